"""Made-up listings of realistic words, and questions about them, to measure search by.

    python bench/corpus.py [10000] [13]

The numbers are listings and languages; without the second, English only. It prints
what such a corpus is like. The same number always gives the same listings, and a
smaller corpus is the beginning of a larger one.

Sentences and names are those of real listings in ../shared/listings, put together
anew; sentences with addresses, links or long numbers are left out, and nothing of
them is kept in this repository. Where that folder is missing, the made-up listings
in content/ do, with far fewer words. Real directories also have thousands of names
that stand only once or twice: those are put together from syllables, the n-th of them
drawn with a chance in proportion to 1/n.
"""

import csv
import html
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from math import inf
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import regex

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.engines import Ask  # noqa: E402
from directory.model.places import Place  # noqa: E402
from directory.model.taxonomy import Category  # noqa: E402
from directory.search.seam import Opening, SearchDocument  # noqa: E402
from directory.storage.reference import Reference  # noqa: E402
from directory.wording.vocabulary import ACCESS  # noqa: E402

SEED = 2026
SHARED = ROOT.parent / "shared" / "listings"
OWN = ROOT / "content" / "listings"
KINDS = ("one word", "two to three words", "typo", "autocomplete", "filters", "typical")
FACETS = ("category", "area", "spoken", "access", "free")

_SPACE = UUID("0d6b6f9c-3d2f-5a64-9d3a-6f5f7f0a1c55")
_NAMES = 60_000
_TABLES = ("services.csv", "organizations.csv", "locations.csv", "programs.csv")
_TEXTS = ("description", "application_process", "audience", "eligibility", "short_desc")
_BLOCKS = regex.compile(r"<(?:/?(?:p|div|li|ul|ol|h\d|tr|td|table)|br)\b[^>]*>|\n")
_TAGS = regex.compile(r"<[^>]*>")
_ENDS = regex.compile(r"(?<=[.!?])\s+(?=[\p{Lu}\d\"'])")
_NOT_WORDS = regex.compile(r"@|https?:|www\.|\d[\d ()-]{5,}|\w{25,}")
_WORD = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+")
_LETTER = regex.compile(r"\X")
_COMMON = (
    "the and for with you your are our that this have will can all who not from they "
    "has been was were but also into out more any other their its per"
)
_SPOKEN = ("gu", "ro", "ta", "pl", "ar", "hi", "fa", "ur", "ne", "pt", "so", "sq", "bn")
_ALWAYS = (date.min.toordinal(), date.max.toordinal())
_FIRST_SYLLABLES = (
    "Ald Amb Ash Bar Beck Bram Brant Brock Burn Cald Carn Clun Col Cran Dal Dar Dun "
    "Eck El Fal Far Fen Gar Gil Gos Had Hal Ham Har Hart Hex Hol Ing Kel Ken Kirk Lam "
    "Lang Lin Lock Mal Mar Mel Mor Nar Nor Oak Ock Pen Pol Quen Rad Ram Rav Roth Sal "
    "Sel Shel Stan Tam Thorn Tol Ul Wal"
)
_LAST_SYLLABLES = (
    "bank borne bridge brook bury by cliffe combe cote croft dale den don ending ey "
    "field ford gate grove ham hampton haven holme hope hurst ing ington keld land ley "
    "low man mere minster more mouth ness over port ridge ris sall sea set shaw side "
    "stead stoke stow thorpe thwaite tock ton tree vale wade ward ware water well wick "
    "win wold worth"
)
_ABOUT = (
    "Ask for {} when you come.",
    "We meet at {} Hall.",
    "It is five minutes from {} station.",
    "{} Trust pays for it.",
    "We also serve {} and the villages around it.",
)


_NOT_ASKED = frozenset(_COMMON.split())
_FIRST, _LAST = _FIRST_SYLLABLES.split(), _LAST_SYLLABLES.split()
_HARMONIC = list(accumulate(1 / n for n in range(1, _NAMES + 1)))


