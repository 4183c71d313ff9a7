#!/bin/sh
# Installs the pinned packages of requirements/$1.txt into .venv.
# Brings its own installer (uv) into .tools when the machine has none.
set -eu
what=$1
cd "$(dirname "$0")/.."

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Front Door needs Python 3.11 or newer; this machine has $(python3 --version)." >&2
    exit 1
}

# Prints what runs pip: the machine's own, or the one packed inside Python. Making a
# virtual environment only to have pip would take longer than all the rest.
pip() {
    python3 - <<'END'
import ensurepip, importlib.util, pathlib
if importlib.util.find_spec("pip"):
    print("python3 -m pip")
else:
    folders = [pathlib.Path(ensurepip.__file__).parent / "_bundled",
               pathlib.Path("/usr/share/python-wheels")]
    wheels = [wheel for folder in folders for wheel in sorted(folder.glob("pip-*.whl"))]
    print(f"env PYTHONPATH={wheels[0]} python3 -m pip")
END
}

if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    uv=.tools/bin/uv
    if [ ! -x "$uv" ]; then
        # Debian's python3 comes without pip.
        if ! pip >/dev/null 2>&1; then
            if [ "$(id -u)" = 0 ]; then
                apt-get update -qq
                apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
            else
                echo "Python cannot install packages yet. Run this, then try again:" >&2
                echo "    sudo apt-get install python3-venv" >&2
                exit 1
            fi
        fi
        $(pip) install --quiet --disable-pip-version-check --root-user-action=ignore \
            --no-compile --target .tools --require-hashes -r requirements/uv.txt
    fi
fi

[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$(command -v python3)" .venv
"$uv" pip sync --quiet --python .venv/bin/python --require-hashes "requirements/$what.txt"
# --no-deps, --no-build-isolation: everything it needs has just been installed.
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
touch .venv/run.stamp
if [ "$what" = dev ]; then touch .venv/dev.stamp; else rm -f .venv/dev.stamp; fi
