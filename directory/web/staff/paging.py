"""Lists in pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import request

PER_PAGE = 20
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageOf:
    """Which page of a list this is; the first is 1. total: things in the whole list."""

    number: int
    pages: int
    total: int


def paged(every: Sequence[T]) -> tuple[Sequence[T], PageOf]:
    """The things on the page that is asked for; on the last one if it is no more."""
    asked = request.args.get("page", "")
    pages = max(1, -(-len(every) // PER_PAGE))
    number = min(int(asked), pages) if _NUMBER.fullmatch(asked) else 1
    start = (number - 1) * PER_PAGE
    return every[start : start + PER_PAGE], PageOf(number, pages, len(every))