@dataclass(frozen=True, slots=True)
class Source:
    """What is taken from one real listing."""

    name: str
    sentences: tuple[str, ...]


def sources(folder: Path) -> tuple[Source, ...]:
    """The listings, organizations and places in the files below `folder`."""
    found: dict[str, Source] = {}
    for path in sorted(folder.rglob("*.json")):
        read = json.loads(path.read_text("utf-8"))
        if isinstance(read, dict):
            read = read.get("content") or [read]
        for row in read:
            _keep(found, row)
            organization = row.get("organization") or row.get("organisation")
            _keep(found, organization or {})
    for path in sorted(p for name in _TABLES for p in folder.rglob(name)):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                _keep(found, row)
    return tuple(found.values())


def _keep(found: dict[str, Source], row: dict[str, Any]) -> None:
    name = " ".join(html.unescape(str(row.get("name") or "")).split())
    if not name or _NOT_WORDS.search(name):
        return
    text = "\n".join(str(row.get(column) or "") for column in _TEXTS)
    sentences = dict.fromkeys(_sentences(text))
    if name not in found or len(found[name].sentences) < len(sentences):
        found[name] = Source(name, tuple(sentences))


def _sentences(text: str) -> Iterator[str]:
    """The whole sentences of a text, which may be HTML."""
    for block in _BLOCKS.split(html.unescape(text)):
        plain = " ".join(_TAGS.sub(" ", block).split())
        for sentence in _ENDS.split(plain):
            if 3 <= sentence.count(" ") <= 60 and not _NOT_WORDS.search(sentence):
                yield sentence


