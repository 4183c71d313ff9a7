"""Opening times that are not wholly understood become words, never other times."""

from collections.abc import Mapping
from typing import Any

from directory.exchange.fields import to_byday, to_date, to_time
from directory.exchange.html import clean
from directory.exchange.links import Unusable
from directory.exchange.values import Report
from directory.model.documents import EXTENSION_KEY, Document
from directory.model.schedules import DAYS
from directory.text.structured import plain

_OTHERS = {
    "freq": "{}",
    "interval": "interval {}",
    "bymonthday": "day {} of the month",
    "byweekno": "week {}",
    "byyearday": "day {} of the year",
    "count": "{} times",
    "dtstart": "starting {}",
    "valid_from": "from {}",
    "until": "until {}",
    "valid_to": "until {}",
    "school": "school: {}",
    "bank_holidays": "bank holidays: {}",
    "closed_dates": "not on {}",
}
RULE = _OTHERS.keys() | {"byday", "wkst", "opens_at", "closes_at"}
"""Fields of a schedule each of which changes when it is open."""

_NUMBERS = ("bymonthday", "byweekno", "byyearday")
_DATES = ("dtstart", "until", "valid_from", "valid_to")
_NO_DATE = ("0000-00-00", "0001-01-01", "9999-12-31")
_NAMES = dict(
    zip(
        DAYS,
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),  # noqa: SIM905
        strict=True,
    )
)
_LONGEST = 200


def rule_of(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what databases write for "nothing"; DAILY as all days of the week."""
    rule = dict(raw)
    for name in _NUMBERS:
        if str(rule.get(name)).strip() == "0":
            del rule[name]
    for name in _DATES:
        if str(rule.get(name)).strip().startswith(_NO_DATE):
            del rule[name]
    daily = str(rule.get("freq") or "").strip().upper() == "DAILY"
    rare = any(rule.get(name) for name in _NUMBERS)
    if daily and not rare and rule.get("interval") in (None, "", 1, "1"):
        rule["freq"] = "WEEKLY"
        rule["byday"] = rule.get("byday") or ",".join(DAYS)
    return rule


def put_into_words(
    report: Report, schedule: Document, raw: Mapping[str, Any], path: str
) -> None:
    """Take the times out of a schedule; its description says all that was said."""
    schedule.pop("opens_at", None)
    schedule.pop("closes_at", None)
    words = _in_words(raw)
    said = schedule.get("description", "")
    if words and words not in said:
        schedule["description"] = f"{said.rstrip('.')}. {words}" if said else words
    report.add("hours_in_words", path, "its times became words", became=words)


def _in_words(raw: Mapping[str, Any]) -> str:
    """ "Sunday 10:00 to 12:00, YEARLY"."""
    extension = raw.get(EXTENSION_KEY)
    if isinstance(extension, Mapping):
        raw = {**extension, **raw}
    opens, closes = _time(raw.get("opens_at")), _time(raw.get("closes_at"))
    times = f"{opens} to {closes}" if opens and closes else opens or closes
    parts = [f"{_days(raw.get('byday'))} {times}".strip()]
    for name, words in _OTHERS.items():
        value = _text(raw.get(name))
        if value and (name, value) != ("interval", "1"):
            parts.append(words.format(_date(value) if name in _DATES else value))
    return ", ".join(filter(None, parts))


def _days(raw: Any) -> str:
    try:
        days = to_byday(raw).split(",")
        return ", ".join(_NAMES[day] for day in days)
    except (Unusable, KeyError):
        return _text(raw)


def _time(raw: Any) -> str:
    try:
        return to_time(raw)
    except Unusable:
        return _text(raw)


def _date(text: str) -> str:
    try:
        return to_date(text)
    except Unusable:
        return text


def _text(raw: Any) -> str:
    if isinstance(raw, list):
        return ", ".join(filter(None, map(_text, raw)))[:_LONGEST]
    if raw is None or isinstance(raw, bool | Mapping):
        return ""
    return " ".join(plain(clean(str(raw), _LONGEST).text).split())
