"""What a returned review changes, and what it may not."""

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import Invalid
from directory.exchange import review_files, review_po, review_xliff
from directory.exchange.review import Checks, Outcome, Read, Unit, Work, accept, mark
from directory.exchange.review_files import LIMIT, notes, returned
from directory.text.segments import digest

FORMATS = pytest.mark.parametrize(
    "format_", [review_po, review_xliff], ids=["po", "xliff"]
)
SERVICE = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e002"
ENGLISH = "Call 020 7946 0018 before you come."
DRAFT = "آنے سے پہلے 020 7946 0018 پر فون کریں۔"
BETTER = "آنے سے قبل 020 7946 0018 پر فون کیجیے۔"
NOW = "2026-11-24T10:30:00+00:00"


def work(source: str = ENGLISH, text: str = DRAFT, **said: Any) -> Work:
    """A sentence that a computer translated and readers see."""
    made = Work(
        digest=digest(source),
        source=source,
        text=text,
        origin="machine" if text else "",
        state="shown" if text else "missing",
        reason="",
        engine="argos" if text else "",
        version="en-ur 1.5" if text else "",
        checked_by="",
        checked_at="",
        service_id="",
        where=("Advice at the library", "Food bank"),
    )
    return replace(made, **said)


def persons(text: str = BETTER, **said: Any) -> Work:
    """A sentence that a person has written and signed."""
    signed = {"checked_by": "Sana", "checked_at": "2026-11-20T09:00:00+00:00"}
    return work(text=text, origin="person", engine="", version="", **signed | said)


def back(sent: Work, text: str | None = None, approved: bool | None = None) -> Unit:
    """A sentence as a file brings it back. As it went out, unless said otherwise."""
    now = sent.text if text is None else text
    is_approved = bool(sent.checked_at) if approved is None else approved
    return Unit(replace(sent, text=now), is_approved, 7, mark(sent.text))


def same_number(source: str, translation: str, _language: str) -> list[str]:
    """A check of facts for these tests: one telephone number."""
    number = "020 7946 0018"
    is_kept = (number in source) == (number in translation)
    return [] if is_kept else [f"{number} is missing"]


def taken(
    *units: Unit,
    known: Work | None = None,
    broken: Callable[[str, str, str], list[str]] = same_number,
) -> Outcome:
    """What becomes of a file with these sentences."""
    now = {known.key: known} if known else {}
    return accept(Read("ur", units, ()), now, Checks(broken), "Nadia", NOW)


def why(outcome: Outcome) -> str:
    """The one reason for which the one sentence was refused."""
    assert not outcome.accepted
    assert not outcome.unchanged
    (refused,) = outcome.refused
    assert refused.line == 7
    return refused.reason


def test_a_draft_that_nobody_touched_changes_nothing() -> None:
    assert taken(back(work()), known=work()) == Outcome([], [], [work()])


def test_a_sentence_still_without_translation_changes_nothing() -> None:
    sent = work(text="")
    assert taken(back(sent), known=sent).unchanged == [sent]
    assert taken(back(sent, "  ", approved=True), known=sent).unchanged == [sent]


def test_a_draft_marked_as_checked_stays_the_machines_and_is_signed() -> None:
    (made,) = taken(back(work(), approved=True), known=work()).accepted
    assert made == work(checked_by="Nadia", checked_at=NOW)


def test_an_edited_text_is_a_persons_and_signed_when_it_is_marked() -> None:
    (made,) = taken(back(work(), BETTER, approved=True), known=work()).accepted
    assert made == persons(checked_by="Nadia", checked_at=NOW)


def test_an_edited_text_that_is_not_marked_is_a_persons_and_unsigned() -> None:
    (made,) = taken(back(work(), BETTER), known=work()).accepted
    assert made == persons(checked_by="", checked_at="")


