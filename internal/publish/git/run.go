package git

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"bao/internal/publish/host"
)

// settings hold for every call, over whatever the user has set: no hooks, no
// signatures, nothing that runs by itself, nothing more pushed than is said.
// A server on which nothing moves for two minutes is given up.
var settings = []string{
	"core.hooksPath=no-hooks", "core.askPass=", "gc.auto=0", "maintenance.auto=false", "commit.gpgSign=false", "push.gpgSign=false",
	"push.followTags=false", "push.recurseSubmodules=no", "fetch.recurseSubmodules=no", "core.quotePath=false",
	"http.lowSpeedLimit=1", "http.lowSpeedTime=120",
}

// helper hands git the password, from an environment that only the user's own
// processes can read; a setting of git names it, no argument or file has it.
const helper = `!f() { test "$1" = get && printf 'username=%s\npassword=%s\n' "$BAO_GIT_USER" "$BAO_GIT_SECRET"; }; f`

// kept are the variables of git that a call inherits. The others would make it
// work on another repository (as within a hook), or talk of secrets (GIT_TRACE).
var kept = []string{"GIT_SSH", "GIT_SSL", "GIT_PROXY", "GIT_HTTP", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}

// command is git in the bare repository.
func (h *repo) command(ctx context.Context, args ...string) *exec.Cmd {
	var all []string
	for _, s := range settings {
		all = append(all, "-c", s)
	}
	if h.secret != "" {
		// For this server alone, wherever it redirects to; what git would
		// keep for itself stays as it is.
		all = append(all, "-c", "credential.helper=", "-c", "credential."+server(h.account)+".helper="+helper)
	}
	cmd := exec.CommandContext(ctx, h.program, append(all, args...)...)
	cmd.Dir = h.dir
	cmd.WaitDelay = 5 * time.Second
	own(cmd)
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if strings.HasPrefix(name, "GIT_") && !slices.ContainsFunc(kept, func(k string) bool { return strings.HasPrefix(name, k) }) ||
			name == "LANGUAGE" || strings.HasPrefix(name, "BAO_") {
			continue
		}
		cmd.Env = append(cmd.Env, v)
	}
	cmd.Env = append(cmd.Env, "GIT_DIR="+h.dir, "LC_ALL=C", "GIT_ALLOW_PROTOCOL=https:http:ssh:git:file",
		"GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "GCM_INTERACTIVE=never")
	if h.secret != "" {
		cmd.Env = append(cmd.Env, "BAO_GIT_SECRET="+h.secret, "BAO_GIT_USER="+h.user())
	}
	if ssh := h.ssh(); ssh != "" {
		cmd.Env = append(cmd.Env, "GIT_SSH_COMMAND="+ssh)
	}
	return cmd
}

// user is whose password is given. A token needs no name with GitHub, GitLab
// and Codeberg, but something has to stand there.
func (h *repo) user() string {
	if name := h.account.User.Username(); name != "" {
		return name
	}
	return "bao"
}

func server(u *url.URL) string { return u.Scheme + "://" + u.Host }

// ssh lets nothing be asked that nobody would see, and ends a connection that
// is dead. A program that the user has set for SSH stays what it is.
func (h *repo) ssh() string {
	if os.Getenv("GIT_SSH") != "" || os.Getenv("GIT_SSH_COMMAND") != "" || h.ownSSH {
		return ""
	}
	command := "ssh -o BatchMode=yes -o ConnectTimeout=30 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
	if h.target.KeyFile != "" {
		command += " -o IdentitiesOnly=yes -i '" + strings.ReplaceAll(h.target.KeyFile, "'", `'\''`) + "'"
	}
	return command
}

// run is git to its end. What it printed comes back; where it failed, the
// error is what failure makes of what git said.
func (h *repo) run(ctx context.Context, args ...string) (string, error) {
	var out, said bytes.Buffer
	cmd := h.command(ctx, args...)
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	switch {
	case err == nil:
		return out.String(), nil
	case ctx.Err() != nil:
		return "", context.Cause(ctx)
	}
	return "", failure(out.String()+said.String(), err)
}

// reach is run for what talks with the server. Where git has no password for
// it that is good enough, one is got and the call is made again.
func (h *repo) reach(ctx context.Context, args ...string) (string, error) {
	out, err := h.run(ctx, args...)
	kind := kindOf(err)
	var refused *host.Refusal
	if kind == stranger && errors.As(err, &refused) {
		h.stranger(refused)
		return "", err
	}
	if h.account == nil || h.secret != "" || kind != wrongPassword && kind != noRights {
		return out, err
	}
	secret, none := h.way.Secret(ctx, host.Password, h.account.String())
	switch {
	case none != nil && kind == noRights:
		return "", err
	case none != nil:
		return "", none
	}
	h.secret = secret
	out, err = h.run(ctx, args...)
	if kindOf(err) == wrongPassword {
		h.secret = "" // the next call asks for another
	}
	return out, err
}
