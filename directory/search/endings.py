"""Taking word endings off, for the languages that no Snowball stemmer serves well.

Plain tables over folded words (see `folding`). What they are worth was counted on the
labelled pairs of tests/search/inflections.toml; docs/adr/0005-search-index.md says
how they compare. A stem is never shown, so it need not be a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import regex

_LETTER = regex.compile(r"\p{L}")
_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Step:
    """Takes at most one ending off, the longest that fits."""

    endings: Mapping[str, str]
    """Each ending, and what is put in its place."""
    least: int
    """How many letters must stand before the ending: letters, not vowel signs."""
    again: bool = False
    """Whether to go on until nothing fits."""


@dataclass(frozen=True, slots=True)
class Endings:
    """A stemmer made of tables."""

    steps: tuple[Step, ...]
    """Done one after the other."""
    beginnings: tuple["regex.Pattern[str]", ...] = ()
    """What is taken off before them, one after the other."""
    graphemes: int = 0
    """How many of them are kept in the end; 0 keeps them all."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - as Snowball's stemmers have it
        """Return `word`, which is folded, without its endings."""
        for beginning in self.beginnings:
            word = beginning.sub("", word, count=1)
        for step in self.steps:
            word = _without(word, step)
        if self.graphemes:
            return "".join(_GRAPHEME.findall(word)[: self.graphemes])
        return word


def _without(word: str, step: Step) -> str:
    longest = max(map(len, step.endings))
    while True:
        for length in range(min(longest, len(word)), 0, -1):
            instead = step.endings.get(word[-length:])
            if instead is not None and letters(word[:-length]) >= step.least:
                word = word[:-length] + instead
                break
        else:
            return word
        if not step.again:
            return word


def letters(text: str) -> int:
    """Return how many letters `text` has, vowel signs not counted."""
    return len(_LETTER.findall(text))


def _off(words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), "")


# Case endings are written onto the noun, after the plural's ઓ and its own vowel:
# દવાખાનામાં, "in the clinic"; twice because of endings such as -માંથી and -નામાં.
# The -થી of શરણાર્થી (refugee) and વિદ્યાર્થી (student) is no ending.
_GUJARATI_CASES = Step(_off("માં માંથી નું નાં નો ની ના ને થી") | {"ર્થી": "ર્થી"}, 2)
GUJARATI = Endings(
    (
        _GUJARATI_CASES,
        _GUJARATI_CASES,
        Step(_off("ઓ"), 2),
        Step(_off("ું ો ી ા ાં ે"), 2),
    )
)

# Plural and oblique, then the vowel that they replace: بچہ بچے بچوں. A final ی is
# kept, or water (پانی) would be betel (پان).
URDU = Endings(
    (
        Step({"ياں": "ي", "يوں": "ي", "ييں": "", "وں": "", "يں": ""}, 2),
        Step(_off("ات يات"), 3),
        Step(_off("ه ے"), 2),
        Step(_off("ا"), 3),
    )
)

# light10 (Larkey, Ballesteros and Connell 2007, Light stemming for Arabic information
# retrieval), and the alef that is left of an adverb's tanwin (مجاناً). Folding has
# made ه of ة. Three things differ. Of -ان and -ون more must be left, or law (قانون)
# loses its end. "And" is looked for behind the article too, because light10 takes the
# و of وظيفة for one. And a parent (والد) has none, or parents would be debts (الدين).
_ARABIC_AND = regex.compile(r"^و(?!الد(?:ين|ه)?$)(?=...)")
ARABIC = Endings(
    beginnings=(
        _ARABIC_AND,
        regex.compile("^(?:ال|بال|كال|فال|لل)(?=..)"),
        _ARABIC_AND,
    ),
    steps=(
        Step(_off("ها"), 2),
        Step(_off("ان"), 4),
        Step(_off("ات"), 2),
        Step(_off("ون"), 4),
        *(Step(_off(ending), 2) for ending in ("ين", "يه", "ه", "ي")),
        Step(_off("ا"), 3),
    ),
)


_TAMIL_CASES = ("ில்", "ின்", "ால்", "ுடன்", "ிற்கு", "ுக்கு", "ுக்கான", "ிலிருந்து")
_TAMIL_PLURALS = ("்", "ுக்கு", "ுக்கான", "ுடைய", "ுடன்", "ின்", "ில்", "ிடம்", "ால்", "ை", "ும்")


