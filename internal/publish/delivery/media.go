package delivery

func mediaType(string) string    { return "text/html; charset=utf-8" }
func cacheControl(string) string { return "" }
