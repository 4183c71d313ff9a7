"""Train both small packages of the tests, from nothing but TICO-19's files.

    python tools/training/make_packages.py FOLDER_OF_TMX [--minutes 25] [--into FOLDER]

FOLDER_OF_TMX holds all.en-pt-BR.tmx.zip and all.en-ur.tmx.zip. What training needs is
installed into an environment of its own, tools/training/.venv, at the versions of
requirements.txt; Front Door needs none of it. The packages go to --into, or to
`made` here, never over the committed ones; what was measured of them is printed.
"""

import argparse
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON = HERE / ".venv" / "bin" / "python"
MADE = HERE / "made"
LANGUAGES = {"pt": ("pt-BR", "Portuguese"), "ur": ("ur", "Urdu")}
"""Of each code, what the TMX file calls it, and its name in English."""


def environment() -> None:
    """Make the environment, if it is not there."""
    if not PYTHON.exists():
        venv.create(PYTHON.parent.parent, with_pip=True)
    requirements = str(HERE / "requirements.txt")
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", "-r", requirements],
                   check=True)  # fmt: skip


def step(name: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
    """Start a step, in the environment."""
    command = [PYTHON, "-m", f"tools.training.{name}", *arguments]
    return subprocess.Popen(command, cwd=ROOT)


def done(*steps: subprocess.Popen[bytes]) -> None:
    """Wait for steps. Ends the program when one of them has failed."""
    codes = [each.wait() for each in steps]
    if any(codes):
        sys.exit("A step has failed: see above.")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Train the packages of the tests.")
    parser.add_argument("tmx", type=Path)
    parser.add_argument("--minutes", default="25")
    parser.add_argument("--into", type=Path, default=MADE)
    given = parser.parse_args()
    environment()
    # Both at once, on one core each: two that share the work wait for one another.
    done(*(
        step("train", given.tmx.resolve() / f"all.en-{tag}.tmx.zip", MADE / code,
             "--minutes", given.minutes)
        for code, (tag, _) in LANGUAGES.items()
    ))  # fmt: skip
    for code, (_, name) in LANGUAGES.items():
        package = given.into.resolve() / f"translate-en_{code}.argosmodel"
        done(step("export", MADE / code, package, code, name))
        done(step("measure", package, MADE / code / "held_out.json"))


if __name__ == "__main__":
    main()
