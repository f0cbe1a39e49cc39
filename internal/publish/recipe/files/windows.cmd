@echo off
chcp 65001 >nul
rem 发布《<<.Title>>》，到点由“任务计划程序”运行。
rem 由 bao publish --recipe windows 写成。改了 site.yaml 的自动发布、搬了文件夹，再运行一次。
rem 自己改过这个文件的，bao 就不再动它（记号 bao-recipe:0000000000000000）。
rem
rem 装上：在报纸的文件夹里打开命令行，输入
rem   schtasks /Create /XML tools\bao-publish.xml /TN bao-publish
rem 已经装过的，后面加上 /F 。试一次：schtasks /Run /TN bao-publish
rem 不要了：schtasks /Delete /TN bao-publish
rem
rem 密码：先手工发布一次，问到时让它记下。密码不要写在这里。
rem 到点时要登录着 Windows；关着机的，下次登录后补发。
rem 每次的记录在旁边的 bao-publish.log 。
setlocal
cd /d "%~dp0.."
set "log=%~dp0bao-publish.log"
if exist "%log%" for %%f in ("%log%") do if %%~zf gtr 1000000 move /y "%log%" "%log%.old" >nul
>>"%log%" echo == %date% %time%
if "%~2"=="" (
  "%~1" publish --yes >>"%log%" 2>&1 <nul
) else (
  "%~1" publish --yes -- "%~2" >>"%log%" 2>&1 <nul
)
set status=%errorlevel%
>>"%log%" echo == %status%
exit /b %status%
