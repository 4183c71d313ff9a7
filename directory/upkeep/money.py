"""Prices, as they are typed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from directory.model.nouns import CostOption, Service
from directory.upkeep.filling import price
from directory.upkeep.remarks import Known, Remarks

_PRICE = re.compile(r"£? ?(?P<pounds>[0-9]{1,6})(?P<pence>\.[0-9]{2})?")
_PENCE = re.compile(r"(?P<pence>[0-9]{1,2}) ?p")
_FREE = ("free", "nothing", "no cost", "none")


def costs_of(
    rows: Sequence[dict[str, str]], before: Service, known: Known, remarks: Remarks
) -> tuple[CostOption, ...]:
    """The prices of the rows; those from before keep what the form does not show."""
    old = {each.id: each for each in before.cost_options}
    made = []
    for n, row in enumerate(rows):
        was = old.get(row["id"])
        if was and was.amount is not None and row["amount"] == price(was.amount):
            amount: Decimal | None = was.amount
        else:
            amount = _amount(row["amount"], f"costs-{n}-amount", remarks)
        option = row["option"]
        if amount == 0 and not option:
            option = "Free"
        is_same = was is not None and was.amount == amount
        made.append(
            replace(
                was or CostOption(id=known.new_id()),
                amount=amount,
                currency=was.currency
                if was and is_same
                else ("GBP" if amount is not None else ""),
                option=option,
                amount_description=row["amount_description"],
            )
        )
    return tuple(made)


def _amount(said: str, place: str, remarks: Remarks) -> Decimal | None:
    if not said:
        return None
    if said.casefold() in _FREE:
        return Decimal(0)
    found = _PRICE.fullmatch(said)
    if found:
        return Decimal(f"{found['pounds']}{found['pence'] or ''}")
    found = _PENCE.fullmatch(said)
    if found:
        return Decimal(found["pence"]) / 100
    remarks.wrong(
        place,
        f"“{said}” is not a price. Please write one such as 3 or 3.50, or write free.",
    )
    return None
