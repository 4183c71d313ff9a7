"""Facts in words, in every language."""

import datetime as dt
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from directory.errors import Invalid
from directory.settings import ROOT
from directory.wording.clock import CLOCKS
from directory.wording.languages import LANGUAGES, direction_of
from directory.wording.phrases import Part, Phrase, filled
from directory.wording.wording import Wording, Wordings
from tests.wording import golden
from tests.wording.cases import FACTS, SCHEDULES

WORDINGS = Wordings(ROOT / "translations")
TAGS = [language.tag for language in LANGUAGES]
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur"), "ARABIC"),
    **dict.fromkeys(("hi", "ne"), "DEVANAGARI"),
    "gu": "GUJARATI",
    "ta": "TAMIL",
}


@pytest.fixture(params=TAGS)
def w(request: pytest.FixtureRequest) -> Wording:
    """Each language's wording."""
    wording = WORDINGS.get(request.param)
    assert wording is not None, "run `make messages`"
    return wording


def is_in_script(w: Wording, text: str) -> bool:
    """Whether every letter is of the language's script."""
    script = SCRIPTS.get(w.language.tag, "LATIN")
    letters = [c for c in text if c.isalpha() and c not in "ªº"]  # Portuguese: "1.ª"
    return all(unicodedata.name(c).startswith(script) for c in letters)


@pytest.mark.parametrize("table", golden.TABLES)
def test_every_case_is_said_as_its_golden_file_has_it(w: Wording, table: str) -> None:
    """40 schedules and 40 other facts in 13 languages; see golden.py to renew them."""
    assert golden.said(w)[table] == golden.kept(w.language.tag)[table]


def test_there_are_cases_enough() -> None:
    """At least 40 of each kind, and none that says nothing."""
    assert min(len(SCHEDULES), len(FACTS)) >= 40
    english = golden.said(WORDINGS.english)
    assert [n for table in english.values() for n, s in table.items() if not s] == []


def test_every_case_is_in_the_reader_s_script(w: Wording) -> None:
    """Nothing of English is left outside the brackets that mark it."""
    for table in golden.said(w).values():
        for name, said in table.items():
            own = "".join(part.partition("⟩")[2] for part in ("⟩" + said).split("⟨"))
            assert is_in_script(w, own), (name, said)


def test_every_case_has_the_same_numbers_in_every_language(w: Wording) -> None:
    """Latin digits, and no time, age or price that English does not have.

    Hours differ by the clock: they are checked below.
    """
    english = golden.said(WORDINGS.english)["facts"]
    for name, said in golden.said(w)["facts"].items():
        digits = [c for c in said if c.isdigit()]
        assert all(c.isascii() for c in digits), (name, said)
        if name == "pence":  # 20p in English, £0.20 elsewhere
            continue
        assert set(digits) <= set(english[name]), (name, said)
        # One or two, an Arabic dual for instance, may be said as a word.
        if name not in {"wait a week", "wait weeks", "a mile"}:
            assert sorted(digits) == sorted(filter(str.isdigit, english[name])), said