@pytest.mark.parametrize("state", ["held", "withheld", "missing"])
def test_what_readers_do_not_see_waits_until_it_is_signed(state: str) -> None:
    sent = work(state=state, reason="small_word")
    (made,) = taken(back(sent, BETTER), known=sent).accepted
    assert (made.state, made.reason, made.checked_by) == ("held", "small_word", "")
    (made,) = taken(back(sent, BETTER, approved=True), known=sent).accepted
    assert (made.state, made.reason, made.checked_by) == ("shown", "", "Nadia")


def test_a_new_translation_counts_as_a_persons() -> None:
    sent = work(text="")
    (made,) = taken(back(sent, f" {BETTER} ", approved=True), known=sent).accepted
    assert made == persons(checked_by="Nadia", checked_at=NOW)
    (made,) = taken(back(sent, BETTER), known=sent).accepted
    assert (made.state, made.reason) == ("held", "unchecked")


@pytest.mark.parametrize("approved", [True, False])
def test_a_changed_fact_is_refused_with_its_reason(approved: bool) -> None:
    wrong = DRAFT.replace("0018", "0019")
    said = why(taken(back(work(), wrong, approved=approved), known=work()))
    assert said == "020 7946 0018 is missing"


def test_a_draft_with_a_wrong_fact_cannot_be_signed() -> None:
    sent = work(text="فون کریں۔", state="withheld")
    outcome = taken(back(sent, approved=True), known=sent)
    assert why(outcome) == "020 7946 0018 is missing"


def test_every_reason_is_told() -> None:
    outcome = taken(
        back(work(), BETTER), known=work(), broken=lambda *_: ["one is", "two are"]
    )
    assert why(outcome) == "one is; two are"


def test_the_check_of_facts_is_told_the_language() -> None:
    asked = []
    taken(
        back(work(), BETTER),
        known=work(),
        broken=lambda *said: asked.append(said) or [],
    )
    assert asked == [(ENGLISH, BETTER, "ur")]


def test_a_changed_english_sentence_is_refused() -> None:
    unit = back(work(), BETTER, approved=True)
    changed = replace(unit.work, source="Call 020 7946 0018 after you come.")
    assert "English" in why(taken(replace(unit, work=changed), known=work()))


def test_an_unknown_sentence_is_refused() -> None:
    assert "no longer" in why(taken(back(work(), BETTER, approved=True)))


def test_a_translation_for_one_listing_does_not_become_one_for_all() -> None:
    here = work(service_id=SERVICE)
    assert here.key != work().key
    assert "no longer" in why(taken(back(here, BETTER, approved=True), known=work()))
    (made,) = taken(back(here, BETTER, approved=True), known=here).accepted
    assert made.service_id == SERVICE


def test_taking_a_translation_out_does_not_remove_it() -> None:
    for sent in (work(), persons()):
        assert "taken out" in why(taken(back(sent, ""), known=sent))


def test_a_persons_newer_text_is_not_overwritten_by_an_old_file() -> None:
    newer = persons("020 7946 0018 پر فون کریں۔")
    for now in (newer, replace(newer, origin="machine")):
        for unit in (back(work(), BETTER, approved=True), back(work(), approved=True)):
            assert "since" in why(taken(unit, known=now))
    # What nobody touched in the file is no wish to go back.
    assert taken(back(work()), known=newer).unchanged == [newer]
    assert taken(back(persons()), known=newer).unchanged == [newer]


def test_a_newer_draft_of_the_machine_gives_way_to_a_person() -> None:
    newer = work(text="020 7946 0018 پر فون کریں۔", version="en-ur 2.0")
    (made,) = taken(back(work(), BETTER, approved=True), known=newer).accepted
    assert made == persons(checked_by="Nadia", checked_at=NOW)
    (made,) = taken(back(work(), approved=True), known=newer).accepted
    assert made == work(checked_by="Nadia", checked_at=NOW)
    assert taken(back(work()), known=newer).unchanged == [newer]


def test_what_is_signed_already_keeps_its_first_signature() -> None:
    assert taken(back(persons()), known=persons()).unchanged == [persons()]
    # Two translators with the same file: the second brings nothing new.
    unit = back(work(), BETTER, approved=True)
    assert taken(unit, known=persons()).unchanged == [persons()]


