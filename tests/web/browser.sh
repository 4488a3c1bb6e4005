#!/bin/sh
# Chromium and Chinese fonts for the tests of the page: there already, else installed, else named.
set -eu

has_browser() { command -v chromium >/dev/null || [ -x "${CHROMIUM:-}" ]; }
has_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family)" ]; }

if has_browser && has_fonts; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q && apt-get install -q -y --no-install-recommends chromium fonts-noto-cjk fontconfig && exit 0
fi
echo "The tests of the page need Chromium and Chinese fonts. On Debian: apt-get install chromium fonts-noto-cjk." >&2
echo "A Chromium elsewhere is taken from the variable CHROMIUM." >&2
exit 1
