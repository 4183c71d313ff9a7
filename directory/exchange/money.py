"""What something costs: an amount only where nobody can misread it, else words."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from babel.numbers import list_currencies

from directory.exchange.fields import to_number
from directory.exchange.links import Unusable
from directory.exchange.values import Report

_AMOUNT = re.compile(
    r"([£€$])? ?(\d{1,9}|\d{1,3}(?:,\d{3})+)(\.\d{1,2}0{0,4})? ?(p|pence)?",
    re.IGNORECASE,
)
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}


def price_of(report: Report, raw: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """A cost option with a plain amount and currency, or with both in its words."""
    given, said = raw.get("amount"), raw.get("currency")
    if _is_blank(given) and _is_blank(said):
        return raw
    try:
        amount, currency = _price(given, said)
    except Unusable as error:
        done = f"left to the words: {error}"
        report.add("value_removed", f"{path}.amount", done, given)
        words = [str(raw.get("amount_description") or ""), _words(given, said)]
        text = ", ".join(dict.fromkeys(filter(None, words)))
        return {**raw, "amount": None, "currency": None, "amount_description": text}
    if isinstance(given, str) and amount is not None:
        report.add("reformatted", f"{path}.amount", "", given, amount)
    if currency != (said or ""):
        report.add("reformatted", f"{path}.currency", "", said or given, currency)
    return {**raw, "amount": amount, "currency": currency}


def _price(given: Any, said: Any) -> tuple[Decimal | None, str]:
    currency = _currency(said)
    if _is_blank(given):
        return None, currency
    if not isinstance(given, str):
        amount = to_number(given)
        if amount < 0:
            raise Unusable("it is below nothing")
        return amount, currency
    match = _AMOUNT.fullmatch(" ".join(given.split()))
    if not match:
        raise Unusable("it is not one amount")
    symbol, whole, fraction, pence = match.groups()
    amount = to_number(whole.replace(",", "") + (fraction or ""))
    if pence:
        if symbol or fraction:
            raise Unusable("it is not one amount")
        symbol, amount = "£", amount / 100
    meant = _SYMBOLS.get(symbol or "", currency)
    if currency and meant != currency:
        raise Unusable("its currency is not clear")
    return amount, meant


def _currency(said: Any) -> str:
    if _is_blank(said):
        return ""
    code = _SYMBOLS.get(str(said).strip(), str(said).strip().upper())
    if code not in _currencies():
        raise Unusable("nobody knows its currency")
    return code


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def _words(given: Any, said: Any) -> str:
    if _is_blank(given) or isinstance(given, bool | list | dict):
        return ""
    has_symbol = any(symbol in str(given) for symbol in _SYMBOLS)
    currency = "" if has_symbol or not isinstance(said, str) else said.strip()
    return f"{str(given).strip()} {currency}".strip()


def _is_blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())