def test_no_two_times_of_a_day_look_alike(w: Wording) -> None:
    """Nine in the morning is never nine in the evening: 1,440 minutes."""
    minutes = [dt.time(n // 60, n % 60) for n in range(24 * 60)]
    assert len({w.time(minute) for minute in minutes}) == len(minutes)


def test_a_time_names_its_own_hour_and_minute(w: Wording) -> None:
    """On a clock of 12 or 24 hours, in Latin digits."""
    for n in range(24 * 60):
        at = dt.time(n // 60, n % 60)
        said = w.time(at)
        numbers = [int(x) for x in "".join(
            c if c.isascii() and c.isdigit() else " " for c in said
        ).split()]  # fmt: skip
        if not numbers:
            assert said in set(CLOCKS[w.language.tag].exact.values())
            continue
        assert numbers[0] in {at.hour, at.hour % 12 or 12}, said
        assert (numbers[1:] or [0]) == [at.minute], said


def test_midnight_at_the_end_of_a_day_is_not_its_beginning() -> None:
    """On a clock of 24 hours a session from 18:00 ends at 24:00."""
    for tag in TAGS:
        clock = CLOCKS[tag]
        if not clock.periods:
            assert clock.time(dt.time(0), is_end=True) == "24:00"
            assert clock.time(dt.time(0)) == "0:00"


def test_days_and_months_are_the_language_s_own(w: Wording) -> None:
    """Seven days, twelve months, all different, in its script."""
    days = [w.day(n) for n in range(7)]
    months = [w.date(dt.date(2026, n, 3)) for n in range(1, 13)]
    assert len(set(days)) == 7
    assert len(set(months)) == 12
    assert all(is_in_script(w, name) for name in days + months)


def test_the_days_do_not_depend_on_who_asked_first() -> None:
    """Babel's "stand-alone" names came in the language asked for before."""
    code = (
        "from pathlib import Path\n"
        "from directory.wording.wording import Wordings\n"
        "ws = Wordings(Path('translations'))\n"
        "for tag in {order}: print(tag, ws.get(tag).day(0))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code.format(order=order)],
            capture_output=True, text=True, check=True, cwd=ROOT,
        ).stdout.splitlines()
        for order in (TAGS, TAGS[::-1])
    ]  # fmt: skip
    assert sorted(said[0]) == sorted(said[1])


def test_a_price_in_a_right_to_left_sentence_is_set_apart(w: Wording) -> None:
    """After an Arabic letter "£1.50" would be shown as "1.50£"."""
    (part,) = w.price(Decimal("1.5")).parts
    assert part.text == "£1.50"
    assert part.language == ("en" if w.language.direction == "rtl" else "")


def test_prices_are_the_same_in_every_language(w: Wording) -> None:
    """£2.50 is never £2,50."""
    assert w.money(Decimal("2.5")) == "£2.50"
    assert w.money(Decimal(1250)) == "£1250"
    assert w.money(Decimal("0.2")) == ("20p" if w.language.tag == "en" else "£0.20")


@pytest.mark.parametrize("tag", [*TAGS, "pa", "bn", "bfi"])
def test_every_language_of_the_borough_has_a_name(w: Wording, tag: str) -> None:
    """From CLDR, and where CLDR has none from the catalogue."""
    assert is_in_script(w, w.language_name(tag))
    assert w.language_name(tag)


def test_a_phrase_marks_what_is_in_another_language() -> None:
    """An English name in an Urdu sentence, and never in an English one."""
    urdu, english = WORDINGS.get("ur"), WORDINGS.english
    assert urdu is not None
    name = urdu.quoted("Lantern Hill", "en")
    assert name.parts == (Part("Lantern Hill", "en"),)
    assert str(name) == "\u2066Lantern Hill\u2069"
    assert english.quoted("Lantern Hill", "en").parts == (Part("Lantern Hill"),)
    listed = urdu.list_phrases([name, Phrase.of("x")])
    assert [part.language for part in listed.parts] == ["en", ""]


def test_a_pattern_is_filled_whole() -> None:
    """Places may move, repeat, and stand beside a percent sign."""
    said = filled("%(b)s – %(a)s 100%%", {"a": "one", "b": Phrase.of("zwei", "de")})
    assert said.parts == (Part("zwei", "de"), Part(" – one 100%"))
    with pytest.raises(KeyError):
        filled("%(c)s", {"a": "one"})


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("he", "rtl"), ("ps", "rtl"), ("en", "ltr"), ("nonsense!", "ltr")],
)
def test_the_direction_of_any_language_is_known(tag: str, direction: str) -> None:
    """Also of a listing's text in a language that the site does not speak."""
    assert direction_of(tag) == direction


@pytest.mark.parametrize(
    "line", ["ur = '2027-01-05'", "ur = true", "xx = 2027-01-05", "[ur]", "ur ="]
)
def test_a_wrong_line_about_checking_is_named(tmp_path: Path, line: str) -> None:
    """A volunteer's slip must not take a language off the air later on."""
    (tmp_path / "checked.toml").write_text(line)
    with pytest.raises(Invalid, match=r"checked\.toml"):
        Wordings(tmp_path)


def test_a_damaged_catalogue_is_named(tmp_path: Path) -> None:
    """After a power cut, say."""
    folder = tmp_path / "ur" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.mo").write_bytes(b"\xde\x12\x04\x95nonsense")
    with pytest.raises(Invalid, match="make messages"):
        Wordings(tmp_path)


def test_an_override_of_direction_never_reaches_plain_text() -> None:
    """It could end the isolate that it stands in."""
    name = Phrase.of("a\u2069\u202eb", "en")
    assert str(name) == "\u2066ab\u2069"
