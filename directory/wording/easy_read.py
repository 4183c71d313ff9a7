"""Easy Read from facts: what people ask about a service, in short sentences.

Every sentence is a whole message of the catalogues, filled with facts; so it exists in
every language, and each language orders and inflects it in its own way. Where a fact
is not known the page says so, and to ask.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from directory.model.calendar import Calendar, local
from directory.model.listing import Listing
from directory.model.nouns import CostOption, Schedule, Service
from directory.model.pictures import Pictures
from directory.model.places import Gazetteer
from directory.model.schedules import is_by_phone
from directory.model.taxonomy import Taxonomy
from directory.wording import easy_contact, facts, vocabulary
from directory.wording.easy_lines import QUESTIONS, Answer, EasyLine, Prose, Question
from directory.wording.languages import ENGLISH
from directory.wording.phrases import Phrase
from directory.wording.schedules import Hours, hours
from directory.wording.wording import N_, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyReader:
    """Answers the questions about a listing.

    reader: for whom, where the words are in another language than hers: what stands
    beside her own answers on a sheet.
    """

    taxonomy: Taxonomy
    gazetteer: Gazetteer
    calendar: Calendar
    pictures: Pictures
    reader: Wording | None = None

    def answers(
        self, w: Wording, listing: Listing, at: datetime, prose: Prose
    ) -> list[Answer]:
        """Every question that can be asked of a listing, with its answer.

        prose: makes lines of its own texts, in the reader's language as far as may be.
        """
        chosen = "" if self.taxonomy.of(listing.service) else listing.service.picture
        asked = {
            "what": _or_else(self._what(w, listing, prose), _named(w, listing.service)),
            "who": _or_else(self._who(w, listing.service, prose), _for_whom(w)),
            "where": easy_contact.where(w, listing, prose),
            "when": self._when(w, listing, at),
            "cost": self._cost(w, listing, at, prose),
            "bring": self._bring(w, listing),
            "help": easy_contact.help_lines(w, listing, prose),
            "access": easy_contact.access(w, listing, self.pictures),
            "languages": _languages(w, listing, prose, self.reader or w),
            "checked": _checked(w, listing, at),
        }
        return [
            Answer(question, lines)
            for question in QUESTIONS
            if (lines := self._pictured(question, asked[question], chosen))
        ]

    def _pictured(
        self, question: Question, lines: Iterable[EasyLine], chosen: str
    ) -> tuple[EasyLine, ...]:
        """The lines with their pictures. chosen: for a service without a category."""
        made = list(lines)
        if made and question == "what" and chosen in self.pictures.ideas:
            if made[0].picture != "warning":
                made[0] = replace(made[0], picture=chosen)
        elif made and not made[0].picture:
            idea = self.pictures.questions.get(question, "")
            made[0] = replace(made[0], picture=idea)
        return tuple(made)

    def _what(self, w: Wording, listing: Listing, prose: Prose) -> Iterator[EasyLine]:
        service = listing.service
        said = facts.not_running(w, service)
        if said:
            yield EasyLine(Phrase.of(said), picture="warning")
        yield from prose(service.alert)
        own = list(prose(service.description, may_be_left_out=True))
        is_told = any(not line.language for line in own)
        categories = self.taxonomy.of(service)
        for number, category in enumerate(categories):
            # i18n: %(kind)s is a kind of help, such as "Food banks"
            kind = facts.name_in(w, category.names)
            text = w.phrase("This service is about: %(kind)s.", kind=kind)
            chosen = "" if number else service.picture
            idea = self.pictures.of_service(chosen, category.code, category.parent)
            yield EasyLine(text, picture=idea)
            about = facts.name_in(w, category.descriptions)
            # What the service says itself is truer than what its kind of help is.
            if about and not is_told:
                yield EasyLine(about, "note")
        if listing.provider:
            name = w.quoted(listing.provider, "en")
            text = w.phrase("%(name)s runs this service.", name=name)
            yield EasyLine(text, picture="people")
        yield from own

    def _who(self, w: Wording, service: Service, prose: Prose) -> Iterator[EasyLine]:
        said = ages(w, service)
        if said:
            yield EasyLine(Phrase.of(said))
        codes = [c for c in dict.fromkeys(service.eligible_values) if c != "everyone"]
        known = [code for code in codes if code in vocabulary.AUDIENCES]
        if "everyone" in service.eligible_values and not said:
            yield EasyLine(Phrase.of(w.gettext("It is for everyone.")))
        elif known:
            yield EasyLine(Phrase.of(w.gettext("It is for these people:")))
        for code in known:
            text = Phrase.of(w.gettext(vocabulary.AUDIENCES[code]))
            yield EasyLine(text, "item", self.pictures.audiences.get(code, "people"))
        yield from prose(service.eligibility_description)
        yield from self._areas(w, service)

    def _areas(self, w: Wording, service: Service) -> Iterator[EasyLine]:
        names = [area.name for area in service.service_areas if area.name]
        areas = facts.areas(w, service, self.gazetteer)
        if any(vocabulary.key(name) == vocabulary.ANYWHERE for name in names):
            yield EasyLine(
                Phrase.of(w.gettext("You can live anywhere.")), picture="map"
            )
        elif areas:
            text = w.ngettext(
                "It is for people in this area:",
                "It is for people in these areas:",
                len(areas),
            )
            yield EasyLine(Phrase.of(text), picture="map")
            yield from (EasyLine(area, "item") for area in areas)

    def _when(self, w: Wording, listing: Listing, at: datetime) -> Iterator[EasyLine]:
        if listing.service.status != "active":
            yield EasyLine(Phrase.of(facts.not_running(w, listing.service)))
            return
        own = [s for s in listing.service.schedules if not is_by_phone(s)]
        lines = list(self._times(w, listing, own, at))
        for number, place in enumerate(listing.places, 1):
            visits = [s for s in place.at.schedules if not is_by_phone(s)]
            there = list(self._times(w, listing, visits, at))
            if there and len(listing.places) > 1:
                there.insert(0, easy_contact.heading(w, place, number))
            lines += (replace(line, place=number) for line in there)
        if lines:
            lead = w.gettext("These are the times:")
            yield EasyLine(Phrase.of(lead))
            yield from lines
        by_phone = list(self._times(w, listing, listing.phone_lines, at))
        if by_phone:
            lead = w.gettext("You can phone at these times:")
            yield EasyLine(Phrase.of(lead), picture="phone")
            yield from by_phone
        if not lines and not by_phone:
            unknown = w.gettext("We do not know the times. Please ask first.")
            yield EasyLine(Phrase.of(unknown))

    def _times(
        self, w: Wording, listing: Listing, those: Iterable[Schedule], at: datetime
    ) -> Iterator[EasyLine]:
        language = listing.service.text_language
        today = local(at).date()
        for each in hours(w, those, today, self.calendar, language):
            notes = each.notes
            if _stands_alone(each.days):
                yield EasyLine(Phrase.of(each.days), "item", "days")
                notes = (each.times, *notes)
            else:
                yield EasyLine(_time(w, each), "item", "days")
            yield from (EasyLine(note, "note") for note in notes)

    def _cost(
        self, w: Wording, listing: Listing, at: datetime, prose: Prose
    ) -> Iterator[EasyLine]:
        today = local(at).date()
        prices = {
            facts.cost(w, cost, listing.service.text_language): self._of_cost(cost)
            for cost in reversed(listing.costs(today))
        }
        prices.pop(Phrase(), None)
        more = prose(listing.service.fees_description)
        usual = [vocabulary.key(cost.option) for cost in listing.costs(today)]
        if listing.is_free(today) and all(said in ("", "free") for said in usual):
            yield EasyLine(Phrase.of(w.gettext("It is free.")), picture="free")
        elif prices:
            yield EasyLine(Phrase.of(w.gettext("This is what it costs:")))
            for price, idea in reversed(prices.items()):
                yield EasyLine(price, "item", idea)
        elif not more:
            unknown = w.gettext("We do not know what it costs. Please ask first.")
            yield EasyLine(Phrase.of(unknown))
        yield from more

    def _of_cost(self, cost: CostOption) -> str:
        payment = self.pictures.payment.get(vocabulary.key(cost.amount_description))
        return payment or ("free" if cost.amount == 0 else "price")

    def _bring(self, w: Wording, listing: Listing) -> Iterator[EasyLine]:
        service = listing.service
        said = facts.documents(w, service)
        words = [d.document for d in service.required_documents if d.document]
        if not said and not listing.places:
            return  # nobody goes there
        if not said:
            unknown = w.gettext("We do not know what to bring. Please ask first.")
            yield EasyLine(Phrase.of(unknown))
        elif all(vocabulary.key(word) == vocabulary.NOTHING for word in words):
            yield EasyLine(said[0], picture="nothing")
        else:
            yield EasyLine(Phrase.of(w.gettext("Please bring:")))
            for word, phrase in zip(words, said, strict=True):
                if vocabulary.key(word) == vocabulary.NOTHING:
                    continue
                idea = self.pictures.documents.get(vocabulary.key(word), "documents")
                yield EasyLine(phrase, "item", idea)


def _or_else(lines: Iterable[EasyLine], instead: EasyLine) -> Iterator[EasyLine]:
    """The lines, or one instead where there is none."""
    found = list(lines)
    yield from found or [instead]


def _named(w: Wording, service: Service) -> EasyLine:
    name = w.quoted(service.name, service.text_language)
    return EasyLine(w.phrase("The name of this service is: %(name)s.", name=name))


def _for_whom(w: Wording) -> EasyLine:
    unknown = w.gettext("We do not know who it is for. Please ask first.")
    return EasyLine(Phrase.of(unknown))


# i18n: %(days)s is such as "Monday to Friday", %(times)s such as "9am to 5pm"
_DAYS_AND_TIMES = N_("%(days)s: %(times)s")


def _stands_alone(days: str) -> bool:
    """Whether no colon may follow: there is one, or it is a sentence."""
    return ":" in days or days.endswith((".", "।", "۔"))


def _time(w: Wording, line: Hours) -> Phrase:
    if not line.days:
        return line.times
    return w.phrase(_DAYS_AND_TIMES, days=line.days, times=line.times)


def ages(w: Wording, service: Service) -> str:
    """ "It is for people aged 16 to 25."; "" when nothing is said."""
    low, high = facts.age_limits(service)
    if low and high:
        return w.gettext(
            "It is for people aged %(low)s to %(high)s.", low=low, high=high
        )
    if low:
        return w.gettext("It is for people aged %(low)s or over.", low=low)
    if high:
        return w.gettext("It is for people aged up to %(high)s.", high=high)
    return ""


def _languages(
    w: Wording, listing: Listing, prose: Prose, reader: Wording
) -> Iterator[EasyLine]:
    spoken = facts.languages(w, listing)
    interpreting = prose(listing.service.interpretation_services)
    # Whoever reads English may speak another language: they see for themselves.
    is_english = reader.language is ENGLISH
    is_spoken = any(map(reader.reads, listing.spoken))
    if is_spoken and not is_english:
        yield EasyLine(Phrase.of(w.gettext("Yes. They speak your language.")))
    if spoken:
        # i18n: %(languages)s is such as "English, Urdu and Polish"
        names = w.list_phrases(spoken)
        yield EasyLine(w.phrase("They speak: %(languages)s.", languages=names))
    if not (is_spoken or interpreting or (is_english and spoken)):
        unsure = w.gettext("We do not know if they speak your language. Please ask.")
        yield EasyLine(Phrase.of(unsure))
    yield from interpreting


def _checked(w: Wording, listing: Listing, at: datetime) -> Iterator[EasyLine]:
    day = listing.checked_on(at)
    if day is None:
        said = facts.checked(w, listing, at)
    elif listing.is_overdue(at):
        said = w.gettext(
            "We last checked these facts on %(date)s. That is a long time ago. "
            "Please ask before you go.",
            date=w.date(day),
        )
    else:
        said = w.gettext("We checked these facts on %(date)s.", date=w.date(day))
    yield EasyLine(Phrase.of(said))
