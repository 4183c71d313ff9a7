#!/bin/sh
# Works out the exact versions and their hashes; no addresses are written.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .tools/bin/uv)
compile() {
    out=$1
    shift
    "$uv" pip compile --quiet --upgrade --generate-hashes --no-header \
        --no-emit-index-url --python-version 3.11 --python-platform linux \
        "$@" --output-file "requirements/$out.txt"
}
compile run pyproject.toml --group build
compile dev pyproject.toml --group build --group dev
echo uv | "$uv" pip compile --quiet --upgrade --generate-hashes --no-header \
    --no-emit-index-url --no-annotate --python-version 3.11 --python-platform linux \
    - --output-file requirements/uv.txt
