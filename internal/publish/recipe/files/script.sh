set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
<<- if .Program.URL>>
# 取 bao：从 site.yaml 写的地址，校验对不上就停下。
curl --fail --silent --show-error --location --proto '=https' --retry 3 --output "$work/download" <<quote .Program.URL>>
echo "<<.Program.Checksum>>  $work/download" | sha256sum -c - >/dev/null || {
  echo '取来的 bao 和 site.yaml 里的校验对不上，没有运行。请核对 automation（自动发布）的 program（程序）和 checksum（校验）。' >&2
  exit 1
}
mkdir "$work/unpacked"
<<- if eq .Unpack "tar">>
tar -xzf "$work/download" -C "$work/unpacked"
<<- else if eq .Unpack "zip">>
unzip -q "$work/download" -d "$work/unpacked"
<<- else>>
mv "$work/download" "$work/unpacked/bao"
<<- end>>
bao=$(find "$work/unpacked" -type f -name bao | head -n 1)
<<- else>>
# 取 bao：仓库里的 tools/bao（Linux 的）；这就是 bao 自己的仓库时，现场编译。
bao="$work/bao"
if [ -f tools/bao ]; then
  cp tools/bao "$bao"
elif [ -f cmd/bao/main.go ]; then
  go build -o "$bao" ./cmd/bao
fi
<<- end>>
[ -f "$bao" ] || {
  echo '没有 bao。请把 Linux 的 bao 放到仓库的 tools/bao，或在 site.yaml 的 automation（自动发布）里写上 program（程序）和 checksum（校验）。' >&2
  exit 1
}
chmod +x "$bao"
<<- if .SSH>>
# SSH 密钥和服务器的指纹，设了才写，别人看不到。
(
  umask 077
  if [ -n "${BAO_SSH_KEY:-}" ]; then
    key=<<.KeyFile>>
    mkdir -p "$(dirname "$key")"
    printf '%s\n' "$BAO_SSH_KEY" | tr -d '\r' >"$key"
  fi
  if [ -n "${BAO_KNOWN_HOSTS:-}" ]; then
    mkdir -p "$HOME/.ssh"
    printf '%s\n' "$BAO_KNOWN_HOSTS" | tr -d '\r' >>"$HOME/.ssh/known_hosts"
  fi
)
<<- end>>
"$bao" publish --yes<<if .Named>> -- <<quote .Target.Name>><<end>>
