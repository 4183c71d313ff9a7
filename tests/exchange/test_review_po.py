"""Review by PO, as tools for translators write it."""

from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from directory.errors import Invalid
from directory.exchange.review import Checks, Read, Work, accept
from directory.exchange.review_po import read, write
from directory.wording.languages import LANGUAGES
from tests.exchange.test_review import (
    BETTER,
    DRAFT,
    ENGLISH,
    NOW,
    SERVICE,
    persons,
    work,
)

DAILY = work("Open daily.", "")


def written(*works: Work) -> str:
    """Works as a PO file."""
    return write(works or [work(), persons(service_id=SERVICE), DAILY], "ur").decode()


def brought(text: str, *known: Work) -> tuple[list[Work], list[str]]:
    """What a file changes: what was accepted, and the reasons of what was not."""
    outcome = accept(
        read(text.encode(), "ur"),
        {one.key: one for one in known or (work(), DAILY)},
        Checks(lambda *_: []),
        "Nadia",
        NOW,
    )
    return outcome.accepted, [refused.reason for refused in outcome.refused]


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES[1:]])
def test_the_header_says_the_language_and_that_drafts_are_drafts(tag: str) -> None:
    data = write([work()], tag)
    catalog = read_po(BytesIO(data), abort_invalid=True)
    assert str(catalog.locale) == tag
    assert "nplurals=" in dict(catalog.mime_headers)["Plural-Forms"]
    assert "nobody has checked them" in catalog.header_comment
    assert not catalog.fuzzy


def test_a_draft_is_fuzzy_and_what_is_signed_or_missing_is_not() -> None:
    messages = {m.id: m for m in read_po(BytesIO(written().encode())) if m.id}
    assert messages[ENGLISH].fuzzy == (messages[ENGLISH].context == work().digest[:16])
    by_context = {m.context: m.fuzzy for m in messages.values()}
    assert by_context[DAILY.digest[:16]] is False
    assert written(persons()).count("#, fuzzy") == 0
    assert written(work()).count("#, fuzzy") == 1
    # Whoever wrote it: taking the flag away is to be an act.
    unsigned = persons(checked_by="", checked_at="")
    assert written(unsigned).count("#, fuzzy") == 1


def test_comments_tell_a_translator_what_is_known() -> None:
    text = write(
        [work(state="held", reason="small_word")],
        "ur",
        {"small_word": "its meaning hangs on a small word"},
    ).decode()
    assert "#. A computer made this translation. Nobody has checked it.\n" in text
    assert "checked this: its meaning hangs on a small word.\n" in text
    assert "#. Stands in: Advice at the library; Food bank\n" in text
    assert f'"digest": "{work().digest}"' in text


def test_a_per_cent_sign_is_no_pattern() -> None:
    text = written(work("A 20% discount, 100% {free}."))
    assert "format" not in text


def test_digests_that_begin_alike_are_written_whole() -> None:
    twin = work("Open daily.", "x", digest=work().digest[:16] + "0" * 48)
    text = write([work(), twin], "ur").decode()
    assert f'msgctxt "{work().digest}"' in text
    assert f'msgctxt "{twin.digest}"' in text


def test_taking_the_flag_away_signs_a_draft() -> None:
    accepted, refused = brought(written(work()).replace("#, fuzzy\n", ""))
    assert accepted == [work(checked_by="Nadia", checked_at=NOW)]
    assert refused == []


def test_an_edited_text_without_the_flag_is_a_signed_one() -> None:
    text = written(work()).replace("#, fuzzy\n", "").replace(DRAFT, BETTER)
    accepted, _ = brought(text)
    assert accepted == [persons(checked_by="Nadia", checked_at=NOW)]


def test_filling_in_what_is_missing_signs_it() -> None:
    text = written(DAILY).replace('msgstr ""\n\n', 'msgstr "روزانہ کھلا"\n\n')
    (made,) = brought(text)[0]
    assert (made.text, made.origin, made.state) == ("روزانہ کھلا", "person", "shown")
    assert made.checked_by == "Nadia"


def test_a_changed_english_sentence_is_refused() -> None:
    accepted, refused = brought(written(work()).replace("before you", "after you"))
    assert accepted == []
    assert "English" in refused[0]
    # Even when the tool has dropped the comments.
    lines = written(work()).replace("before you", "after you").split("\n")
    bare = "\n".join(line for line in lines if not line.startswith("#."))
    assert "English" in brought(bare)[1][0]


