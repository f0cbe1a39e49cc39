package serve

import (
	"context"
	"errors"
	"maps"
	"strings"

	"bao/internal/config"
	"bao/internal/load"
	"bao/internal/publish"
	"bao/internal/publish/delivery"
	"bao/internal/publish/host"
)

// visit is a job that has to do with a host.
type visit struct {
	p        *Preview
	do       string            // the button
	fields   map[string]string // of the order, which are sent again with the next
	agreed   string            // which plan, if one was shown before
	withdraw bool
	secrets  *secrets        // once the target is known
	plan     *delivery.Plan  // that is sent
	sent     delivery.Result // of what failed
	sending  bool
	taken    string // over from whom
}

// visitFields are those of an order that make a visit what it is.
var visitFields = []string{"target", "number", "repair", "plain"}

// visit reaches a host beside everything else, and does there what a button says.
func (p *Preview) visit(o order, do, what string, act func(*visit, context.Context, *publish.Job) (*outcome, error)) *outcome {
	v := &visit{p: p, do: do, fields: map[string]string{}, agreed: o.Get("agreed"), withdraw: o.Get("withdraw") != ""}
	for _, name := range visitFields {
		if value := o.Get(name); value != "" {
			v.fields[name] = value
		}
	}
	typed := map[string]string{}
	if account := o.Get("account"); account != "" {
		typed[account] = o.Get("secret")
	}
	return p.startJob(job{What: what, Stops: true}, func(ctx context.Context, progress progress) *outcome {
		options := publish.Options{
			Build: p.buildOptions(v.withdraw, progress), Target: v.fields["target"], Way: p.o.Way, Data: p.o.Data, Who: p.o.Who, Pace: p.o.Pace,
			Secrets: func(t config.Target) publish.Secret {
				v.secrets = p.room.secretsOf(p, t, typed)
				return v.secrets.get
			},
			Progress: v.progress(), Stale: func(h delivery.Holder) { v.taken = publish.StaleLine(h) },
		}
		options.Way.Plain = v.fields["plain"] != ""
		job, err := publish.Open(ctx, options)
		if job != nil {
			defer job.Close()
		}
		var said *outcome
		if err == nil {
			said, err = act(v, ctx, job)
		}
		if err != nil {
			said = v.failed(ctx, err)
		}
		return said
	})
}

// again is a button that does the same, with one field more.
func (v *visit) again(word, name, value string) *again {
	fields := maps.Clone(v.fields)
	fields[name] = value
	return &again{Do: v.do, Word: word, Fields: fields}
}

// failed says what came of a visit that did not come to its end.
func (v *visit) failed(ctx context.Context, err error) *outcome {
	var refused *host.Refusal
	switch {
	case ctx.Err() != nil && !v.sending:
		return &outcome{Message: "已停止，网上的没有动"}
	case ctx.Err() != nil:
		err = context.Canceled
	case errors.Is(err, publish.ErrNoTarget):
		return v.p.noTarget()
	case errors.As(err, &refused) && refused.Plain:
		return &outcome{
			Bad: true, Message: refused.Message, Hint: "最好换成 SFTP，或请主机商打开 FTP 的加密（TLS）后删去“不加密”",
			Again: v.again("我知道，不加密也发", "plain", "1"),
		}
	}
	if v.secrets != nil {
		if w, is, trouble := v.secrets.lacking(ctx, err); is {
			return v.ask(w, refused, trouble)
		}
	}
	said := &outcome{Bad: ctx.Err() == nil}
	var known bool
	if said.Message, said.Hint, known = publish.Explain(err); !known {
		said = v.p.failed("没有做成", err)
	}
	if v.sending && v.sent.Sent > 0 {
		said.Lines = append(said.Lines, publish.CutLine(v.plan, v.sent))
	}
	return said
}

// ask shows a field for a secret, and what the host said of the one before.
func (v *visit) ask(w want, refused *host.Refusal, trouble error) *outcome {
	word := secretWords[w.kind]
	said := &outcome{Message: "要输入" + word + "，才能接着做"}
	if refused != nil && refused.Secret {
		said.Bad, said.Message, said.Lines = true, refused.Message, []string{refused.Hint}
	}
	if trouble != nil {
		said.Lines = append(said.Lines, v.p.wordsOf(trouble))
	}
	said.Hint = word + "只留在这台电脑的内存里，预览关了就忘了；用过以后会问要不要记住"
	said.Ask = &question{again: *v.again("接着做", "account", w.account), Label: w.account + " 的" + word, Account: w.account}
	if v.agreed != "" {
		said.Ask.Fields["agreed"] = v.agreed
	}
	return said
}

// wordsOf is what an error means, in one sentence.
func (p *Preview) wordsOf(err error) string {
	if message, _, ok := publish.Explain(err); ok {
		return message
	}
	return p.explain(err)
}

// noTarget says how a place to publish to is written down.
func (p *Preview) noTarget() *outcome {
	said := &outcome{
		Bad: true, Message: "site.yaml 里还没有写发布到哪里。用记事本打开它，在最后加一行，样子像下面的一种，改成自己的：",
		Lines: []string{
			"先在这台电脑上试一试：\n发布: D:\\报纸网站",
			"自己的服务器：\n发布: sftp://user@www.example.cn/var/www/bao",
			"虚拟主机：\n发布: ftp://user@ftp.example.cn/htdocs",
			"网盘（WebDAV）：\n发布: davs://user@dav.example.cn/bao",
		},
		Hint: "user 换成自己的用户名；密码不要写进去，发布时会问。写好保存，再按“发布”。别的地方（对象存储、GitHub 等）怎么写，看使用手册的“发布”一节",
	}
	if p.o.Show != nil {
		said.Again = &again{Do: "open", Word: "打开 site.yaml", Fields: map[string]string{"path": load.SiteFile}}
	}
	return said
}

// folded puts what is set in by four spaces into the line above it.
func folded(lines []string) (list []string) {
	for _, line := range lines {
		if file, in := strings.CutPrefix(line, "    "); in && len(list) > 0 {
			list[len(list)-1] += "\n" + file
			continue
		}
		list = append(list, line)
	}
	return list
}
