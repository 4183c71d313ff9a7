"""One language's words: its catalogue, and CLDR's dates, lists, sums and names."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency
from babel.support import Translations

from directory.wording.languages import ENGLISH, LANGUAGES, Language


def N_(message: str) -> str:  # noqa: N802  # what Babel looks for
    """Marks a string for the catalogues; it is looked up when it is said."""
    return message


class Wording:
    """Says things in one language. Immutable, so that threads may share it."""

    def __init__(self, language: Language, translations: NullTranslations) -> None:
        """translations: the language's compiled catalogue; none is needed for en."""
        self.language = language
        self.locale = Locale.parse(language.locale)
        self._translations = translations

    def gettext(self, message: str, **values: object) -> str:
        """An interface string, with its %(named)s places filled."""
        return self._filled(self._translations.gettext(message), values)

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """An interface string that depends on a number, which is %(num)s in it."""
        return self._filled(self.ngettext_raw(one, many, num), {"num": num, **values})

    def ngettext_raw(self, one: str, many: str, num: int) -> str:
        """The same, with its places still empty."""
        return self._translations.ngettext(one, many, num)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """An interface string whose English stands for several things."""
        return self._filled(self._translations.pgettext(context, message), values)

    @staticmethod
    def _filled(text: str, values: dict[str, object]) -> str:
        return text % values if values else text

    def list(self, items: Iterable[str]) -> str:
        """ "a, b and c"."""
        return format_list(list(items), style="standard", locale=self.locale)

    def date(self, day: dt.date) -> str:
        """ "18 September 2026"."""
        return format_date(day, "d MMMM y", locale=self.locale)

    def date_with_day(self, day: dt.date, *, with_year: bool = False) -> str:
        """ "Tuesday 24 November", with its year where that is not plain."""
        pattern = "EEEE d MMMM y" if with_year else "EEEE d MMMM"
        return format_date(day, pattern, locale=self.locale)

    def day(self, weekday: int) -> str:
        """The name of a day of the week; 0 is Monday."""
        return str(get_day_names("wide", "stand-alone", self.locale)[weekday])

    def time(self, at: dt.time) -> str:
        """ "9am", "2:30pm", "midday", "midnight"."""
        if (at.hour, at.minute) == (0, 0):
            return self.pgettext("time of day", "midnight")
        if (at.hour, at.minute) == (12, 0):
            return self.pgettext("time of day", "midday")
        hour = f"{at.hour % 12 or 12}" + (f":{at.minute:02}" if at.minute else "")
        if at.hour < 12:
            return self.pgettext("time of day", "%(hour)sam", hour=hour)
        return self.pgettext("time of day", "%(hour)spm", hour=hour)

    def money(self, amount: Decimal, currency: str = "GBP") -> str:
        """ "£2", "£2.50": pence only where there are any."""
        if currency in ("", "GBP") and 0 < amount < 1:
            return self.gettext("%(pence)sp", pence=f"{amount * 100:.0f}")
        whole = amount == amount.to_integral_value()
        return format_currency(
            amount,
            currency or "GBP",
            format="¤#,##0" if whole else "¤#,##0.00",
            locale=self.locale,
            currency_digits=False,
            numbering_system="latn",
        )

    def language_name(self, tag: str) -> str:
        """What this language calls another; "" when CLDR does not know the tag."""
        try:
            name = Locale.parse(tag, sep="-").get_language_name(self.locale)
        except (UnknownLocaleError, ValueError):
            name = self.locale.languages.get(tag)
        return name or ""


class Wordings:
    """The wording of every language that has a catalogue; English always."""

    def __init__(self, folder: Path) -> None:
        """folder: of the Babel catalogues, <tag>/LC_MESSAGES/messages.mo."""
        self._wordings = {ENGLISH.tag: Wording(ENGLISH, NullTranslations())}
        for language in LANGUAGES:
            path = folder / language.tag / "LC_MESSAGES" / "messages.mo"
            if path.is_file():
                with path.open("rb") as file:
                    translations = Translations(file)
                self._wordings[language.tag] = Wording(language, translations)

    def get(self, tag: str) -> Wording | None:
        """The wording for a BCP 47 tag, or None when there is no catalogue."""
        return self._wordings.get(tag)

    @property
    def english(self) -> Wording:
        """What everything falls back to."""
        return self._wordings[ENGLISH.tag]

    def languages(self) -> list[Language]:
        """The languages that can be chosen."""
        return [w.language for w in self._wordings.values()]
