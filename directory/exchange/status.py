"""What a record says of itself: whether it is meant to be seen, and goes on."""

from typing import Any

_UNPUBLISHED = frozenset(
    {
        "draft",
        "pending",
        "unpublished",
        "not published",
        "archived",
        "deleted",
        "removed",
        "hidden",
        "private",
        "rejected",
    }
)
_ACTIVE = frozenset(
    {"active", "open", "live", "enabled", "published", "approved", "current", "true"}
)
_INACTIVE = frozenset(
    {
        "inactive",
        "not active",
        "disabled",
        "suspended",
        "paused",
        "closed",
        "ended",
        "expired",
        "false",
    }
)
_OURS = ("defunct", "temporarily closed")


def _word(raw: Any) -> str:
    text = str(raw).replace("_", " ").replace("-", " ")
    return " ".join(text.split()).casefold()


def is_unpublished(raw: Any) -> bool:
    """Whether a status says that nobody is to see the record."""
    return _word(raw) in _UNPUBLISHED


def to_status(raw: Any) -> str | None:
    """The status that a word means; None for a word that nobody knows."""
    word = _word(raw)
    if word in _OURS:
        return word
    if word in _INACTIVE:
        return "inactive"
    return "active" if word in _ACTIVE else None
