"""How hard the texts of a form are to read, and what would make them easier."""

from dataclasses import dataclass
from hashlib import sha256

from directory.publishing.editing import Work
from directory.publishing.gate import READ, Reading
from directory.web.house import House

_MOST = 12
"""Pieces of advice on one text: more help nobody."""
_LONGEST = 80


class Mark:
    """A short mark of a text, by which a button knows the one that it was made for."""

    @staticmethod
    def of(text: str) -> str:
        """The first characters of its digest."""
        return sha256(text.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Asked:
    """A fix that a button asks for. which: its number; None for all safe ones."""

    field: str
    which: int | None
    mark: str


def fix_asked(do: str) -> Asked:
    """What "fix:field:number:mark" asks for; nothing in any other field."""
    field, _, rest = do.removeprefix("fix:").partition(":")
    which, _, mark = rest.partition(":")
    return Asked(
        field=field if field in READ else "",
        which=int(which) if which.isdecimal() and len(which) < 5 else None,
        mark=mark,
    )


@dataclass(frozen=True, slots=True)
class AdviceView:
    """One piece of advice. do: what its button says to the form, or ""."""

    line: int
    said: str
    message: str
    suggestion: str
    do: str
    is_safe: bool


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A text of the form. age: of readers, in words; "" where it is too short."""

    field: str
    level: str
    age: str
    advice: tuple[AdviceView, ...]
    more: int
    fix_all: str
    is_unread: bool


def reading_views(house: House, work: Work) -> dict[str, ReadingView]:
    """By field, how it reads."""
    found = house.desk.gate.readings(work.taken.parts)
    return {each.field: _view(each) for each in found}


def _view(reading: Reading) -> ReadingView:
    found, mark = reading.review, Mark.of(reading.review.text)
    items = found.items
    safe = sum(item.advice.is_safe for item in items)
    return ReadingView(
        field=reading.field,
        level=found.score.level or "",
        age=_age(found.score.age),
        advice=tuple(
            AdviceView(
                line=item.line,
                said=_short(item.said),
                message=item.advice.message,
                suggestion=item.advice.suggestion.strip(),
                do=f"fix:{reading.field}:{n}:{mark}" if item.advice.suggestion else "",
                is_safe=item.advice.is_safe,
            )
            for n, item in enumerate(items[:_MOST])
        ),
        more=max(0, len(items) - _MOST),
        is_unread=reading.is_unread,
        fix_all=f"fix:{reading.field}:all:{mark}" if safe > 1 else "",
    )


def _age(band: tuple[int, int | None] | None) -> str:
    if band is None:
        return ""
    first, last = band
    return f"{first} to {last}" if last else f"{first} or older"


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