class Corpus:
    """`count` listings, any of which can be made by itself."""

    def __init__(
        self, count: int, languages: int = 1, folder: Path | None = None
    ) -> None:
        """Read what listings are made of: `folder`, else the shared one, else ours."""
        self.count = count
        self.folder = folder or (SHARED if SHARED.is_dir() else OWN)
        self.sources = sources(self.folder)
        self._telling = [each for each in self.sources if each.sentences]
        reference = Reference.load(ROOT / "content")
        self._taxonomy = reference.taxonomy
        self._categories = reference.taxonomy.categories
        self._weights = [1 / n for n in range(1, len(self._categories) + 1)]
        places = reference.gazetteer.places
        self._areas = [each for each in places if each.kind == "neighbourhood"][:12]
        self._groups = reference.words.groups
        tags = {tag for group in self._groups for tag in group.words} - {"en"}
        self.tags = tuple(sorted(tags))[: languages - 1]

    def documents(self) -> Iterator[SearchDocument]:
        """Every listing, one at a time."""
        return map(self.document, range(self.count))

    def document(self, number: int) -> SearchDocument:
        """The listing with that number."""
        chance = random.Random(f"{SEED} listing {number}")
        own = chance.choice(self._telling)
        place = _made_up(chance)
        area = chance.choice(self._areas)
        categories = self._some_categories(chance)
        codes = self._taxonomy.with_parents(categories)
        also_about = [known for c in sorted(codes) if (known := self._taxonomy.get(c))]
        texts = [
            ("en", self._description(own, place, chance)),
            ("en", f"{place} {chance.choice(('Hall', 'House', 'Centre', 'Library'))}"),
            ("en", chance.choice(self.sources).name),
            ("en", area.names["en"]),
        ]
        for category in also_about:
            texts += [("en", category.names["en"])]
            texts += [("en", word) for word in category.also]
        if self.tags:
            # A listing of no category is told of in other languages all the same.
            texts += self._in_other_languages(
                also_about or [chance.choice(self._categories)], chance
            )
        named = f"{own.name}, {place}" if chance.random() < 0.7 else own.name
        return SearchDocument(
            id=id_of(number),
            names=(("en", named),),
            texts=tuple(texts),
            categories=codes,
            areas=frozenset({area.slug}),
            spoken=frozenset(chance.sample(_SPOKEN, chance.choice((0, 0, 1, 2, 3)))),
            access=frozenset(chance.sample(list(ACCESS), chance.choice((0, 1, 2, 4)))),
            free=chance.random() < 0.6,
            ages=chance.choice(((0, inf), (0, inf), (18, inf), (0, 5), (11, 18))),
            points=(_near(area, chance),),
            openings=tuple(_openings(chance)),
        )

    def _some_categories(self, chance: random.Random) -> list[Category]:
        """None to three, some far more often than others."""
        order, wanted = self._popular, chance.choice((0, 1, 1, 2, 2, 3))
        drawn = chance.choices(order, self._weights, k=wanted)
        return list({each.code: each for each in drawn}.values())

    @cached_property
    def _popular(self) -> list[Category]:
        order = list(self._categories)
        random.Random(SEED).shuffle(order)
        return order

    def _description(self, own: Source, place: str, chance: random.Random) -> str:
        """Sentences of the listing itself, of one or two others, and of names."""
        said = list(own.sentences[: chance.randint(2, 6)])
        for _ in range(chance.randint(1, 2)):
            other = chance.choice(self._telling).sentences
            first = chance.randrange(len(other))
            said += other[first : first + chance.randint(1, 3)]
        said.append(chance.choice(_ABOUT).format(place))
        for _ in range(chance.randint(0, 2)):
            said.append(chance.choice(_ABOUT).format(_made_up(chance)))
        return " ".join(said)

    def _in_other_languages(
        self, categories: Sequence[Category], chance: random.Random
    ) -> Iterator[tuple[str, str]]:
        groups = chance.sample(self._groups, 5)
        for tag in self.tags:
            for category in categories:
                for said in (category.names, category.descriptions):
                    if tag in said:
                        yield tag, said[tag]
            for group in groups:
                for phrase in group.words.get(tag, ()):
                    yield tag, phrase

    def queries(self, each: int) -> dict[str, list[Ask]]:
        """`each` questions of every kind, drawn from the listings."""
        makers = (
            lambda chance: self._some_words(chance, 1),
            lambda chance: self._some_words(chance, chance.randint(2, 3)),
            lambda chance: _with_a_slip(self._some_words(chance, 1, long=True), chance),
            self._beginning,
            self._filtered,
            self._typical,
        )
        return {
            kind: [
                make(random.Random(f"{SEED} {kind} {number}")) for number in range(each)
            ]
            for kind, make in zip(KINDS, makers, strict=True)
        }

    def _some_words(
        self, chance: random.Random, count: int, *, long: bool = False
    ) -> Ask:
        """`count` words of one listing; the first has five letters if it is `long`."""
        while True:
            said = self.document(chance.randrange(self.count))
            tag = "en"
            if self.tags and chance.random() < 0.5:
                tag = chance.choice(self.tags)
            words = [
                word
                for language, text in said.names + said.texts
                if language == tag
                for word in words_of(text)
            ]
            first = [w for w in words if not long or len(_LETTER.findall(w)) >= 5]
            if not first or len(set(words)) < count:
                continue
            chosen = [chance.choice(first)]
            while len(chosen) < count:
                word = chance.choice(words)
                if word not in chosen:
                    chosen.append(word)
            return Ask(" ".join(chosen), tag)

    def _beginning(self, chance: random.Random) -> Ask:
        asked = self._some_words(chance, 1, long=True)
        letters = _LETTER.findall(asked.words)[: chance.randint(2, 5)]
        return Ask("".join(letters), asked.language)

    def _filtered(self, chance: random.Random) -> Ask:
        """Words that stand in many listings: the fifth page is of those."""
        return Ask(
            " ".join(chance.sample(self._frequent, 2)),
            category=chance.choices(self._popular, self._weights)[0].code,
            free=True,
            page=5,
            facets=FACETS,
        )

    def _typical(self, chance: random.Random) -> Ask:
        is_slip = chance.random() < 0.5
        asked = self._some_words(chance, chance.randint(2, 3), long=is_slip)
        if is_slip:
            asked = _with_a_slip(asked, chance)
        return Ask(asked.words, asked.language, facets=("category", "area"))

    @cached_property
    def _frequent(self) -> list[str]:
        """The sixty English words that stand in most of a thousand listings."""
        counts: dict[str, int] = {}
        for number in range(min(self.count, 1_000)):
            texts = self.document(number).texts
            english = (text for tag, text in texts if tag == "en")
            for word in {word for text in english for word in words_of(text)}:
                counts[word] = counts.get(word, 0) + 1
        return sorted(counts, key=lambda word: (-counts[word], word))[:60]


