"""The coverage report: what is counted, and how it is compared."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from directory.app import build
from directory.errors import Invalid, NotFound
from directory.model.listing import CHECK_AFTER
from directory.model.objectives import FigureKind
from directory.publishing.coverage import FIRST, Coverage, Edition
from directory.publishing.coverage_counts import Seen, Told, age, easy_read, look, told
from directory.publishing.coverage_measures import MEASURES, change, share
from directory.publishing.coverage_words import THIN, TOLD, TOLD_MEANS, WIDE, Row, Table
from directory.publishing.easy_reading import own_texts
from directory.publishing.texts import segments_of
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.storage.coverage import Figures, Group, KeptFigures
from directory.storage.objective_files import load_objectives, objectives_file
from directory.storage.records import Author
from directory.storage.renditions import EASY, Rendition
from directory.storage.tallies import Mark
from directory.text.segments import segments
from tests.conftest import TUESDAY_MORNING

TODAY = TUESDAY_MORNING.date()
SIGNED = Mark(is_shown=True, is_by_person=False, is_signed=True)
WRITTEN = Mark(is_shown=True, is_by_person=True, is_signed=False)
MACHINE = Mark(is_shown=True, is_by_person=False, is_signed=False)
HELD = Mark(is_shown=False, is_by_person=True, is_signed=False)
SEEN = Seen(
    service_id="s",
    is_active=True,
    is_example=False,
    language="en",
    categories=("food",),
    sentences=("a", "b"),
    easy=("a", "b"),
    level="easy",
    checked=TODAY,
    way="all",
    aids=frozenset(),
)


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        ({"a": SIGNED, "b": SIGNED}, "checked"),
        ({"a": SIGNED, "b": WRITTEN}, "person"),
        ({"a": WRITTEN, "b": WRITTEN}, "person"),
        ({"a": SIGNED, "b": MACHINE}, "machine"),
        ({"a": SIGNED}, "part"),
        ({"a": MACHINE, "b": HELD}, "part"),
        ({"a": HELD, "b": HELD}, "none"),
        ({}, "none"),
    ],
)
def test_how_far_a_listing_can_be_read_is_said_exactly(
    marks: Mapping[str, Mark], state: Told
) -> None:
    """By the sentence that is least sure; what is held back is not there."""
    assert told(SEEN, "gu", {(name, ""): mark for name, mark in marks.items()}) == state
    assert state in TOLD
    assert TOLD[state] in TOLD_MEANS


def test_a_sentence_of_this_listing_alone_comes_before_that_of_all() -> None:
    """As on its page; that of another listing is none of it."""
    every = {("a", ""): MACHINE, ("b", ""): SIGNED}
    assert told(SEEN, "gu", {**every, ("a", "s"): SIGNED}) == "checked"
    assert told(SEEN, "gu", {**every, ("a", "other"): SIGNED}) == "machine"


def test_facts_need_no_translation_and_a_language_reads_its_own() -> None:
    """Neither is a gap."""
    assert told(replace(SEEN, sentences=()), "gu", {}) == "facts"
    assert told(replace(SEEN, language="gu"), "gu", {}) == "person"
    assert told(replace(SEEN, language="gu"), "ur", {}) == "none"


def test_easy_read_is_approved_when_every_sentence_is() -> None:
    """By a person; a listing in another language has none to approve."""
    assert easy_read(SEEN, {("a", ""): SIGNED, ("b", "s"): SIGNED}) == "approved"
    assert easy_read(SEEN, {("a", ""): SIGNED, ("b", ""): MACHINE}) == "part"
    assert easy_read(SEEN, {("a", ""): MACHINE}) == "draft"
    assert easy_read(replace(SEEN, easy=()), {}) == "other"


def test_the_age_of_a_check_is_counted_to_the_day() -> None:
    """A day that has not come yet is no check."""
    for ago, said in {
        0: "recent",
        CHECK_AFTER.days: "recent",
        CHECK_AFTER.days + 1: "late",
        365: "late",
        366: "very_late",
        -1: "never",
    }.items():
        assert age(replace(SEEN, checked=TODAY - timedelta(days=ago)), TODAY) == said
    assert age(replace(SEEN, checked=None), TODAY) == "never"


def test_a_share_never_says_more_than_is_so() -> None:
    """Rounded down; nothing but nothing is 0; of nothing there is no data."""
    assert [share(part, 1000) for part in (0, 1, 899, 999, 1000)] == [0, 1, 89, 99, 100]
    assert share(0, 0) is None


def test_a_confidential_place_is_no_gap(starter: Works) -> None:
    """Nobody may be told how to get in, or where it is."""
    found = {
        look(listing, starter.reference.taxonomy, ()).way
        for listing in starter.listings.every()
        if listing.places and not any(place.is_shown for place in listing.places)
    }
    assert found == {"no_place"}


def counted(coverage: Coverage, group: str, row: str = "all") -> Mapping[str, int]:
    """A row of the figures as they are now."""
    return coverage.keep().row(group, row)


def test_the_figures_follow_the_listings_and_what_people_sign(fresh: Works) -> None:
    """Of the same object that counted before, as beside a server."""
    coverage = fresh.coverage
    assert coverage.latest() is None
    first = coverage.keep()
    assert first.row("listings", "all") == {
        "counted": 60,
        "not_running": 0,
        "examples": 60,
    }
    for tag, row in first.group("languages").items():
        assert sum(row.values()) == 60, tag
    for group in ("easy", "reading", "checked", "getting_in"):
        assert sum(first.row(group, "all").values()) == 60, group
    listing = fresh.listings.by_slug("scam-stop")
    signed = {"origin": "person", "checked_at": "2026-11-24T10:00:00+00:00"}
    fresh.renditions.store(
        Rendition(source=s, language="ur", text="x", **signed)  # type: ignore[arg-type]
        for s in segments_of(listing)
    )
    fresh.renditions.store(
        Rendition(source=s, language="en", level=EASY, text="x", **signed)  # type: ignore[arg-type]
        for text in own_texts(listing)
        for s in segments(text)
    )
    fresh.feedback.count(listing.service.id, listing.revision, "moved", "ur")
    second = coverage.keep()
    assert second.row("languages", "ur")["checked"] == 1
    assert second.row("easy", "all")["approved"] == 1
    assert second.row("said", "ur") == {"moved": 1}
    codes = [code for code, row in second.group("categories").items() if row["said"]]
    top = look(listing, fresh.reference.taxonomy, ()).categories
    assert sorted(codes) == sorted(top)
    (found,) = fresh.listings.stored("service", [listing.service.id]).values()
    with fresh.listings.writing(Author("person", "test")) as writer:
        writer.put(
            replace(found.record, status="defunct"),  # type: ignore[call-arg]
            expected=found.revision,
        )
    assert counted(coverage, "listings")["not_running"] == 1
    assert counted(coverage, "languages", "ur").get("checked", 0) == 0
    before = coverage.latest()
    stopped = Event()
    stopped.set()
    other = build(fresh.settings, fresh.clock)
    assert other.coverage.keep(stopped).groups == {}
    assert coverage.latest() == before
    with fresh.listings.writing(Author("person", "test")) as writer:
        writer.remove_examples()
    coverage.follow(OneRound())
    after = coverage.latest()
    assert after
    assert set(after.row("listings", "all").values()) == {0}
    assert coverage.tables(after)
    other.engine.dispose()


class OneRound(Event):
    """Lets work beside a server do one round, without a pause."""

    rounds = 0

    def wait(self, timeout: float | None = None) -> bool:
        """Whether to stop: after the second pause between two rounds."""
        self.rounds += timeout is not None and timeout >= FIRST
        return self.rounds > 1


NAMES = {"gu": "Gujarati", "ur": "Urdu"}


def figures(at: date, groups: Mapping[str, Group]) -> Figures:
    """Figures of a day."""
    return Figures(datetime(at.year, at.month, at.day, 12, tzinfo=UTC), groups)


def test_a_figure_that_was_not_counted_is_no_data_and_not_nothing() -> None:
    """Neither is a change from it."""
    now = figures(TODAY, {"searches": {"gu": {"searches": 4}}, "languages": {}})
    before = figures(TODAY, {})
    found = change("searches", "gu", now, before, NAMES.__getitem__)
    assert (found.now, found.before, found.by) == (4, None, None)
    assert found.name == "Searches in Gujarati that found nothing good, in 52 weeks"
    assert change("read_whole", "", now, None, NAMES.__getitem__).now is None
    assert change("searches", "ur", now, now, NAMES.__getitem__).by == 0


def test_listings_without_sentences_need_no_person() -> None:
    """They do not make a language look worse, or better."""
    row = {"checked": 1, "person": 1, "machine": 2, "facts": 4}
    now = figures(TODAY, {"languages": {"gu": row}})
    assert change("by_person", "gu", now, None, NAMES.__getitem__).now == 50
    assert change("read_whole", "gu", now, None, NAMES.__getitem__).now == 100


def test_a_bar_shows_what_the_table_says() -> None:
    """Pieces lie beside each other, as wide as their numbers; a few are still seen."""
    rows = (Row("a", (500, 0, 500)), Row("b", (1, 250, None)), Row("c", (0, 0, 0)))
    table = Table("k", "h", "n", "r", ("x", "y", "z"), rows, chart="parts", parts=3)
    a, b, c = table.bars()
    assert [(p.part, p.start, p.width) for p in a.pieces] == [
        (0, 0, WIDE // 2),
        (2, WIDE // 2, WIDE // 2),
    ]
    assert [(p.part, p.width) for p in b.pieces] == [(0, THIN), (1, WIDE // 4)]
    assert c.pieces == ()
    assert replace(table, rows=rows[2:]).bars() == []
    assert replace(table, chart="").bars() == []


def test_a_year_is_compared_with_the_nearest_figures_of_a_year_before(
    fresh: Works,
) -> None:
    """Only within eight weeks; else it is said that there are none."""
    coverage = fresh.coverage
    now = [TUESDAY_MORNING]
    kept = KeptFigures(fresh.engine, lambda: now[0])
    coverage.keep()
    edition = coverage.edition(2026)
    assert (edition.before, edition.is_over) == (None, False)
    assert [each.by for each in coverage.compared(edition)] == [None] * 34
    for weeks in (70, 61, 43):
        now[0] = TUESDAY_MORNING - timedelta(weeks=weeks)
        kept.keep({"checked": {"all": {"recent": weeks}}})
    assert coverage.edition(2026).before is None
    for weeks in (58, 50):
        now[0] = TUESDAY_MORNING - timedelta(weeks=weeks)
        kept.keep({"checked": {"all": {"recent": weeks}}})
    before = coverage.edition(2026).before
    assert before
    assert before.row("checked", "all") == {"recent": 50}
    old = coverage.edition(2025)
    assert old.is_over
    assert old.figures.row("checked", "all") == {"recent": 50}
    assert coverage.years() == [2026, 2025]
    with pytest.raises(NotFound, match="There are no figures of 2024"):
        coverage.edition(2024)
    assert [each.week.month for each in coverage.months()] == [12, 1, 11]


KINDS = {
    "easy_read": FigureKind(is_share=True, by_language=False),
    "searches": FigureKind(is_share=False, by_language=True),
}
GOOD = 'year = 2026\ntext = "More."\nfigure = "easy_read"\nat_least = 5\n'


def test_the_objectives_that_are_shipped_are_examples(starter: Works) -> None:
    """Each says so; each names a figure that there is."""
    path = objectives_file(starter.settings.home, starter.settings.content)
    assert path == ROOT / "content" / "objectives.toml"
    figures_of = Figures(TUESDAY_MORNING, {})
    edition = replace(_edition(figures_of), year=2026)
    found = starter.coverage.evidence(edition)
    assert len(found) >= 5
    assert all(each.objective.example for each in found)
    assert {each.is_met for each in found} == {None}
    assert starter.coverage.evidence(replace(edition, year=2030)) == []


def _edition(now: Figures) -> Edition:
    return Edition(2026, now, None, is_over=False)


def test_a_site_has_its_own_objectives_in_its_home(tmp_path: Path) -> None:
    """Which count instead of the examples."""
    content, home = tmp_path / "content", tmp_path / "home"
    home.mkdir()
    assert objectives_file(home, content) == content / "objectives.toml"
    own = home / "objectives.toml"
    own.write_text(f"[[objective]]\n{GOOD}", encoding="utf-8")
    assert objectives_file(home, content) == own
    (found,) = load_objectives(own, KINDS, ["gu"])
    assert (found.text, found.target, found.example) == ("More.", 5, False)
    assert [found.is_met(n) for n in (4, 5, 6)] == [False, True, True]
    assert [replace(found, at_most=True).is_met(n) for n in (4, 6)] == [True, False]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("objective = 1", "below [[objective]]"),
        ("[other]\n", "below [[objective]]"),
        ("objective = [1]", "objective 1: write it below"),
        (f"[[objective]]\n{GOOD}colour = 1", "there is no 'colour'"),
        (f"[[objective]]\n{GOOD}at_most = 5", "at_least or at_most"),
        (f"[[objective]]\n{GOOD}language = 'gu'", "not counted by language"),
        (f"[[objective]]\n{GOOD.replace('easy_read', 'x')}", "figure must be one of"),
        (f"[[objective]]\n{GOOD.replace('2026', '1')}", "year must be a whole number"),
        (f"[[objective]]\n{GOOD.replace('= 5', '= true')}", "at_least must be a whole"),
        (f"[[objective]]\n{GOOD.replace('More.', '')}", "text must be a text"),
        (f"[[objective]]\n{GOOD.replace('More.', 'x' * 301)}", "of at most 300"),
        (f"[[objective]]\n{GOOD.replace('at_least', 'at_most')}", "give at_least"),
        ("[[objective]]\n" * 101, "100 objectives at most"),
        ("[[objective", "cannot be read"),
        (
            f"[[objective]]\n{GOOD.replace('easy_read', 'searches')}language = 'xx'",
            "language must be one of gu",
        ),
    ],
)
def test_a_mistake_in_the_objectives_is_said(
    tmp_path: Path, text: str, why: str
) -> None:
    """With what to do."""
    path = tmp_path / "objectives.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Invalid) as error:
        load_objectives(path, KINDS, ["gu"])
    assert why in str(error.value)


def test_every_figure_is_in_the_documents() -> None:
    """Whoever writes objectives looks there."""
    text = (ROOT / "docs" / "coverage.md").read_text("utf-8")
    for name in MEASURES:
        assert f"| `{name}` |" in text
    for meaning in TOLD.values():
        assert f"| {meaning} |" in text
