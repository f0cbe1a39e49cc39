package offline

import "bao/internal/layout"

// Views is the page for when there is no network.
var Views = []layout.View{layout.ViewOf[Offline]("offline.html", "offline")}
