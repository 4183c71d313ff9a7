"""Costs, ages, getting in, and checks, in words."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from directory.model.listing import Listing
from directory.model.nouns import CostOption, Service
from directory.wording.wording import N_, Wording

PER = {
    words: words
    for words in (
        N_("per session"),
        N_("per visit"),
        N_("per hour"),
        N_("per day"),
        N_("per week"),
        N_("per month"),
        N_("per term"),
        N_("per year"),
        N_("per person"),
        N_("per family"),
        N_("per meal"),
        N_("per item"),
        N_("per page"),
    )
}
"""What an amount may be for: the vocabulary of content/README.md."""

_SAYS_FREE = re.compile(r"free\b", re.IGNORECASE)

BOOKING = {
    "none": N_("You can just turn up. You do not need to book."),
    "needed": N_("You need to book."),
    "phone_first": N_("Please phone before you go."),
    "referral": N_("Someone must refer you, such as a doctor or adviser."),
}

ACCESSIBILITY = {
    words.casefold(): words
    for words in (
        N_("Step-free entrance"),
        N_("Step-free inside"),
        N_("Not step-free"),
        N_("Lift"),
        N_("Accessible toilet"),
        N_("Changing Places toilet"),
        N_("Hearing loop"),
        N_("Parking for Blue Badge holders"),
        N_("Quiet room"),
        N_("Assistance dogs welcome"),
        N_("British Sign Language on request"),
        N_("Large print on request"),
    )
}

EMERGENCY = {
    "999": N_(
        "Someone is in danger now. Police, fire or ambulance. "
        "It is free, day and night."
    ),
    "111": N_(
        "You are ill and it cannot wait, but it is not an emergency. "
        "It is free, day and night."
    ),
    "18000": N_("The same as 999, by text, for people who cannot hear or speak."),
}


def name_in(w: Wording, names: Mapping[str, str]) -> str:
    """A name that content/ gives in several languages; English where it lacks one."""
    return names.get(w.language.tag) or names["en"]


def costs(w: Wording, listing: Listing, today: date) -> list[str]:
    """What it costs: a line for each price that holds today, with what limits it."""
    lines = [line for cost in listing.costs(today) if (line := _cost(w, cost))]
    return list(dict.fromkeys(lines))


def _cost(w: Wording, cost: CostOption) -> str:
    who, about = cost.option, cost.amount_description
    if cost.amount is None:
        price = about
    elif cost.amount == 0:
        if _SAYS_FREE.match(who) and not about:
            return who if len(who) > len("free") else w.gettext("Free")
        free = w.gettext("Free")
        price = (
            w.gettext("%(price)s (%(about)s)", price=free, about=about)
            if about
            else free
        )
    else:
        price = w.money(cost.amount, cost.currency)
        if about.casefold() in PER:
            unit = per(w, about)
            price = w.gettext("%(price)s %(unit)s", price=price, unit=unit)
        elif about:
            price = w.gettext("%(price)s (%(about)s)", price=price, about=about)
    if who and price:
        return w.gettext("%(who)s: %(price)s", who=who, price=price)
    return who or price


def per(w: Wording, unit: str) -> str:
    """What an amount is for, where it is one of the usual words."""
    known = PER.get(unit.casefold())
    return w.gettext(known) if known else unit


def ages(w: Wording, service: Service) -> str:
    """ "For ages 16 to 25"; "" when nothing is said."""
    low, high = service.minimum_age, service.maximum_age
    if high == 0:  # what a database holds that was never told
        high = None
    if high is not None and high < (low or 0):
        return ""
    if low is not None and high is not None:
        return w.gettext("For ages %(low)s to %(high)s", low=_age(low), high=_age(high))
    if low:
        return w.gettext("For people aged %(low)s or over", low=_age(low))
    if high is not None:
        return w.gettext("For people aged up to %(high)s", high=_age(high))
    return ""


def _age(years: float) -> str:
    return f"{years:g}"


def booking(w: Wording, service: Service) -> str:
    """How one gets in; "" when nothing is said."""
    known = BOOKING.get(service.booking)
    return w.gettext(known) if known else ""


def accessibility(w: Wording, description: str) -> str:
    """One of the usual accessibility words, or the listing's own."""
    known = ACCESSIBILITY.get(description.casefold())
    return w.gettext(known) if known else description


def languages(w: Wording, listing: Listing) -> list[str]:
    """The names of the languages spoken there."""
    by_code = {
        language.code: language.name
        for place in listing.places
        for language in place.location.languages
    } | {language.code: language.name for language in listing.service.languages}
    unnamed = [
        language.name for language in listing.service.languages if not language.code
    ]
    return [
        w.language_name(code) or by_code.get(code) or code for code in listing.spoken
    ] + unnamed


def checked(w: Wording, listing: Listing, at: datetime) -> str:
    """When somebody last made sure that it is right."""
    day = listing.checked_on(at)
    if day is None:
        return w.gettext("Nobody has checked this yet. Please ask before you go.")
    if listing.is_overdue(at):
        return w.gettext(
            "Not checked since %(date)s. Please ask before you go.", date=w.date(day)
        )
    return w.gettext("Checked on %(date)s", date=w.date(day))


def emergency_purposes(w: Wording) -> dict[str, str]:
    """What each national number is for, under its code."""
    return {code: w.gettext(words) for code, words in EMERGENCY.items()}