def test_a_signed_text_gives_way_to_a_signed_one_only() -> None:
    sent = persons(DRAFT)
    outcome = taken(back(sent, BETTER, approved=False), known=sent)
    assert "mark it as checked again" in why(outcome)
    (made,) = taken(back(sent, BETTER, approved=True), known=sent).accepted
    assert made == persons(checked_by="Nadia", checked_at=NOW)


def test_other_spaces_and_other_ways_to_encode_are_no_edit() -> None:
    sent = work(source="Coffee  for 5\u00a0zł", text="Kawa  za 5\u00a0zł, café")
    for text in ("Kawa za 5 zł, café ", "Kawa  za 5\u00a0zł, cafe\u0301"):
        assert taken(back(sent, text), known=sent).unchanged == [sent]


def test_a_taken_text_is_in_nfc_with_its_no_break_spaces() -> None:
    sent = work(source="Coffee for 5 zł", text="")
    (made,) = taken(back(sent, " Cafe\u0301 5\u00a0zł ", approved=True), known=sent)[0]
    assert made.text == "Café 5\u00a0zł"


def test_the_english_itself_is_no_translation() -> None:
    sent = work(text="")
    assert "English" in why(taken(back(sent, ENGLISH, approved=True), known=sent))
    name = work(source="Age Friends Leeds", text="")
    outcome = taken(back(name, "Age Friends Leeds", approved=True), known=name)
    assert [made.text for made in outcome.accepted] == ["Age Friends Leeds"]


@pytest.mark.parametrize("letter", ["\u202e", "\u2067", "\ue000"])
def test_letters_that_nobody_sees_are_refused_unless_they_went_out(letter: str) -> None:
    text = f"{BETTER}{letter}"
    outcome = taken(back(work(), text, approved=True), known=work())
    assert f"U+{ord(letter):04X}" in why(outcome)
    sent = work(text=text)
    assert len(taken(back(sent, approved=True), known=sent).accepted) == 1


def test_marks_of_direction_and_joiners_are_letters_like_others() -> None:
    text = f"\u200f{BETTER} می\u200cخواهم \u061c"
    assert len(taken(back(work(), text, approved=True), known=work()).accepted) == 1


def test_a_sentence_that_stands_twice_counts_once() -> None:
    unit = back(work(), BETTER, approved=True)
    outcome = taken(unit, replace(unit, line=9), known=work())
    assert (len(outcome.accepted), outcome.refused) == (1, [])


@pytest.mark.parametrize("other", [back(work(), "x"), back(work(), approved=True)])
def test_a_sentence_that_stands_twice_differently_is_refused(other: Unit) -> None:
    outcome = taken(back(work()), replace(other, line=9), known=work())
    assert "twice" in why(outcome)


def lost(unit: Unit) -> Unit:
    """A sentence of which a tool has dropped all that was said about it."""
    bare = replace(unit.work, origin="", state="missing", checked_by="", checked_at="")
    return replace(unit, work=bare, went_out="")


def test_of_a_file_that_lost_what_went_out_only_what_is_marked_counts() -> None:
    newer = work(text="020 7946 0018 پر فون کریں۔", version="en-ur 2.0")
    for now in (work(), newer, persons(checked_at=""), persons()):
        assert taken(lost(back(work())), known=now).unchanged == [now]
    signed = lost(back(work(), BETTER, approved=True))
    for now in (work(), newer, work(text="")):
        (made,) = taken(signed, known=now).accepted
        assert made == persons(checked_by="Nadia", checked_at=NOW)
    assert taken(signed, known=persons()).unchanged == [persons()]
    assert "since" in why(taken(signed, known=persons(DRAFT)))


def test_two_people_who_write_the_same_do_not_contradict_each_other() -> None:
    unsigned = persons(checked_by="", checked_at="")
    (made,) = taken(back(work(), BETTER, approved=True), known=unsigned).accepted
    assert made == persons(checked_by="Nadia", checked_at=NOW)


