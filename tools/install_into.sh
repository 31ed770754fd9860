#!/bin/sh
# Makes a virtual environment for each list of packages in FOLDER, below CACHE, unless it is there
# and as the list says:  sh tools/install_into.sh CACHE FOLDER
set -eu
cache=$1
for list in "$2"/*.txt; do
  name=$(basename "$list" .txt)
  place="$cache/$name"
  if ! cmp -s "$list" "$place/packages.txt"; then
    echo "installing $name into $place"
    "${PYTHON:-python3}" -m venv "$place"
    "$place/bin/python" -m pip install --quiet --requirement "$list"
    cp "$list" "$place/packages.txt"
  fi
done
