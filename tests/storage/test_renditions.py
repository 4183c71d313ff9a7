"""The translation memory: each sentence once, and a person's word stands."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from directory.errors import Invalid
from directory.storage.rendition_files import load_renditions
from directory.storage.renditions import (
    DRAFT,
    HOLDS,
    Origin,
    Rendition,
    Renditions,
    new_holder,
)
from directory.text.segments import digest

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SOUP = "We cook soup."
BREAD = "Bring bread."


class Clock:
    """Stands still until it is put on."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock()


@pytest.fixture
def memory(engine: Engine, clock: Clock) -> Renditions:
    """Nothing in it."""
    return Renditions(engine, clock)


def machine(text: str, source: str = SOUP, **changes: str) -> Rendition:
    """What an engine made."""
    made = Rendition(
        source=source,
        language="pt",
        text=text,
        origin="machine",
        engine="argos",
        version="1",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def person(text: str, source: str = SOUP, **changes: str) -> Rendition:
    """What somebody wrote and signed."""
    made = Rendition(
        source=source,
        language="pt",
        text=text,
        origin="person",
        checked_by="anna",
        checked_at="2026-11-23T09:00:00+00:00",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def text_of(memory: Renditions, source: str = SOUP, service_id: str = "") -> str:
    """What the memory has of a segment."""
    return memory.of([source], "pt", service_id)[source].text


def test_what_is_kept_is_found_again_with_all_that_is_known(memory: Renditions) -> None:
    """Origin, engine, version, reason and date; by the digest of its segment."""
    held = machine("Sopa.", state="held", reason="small word")
    memory.store([held])
    (found,) = memory.of([SOUP], "pt").values()
    assert found == replace(held, made_at="2026-11-24T12:00:00+00:00")
    assert found.digest == digest(SOUP)
    assert not found.is_shown
    assert memory.of([SOUP], "ur") == memory.of([BREAD], "pt") == {}
    assert memory.of([SOUP], "pt", level="easy") == {}


def test_a_machine_overwrites_a_machine(memory: Renditions) -> None:
    """The newer one counts."""
    memory.store([machine("Old")])
    memory.store([machine("New", version="2")])
    assert text_of(memory) == "New"
    assert len(list(memory.every("pt"))) == 1


@pytest.mark.parametrize(
    "kept",
    [
        person("By Anna."),
        person("By nobody known.", checked_by="", checked_at=""),
        machine("Signed.", checked_by="anna", checked_at="2026-11-23T09:00:00+00:00"),
    ],
)
def test_what_a_person_wrote_or_signed_is_never_overwritten_by_a_machine(
    memory: Renditions, kept: Rendition
) -> None:
    """Whatever machine, however new; in one batch with others, too."""
    memory.store([kept])
    memory.store([machine("Pão.", BREAD), machine("Sopa.", version="2")])
    memory.store([machine("", state="withheld", reason="empty", version="3")])
    memory.store([machine("Rascunho.", engine=DRAFT)])
    assert memory.of([SOUP], "pt")[SOUP] == replace(
        kept, made_at="2026-11-24T12:00:00+00:00"
    )
    assert text_of(memory, BREAD) == "Pão."


def test_a_person_overwrites_machines_and_persons(memory: Renditions) -> None:
    """The last who looked."""
    memory.store([machine("Sopa.")])
    memory.store([person("By Anna.")])
    memory.store([person("By Bea.", checked_by="bea")])
    found = memory.of([SOUP], "pt")[SOUP]
    assert (found.text, found.checked_by, found.engine) == ("By Bea.", "bea", "")


def test_what_is_for_one_service_beats_what_is_for_all(memory: Renditions) -> None:
    """There, and nowhere else."""
    memory.store([machine("Everywhere."), person("Here.", service_id="s1")])
    assert text_of(memory, service_id="s1") == "Here."
    assert text_of(memory, service_id="s2") == text_of(memory) == "Everywhere."
    assert [each.text for each in memory.every("pt")] == ["Everywhere.", "Here."]


def test_one_for_one_service_does_not_stand_in_the_way_of_the_others(
    memory: Renditions,
) -> None:
    """Elsewhere the sentence is still missing."""
    memory.store([person("Here.", service_id="s1")])
    assert memory.missing([SOUP], "pt", "argos", "1") == [SOUP]
    assert memory.of([SOUP], "pt", "s2") == {}


def test_each_segment_is_missing_once_and_in_order(memory: Renditions) -> None:
    """And in each language by itself."""
    assert memory.missing([SOUP, BREAD, SOUP], "pt", "argos", "1") == [SOUP, BREAD]
    memory.store([machine("Sopa.")])
    assert memory.missing([SOUP, BREAD], "pt", "argos", "1") == [BREAD]
    assert memory.missing([SOUP, BREAD], "ur", "argos", "1") == [SOUP, BREAD]


def test_one_changed_sentence_outdates_that_one_alone(memory: Renditions) -> None:
    """A space more is no change."""
    memory.store([machine("Sopa."), machine("Pão.", BREAD)])
    changed = "We cook soup and rice."
    assert memory.missing([changed, BREAD], "pt", "argos", "1") == [changed]
    assert digest("Bring  bread. ") == digest(BREAD)


@pytest.mark.parametrize(
    ("engine_now", "version_now"), [("argos", "2"), ("firefox", "1")]
)
def test_an_upgrade_redoes_what_machines_made_and_keeps_the_rest(
    memory: Renditions, engine_now: str, version_now: str
) -> None:
    """A person's, what a person signed, and the drafts of content/."""
    signed = {"checked_by": "anna", "checked_at": "2026-11-23T09:00:00+00:00"}
    memory.store(
        [
            machine("Sopa."),
            machine("Held.", "Not one.", state="held", reason="small word"),
            machine("", "None.", state="withheld", reason="empty"),
            machine("Signed.", "Signed.", **signed),
            machine("Draft.", "Draft.", engine=DRAFT, version="2026-11-20"),
            person("By Anna.", BREAD),
        ]
    )
    every = [SOUP, "Not one.", "None.", "Signed.", "Draft.", BREAD]
    assert memory.missing(every, "pt", "argos", "1") == []
    redone = memory.missing(every, "pt", engine_now, version_now)
    assert redone == [SOUP, "Not one.", "None."]


def test_they_are_counted_by_origin_state_and_reason(memory: Renditions) -> None:
    """For those who watch, and for the benchmark."""
    memory.store(
        [
            machine("1", "a"),
            machine("2", "b"),
            machine("", "c", state="withheld", reason="empty"),
            person("4", "d"),
        ]
    )
    assert memory.counts("pt") == {
        ("machine", "shown", ""): 2,
        ("machine", "withheld", "empty"): 1,
        ("person", "shown", ""): 1,
    }


def test_thousands_are_kept_and_found(memory: Renditions) -> None:
    """More than a statement can have parameters."""
    sources = [f"Sentence {n}." for n in range(5000)]
    memory.store(machine(f"Frase {n}.", source) for n, source in enumerate(sources))
    found = memory.of(sources, "pt")
    assert len(found) == 5000
    assert found["Sentence 4711."].text == "Frase 4711."
    assert memory.missing([*sources, SOUP], "pt", "argos", "1") == [SOUP]


def test_nothing_is_kept_of_a_batch_that_fails(memory: Renditions) -> None:
    """One transaction."""

    def batch() -> Iterator[Rendition]:
        yield machine("Sopa.")
        yield machine("Pão.", BREAD, origin="")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        memory.store(batch())
    assert memory.of([SOUP, BREAD], "pt") == {}


def test_a_second_holder_is_refused_until_the_first_gives_back(
    memory: Renditions,
) -> None:
    """In the same language; the first may renew."""
    first, second = new_holder(), new_holder()
    assert memory.claim("pt", first)
    assert memory.claim("pt", first)
    assert not memory.claim("pt", second)
    assert memory.claim("ur", second)
    memory.release("pt", second)
    assert not memory.claim("pt", second)
    memory.release("pt", first)
    assert memory.claim("pt", second)


def test_a_claim_runs_out_unless_it_is_renewed(
    memory: Renditions, clock: Clock
) -> None:
    """Its holder was killed."""
    first, second = new_holder(), new_holder()
    assert memory.claim("pt", first)
    clock.now = NOON + HOLDS - timedelta(seconds=1)
    assert not memory.claim("pt", second)
    assert memory.claim("pt", first)
    clock.now += HOLDS - timedelta(seconds=1)
    assert not memory.claim("pt", second)
    clock.now += timedelta(seconds=2)
    assert memory.claim("pt", second)
    assert not memory.claim("pt", first)


def test_of_many_who_claim_at_once_one_gets_it(engine: Engine) -> None:
    """Each with a connection of its own."""
    got: list[bool] = []
    start = threading.Barrier(8)

    def claim() -> None:
        start.wait()
        got.append(Renditions(engine, lambda: NOON).claim("pt", new_holder()))

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False] * 7 + [True]


def test_the_drafts_of_content_are_read_as_machines(tmp_path: Path) -> None:
    """Shown, unsigned, and said to be a language model's."""
    (tmp_path / "pt.toml").write_text(
        'drafted = "2026-11-20"\n'
        '[[segment]]\nenglish = "We  cook soup."\ntext = "Fazemos sopa. "\n'
    )
    (found,) = load_renditions(tmp_path)
    origin: Origin = "machine"
    assert (found.source, found.text) == (SOUP, "Fazemos sopa.")
    assert (found.language, found.origin, found.engine) == ("pt", origin, DRAFT)
    assert found.checked_at == ""


@pytest.mark.parametrize(
    "words",
    [
        '[[segment]]\nenglish = "a"\ntext = "b"\n',
        'drafted = "x"\n[[segment]]\nenglish="a"',
    ],
)
def test_a_file_of_drafts_that_is_wrong_is_named(tmp_path: Path, words: str) -> None:
    """By whom to correct it."""
    (tmp_path / "pt.toml").write_text(words)
    with pytest.raises(Invalid, match=r"pt\.toml"):
        list(load_renditions(tmp_path))


def test_without_drafts_there_are_none(tmp_path: Path) -> None:
    """A site may do without."""
    assert list(load_renditions(tmp_path / "nowhere")) == []
