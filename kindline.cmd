@echo off
rem Start Kindline on Windows: the same bootstrap as ./kindline.
py -3 -I "%~dp0installer\bootstrap.py" %*
