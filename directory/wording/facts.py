"""Costs, ages, who it is for, getting in, and checks, in words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from directory.model.listing import Listing
from directory.model.nouns import CostOption, Phone, Service
from directory.model.places import Gazetteer
from directory.wording import vocabulary
from directory.wording.phrases import Phrase
from directory.wording.told import told_phrase
from directory.wording.wording import NN_, Wording

METRES_IN_A_MILE = 1609.344

_SAYS_FREE = re.compile(r"free\b", re.IGNORECASE)
_WAIT = re.compile(
    r"(about|up to) ([1-9]\d{0,2}) (working day|day|week|month)s?", re.IGNORECASE
)
_WAITS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("about", "day"): NN_("About %(num)s day", "About %(num)s days"),
    ("about", "working day"): NN_(
        "About %(num)s working day", "About %(num)s working days"
    ),
    ("about", "week"): NN_("About %(num)s week", "About %(num)s weeks"),
    ("about", "month"): NN_("About %(num)s month", "About %(num)s months"),
    ("up to", "day"): NN_("Up to %(num)s day", "Up to %(num)s days"),
    ("up to", "working day"): NN_(
        "Up to %(num)s working day", "Up to %(num)s working days"
    ),
    ("up to", "week"): NN_("Up to %(num)s week", "Up to %(num)s weeks"),
    ("up to", "month"): NN_("Up to %(num)s month", "Up to %(num)s months"),
}


def name_in(w: Wording, names: Mapping[str, str]) -> Phrase:
    """A name that content/ gives in several languages; English where it lacks one."""
    own = names.get(w.language.tag)
    return Phrase.of(own) if own else w.quoted(names["en"], "en")


def place_name(w: Wording, names: Mapping[str, str]) -> Phrase:
    """A place in the reader's script, and as the signs write it where they differ."""
    name = name_in(w, names)
    if name == Phrase.of(names["en"]) or names.get(w.language.tag) is None:
        return name
    english = w.quoted(names["en"], "en")
    return w.phrase("%(place)s (%(english)s)", place=name, english=english)


def known(w: Wording, words: str, usual: Mapping[str, str], language: str) -> Phrase:
    """A listing's words: in the reader's language where they are usual ones.

    usual: a table of `vocabulary`. language: BCP 47 tag of the listing's own words.
    """
    message = usual.get(vocabulary.key(words))
    if message:
        return Phrase.of(w.gettext(message))
    return told_phrase(w, words, language)


def costs(w: Wording, listing: Listing, today: date) -> list[Phrase]:
    """What it costs: a line for each price that holds today, with what limits it."""
    language = listing.service.text_language
    said = (cost(w, each, language) for each in listing.costs(today))
    return list(dict.fromkeys(filter(None, said)))


def cost(w: Wording, cost: CostOption, language: str) -> Phrase:
    """One price: "Child: £2 per visit". language: BCP 47 tag of the cost's words."""
    who, about = cost.option, cost.amount_description
    if not cost.amount and not about and _SAYS_FREE.match(who):
        return known(w, who, vocabulary.FREE, language)
    price = _price(w, cost, language)
    if who and price:
        whom = known(w, who, vocabulary.PRICES, language)
        # i18n: such as "Child: £2"
        return w.phrase("%(who)s: %(price)s", who=whom, price=price)
    return price or known(w, who, vocabulary.PRICES, language)


def _price(w: Wording, cost: CostOption, language: str) -> Phrase:
    about = cost.amount_description
    if cost.amount is None:
        usual = {**vocabulary.FREE, **vocabulary.PAYMENT}
        return known(w, about, usual, language)
    pattern = vocabulary.PER.get(vocabulary.key(about))
    if cost.amount == 0:
        price = Phrase.of(w.gettext("Free"))
        if pattern or vocabulary.key(about) in vocabulary.FREE:
            return price
    else:
        price = w.price(cost.amount, cost.currency)
    if pattern:
        return w.phrase(pattern, price=price)
    if about:
        how = known(w, about, vocabulary.PAYMENT, language)
        # i18n: such as "£2 (cash only)"
        return w.phrase("%(price)s (%(about)s)", price=price, about=how)
    return price


def ages(w: Wording, service: Service) -> str:
    """ "For ages 16 to 25"; "" when nothing is said."""
    low, high = age_limits(service)
    if low and high:
        return w.gettext("For ages %(low)s to %(high)s", low=low, high=high)
    if low:
        return w.gettext("For people aged %(low)s or over", low=low)
    if high:
        return w.gettext("For people aged up to %(high)s", high=high)
    return ""


def age_limits(service: Service) -> tuple[str, str]:
    """The youngest and the oldest it is for, in years; "" where there is no limit."""
    low, high = service.minimum_age, service.maximum_age
    if high == 0:  # what a database holds that was never told
        high = None
    if high is not None and high < (low or 0):
        return "", ""
    if high is None:
        return f"{low:g}" if low else "", ""
    return "" if low is None else f"{low:g}", f"{high:g}"


