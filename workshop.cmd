@echo off
rem Starts the console, and builds it before that when it is missing or older than its sources.
rem workshop --help says what it can do; mvn test does without it.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

call :find_build
if not defined build goto build
"%java%" %flags% -Dworkshop.rebuild=true workshop.console.Main %*
rem Exit code 75 asks for a new build.
if not %errorlevel%==75 exit /b %errorlevel%

:build
"%java%" --list-modules 2>nul | findstr /b "jdk.compiler@" >nul
if errorlevel 1 (
    echo The console needs a JDK of version 17 or newer: install one, or correct JAVA_HOME and PATH. 1>&2
    exit /b 2
)
"%java%" "%root%\tools\console\Build.java" "%root%" 1>&2
if errorlevel 1 exit /b 2
call :find_build
"%java%" %flags% workshop.console.Main %*
exit /b %errorlevel%

rem Each build has a folder of its own, such as .built\000007. It is complete when the file "complete" is in it.
:find_build
set "build="
set "builds=%root%\tools\console\.built"
for /f "delims=" %%f in ('dir /b /ad /on "%builds%" 2^>nul') do (
    if exist "%builds%\%%f\complete" set "build=%builds%\%%f"
)
set flags=-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED
set flags=%flags% "-Dworkshop.root=%root%" "-Dworkshop.built=%build%" -cp "%build%\*"
exit /b
