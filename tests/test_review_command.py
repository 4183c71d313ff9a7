"""`directory review`: translations out to a person, and in again."""

import json

import pytest

from directory.publishing.texts import segments_of
from directory.publishing.works import Works
from directory.storage.renditions import Rendition

SERVICE = "scam-stop"


@pytest.fixture
def drafted(fresh: Works) -> tuple[Works, list[str]]:
    """A site with a shown, a held and a withheld sentence of one listing."""
    known = {each.source for each in fresh.renditions.every("pl")}
    segments = [
        s for s in segments_of(fresh.listings.by_slug(SERVICE)) if s not in known
    ]
    common = {"language": "pl", "origin": "machine", "engine": "e", "version": "1"}
    fresh.renditions.store(
        [
            Rendition(source=segments[0], text="Jeden.", **common),
            Rendition(
                source=segments[1],
                text="Dwa.",
                state="held",
                reason="small word",
                **common,
            ),
            Rendition(
                source=segments[2], text="", state="withheld", reason="fact", **common
            ),
        ]
    )
    return fresh, segments


def test_what_waits_for_a_person_goes_out_first(drafted) -> None:
    works, segments = drafted
    out = works.reviewing.works("pl")
    assert out[0].source == segments[1]
    assert (out[0].state, out[0].text, out[0].where) == ("held", "Dwa.", (SERVICE,))
    assert out[1].source == segments[2]
    assert {each.state for each in out} == {"held", "withheld", "missing", "shown"}
    every = {s for listing in works.listings.every() for s in segments_of(listing)}
    assert {each.source for each in out} == every


@pytest.mark.parametrize("suffix", ["po", "xlf"])
def test_a_file_that_nobody_touched_changes_nothing(run, tmp_path, suffix) -> None:
    """Untouched, it changes nothing."""
    file = tmp_path / f"pl.{suffix}"
    result = run("review", "out", "pl", str(file))
    assert result.exit_code == 0, result.output
    assert "sentences written" in result.stdout
    answer = json.loads(
        run("review", "in", "pl", str(file), "--by", "Ola", "--json").stdout
    )
    assert (answer["accepted"], answer["refused"]) == (0, [])
    assert answer["unchanged"] > 250


def test_a_po_file_that_was_worked_on_is_taken_in(run, tmp_path) -> None:
    file = tmp_path / "pl.po"
    assert run("review", "out", "pl", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    head, entry, tail = around(text, 'msgid "The bag has enough for about three days."')
    signed = entry.replace("#, fuzzy\n", "")
    assert signed != entry
    text = head + signed + tail
    head, entry, tail = around(text, 'msgid "Most of us are over 70."')
    lines = entry.replace("#, fuzzy\n", "").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("msgstr"))
    lines[at:] = ['msgstr "Większość z nas ma ponad 80 lat."', ""]
    file.write_text(head + "\n".join(lines) + tail, encoding="utf-8")
    result = run("review", "in", "pl", str(file), "--by", "Ola")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 sentences taken in")
    assert "1 refused" in result.stdout
    assert "“70” is missing or changed." in result.stderr


def test_a_file_is_held_to_what_the_page_asks(run, tmp_path) -> None:
    """A number in words is to be looked at, line by line; other letters are refused."""
    file = tmp_path / "gu.po"
    assert run("review", "out", "gu", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    bag = 'msgid "The bag has enough for about three days."'
    head, entry, tail = around(text, bag)
    signed = entry.replace("#, fuzzy\n", "").replace("ત્રણ", "પાંચ")
    text = head + signed + tail
    head, entry, tail = around(text, 'msgid "Most of us are over 70."')
    lines = entry.replace("#, fuzzy\n", "").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("msgstr"))
    lines[at:] = ['msgstr "Most of them are 70 years."', ""]
    file.write_text(head + "\n".join(lines) + tail, encoding="utf-8")
    result = run("review", "in", "gu", str(file), "--by", "Asha")
    assert result.stdout.startswith("0 sentences taken in")
    assert "I cannot see “three days” in these words. Write it as 3." in result.stderr
    assert "not the letters of" in result.stderr
    line = result.stderr.partition("--looked ")[2].split()[0]
    result = run("review", "in", "gu", str(file), "--by", "Asha", "--looked", line)
    assert result.stdout.startswith("1 sentences taken in")
    assert "1 refused" in result.stdout
    assert run("review", "in", "gu", str(file), "--by", "A", "--looked", "x").exit_code


def test_a_file_of_another_kind_or_language_changes_nothing(run, tmp_path) -> None:
    file = tmp_path / "pl.txt"
    assert "must end in .po" in run("review", "out", "pl", str(file)).stderr
    assert (
        "no translations into 'xx'"
        in run("review", "out", "xx", str(tmp_path / "x.po")).stderr
    )
    assert run("review", "out", "pl", str(tmp_path / "pl.po")).exit_code == 0
    result = run("review", "in", "ro", str(tmp_path / "pl.po"), "--by", "Ola")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert run("review", "in", "pl", str(tmp_path / "pl.po")).exit_code == 2


def around(text: str, line: str) -> tuple[str, str, str]:
    """What is before, in and after the entry of a PO file that has a line."""
    at = text.index(line)
    start = text.rindex("\n\n", 0, at)
    end = text.index("\n\n", at)
    return text[:start], text[start:end], text[end:]
