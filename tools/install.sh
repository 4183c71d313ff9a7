#!/bin/sh
# Installs the pinned packages of requirements/$1.txt into .venv.
# Brings its own installer (uv) into .tools when the machine has none.
set -eu
what=$1
cd "$(dirname "$0")/.."

if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    uv=.tools/bin/uv
    if [ ! -x "$uv" ]; then
        # Debian's python3 comes without venv and pip.
        if ! python3 -c 'import ensurepip' >/dev/null 2>&1; then
            if [ "$(id -u)" = 0 ]; then
                apt-get update -qq
                apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
            else
                echo "Python cannot make a virtual environment yet. Run this, then try again:" >&2
                echo "    sudo apt-get install python3-venv" >&2
                exit 1
            fi
        fi
        python3 -m venv .tools
        .tools/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt
    fi
fi

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Front Door needs Python 3.11 or newer; this machine has $(python3 --version)." >&2
    exit 1
}
[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$(command -v python3)" .venv
"$uv" pip sync --quiet --python .venv/bin/python --require-hashes "requirements/$what.txt"
# --no-deps, --no-build-isolation: everything it needs has just been installed.
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
touch .venv/run.stamp
if [ "$what" = dev ]; then touch .venv/dev.stamp; else rm -f .venv/dev.stamp; fi
sh tools/messages.sh compile