def test_nothing_is_taken_unsigned() -> None:
    with pytest.raises(Invalid, match="who"):
        accept(Read("ur", (), ()), {}, Checks(same_number), " ", NOW)


def test_what_could_not_be_read_is_told_in_the_order_of_the_file() -> None:
    refused = returned("Open daily.", "a\tb", {}, True, 9)
    assert not isinstance(refused, Unit)
    outcome = accept(
        Read("ur", (back(work()),), (refused,)), {}, Checks(same_number), "N", NOW
    )
    assert [item.line for item in outcome.refused] == [7, 9]
    assert "U+0009" in refused.reason


@pytest.mark.parametrize("letter", ["\n", "\r", "\t", "\x00", "\x1b", "\x85", "\ud800"])
@pytest.mark.parametrize("field", ["source", "text", "reason", "service_id"])
def test_control_characters_stay_out(field: str, letter: str) -> None:
    with pytest.raises(Invalid, match=f"The {field} holds U"):
        replace(work(), **{field: f"a{letter}b"})


def test_a_name_of_a_listing_has_none_either() -> None:
    with pytest.raises(Invalid, match=r"U\+FFFE"):
        work(where=("a", "b\ufffe"))
    with pytest.raises(Invalid, match="without words"):
        work(source="  ")


def test_notes_say_in_plain_english_what_is_known() -> None:
    meanings = {"small_word": "its meaning hangs on a small word"}
    said = notes(work(state="held", reason="small_word"), meanings)
    assert said["origin"].startswith("A computer made this translation. Nobody")
    assert "hangs on a small word" in said["state"]
    assert said["where"] == "Stands in: Advice at the library; Food bank"
    assert "small word" in notes(work(state="held", reason="small_word"))["state"]
    assert "checked it (2026-11-20)" in notes(persons())["origin"]
    assert "no translation yet" in notes(work(text=""))["state"]
    assert "one listing only" in notes(work(service_id=SERVICE))["scope"]
    many = notes(work(where=tuple("abcdefg")))["where"]
    assert many == "Stands in: a; b; c; d; e; and 2 more"


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
)
SOURCES = WORDS.filter(lambda said: bool(said.split()))


@st.composite
def works(draw: st.DrawFn) -> list[Work]:
    """What may go out: any text, each sentence once."""
    listed = draw(
        st.lists(
            st.builds(
                work,
                source=SOURCES,
                text=WORDS,
                origin=st.sampled_from(["machine", "person", ""]),
                state=st.sampled_from(["shown", "held", "withheld", "missing"]),
                reason=WORDS,
                engine=WORDS,
                version=WORDS,
                checked_by=WORDS,
                checked_at=st.sampled_from(["", NOW]),
                service_id=st.one_of(st.just(""), st.just(SERVICE), WORDS),
                where=st.lists(WORDS, max_size=3).map(tuple),
            ),
            min_size=1,
            max_size=4,
            unique_by=lambda one: one.key,
        )
    )
    return listed


@FORMATS
@settings(deadline=None)  # Its first example loads what the formats need.
@given(works())
def test_what_goes_out_comes_in_the_same_and_changes_nothing(
    format_: ModuleType, sent: list[Work]
) -> None:
    read = format_.read(format_.write(sent, "ur"), "ur")
    assert read.works == sent
    assert read.refused == ()
    known = {one.key: one for one in sent}
    outcome = accept(read, known, Checks(lambda *_: ["wrong"]), "Nadia", NOW)
    assert outcome == Outcome([], [], sent)


@FORMATS
@pytest.mark.parametrize(
    "text",
    [
        DRAFT,
        "می\u200cخواهم \u200f(020 7946 0018)\u200e، ساعت ۹:۳۰",
        "\u2067اتصل بنا\u2069 \u2066020 7946 0018\u2069 — info@example.org",
        "\u202bالسعر £3.50\u202c \u061c٪",
    ],
)
def test_text_from_right_to_left_comes_back_byte_for_byte(
    format_: ModuleType, text: str
) -> None:
    data = format_.write([work(text=text)], "ar")
    assert text.encode() in data
    (read,) = format_.read(data, "ar").works
    assert read.text.encode() == text.encode()


