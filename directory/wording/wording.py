"""One language's words: its catalogue, and CLDR's dates, lists, sums and names."""

import datetime as dt
import re
import struct
import tomllib
from collections.abc import Iterable, Mapping
from copy import copy
from decimal import Decimal
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import get_day_names
from babel.lists import format_list
from babel.numbers import format_currency
from babel.support import Translations

from directory.errors import Invalid
from directory.wording.clock import CLOCKS, written
from directory.wording.languages import ENGLISH, LANGUAGES, Language
from directory.wording.phrases import Phrase, Told, Words, filled


def N_(message: str) -> str:  # noqa: N802  # what Babel looks for
    """Marks a string for the catalogues; it is looked up when it is said."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802  # the same
    """Marks a string that depends on a number."""
    return one, many


class Wording:
    """Says things in one language. Immutable, so that threads may share it."""

    def __init__(
        self,
        language: Language,
        translations: NullTranslations,
        checked_on: dt.date | None = None,
    ) -> None:
        """translations: the language's compiled catalogue; none is needed for en.

        checked_on: when a person who speaks the language last checked it.
        """
        self.language = language
        self.checked_on = checked_on
        self.locale = Locale.parse(language.locale)
        self._clock = CLOCKS[language.tag]
        self._translations = translations
        self.told: Mapping[str, Told] = MappingProxyType({})
        """What a listing's English sentences are in this language, normalised ones."""

    def telling(self, told: Mapping[str, Told]) -> "Wording":
        """The same, with the translations of a listing that may be shown."""
        wording = copy(self)
        wording.told = told
        return wording

    @property
    def origin(self) -> str:
        """Who stands behind the catalogue: "person", or "machine" until checked."""
        is_own = self.language is ENGLISH or self.checked_on
        return "person" if is_own else "machine"

    def gettext(self, message: str, **values: object) -> str:
        """An interface string, with its %(named)s places filled."""
        return self._filled(self._translations.gettext(message), values)

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """An interface string that depends on a number, which is %(num)s in it."""
        return self._filled(self.ngettext_raw(one, many, num), {"num": num, **values})

    def ngettext_raw(self, one: str, many: str, num: int) -> str:
        """The same, with its places still empty."""
        return self._translations.ngettext(one, many, num)

    @staticmethod
    def _filled(text: str, values: dict[str, object]) -> str:
        return text % values if values else text

    def phrase(self, message: str, **values: Words) -> Phrase:
        """An interface string whose places may hold words of other languages."""
        return filled(self._translations.gettext(message), values)

    def phrase_of_number(
        self, one: str, many: str, num: int, **values: Words
    ) -> Phrase:
        """The same, of a string that depends on a number, which is %(num)s in it."""
        pattern = self.ngettext_raw(one, many, num)
        return filled(pattern, {"num": str(num), **values})

    def reads(self, tag: str) -> bool:
        """Whether words in a language (BCP 47) need no mark for its readers."""
        return tag.partition("-")[0].lower() == self.language.tag

    def quoted(self, text: str, language: str) -> Phrase:
        """Words that stay as they are. language: the BCP 47 tag that they are in."""
        return Phrase.of(text, "" if self.reads(language) else language or "und")

    def list(self, items: Iterable[str]) -> str:
        """ "a, b and c"."""
        return str(self.list_phrases(map(Phrase.of, items)))

    def list_phrases(self, phrases: Iterable[Phrase]) -> Phrase:
        """The same, of phrases."""
        named = {f"p{n}": phrase for n, phrase in enumerate(phrases)}
        places = [f"%({name})s" for name in named]
        pattern = format_list(places, style="standard", locale=self.locale)
        # CLDR 48 leaves out the space after the first comma in Nepali.
        return filled(re.sub(r",(?=\S)", ", ", pattern), named)

    def date(self, day: dt.date) -> str:
        """ "18 September 2026"."""
        return written(day, self._clock.date, self.locale)

    def date_with_day(self, day: dt.date, *, with_year: bool = False) -> str:
        """ "Tuesday 24 November", with its year where that is not plain."""
        clock = self._clock
        pattern = clock.day_and_full_date if with_year else clock.day_and_date
        return written(day, pattern, self.locale)

    def day(self, weekday: int) -> str:
        """The name of a day of the week; 0 is Monday."""
        # Not "stand-alone": where CLDR leaves that to be the same, Babel 2.18 gives
        # the names of whichever language asked for it first.
        name = str(get_day_names("wide", "format", self.locale)[weekday])
        return name.replace(" ", "\u00a0")  # Albanian "e hënë" stays together

    def time(self, at: dt.time, *, is_end: bool = False) -> str:
        """ "9am", "2:30pm", "midday", "midnight". is_end: of the end of a session."""
        return self._clock.time(at, is_end=is_end)

    def price(self, amount: Decimal, currency: str = "GBP") -> Phrase:
        """A sum of money, as a phrase that may stand in a sentence.

        After an Arabic letter the sign would move to the other end (UAX #9, W2 and
        W5); so where people read from right to left a sum is set apart.
        """
        is_rtl = self.language.direction == "rtl"
        return Phrase.of(self.money(amount, currency), "en" if is_rtl else "")

    def money(self, amount: Decimal, currency: str = "GBP") -> str:
        """ "£2", "£2.50", "£1250": the same digits and signs in every language.

        Pence stand only where there are any; less than a pound is "50p" in English.
        Thousands are not set apart: half of Europe reads "£1,250" as a pound and a
        quarter.
        """
        pence, currency = amount * 100, currency.strip().upper() or "GBP"
        in_pence = currency == "GBP" and 0 < amount < 1 and pence % 1 == 0
        if in_pence and self.language is ENGLISH:
            return f"{pence:.0f}p"
        whole = amount == amount.to_integral_value()
        return format_currency(
            amount,
            currency,
            # Never rounded: a wrong price is worse than an odd one.
            format="¤0" if whole else "¤0.00######",
            locale=ENGLISH.locale,
            currency_digits=False,
        )

    def language_name(self, tag: str) -> str:
        """What this language calls another; "" when nobody knows the tag."""
        if tag in _NOT_IN_CLDR:
            return self.gettext(_NOT_IN_CLDR[tag])
        mended = _MENDED.get((self.language.tag, tag))
        if mended:
            return mended
        known = {} if tag in _NO_LANGUAGE else self.locale.languages
        # Dari ("fa-AF") has a name of its own; "bn-BD" is called what "bn" is.
        name = known.get(tag.replace("-", "_"), "")
        primary, _, rest = tag.partition("-")
        return name if name or not rest else self.language_name(primary)