def audiences(w: Wording, service: Service) -> list[Phrase]:
    """Whom it is for, a line for each group of people; unknown codes say nothing."""
    codes = dict.fromkeys(service.eligible_values)
    messages = filter(None, map(vocabulary.AUDIENCES.get, codes))
    return [Phrase.of(w.gettext(message)) for message in messages]


def documents(w: Wording, service: Service) -> list[Phrase]:
    """What to bring, a line for each thing."""
    said = [d.document for d in service.required_documents if d.document]
    return [
        Phrase.of(w.gettext("You do not need to bring anything."))
        if vocabulary.key(words) == vocabulary.NOTHING
        else known(w, words, vocabulary.DOCUMENTS, service.text_language)
        for words in said
    ]


def areas(w: Wording, service: Service, gazetteer: Gazetteer) -> list[Phrase]:
    """Where one must live, a line for each area."""
    return [
        _area(w, area.name, service.text_language, gazetteer)
        for area in service.service_areas
        if area.name
    ]


def _area(w: Wording, name: str, language: str, gazetteer: Gazetteer) -> Phrase:
    if vocabulary.key(name) == vocabulary.ANYWHERE:
        return Phrase.of(w.gettext("You can live anywhere."))
    names = gazetteer.names_of(name)
    return place_name(w, names) if names else w.quoted(name, language)


def not_running(w: Wording, service: Service) -> str:
    """What to say instead of opening times of a service that is not running."""
    message = vocabulary.NOT_RUNNING.get(service.status)
    return w.gettext(message) if message else ""


def booking(w: Wording, service: Service) -> str:
    """How one gets in; "" when nothing is said."""
    message = vocabulary.BOOKING.get(service.booking)
    return w.gettext(message) if message else ""


def wait(w: Wording, service: Service) -> Phrase:
    """How long people wait: "About 2 weeks"."""
    said = service.wait_time.strip().rstrip(".")
    match = _WAIT.fullmatch(said)
    if match is None:
        return told_phrase(w, said, service.text_language)
    one, many = _WAITS[match[1].casefold(), match[3].casefold()]
    return Phrase.of(w.ngettext(one, many, int(match[2])))


def accessibility(w: Wording, description: str, language: str) -> Phrase:
    """One of the usual accessibility words, or the listing's own."""
    return known(w, description, vocabulary.ACCESSIBILITY, language)


def phone_use(w: Wording, phone: Phone, language: str) -> Phrase:
    """What kind of telephone it is, unless a voice answers, and what it is for."""
    kind, use = phone_kind(w, phone), Phrase()
    if phone.description:
        use = known(w, phone.description, vocabulary.PHONES, language)
    if not kind or use == kind:
        return use
    return on_one_line(w, filter(None, (kind, use)))


def is_for_texts(phone: Phone) -> bool:
    """Whether it takes text messages, and nobody answers."""
    is_said = vocabulary.key(phone.description) == "text messages only"
    return is_said or vocabulary.key(phone.type) in ("sms", "text")


def phone_kind(w: Wording, phone: Phone) -> Phrase:
    """ "Text messages only"; nothing for a telephone that people speak into."""
    kind = vocabulary.key(phone.type)
    if kind in ("", "voice"):
        return Phrase()
    return known(w, kind, vocabulary.PHONE_TYPES, "en")


def languages(w: Wording, listing: Listing) -> list[Phrase]:
    """The names of the languages spoken there."""
    by_code = {
        language.code: language.name
        for place in listing.places
        for language in place.location.languages
    } | {language.code: language.name for language in listing.service.languages}
    unnamed = [
        language.name for language in listing.service.languages if not language.code
    ]
    return [language_in(w, code, by_code.get(code, "")) for code in listing.spoken] + [
        w.quoted(name, "en") for name in unnamed
    ]


def language_in(w: Wording, code: str, name: str = "") -> Phrase:
    """The name of a language. name: in English, for what CLDR does not know."""
    own = w.language_name(code)
    return Phrase.of(own) if own else w.quoted(name or code, "en")


def distance(w: Wording, metres: float) -> str:
    """How far it is, as the crow flies, in the miles of British road signs."""
    miles = metres / METRES_IN_A_MILE
    if miles < 0.4:
        return w.gettext("Less than half a mile away")
    if miles < 0.75:
        return w.gettext("About half a mile away")
    return w.ngettext(
        "About %(num)s mile away", "About %(num)s miles away", round(miles)
    )


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
    return {code: w.gettext(words) for code, words in vocabulary.EMERGENCY.items()}


def on_one_line(w: Wording, phrases: Iterable[Phrase]) -> Phrase:
    """Several facts on one line: "£3 per visit; Child: £1"."""
    joined = Phrase()
    for phrase in phrases:
        joined = (
            w.phrase("%(one)s; %(more)s", one=joined, more=phrase) if joined else phrase
        )
    return joined
