"""Easy Read: where it is, how to get in, and how to reach the people there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from directory.model.listing import Listing, Place
from directory.model.nouns import Phone
from directory.model.pictures import Pictures
from directory.wording import facts, vocabulary
from directory.wording.easy_lines import EasyLine, Kind, Prose
from directory.wording.phrases import Phrase
from directory.wording.told import told_phrase
from directory.wording.wording import N_, NN_, Wording

MOST_PHONES = 3

ACCESS: Mapping[str, str] = MappingProxyType(
    {
        "step-free": N_("There are no steps at the door."),
        "step-free-inside": N_("There are no steps inside."),
        "not-step-free": N_("There are steps."),
        "lift": N_("There is a lift."),
        "accessible-toilet": N_("There is a toilet for disabled people."),
        "changing-places": N_("There is a Changing Places toilet."),
        "hearing-loop": N_("There is a hearing loop."),
        "blue-badge-parking": N_("There is parking for people with a Blue Badge."),
        "quiet-room": N_("There is a quiet room."),
        "assistance-dogs": N_("You can bring an assistance dog."),
        "sign-language": N_("You can ask for British Sign Language."),
        "large-print": N_("You can ask for large print."),
    }
)
"""What helps to get in and take part, each as a sentence."""

ONLY_TEXTS = "text messages only"
CALL = NN_("You can phone this number:", "You can phone these numbers:")
TEXTS = NN_(
    "You can send a text message to this number:",
    "You can send a text message to these numbers:",
)
OTHERS = NN_("There is this number, too:", "There are these numbers, too:")


def where(w: Wording, listing: Listing, prose: Prose) -> Iterator[EasyLine]:
    """The places, each with its address."""
    places = listing.places
    if not places:
        yield EasyLine(Phrase.of(w.gettext("We do not have an address.")))
    if len(places) > 1:
        said = w.ngettext(
            "There is %(num)s place.", "There are %(num)s places.", len(places)
        )
        yield EasyLine(Phrase.of(said))
    for number, place in enumerate(places, 1):
        for line in _place(w, place, prose):
            yield replace(line, place=number)


def _place(w: Wording, place: Place, prose: Prose) -> Iterator[EasyLine]:
    if not place.is_shown:
        secret = w.gettext(
            "We never say where this is, to keep people safe. Please phone."
        )
        yield EasyLine(Phrase.of(secret), picture="safety")
        return
    lines = tuple(filter(None, (place.name, *place.address_lines)))
    if not lines:
        yield EasyLine(Phrase.of(w.gettext("We do not have an address.")))
    elif place.is_for_post:
        yield EasyLine(Phrase.of(w.gettext("Only for letters:")), picture="letter")
    else:
        yield EasyLine(Phrase.of(w.gettext("The address is:")), picture="place")
    for line in lines:
        yield EasyLine(w.quoted(line, "en"), "address")
    yield from prose(place.location.description)
    yield from prose(place.at.description)
    yield from prose(place.location.transportation)


def help_lines(w: Wording, listing: Listing, prose: Prose) -> Iterator[EasyLine]:
    """How one gets help: booking, what to do, whom to ring or write to."""
    service = listing.service
    booking = facts.booking(w, service)
    if booking:
        yield EasyLine(Phrase.of(booking))
    yield from prose(service.application_process)
    wait = facts.wait(w, service)
    if wait:
        said = w.phrase("How long you wait: %(time)s", time=wait)
        yield EasyLine(said, picture="wait")
    yield from _phones(w, listing)
    if listing.email:
        lead = w.gettext("You can write an email to:")
        yield EasyLine(Phrase.of(lead), picture="email")
        text = w.quoted(listing.email, "en")
        yield EasyLine(text, "email", value=listing.email)
    if listing.website:
        lead = w.gettext("You can look at this website:")
        yield EasyLine(Phrase.of(lead), picture="website")
        text = w.quoted(_bare(listing.website), "en")
        yield EasyLine(text, "website", value=listing.website)
    if not (listing.phones or listing.email or listing.website):
        none = w.gettext(
            "We do not have a phone number, an email address or a website."
        )
        yield EasyLine(Phrase.of(none))


def _bare(address: str) -> str:
    """A web address as people say it."""
    return address.removeprefix("https://").removeprefix("http://").strip("/")


def _phones(w: Wording, listing: Listing) -> Iterator[EasyLine]:
    shown = listing.phones[:MOST_PHONES]
    kinds: tuple[tuple[tuple[str, str], str, Kind], ...] = (
        (CALL, "phone", "phone"), (TEXTS, "mobile", "text"), (OTHERS, "mobile", "note"),
    )  # fmt: skip
    for lead, picture, kind in kinds:
        phones = [phone for phone in shown if _kind_of(phone) == kind]
        if phones:
            text = Phrase.of(w.ngettext(*lead, len(phones)))
            yield EasyLine(text, picture=picture)
        for phone in phones:
            yield from _phone(w, phone, kind, listing.service.text_language)


def _phone(w: Wording, phone: Phone, kind: Kind, language: str) -> Iterator[EasyLine]:
    ext = f" ext. {phone.extension}" if phone.extension else ""
    yield EasyLine(w.quoted(phone.number, "en"), kind, value=phone.number + ext)
    if phone.extension:
        said = w.gettext("Extension %(number)s", number=phone.extension)
        yield EasyLine(Phrase.of(said), "note")
    about = facts.phone_use(w, phone, language)
    is_said = kind == "text" and vocabulary.key(phone.description) in ("", ONLY_TEXTS)
    if about and not is_said:
        yield EasyLine(about, "note")


def _kind_of(phone: Phone) -> Kind:
    """ "phone" where a voice answers, "text" for messages, "note" for any other."""
    if facts.is_for_texts(phone):
        return "text"
    kind = vocabulary.key(phone.type)
    return "phone" if kind in ("", "voice", "cell") else "note"


def access(w: Wording, listing: Listing, pictures: Pictures) -> Iterator[EasyLine]:
    """Steps first; then everything else that helps."""
    for number, place in enumerate(listing.places, 1):
        if not place.is_shown or place.is_for_post:
            continue
        if len(listing.places) > 1:
            yield heading(w, place, number)
        yield from _access_of(w, place, listing.service.text_language, pictures)


def heading(w: Wording, place: Place, number: int) -> EasyLine:
    """Of which of several places the lines below are; a confidential one has none."""
    name = next(filter(None, (place.name, *place.address_lines)), "")
    said = w.quoted(name, "en") if place.is_shown and name else Phrase()
    fallback = w.gettext("Place %(num)s", num=number)
    return EasyLine(said or Phrase.of(fallback), "heading")


def _access_of(
    w: Wording, place: Place, language: str, pictures: Pictures
) -> Iterator[EasyLine]:
    items = [
        (vocabulary.access_code(item.description), item)
        for item in place.location.accessibility
        if item.description or item.details
    ]
    codes = [code for code, _ in items]
    if not {"step-free", "not-step-free"} & set(codes):
        unsure = w.gettext(
            "We do not know if you can get in with a wheelchair. Please ask first."
        )
        yield EasyLine(Phrase.of(unsure), picture="wheelchair")
    order = list(ACCESS)
    items.sort(key=lambda pair: order.index(pair[0]) if pair[0] else len(order))
    for code, item in items:
        idea = pictures.accessibility.get(code, "")
        if code:
            yield EasyLine(Phrase.of(w.gettext(ACCESS[code])), picture=idea)
        elif item.description:
            yield EasyLine(told_phrase(w, item.description, language))
        if item.details:
            yield EasyLine(told_phrase(w, item.details, language), "note")
