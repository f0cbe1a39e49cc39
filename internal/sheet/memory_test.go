package sheet

import "bao/internal/dist"

// counting counts what is composed anew.
type counting struct {
	data map[string][]byte
	made int
}

func (c *counting) Recall(k dist.Key) ([]byte, bool) {
	data, ok := c.data[k.String()]
	return data, ok
}

func (c *counting) Remember(k dist.Key, data []byte) {
	c.data[k.String()] = data
	c.made++
}
