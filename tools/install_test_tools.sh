#!/bin/sh
# Installs what the tests need beside Python: Node.js, a browser, and a program that reads PDFs.
# Says what is missing where it cannot install it; the tests then fail with the same words.
set -eu

missing=""
have() { command -v "$1" >/dev/null 2>&1; }
have node && have npm || missing="$missing nodejs npm"
have chromium || have chromium-browser || have google-chrome || missing="$missing chromium"
have firefox-esr || have firefox || missing="$missing firefox-esr"
have pdftotext || missing="$missing poppler-utils"
[ -z "$missing" ] && exit 0

if have apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The tests need:$missing. Install them with your system's package manager." >&2
exit 1
