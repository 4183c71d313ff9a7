"""Reading the files of content/: whatever is wrong is said with the file's name."""

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from directory.errors import Invalid

T = TypeVar("T")
Table = Mapping[str, Any]


def read_table(path: Path) -> Table:
    """A TOML file. Raises Invalid when it is missing, or cannot be read."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError as error:
        raise Invalid(f"{path} is missing.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} cannot be read: {error}.") from error


def checked(path: Path, make: Callable[[], T]) -> T:
    """What is made of a file. Raises Invalid when something in it is wrong."""
    try:
        return make()
    except KeyError as error:
        raise Invalid(f"{path}: {error} is missing.") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise Invalid(f"{path}: {error}.") from error


def wrong_at(path: Path, key: str, message: str) -> Invalid:
    """The error to raise for an entry, with the line on which it stands."""
    start = re.compile(rf"^\[?\"?{re.escape(key)}\"?\]?\s*(?:=|$)", re.IGNORECASE)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [n for n, line in enumerate(lines, 1) if start.match(line.strip())]
    where = f"{path}, line {found[-1]}" if found else str(path)
    return Invalid(f"{where}: {message}.")
