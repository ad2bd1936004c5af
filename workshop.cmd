@echo off
rem Starts the console, and builds it before that when it is missing or older than its sources.
rem workshop --help says what it can do; mvn test does without it.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "console=%root%\tools\console\target"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo The console needs a JDK of version 17 or newer: install one, or correct JAVA_HOME and PATH. 1>&2
    exit /b 2
)
set "flags=-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"

if not exist "%console%\built" goto build
"%java%" %flags% "-Dworkshop.root=%root%" "-Dworkshop.built=%console%\built" -cp "%console%\lib\*" workshop.console.Main %*
if not %errorlevel%==75 exit /b %errorlevel%

:build
"%java%" "%root%\tools\console\Build.java" "%root%" 1>&2
if errorlevel 1 exit /b 2
"%java%" %flags% "-Dworkshop.root=%root%" -cp "%console%\lib\*" workshop.console.Main %*
exit /b %errorlevel%
