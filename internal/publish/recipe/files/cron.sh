#!/bin/sh
# 发布《<<.Title>>》，到点由 cron 运行（见 bao-publish.crontab），也可以手工运行。
# 由 bao publish --recipe cron 写成；改了 site.yaml 的自动发布、搬了文件夹，再运行一次。
# 自己改过这个文件的，bao 就不再动它（记号 bao-recipe:0000000000000000）。
#
# 密码：先手工发布一次，问到时让它记下；或者在 ~/.config/bao/<<.Target.Slug>>.env 里写
#   BAO_PASSWORD='密码'
# 再 chmod 600 这个文件。密码不要写在这里。
set -eu
cd <<quote .Here.Folder>>
log=tools/bao-publish.log
settings="${HOME:-}/.config/bao/<<.Target.Slug>>.env"
if [ -f "$settings" ]; then
  set -a
  . "$settings"
  set +a
fi
# 记录大了就换一个，留一个旧的。
if [ -f "$log" ] && [ "$(wc -c <"$log")" -gt 1000000 ]; then
  mv "$log" "$log.old"
fi
echo "== $(date '+%Y-%m-%d %H:%M:%S')" >>"$log"
if <<quote .Here.Program>> publish --yes<<if .Named>> -- <<quote .Target.Name>><<end>> >>"$log" 2>&1 </dev/null; then
  echo "== 发布好了" >>"$log"
else
  status=$?
  # 写到标准错误，cron 会寄给本机的用户。
  echo "自动发布没有成功，或者发布了、读者看到的不对。记录在 $(pwd)/$log，最后几行：" >&2
  tail -n 20 "$log" >&2
  exit "$status"
fi