def _tamil_plurals() -> dict[str, str]:
    before = {"க": "", "க்க": "", "ங்க": "ம்", "ட்க": "ள்", "ற்க": "ல்"}
    return {
        f"{start}ள{case}": end
        for (start, end), case in product(before.items(), _TAMIL_PLURALS)
    }


# Cases come with what they change in the noun: குடும்பம் குடும்பத்தில், and வீடு
# வீட்டில், of which a single letter may be left. Before them the -உம் of "both … and"
# goes, and the stop that a word takes from the next one (இலவசச் சாப்பாடு); after them
# the -ம் that a noun loses before another (இலவசம், இலவச).
TAMIL = Endings(
    (
        Step(_off("க் ச் த் ப்"), 3),
        Step({"ும்": "்", "யும்": "", "ாவும்": "ா", "ுவும்": "ு", "க்கும்": "க்கு"}, 2),
        Step(_tamil_plurals(), 2),
        Step({"ட்ட" + case: "டு" for case in (*_TAMIL_CASES, "ை")}, 1),
        Step(
            {start + case: "" for start in ("", "ய") for case in _TAMIL_CASES}
            | {"த்த" + case: "ம்" for case in (*_TAMIL_CASES, "ை")}
            | _off("யை க்கு க்கான"),
            2,
        ),
        Step(_off("ை ம்"), 3),
        Step(_off("ு ்"), 2),
    )
)

# Articles and plurals, some of which double the last letter (fasal, fasallada); then
# the vowel before them (cunto, cuntada).
SOMALI = Endings(
    (
        Step(
            _off("ooyin ooyinka ooyinkii yaal yaasha yada yo yaha asha aha iin iinta")
            | {
                letter * 2 + ending: letter
                for letter in "lnr"
                for ending in ("o", "ada", "ka", "ta")
            },
            3,
        ),
        Step(_off("ka ga ha ta da dha sha kii gii tii dii"), 3),
        Step(_off("a e i o u"), 3),
    ),
    graphemes=6,
)

# Cases and articles are short and come one upon the other: shtëpi, shtëpisë,
# shtëpive. Folding has made e of ë. The last step: familje, qiraja, libër (librat).
ALBANIAN = Endings(
    (
        Step(
            _off("ve a e i o u")
            | {vowel + end: "" for vowel in "aeiouy" for end in "tsn"},
            3,
            again=True,
        ),
        Step({"lj": "l", "sj": "s", "aj": "", "er": "r"}, 3),
    ),
    graphemes=6,
)

# First -uri where it is a plural and no feminine ends so (cursuri, but facturi); then
# the article; then the vowels that gender and number change.
ROMANIAN = Endings(
    (
        Step(
            {
                end + "uri" + more: end
                for end in ("rs", "c")
                for more in ("", "le", "lor")
            },
            2,
        ),
        Step(_off("ului ul ilor elor ile ele iei"), 3),
        Step(_off("a e i u"), 3, again=True),
    )
)

# Snowball takes no -s off a word without a vowel, and takes this one for satellites.
BEFORE_ENGLISH = Endings((Step({"gps": "gp"}, 0),))
# What Snowball leaves because folding has taken the letters away that it goes by, or
# because it has no rule for it; done before it. Of -by it makes a conditional.
BEFORE_POLISH = Endings(
    (
        Step(
            {"ow": "ów", "by": "b", "tysci": "tyst", "orzy": "or", "wnicy": "wnik"}, 2
        ),
        # zasiłek, zasiłki; but apteka, aptek.
        Step(
            {letter + "ek": letter + "k" for letter in "bcdlmnrswz"}
            | {"atek": "atk", "ytek": "ytk"},
            2,
        ),
    )
)
# The plurals of Orengo and Huyck 2001, a stemming algorithm for Portuguese.
BEFORE_PORTUGUESE = Endings(
    (Step({"oes": "ao", "aes": "ao", "ns": "m", "ais": "al", "eis": "el"}, 3),)
)
# A vowel's link to the next word: غذا, غذای گرم.
BEFORE_PERSIAN = Endings((Step({"اي": "ا"}, 2),))

# For words of which Snowball leaves too little: plurals and cases alone.
SHORT_PORTUGUESE = Endings((Step(_off("s as es os"), 3), Step(_off("a e o"), 3)))
SHORT_PERSIAN = Endings((Step(_off("ها هاي هايي"), 2), Step(_off("ان"), 2)))
SHORT_HINDI = Endings((Step(_off("ा े ी ो ों ें ां ीं"), 2),))
SHORT_NEPALI = Endings((Step(_off("को का की ले मा लाई हरू हरु संग"), 2),))
