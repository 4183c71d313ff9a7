"""The schedules and other facts whose words are kept in golden files.

Each case is a name and a function from a wording to what it says, as plain text;
what stays in another language stands in ⟨brackets⟩. They are said at half past ten
on Tuesday 24 November 2026, on a site whose calendar has Christmas in it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from directory.model.calendar import LONDON, Calendar
from directory.model.listing import Listing
from directory.model.nouns import (
    CostOption,
    Language,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
)
from directory.model.places import Gazetteer
from directory.wording import facts
from directory.wording.phrases import Phrase
from directory.wording.schedules import hours, opening_line
from directory.wording.wording import Wording

Say = Callable[[Wording], str]

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=LONDON)
TODAY = NOW.date()
CALENDAR = Calendar(
    frozenset({date(2026, 12, 25)}),
    (
        (date(2026, 9, 1), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 3, 25)),
    ),
)
EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"


def weekly(byday: str, opens: str, closes: str, **more: Any) -> Schedule:
    """A weekly schedule."""
    schedule = Schedule(
        id="s",
        freq="WEEKLY",
        byday=byday,
        opens_at=time.fromisoformat(opens),
        closes_at=time.fromisoformat(closes),
    )
    return replace(schedule, **more)


def monthly(byday: str, **more: Any) -> Schedule:
    """A schedule of one morning a month."""
    return weekly(byday, "10:00", "12:00", freq="MONTHLY", **more)


def shown(phrase: Phrase | str) -> str:
    """A phrase as the golden files write it."""
    if isinstance(phrase, str):
        return phrase
    return "".join(f"⟨{p.text}⟩" if p.language else p.text for p in phrase.parts)


def shown_all(phrases: Iterable[Phrase | str]) -> str:
    """Several, one after the other."""
    return " | ".join(map(shown, phrases))


def times(*schedules: Schedule) -> Say:
    """The lines of opening times."""

    def say(w: Wording) -> str:
        lines = hours(w, schedules, TODAY, CALENDAR)
        return " // ".join(
            shown_all(filter(None, (line.days, line.times, *line.notes)))
            for line in lines
        )

    return say


def now(*schedules: Schedule, at: datetime = NOW) -> Say:
    """Whether it is open, in one line."""

    def say(w: Wording) -> str:
        listing = listed(schedules=schedules)
        return opening_line(w, listing.opening(at, CALENDAR), at)

    return say


def listed(**fields: Any) -> Listing:
    """A listing whose service has these fields."""
    return Listing(replace(Service(id="s", name="x"), **fields), None, (), 1)


def cost(*options: dict[str, Any]) -> Say:
    """What it costs."""
    made = tuple(
        CostOption(
            id=str(n),
            **{k: Decimal(v) if k == "amount" else v for k, v in option.items()},
        )
        for n, option in enumerate(options)
    )
    return lambda w: shown_all(facts.costs(w, listed(cost_options=made), TODAY))


def of_service(
    how: Callable[[Wording, Service], Phrase | str | list[Phrase]], **fields: Any
) -> Say:
    """A fact of a service with these fields."""

    def say(w: Wording) -> str:
        said = how(w, listed(**fields).service)
        return shown_all(said) if isinstance(said, list) else shown(said)

    return say


PHONE = {"attending_type": "telephone", "description": "Phone line"}

SCHEDULES: Mapping[str, Say] = {
    "monday to friday": times(weekly("MO,TU,WE,TH,FR", "09:00", "17:00")),
    "tuesday": times(weekly("TU", "09:30", "12:00")),
    "two days": times(weekly("TU,TH", "10:00", "15:30")),
    "three days apart": times(weekly("MO,WE,FR", "13:00", "14:30")),
    "thursday to sunday": times(weekly("TH,FR,SA,SU", "11:00", "16:45")),
    "every day": times(weekly(EVERY_DAY, "08:00", "20:00")),
    "day and night": times(weekly(EVERY_DAY, "00:00", "23:59")),
    "over night": times(weekly("FR,SA", "20:00", "08:00")),
    "until midnight": times(weekly("SA", "18:00", "00:00")),
    "from midnight": times(weekly("SU", "00:00", "06:00")),
    "from midday": times(weekly("WE", "12:00", "13:00")),
    "half past midday": times(weekly("WE", "12:30", "13:15")),
    "early": times(weekly("SA", "05:15", "07:45")),
    "evening": times(weekly("TH", "18:30", "21:00")),
    "two lines": times(
        weekly("MO,TU,WE,TH,FR", "09:00", "17:00"), weekly("SA", "10:00", "13:00")
    ),
    "every second tuesday": times(
        weekly("TU", "10:00", "12:00", interval=2, dtstart=date(2026, 11, 3))
    ),
    "every second wednesday in term": times(
        weekly(
            "WE",
            "10:00",
            "12:00",
            interval=2,
            dtstart=date(2026, 11, 4),
            school="term_time",
        )
    ),
    "every second week on two days": times(
        weekly("SA,SU", "10:00", "12:00", interval=2, dtstart=date(2026, 11, 7))
    ),
    "every third week": times(
        weekly("FR", "10:00", "12:00", interval=3, dtstart=date(2026, 11, 6))
    ),
    "every sixth week": times(
        weekly("FR", "10:00", "12:00", interval=6, dtstart=date(2026, 11, 6))
    ),
    "first monday": times(monthly("1MO")),
    "second saturday and last wednesday": times(monthly("2SA,-1WE")),
    "last but one sunday": times(monthly("-2SU")),
    "day of the month": times(monthly("", bymonthday="1,15")),
    "three days of the month": times(monthly("", bymonthday="1,8,15")),
    "every second week without a day": times(
        weekly("", "10:00", "12:00", interval=2, valid_from=date(2026, 11, 3))
    ),
    "closed on three days": times(
        weekly(
            "MO",
            "10:00",
            "12:00",
            closed_dates=(
                date(2026, 11, 30),
                date(2026, 12, 14),
                date(2026, 12, 28),
            ),
        )
    ),
    "some days": times(monthly("", bymonthday="-1")),
    "in the holidays": times(weekly("MO,TU", "10:00", "12:00", school="holidays")),
    "closed on bank holidays": times(
        weekly("MO", "10:00", "12:00", bank_holidays="closed")
    ),
    "open on bank holidays": times(
        weekly("MO", "10:00", "12:00", bank_holidays="open")
    ),
    "a season": times(
        weekly(
            "SU",
            "10:00",
            "12:00",
            valid_from=date(2026, 11, 1),
            valid_to=date(2027, 3, 31),
        )
    ),
    "from a date": times(weekly("SU", "10:00", "12:00", dtstart=date(2027, 2, 7))),
    "until a date": times(weekly("SU", "10:00", "12:00", until=date(2026, 12, 20))),
    "closed on days": times(
        weekly(
            "MO,TU,WE,TH,FR",
            "10:00",
            "12:00",
            closed_dates=(
                date(2026, 12, 24),
                *(date(2026, 12, 28) + timedelta(days=n) for n in range(4)),
            ),
        )
    ),
    "by appointment": times(Schedule(id="s", description="By appointment")),
    "a note of its own": times(
        weekly("MO", "10:00", "12:00", notes="Meet by the front door.")
    ),
    "open now": now(weekly("TU", "10:00", "16:00")),
    "open now until midnight": now(weekly("TU", "10:00", "23:59")),
    "open now day and night": now(weekly(EVERY_DAY, "00:00", "23:59")),
    "opens today": now(weekly("TU", "11:00", "16:00")),
    "opens tomorrow": now(weekly("WE", "13:30", "16:00")),
    "opens another day": now(weekly("MO", "10:00", "16:00")),
    "opens next year": now(weekly("SA", "20:00", "22:00", valid_from=date(2027, 6, 1))),
    "closed for good": now(weekly("MO", "10:00", "16:00", until=date(2026, 1, 31))),
    "ask when": now(Schedule(id="s", description="By appointment")),
    "bank holiday": now(
        weekly("FR", "10:00", "16:00"), at=datetime(2026, 12, 25, 11, tzinfo=LONDON)
    ),
    "phone now": now(weekly("TU", "10:00", "16:00", **PHONE)),
    "phone day and night": now(weekly(EVERY_DAY, "00:00", "23:59", **PHONE)),
    "phone today": now(weekly("TU", "14:00", "16:00", **PHONE)),
    "phone tomorrow": now(weekly("WE", "09:30", "16:00", **PHONE)),
    "phone another day": now(weekly("SA", "09:30", "16:00", **PHONE)),
}


def waits(words: str) -> Say:
    """How long people wait."""
    return of_service(facts.wait, wait_time=words)


def phone(**fields: Any) -> Say:
    """What a number is for."""
    made = Phone(id="p", number="020 7946 0100", **fields)
    return lambda w: shown(facts.phone_use(w, made, "en"))


def brings(*things: str) -> Say:
    """What to bring."""
    documents = tuple(RequiredDocument(id=d, document=d) for d in things)
    return of_service(facts.documents, required_documents=documents)


def spoken(*codes: str) -> Say:
    """The languages spoken there."""
    languages = tuple(Language(id=c, code=c, name=c) for c in codes)
    found = listed(languages=languages)
    return lambda w: shown(w.list_phrases(facts.languages(w, found)))


def lives(*names: str) -> Say:
    """Where one must live."""
    areas = tuple(ServiceArea(id=n, name=n) for n in names)
    return of_service(
        lambda w, service: facts.areas(w, service, Gazetteer(())), service_areas=areas
    )


def checked(on: date | None) -> Say:
    """When somebody checked it."""
    return lambda w: facts.checked(w, listed(assured_date=on), NOW)


def far(metres: float) -> Say:
    """How far it is."""
    return lambda w: facts.distance(w, metres)


def gets_in(*kinds: str) -> Say:
    """Ways of getting in."""
    return lambda w: shown_all(facts.accessibility(w, kind, "en") for kind in kinds)


FACTS: Mapping[str, Say] = {
    "free": cost({"option": "Free", "amount": 0}),
    "free with a gift": cost(
        {"option": "Free. You can give money if you want to", "amount": 0}
    ),
    "a price": cost({"amount": "2.5", "amount_description": "per session"}),
    "pence": cost({"amount": "0.2", "amount_description": "per page"}),
    "a thousand": cost({"amount": "1250", "amount_description": "per year"}),
    "prices": cost(
        {"option": "Full price", "amount": 4, "amount_description": "per visit"},
        {"option": "Child", "amount": "1.5", "amount_description": "per visit"},
        {"option": "On Universal Credit or Pension Credit", "amount": 0},
    ),
    "more prices": cost(
        {"option": "To join", "amount": 5, "amount_description": "per family"},
        {"option": "Hot meal", "amount": 3, "amount_description": "per meal"},
        {"amount": 6, "amount_description": "per week"},
        {"amount": 7, "amount_description": "per month"},
        {"amount": 8, "amount_description": "per term"},
        {"amount": 9, "amount_description": "per hour"},
        {"amount": 10, "amount_description": "per day"},
        {"amount": 11, "amount_description": "per person"},
        {"amount": 12, "amount_description": "per item"},
    ),
    "cash": cost({"amount": 2, "amount_description": "Cash only"}),
    "a price of its own": cost({"option": "Minibus", "amount": 2}),
    "ages from to": of_service(facts.ages, minimum_age=16, maximum_age=25),
    "ages from": of_service(facts.ages, minimum_age=60),
    "ages to": of_service(facts.ages, maximum_age=4),
    "everyone": of_service(facts.audiences, eligible_values=("everyone",)),
    "families": of_service(
        facts.audiences, eligible_values=("parents", "babies", "pregnant", "families")
    ),
    "people who need care": of_service(
        facts.audiences,
        eligible_values=("carers", "young-carers", "disabled-people", "deaf-people"),
    ),
    "people with little": of_service(
        facts.audiences,
        eligible_values=("low-income", "homeless-people", "refugees", "tenants"),
    ),
    "just turn up": of_service(facts.booking, booking="none"),
    "book": of_service(facts.booking, booking="needed"),
    "phone first": of_service(facts.booking, booking="phone_first"),
    "referral": of_service(facts.booking, booking="referral"),
    "step-free": gets_in("Step-free entrance", "Step-free inside", "Lift"),
    "not step-free": gets_in("Not step-free", "Hearing loop"),
    "toilets": gets_in("Accessible toilet", "Changing Places toilet"),
    "parking and dogs": gets_in(
        "Parking for Blue Badge holders", "Assistance dogs welcome", "Quiet room"
    ),
    "on request": gets_in(
        "British Sign Language on request", "Large print on request", "Ramp"
    ),
    "languages": spoken("en", "gu", "ro", "ta", "pl", "ar", "hi"),
    "more languages": spoken("fa", "ur", "ne", "pt", "so", "sq", "pa", "bn", "bfi"),
    "one language": spoken("so"),
    "bring nothing": brings("Nothing"),
    "bring proof": brings(
        "Photo ID", "Proof of address", "Letters from the Home Office"
    ),
    "bring more": brings(
        "A voucher from a doctor, school or adviser",
        "The baby's red health book",
        "A big smile",
    ),
    "anywhere": lives("Anywhere"),
    "an area": lives("Thornmere"),
    "wait a week": waits("About 1 week"),
    "wait weeks": waits("About 2 weeks"),
    "wait days": waits("About 5 working days"),
    "wait months": waits("Up to 12 months"),
    "a wait of its own": waits("Until spring"),
    "very near": far(300),
    "near": far(900),
    "a mile": far(1600),
    "miles": far(5000),
    "many miles": far(34000),
    "checked": checked(date(2026, 9, 18)),
    "overdue": checked(date(2026, 3, 2)),
    "never checked": checked(None),
    "text messages": phone(description="Text messages only"),
    "textphone": phone(type="textphone"),
    "text type": phone(type="text", description="Hall A"),
    "odd type": phone(type="telex"),
    "languages with regions": spoken("zh-Hant", "fa-AF", "bn-BD", "und"),
    "women hurt at home": of_service(
        facts.audiences, eligible_values=("women-abuse", "women-abuse", "unknown")
    ),
    "free without a sum": cost(
        {"option": "Free"},
        {"option": "Child", "amount": 0, "amount_description": "per session."},
        {"amount": "2.505"},
    ),
    "bookings": phone(description="Booking line"),
}
