#!/bin/sh
# The page checks drive Debian's Chromium: installs it where that is allowed.
set -eu
for browser in chromium chromium-browser google-chrome; do
    command -v "$browser" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the page checks ..."
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
    echo "The page checks need Chromium. Run this, then try again:" >&2
    echo "    sudo apt-get install chromium" >&2
    exit 1
fi