def id_of(number: int) -> str:
    """The id of a listing."""
    return str(uuid5(_SPACE, str(number)))


def words_of(text: str) -> list[str]:
    """The words that somebody may type: not the shortest, nor the most common."""
    words = (word.lower() for word in _WORD.findall(text))
    return [word for word in words if len(word) > 2 and word not in _NOT_ASKED]


def _with_a_slip(asked: Ask, chance: random.Random) -> Ask:
    """One slip in the first word, never in its first letter."""
    first, *others = asked.words.split(" ")
    letters = _LETTER.findall(first)
    at = chance.randrange(1, len(letters))
    latin = "abcdefghijklmnopqrstuvwxyz" if first.isascii() else letters
    new = chance.choice([letter for letter in latin if letter != letters[at]] or ["a"])
    slips = [
        [*letters[:at], *letters[at + 1 :]],
        [*letters[:at], new, *letters[at:]],
        [*letters[:at], new, *letters[at + 1 :]],
    ]
    if at + 1 < len(letters) and letters[at] != letters[at + 1]:
        swapped = [letters[at + 1], letters[at]]
        slips.append([*letters[:at], *swapped, *letters[at + 2 :]])
    slipped = "".join(chance.choice(slips))
    return Ask(" ".join((slipped, *others)), asked.language)


def _made_up(chance: random.Random) -> str:
    """A name; the most frequent ones have two syllables, the others three."""
    number = chance.choices(range(_NAMES), cum_weights=_HARMONIC)[0]
    number, first = divmod(number, len(_FIRST))
    number, last = divmod(number, len(_LAST))
    middle = _FIRST[number - 1].lower() if number else ""
    return _FIRST[first] + middle + _LAST[last]


def _near(area: Place, chance: random.Random) -> tuple[float, float]:
    return (
        area.latitude + chance.uniform(-0.02, 0.02),
        area.longitude + chance.uniform(-0.02, 0.02),
    )


def _openings(chance: random.Random) -> Iterator[Opening]:
    for _ in range(chance.randint(1, 3)):
        opens = chance.randrange(7 * 60, 19 * 60, 30)
        yield Opening(
            weekday=chance.randrange(7),
            opens=opens,
            closes=opens + chance.randrange(60, 8 * 60, 30),
            first_day=_ALWAYS[0],
            last_day=_ALWAYS[1],
            school=chance.choice((0, 0, 0, 1, 2)),
            closed_on_bank_holidays=chance.random() < 0.7,
        )


def describe(corpus: Corpus) -> None:
    """Print what a corpus is like."""
    count = {"en": 0, "other": 0}
    different: dict[str, set[str]] = {"en": set(), "other": set()}
    for document in corpus.documents():
        for tag, text in document.names + document.texts:
            words = [word.lower() for word in _WORD.findall(text)]
            key = "en" if tag == "en" else "other"
            count[key] += len(words)
            different[key].update(words)
    print(f"from {len(corpus.sources):,} names and texts in {corpus.folder}")
    print(f"{corpus.count:,} listings in {1 + len(corpus.tags)} languages")
    for key in ("en", "other") if corpus.tags else ("en",):
        print(
            f"{key}: {count[key] / corpus.count:.0f} words in each, "
            f"{len(different[key]):,} different words"
        )


if __name__ == "__main__":
    listings, languages = (*sys.argv[1:], *("10000", "1")[len(sys.argv) - 1 :])
    describe(Corpus(int(listings), int(languages)))