@FORMATS
def test_nothing_to_review_is_said_and_writes_no_file(format_: ModuleType) -> None:
    with pytest.raises(Invalid, match="nothing to review"):
        format_.write([], "ur")
    with pytest.raises(Invalid, match="twice"):
        format_.write([work(), work()], "ur")
    for tag in ("en", "xx", ""):
        with pytest.raises(Invalid, match="Nothing is translated"):
            format_.write([work()], tag)


@FORMATS
def test_a_file_that_could_not_come_in_again_does_not_go_out(
    format_: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_files, "LIMIT", 4_000)
    assert len(format_.write([work()], "ur")) < 4_000
    with pytest.raises(Invalid, match="Choose fewer"):
        format_.write([work(text="a" * 4_000)], "ur")


@FORMATS
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"a" * (LIMIT + 1), "larger than 20 MB"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
        ('msgid "é"'.encode("latin-1"), "UTF-8"),
        ("<xliff/>".encode("utf-16"), "UTF-8"),
        (b'{"services": []}', "This is no"),
        (b"name,phone\nAdvice,020 7946 0018\n", "This is no"),
        (b"<html><body>Not found</body></html>", "This is no"),
        (b"\x00" * 100, "This is no"),
    ],
)
def test_a_file_of_something_else_gets_one_clear_sentence(
    format_: ModuleType, data: bytes, says: str
) -> None:
    with pytest.raises(Invalid, match=says) as caught:
        format_.read(data, "ur")
    assert "\n" not in str(caught.value)


@FORMATS
def test_the_other_format_is_no_file_of_this_one(format_: ModuleType) -> None:
    (other,) = {review_po, review_xliff} - {format_}
    with pytest.raises(Invalid, match="This is no"):
        format_.read(other.write([work()], "ur"), "ur")


@FORMATS
def test_a_file_in_another_language_is_refused(format_: ModuleType) -> None:
    data = format_.write([work()], "ur")
    with pytest.raises(Invalid, match="in ur, not in fa"):
        format_.read(data, "fa")


@FORMATS
@pytest.mark.parametrize(
    ("said", "is_right"),
    [("ur-PK", True), ("UR", True), ("ur-Latn", False), ("urd", False), ("", False)],
)
def test_a_region_makes_no_other_language(
    format_: ModuleType, said: str, is_right: bool
) -> None:
    data = format_.write([work()], "ur").decode()
    for before in ('trgLang="ur"', "Language: ur\\n"):
        data = data.replace(before, before.replace("ur", said))
    if is_right:
        assert format_.read(data.encode(), "ur").works == [work()]
    else:
        with pytest.raises(Invalid, match=r"not in ur|should be ur"):
            format_.read(data.encode(), "ur")


@FORMATS
def test_a_mark_of_byte_order_and_other_line_ends_do_no_harm(
    format_: ModuleType,
) -> None:
    sent = [work(), persons(service_id=SERVICE)]
    data = format_.write(sent, "ur").replace(b"\n", b"\r\n")
    assert format_.read(b"\xef\xbb\xbf" + data, "ur").works == sent


@FORMATS
@settings(deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_and_nothing_else(
    format_: ModuleType, data: st.DataObject
) -> None:
    good = format_.write([work(), work("Open daily.", "")], "ur").decode()
    at = data.draw(st.integers(0, len(good)))
    after = data.draw(st.integers(at, min(len(good), at + 40)))
    pieces = st.sampled_from(['"', "<", ">", "&", "\\", "#", "\n", "msgid ", "\0", "é"])
    put = data.draw(st.lists(pieces, max_size=3).map("".join))
    try:
        read = format_.read((good[:at] + put + good[after:]).encode(), "ur")
    except Invalid:
        return
    assert isinstance(read, Read)
