package sitemap

import (
	"io"
	"io/fs"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/load"
)

// robots plans robots.txt (RFC 9309): the site's own, if it has one in static/.
// A paper of internal circulation turns everybody away, whatever else stands
// there.
func robots(s edition.Source, to *edition.Plan) {
	site := &s.Paper.Site
	// Programs look for it at the top of the site, where a site has no files of
	// its own.
	own := s.Static(load.StaticDir + "/" + load.RobotsAddress)
	switch {
	case site.Internal():
		text(to, "User-agent: *\nDisallow: /\n")
	case own != nil:
		from := s.Files(own)
		to.Add(robotsOwner, dist.File{
			Path: load.RobotsAddress,
			Key:  func() dist.Key { return dist.KeyOf("robots", own.Digest) },
			Write: func(w io.Writer) error {
				data, err := fs.ReadFile(from, own.Origin)
				if err == nil {
					_, err = w.Write(data)
				}
				return err
			},
		})
	case site.Public():
		text(to, "User-agent: *\nAllow: /\n\n"+
			"Sitemap: "+site.BaseURL+load.SitemapAddress+"\nSitemap: "+site.BaseURL+load.NewsAddress+"\n")
	}
}

const robotsOwner = "给搜索引擎看的 robots.txt"

// text plans it as a few lines.
func text(to *edition.Plan, lines string) {
	to.Data(robotsOwner, load.RobotsAddress, func() ([]byte, error) { return []byte(lines), nil })
}