_NO_LANGUAGE = ("und", "mis", "mul", "zxx")
_NOT_IN_CLDR = {"bfi": N_("British Sign Language")}
_MENDED = {
    ("so", "bn"): "Bengaali",  # CLDR has the name of the country
    ("en", "bn"): "Bengali",  # what its speakers in Britain call it, not "Bangla"
    ("gu", "bn"): "બંગાળી",
    ("ur", "bn"): "بنگالی",
    ("ur", "ro"): "رومانیائی",
    ("ne", "pl"): "पोलिश",  # CLDR's looks like "police"
    ("ne", "pa"): "पञ्जाबी",
    ("ne", "bn"): "बङ्गाली",
    ("ne", "pt"): "पोर्चुगिज",
    ("sq", "hi"): "hindi",  # CLDR's is "Indian"
    ("gu", "pl"): "પોલિશ",
    ("so", "ro"): "Romaaniyaan",
    ("ta", "bn"): "பெங்காலி",  # CLDR has the name of the region
    ("ta", "ar"): "அரபு",
}


class Wordings:
    """The wording of every language that has a catalogue; English always."""

    def __init__(self, folder: Path) -> None:
        """folder: of the Babel catalogues, <tag>/LC_MESSAGES/messages.mo.

        checked.toml beside them says which ones a person has checked, and when.
        """
        self._wordings = {ENGLISH.tag: Wording(ENGLISH, NullTranslations())}
        checked = _checked_on(folder / "checked.toml")
        for language in LANGUAGES:
            path = folder / language.tag / "LC_MESSAGES" / "messages.mo"
            if path.is_file():
                translations = _catalogue(path)
                self._wordings[language.tag] = Wording(
                    language, translations, checked.get(language.tag)
                )

    def get(self, tag: str) -> Wording | None:
        """The wording for a BCP 47 tag, or None when there is no catalogue."""
        return self._wordings.get(tag)

    @property
    def english(self) -> Wording:
        """What everything falls back to."""
        return self._wordings[ENGLISH.tag]

    def all(self) -> tuple[Wording, ...]:
        """Every wording, in the order of the languages."""
        return tuple(self._wordings.values())

    def languages(self) -> list[Language]:
        """The languages that can be chosen."""
        return [w.language for w in self._wordings.values()]


def _catalogue(path: Path) -> Translations:
    """A compiled catalogue. Raises Invalid, naming it, when it is damaged."""
    try:
        with path.open("rb") as file:
            return Translations(file)
    except (OSError, struct.error, UnicodeError) as error:
        raise Invalid(f"{path} is damaged; `make messages` makes it again.") from error


def _checked_on(path: Path) -> dict[str, dt.date]:
    """The days of checked.toml. Raises Invalid, saying which line is wrong."""
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} cannot be read: {error}.") from error
    tags = {language.tag for language in LANGUAGES}
    for tag, day in table.items():
        if tag not in tags or type(day) is not dt.date:
            raise Invalid(f"{path}: write `{tag} = 2027-01-05`, a language and a day.")
    return table