def test_a_tool_may_break_lines_drop_comments_and_keep_what_is_obsolete() -> None:
    lines = written(work(), persons(service_id=SERVICE)).split("\n")
    text = "\n".join(line for line in lines if not line.startswith("#."))
    first, rest = DRAFT[:9], DRAFT[9:]
    text = text.replace(f'"{DRAFT}"', f'""\n"{first}"\n"{rest}"')
    text += '#~| msgid "Old"\n#~ msgctxt "x"\n#~ msgid "Older"\n#~ msgstr "y"\n'
    units = read(text.encode(), "ur").units
    assert [unit.work.text for unit in units] == [DRAFT, BETTER]
    assert [unit.work.service_id for unit in units] == ["", SERVICE]
    assert [unit.work.digest for unit in units] == [work().digest] * 2
    assert [unit.went_out for unit in units] == ["", ""]
    assert [unit.approved for unit in units] == [False, True]
    assert brought(text, work(), persons(service_id=SERVICE)) == ([], [])


@pytest.mark.parametrize(
    "comment",
    ["[1", "[]", "5", "{", "[" * 9000, '{"where": 5, "origin": [], "state": "x"}'],
)
def test_a_broken_comment_of_ours_is_as_good_as_none(comment: str) -> None:
    lines = [
        f"#. front-door: {comment}" if line.startswith("#. front-door") else line
        for line in written(work()).split("\n")
    ]
    (unit,) = read("\n".join(lines).encode(), "ur").units
    assert (unit.work.text, unit.work.origin, unit.work.where) == (DRAFT, "", ())


def test_the_line_of_a_sentence_is_told() -> None:
    text = written()
    lines = text.split("\n")
    for unit in read(text.encode(), "ur").units:
        assert unit.work.source in lines[unit.line - 1]


def test_a_file_cut_off_anywhere_is_refused() -> None:
    whole = written().encode()
    assert whole.endswith(b'msgstr ""\n\n')
    for end in range(len(whole) - 2):
        with pytest.raises(Invalid):
            read(whole[:end], "ur")


def test_a_file_without_some_of_its_sentences_is_refused() -> None:
    entries = written().rstrip("\n").split("\n\n")
    text = "\n\n".join([entries[0], *entries[2:]])
    with pytest.raises(Invalid, match="2 of its 3 sentences"):
        read(text.encode(), "ur")


def test_the_catalogue_of_a_program_is_none_of_ours() -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Language: ur\\n"\n'
        '"Plural-Forms: nplurals=6; plural=(n);\\n"\n\n'
        '#, python-format\nmsgid "%(num)s place"\nmsgid_plural "%(num)s places"\n'
        'msgstr[0] "a"\nmsgstr[5] "b"\n\nmsgid "Open"\nmsgstr "x"\n'
    )
    with pytest.raises(Invalid, match="no sentence that Front Door sent out"):
        read(text.encode(), "ur")
    mixed = read((written(work()) + text.split("\n\n", 1)[1]).encode(), "ur")
    assert mixed.works == [work()]
    assert ["plural" in mixed.refused[0].reason, "msgctxt" in mixed.refused[1].reason]
    assert [refused.source for refused in mixed.refused] == ["%(num)s place", "Open"]


@pytest.mark.parametrize(
    "damage",
    [
        ('msgstr "آ', 'msgstr "x"\nmsgstr "آ'),
        ("msgid ", "msgidd "),
        (f'msgid "{ENGLISH}"\n', ""),
        ("msgctxt", '"stray"\nmsgctxt'),
        ('"Language', 'Language'),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused(damage: tuple[str, str]) -> None:
    text = written(work()).replace(*damage)
    assert text != written(work())
    with pytest.raises(Invalid, match=r"damaged|cut off"):
        read(text.encode(), "ur")


def test_another_encoding_is_refused() -> None:
    text = written(work()).replace("charset=utf-8", "charset=ISO-8859-6")
    with pytest.raises(Invalid, match="ISO-8859-6"):
        read(text.encode(), "ur")


def test_no_language_is_refused() -> None:
    text = written(work()).replace('"Language: ur\\n"\n', "")
    with pytest.raises(Invalid, match="does not say its language"):
        read(text.encode(), "ur")


def test_a_header_with_odd_dates_is_read_all_the_same() -> None:
    text = written(work()).replace(
        '"MIME', '"PO-Revision-Date: yesterday\\n"\n"POT-Creation-Date: \\n"\n"MIME'
    )
    assert read(text.encode(), "ur").works == [work()]


def test_a_control_character_in_a_translation_is_refused_alone() -> None:
    text = written().replace(f'msgstr "{DRAFT}"', f'msgstr "{DRAFT}\\n"')
    result = read(text.encode(), "ur")
    assert isinstance(result, Read)
    assert len(result.works) == 2
    (refused,) = result.refused
    assert "U+000A" in refused.reason


def test_what_has_no_text_is_not_approved() -> None:
    units = read(written().encode(), "ur").units
    assert [unit.approved for unit in units] == [False, True, False]
