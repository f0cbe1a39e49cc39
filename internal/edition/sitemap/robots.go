package sitemap

import (
	"io"
	"io/fs"

	"bao/internal/dist"
	"bao/internal/edition"
	"bao/internal/load"
	"bao/internal/paper"
)

// robots plans robots.txt (RFC 9309): the site's own, if it has one in static/.
// A paper of internal circulation turns everybody away, whatever else stands
// there.
func robots(s edition.Source, to *edition.Plan) {
	site := &s.Paper.Site
	own := ownRobots(s.Paper)
	switch {
	case site.Internal():
		text(to, robotsOwner, load.RobotsAddress, "User-agent: *\nDisallow: /\n")
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
		text(to, robotsOwner, load.RobotsAddress, "User-agent: *\nAllow: /\n\n"+
			"Sitemap: "+site.BaseURL+load.SitemapAddress+"\nSitemap: "+site.BaseURL+load.NewsAddress+"\n")
	}
}

const robotsOwner = "给搜索引擎看的 robots.txt"

// ownRobots is the site's own robots.txt, nil for none. Programs look for it at
// the top of the site, where a site has no files of its own, so that it is
// published there as well.
func ownRobots(p *paper.Paper) *paper.Asset {
	for _, a := range p.Static {
		if a.Address == load.StaticDir+"/"+load.RobotsAddress {
			return a
		}
	}
	return nil
}

// text plans a file of a few lines.
func text(to *edition.Plan, owner, address, lines string) {
	to.Data(owner, address, func() ([]byte, error) { return []byte(lines), nil })
}
