"""Ids that stay the same from one import to the next."""

import json
import re
from typing import Any
from uuid import UUID, uuid5

_NAMESPACE = UUID("b8a6f1de-36c5-5d0f-9a7b-1f6f0b1d2c55")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_uuid(raw: Any) -> bool:
    """Whether it has the form of a UUID, of whatever variant."""
    return isinstance(raw, str) and bool(_UUID.fullmatch(raw.strip().lower()))


def id_of(source: str, noun: str, raw: Any) -> str:
    """The id as it is when it is a UUID, else a UUID (version 5) made from it."""
    if isinstance(raw, str) and _UUID.fullmatch(raw):
        return raw
    text = " ".join(str(raw).split())
    return text.lower() if is_uuid(text) else made_id(source, noun, text)


def made_id(*parts: Any) -> str:
    """A UUID (version 5) of values, the same whenever the values are."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=True, default=str)
    return str(uuid5(_NAMESPACE, text))
