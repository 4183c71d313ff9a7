"""Who changed a listing last, and what they did, in words."""

from directory.errors import Conflict
from directory.storage.whole import Change
from directory.web.house import House
from directory.web.staff.guard import signed_in


def last_change(house: House, service_id: str) -> Change | None:
    """The newest change of a listing; None when there is no such listing."""
    return next(iter(house.desk.wholes.history(service_id)), None)


def made_by(change: Change) -> str:
    """Who made it, in words."""
    if change.author_kind == "import":
        return f"an import of {change.author}"
    if change.author_kind == "starter":
        return "the starter directory"
    return change.author


def in_words(house: House, error: Exception, *seen: tuple[str, int]) -> str:
    """What an error says; of a conflict, who changed the listing and what they did.

    seen: ids of listings, each with the number of the change after which somebody saw
    it.
    """
    for service_id, revision in seen if isinstance(error, Conflict) else ():
        whole = house.desk.wholes.now(service_id)
        last = last_change(house, service_id)
        if whole is None or last is None or whole.revision == revision:
            continue
        if last.author_kind != "person":
            continue
        name = whole.parts.service.name
        is_own = last.author == signed_in().name
        who = "You have" if is_own else f"{last.author} has"
        if last.note == "still correct":
            did = f"said that “{name}” is still correct"
        else:
            did = f"changed “{name}”" + (f" ({last.note})" if last.note else "")
        return f"{who} just {did}. Please look at it again."
    return str(error)
