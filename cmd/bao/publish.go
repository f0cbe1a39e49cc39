package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// publishing is what was typed after bao publish.
type publishing struct {
	site                     siteOptions
	yes, dry, status, remove bool
	adopt, purge, plain      bool
	repair                   bool
	back                     string
	recipe                   string
}

func newPublish() *cobra.Command {
	var o publishing
	c := &cobra.Command{
		Use:   "publish [目标]",
		Short: "生成网站，发布到 site.yaml 里写的地方",
		Long: `生成网站，看看和网上的有哪些不同，问过以后发布到 site.yaml 里“发布”写的地方；不写目标就是第一个。
发到一半断了，再运行一次，会接着发。读者任何时候看到的都是完整的网站。`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{fmt.Errorf("一次发布到一个目标：先 bao publish %s，再 bao publish %s", args[0], args[1])}
			}
			return notTogether(c.Flags())
		},
		RunE: func(c *cobra.Command, args []string) error { return runPublish(c, o, strings.Join(args, "")) },
	}
	flags := c.Flags()
	flags.StringVarP(&o.site.dir, "dir", "C", "", "报纸所在的`文件夹`（不写就是当前文件夹）")
	flags.BoolVar(&o.dry, "dry-run", false, "只说会做什么，不发布")
	flags.BoolVarP(&o.yes, "yes", "y", false, "不问，直接发布")
	flags.BoolVar(&o.status, "status", false, "看看网上的和上次发布的是不是一样")
	flags.Var((*whichOne)(&o.back), "rollback", "退回以前的一次发布；不写`[=第几次]`就是上一次")
	flags.Lookup("rollback").NoOptDefVal = switchedOn
	flags.BoolVar(&o.repair, "repair", false, "别人删掉的、改过的，照这里的放回去")
	flags.StringVar(&o.recipe, "recipe", "", "写好自动发布的文件：`github`、gitlab、codeberg、cron 或 windows")
	flags.BoolVar(&o.purge, "purge", false, "撤下的网页和图片马上删除，不留几天")
	flags.BoolVar(&o.adopt, "adopt", false, "那里已有别人的同名文件，也照样换掉")
	flags.BoolVar(&o.remove, "delete", false, "稿件少了三分之一以上，也照样发布，把它们从网站撤下")
	flags.BoolVar(&o.plain, "plain", false, "密码和网页不加密传送，和 site.yaml 里的“不加密”两处都写才算数")
	return c
}

// apart are the flags that can't both be done in one run.
var apart = [][2]string{
	{"status", "rollback"},
	{"status", "recipe"},
	{"status", "repair"},
	{"status", "purge"},
	{"status", "delete"},
	{"recipe", "rollback"},
	{"recipe", "repair"},
	{"recipe", "purge"},
	{"recipe", "delete"},
	{"rollback", "delete"},
}

func notTogether(flags *pflag.FlagSet) error {
	for _, two := range apart {
		if flags.Changed(two[0]) && flags.Changed(two[1]) {
			return usageError{fmt.Errorf("--%s 和 --%s 不能一起用，分两次运行", two[0], two[1])}
		}
	}
	return nil
}

// whichOne is the value of --rollback. It is shown as a switch is, since one
// without a value is the usual one.
type whichOne string

func (w *whichOne) String() string { return string(*w) }
func (w *whichOne) Type() string   { return "bool" }

func (w *whichOne) Set(text string) error {
	if *w = whichOne(text); text == switchedOn {
		*w = lastOne
	}
	return nil
}

const (
	lastOne    = "上一次"  // what --rollback means without a number
	switchedOn = "true" // what pflag sets a switch to
)

func runPublish(c *cobra.Command, o publishing, target string) error {
	if o.recipe != "" {
		return runRecipe(c, o)
	}
	p, err := openPublish(c, o, target)
	if p.job != nil {
		defer p.job.Close()
	}
	if err != nil {
		return p.explain(err)
	}
	switch {
	case o.status:
		err = p.status()
	case o.back != "":
		err = p.back(o.back)
	default:
		err = p.publish()
	}
	return p.explain(err)
}
