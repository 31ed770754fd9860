#!/bin/sh
# Installs LibreOffice for `make test-office`; says what is missing where it cannot.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }
parts="libreoffice-writer libreoffice-calc libreoffice-impress fonts-liberation"
whole=yes
have soffice || whole=no
for part in swriter scalc simpress; do
    [ -e "/usr/lib/libreoffice/program/$part" ] || whole=no
done
# Letters as wide as those of Times New Roman and Arial: without them pages break elsewhere.
have fc-list && fc-list | grep -q "Liberation Serif" || whole=no
[ "$whole" = yes ] && exit 0

if have apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing: $parts"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=600 --no-install-recommends $parts >/dev/null
    exit 0
fi
have soffice && exit 0
echo "The office tests need LibreOffice ($parts). Install it with your system's package manager." >&2
exit 1
