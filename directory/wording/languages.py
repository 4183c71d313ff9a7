"""The languages that Front Door speaks, as their readers name them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface.

    tag: BCP 47. name: in its own script. locale: CLDR's identifier, for the region
    whose habits readers here know.
    """

    tag: str
    name: str
    locale: str
    direction: Direction = "ltr"


ENGLISH = Language("en", "English", "en_GB")

LANGUAGES = (
    ENGLISH,
    Language("gu", "ગુજરાતી", "gu_IN"),
    Language("ro", "Română", "ro_RO"),
    Language("ta", "தமிழ்", "ta_IN"),
    Language("pl", "Polski", "pl_PL"),
    Language("ar", "العربية", "ar_001", "rtl"),
    Language("hi", "हिन्दी", "hi_IN"),
    Language("fa", "فارسی", "fa_IR", "rtl"),
    Language("ur", "اردو", "ur_PK", "rtl"),
    Language("ne", "नेपाली", "ne_NP"),
    Language("pt", "Português", "pt_PT"),
    Language("so", "Soomaali", "so_SO"),
    Language("sq", "Shqip", "sq_AL"),
)
"""In the order in which they are offered: by number of readers in the borough."""


@lru_cache(maxsize=256)
def direction_of(tag: str) -> Direction:
    """The direction in which any language is written (CLDR); "ltr" when unknown."""
    try:
        return "rtl" if Locale.parse(tag, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"
