"""What an installation needs: each installed package with its size, and the sum.

    python bench/install.py

Sizes are those of the files that each package's own record lists, on this machine;
what requirements/run.txt does not name is left out, so development tools do not count.
"""

import re
from importlib.metadata import distribution
from pathlib import Path

RUN = Path(__file__).resolve().parent.parent / "requirements" / "run.txt"
LIMIT_MB = 600
NEVER = ("torch", "spacy", "stanza")


def size(name: str) -> int:
    """Bytes of a package's files; compiled Python is not counted."""
    package = distribution(name)
    paths = [Path(package.locate_file(file)) for file in package.files or ()]
    return sum(
        path.stat().st_size
        for path in paths
        if path.is_file() and path.suffix != ".pyc"
    )


def main() -> None:
    """Print the table, and fail when it is more than the limit."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==", RUN.read_text(), flags=re.M)
    sizes = sorted(((size(name), name) for name in names), reverse=True)
    for each, name in sizes:
        print(f"{each / 1e6:8.1f} MB  {name} {distribution(name).version}")
    total = sum(each for each, _ in sizes) / 1e6
    print(f"{total:8.1f} MB  {len(sizes)} packages; the limit is {LIMIT_MB} MB")
    unwanted = [name for name in names if name.lower() in NEVER]
    if unwanted or total > LIMIT_MB:
        raise SystemExit(f"too large, or unwanted: {unwanted}")


if __name__ == "__main__":
    main()
