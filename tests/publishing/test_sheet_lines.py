"""Lines of sheets: fewer than on a screen, and each beside its own English."""

from directory.publishing.sheet_lines import Pair, labelled, merged, paired
from directory.wording.easy_lines import EasyLine, Kind
from directory.wording.phrases import Part, Phrase


def line(text: str, kind: Kind = "sentence", **more: str) -> EasyLine:
    """A line made of facts."""
    return EasyLine(Phrase.of(text), kind, **more)  # type: ignore[arg-type]


def pairs(*lines: EasyLine) -> list[Pair]:
    """Lines with English that is easy to tell from them."""
    return [Pair(each, f"en {each.text}") for each in lines]


def texts(found: list[Pair]) -> list[tuple[str, str]]:
    """What each says, and what stands beside it."""
    return [(str(pair.line.text), pair.beside) for pair in found]


def test_lines_of_the_same_kinds_stand_side_by_side() -> None:
    """One after the other; what is the same in both is not said twice."""
    ours = [line("Adres:"), line("1 High Road", "address"), line("E-mail", "note")]
    theirs = [line("The address is:"), line("1 High Road", "address"), line("Email")]
    theirs[2] = line("E-mail", "note")
    assert texts(paired(ours, theirs)) == [
        ("Adres:", "The address is:"),
        ("1 High Road", ""),
        ("E-mail", ""),
    ]


def test_answers_in_other_lines_have_nothing_beside_them() -> None:
    """No English is better than that of another line."""
    ours = [line("Tak."), line("Mówią: polski.")]
    assert texts(paired(ours, [line("They speak: Polish.")])) == [
        ("Tak.", ""),
        ("Mówią: polski.", ""),
    ]
    swapped = [line("x", "note"), line("y")]
    assert texts(paired(ours, swapped)) == [("Tak.", ""), ("Mówią: polski.", "")]


def test_the_mark_of_another_language_makes_no_difference() -> None:
    """A name is the same words, whether it is marked as English or not."""
    marked = EasyLine(Phrase((Part("Town Hall", "en"),)), "heading")
    assert texts(paired([marked], [line("Town Hall", "heading")])) == [
        ("\u2066Town Hall\u2069", "")
    ]


def test_what_limits_a_time_stands_below_it_on_one_line() -> None:
    """In both languages."""
    found = list(
        merged(
            pairs(line("Mon", "item"), line("not May", "note"), line("hall", "note"))
        )
    )
    assert texts(found) == [
        ("Mon", "en Mon"),
        ("not May · hall", "en not May · en hall"),
    ]


def test_what_limits_a_sentence_stands_behind_it() -> None:
    """On the same line."""
    found = list(merged(pairs(line("There is a loop."), line("In the hall", "note"))))
    assert texts(found) == [
        ("There is a loop. · In the hall", "en There is a loop. · en In the hall")
    ]


def test_each_time_keeps_what_limits_it() -> None:
    """Also where it is the same for all: said once, it would seem to be of the last."""
    alike = pairs(
        line("Mon", "item"), line("n", "note"), line("Tue", "item"), line("n", "note")
    )
    assert [text for text, _ in texts(list(merged(alike)))] == ["Mon", "n", "Tue", "n"]


def test_a_number_is_never_behind_another() -> None:
    """Each on its own line, with its note; or nobody knows whose note it is."""
    numbers = [
        line("There are these numbers, too:"),
        line("020 7946 0002", "note", value="020 7946 0002"),
        line("Textphone", "note"),
        line("020 7946 0001", "note", value="020 7946 0001"),
        line("Fax", "note"),
    ]
    assert [str(pair.line.text) for pair in merged(map(Pair, numbers))] == [
        "There are these numbers, too:",
        "020 7946 0002 · Textphone",
        "020 7946 0001 · Fax",
    ]


def test_a_list_of_one_stands_on_the_line_of_its_lead() -> None:
    """With the picture of what it is; longer lists stay lists."""
    one = pairs(
        line("Bring:", picture="bag"), line("A key", "item", picture="key"), line("End")
    )
    found = list(merged(one))
    assert texts(found)[0] == ("Bring: A key", "en Bring: en A key")
    assert found[0].line.picture == "key"
    two = pairs(line("Bring:"), line("A key", "item"), line("A card", "item"))
    assert len(list(merged(two))) == 3
    limited = [line("Open:"), line("Mon", "item"), line("n", "note")]
    assert len(list(merged(pairs(*limited, line("Tue", "item"))))) == 4
    assert len(list(merged(pairs(*limited)))) == 2


def test_a_line_without_english_lends_its_words_to_what_stands_beside() -> None:
    """A name in both: "Jest. · Hall" has "There is. · Hall" beside it."""
    found = list(
        merged([Pair(line("Jest."), "There is."), Pair(line("Hall", "note"), "")])
    )
    assert texts(found) == [("Jest. · Hall", "There is. · Hall")]


def test_a_long_note_in_another_language_keeps_its_own_line() -> None:
    """Within a line that runs the other way nobody could read it."""
    note = EasyLine(
        Phrase((Part("Please ring first, as the hall is small. " * 2, "en"),)), "note"
    )
    short = EasyLine(Phrase((Part("Main hall", "en"),)), "note")
    found = list(merged([Pair(line("It is here.")), Pair(short), Pair(note)]))
    assert [pair.line.kind for pair in found] == ["sentence", "note"]
    assert found[0].line.text.parts[-1] == Part("Main hall", "en")


def labels(*lines: EasyLine) -> list[tuple[str, str]]:
    """What each line says, and what stands beside it."""
    found = labelled([Pair(each) for each in lines])
    return [
        (str(pair.line.text), str(pair.label.line.text) if pair.label else "")
        for pair in found
    ]


def test_what_is_said_of_a_number_stands_beside_it() -> None:
    """Of its own, and nothing else; a second note stays below."""
    assert labels(
        line("020 7946 0001", "phone"),
        line("Day", "note"),
        line("Not in May", "note"),
        line("020 7946 0002", "phone"),
        line("020 7946 0003", "note", value="020 7946 0003"),
    ) == [
        ("020 7946 0001", "Day"),
        ("Not in May", ""),
        ("020 7946 0002", ""),
        ("020 7946 0003", ""),
    ]


def test_that_a_number_is_for_texts_stands_beside_it() -> None:
    """Beside one; of several it stands above, for it is said of all."""
    lead, number = line("Send texts here:"), line("07700 900001", "text")
    assert labels(lead, number) == [("07700 900001", "Send texts here")]
    assert labels(lead, number, line("Fast", "note")) == [
        ("07700 900001", "Send texts here"),
        ("Fast", ""),
    ]
    both = labels(lead, number, line("07700 900002", "text"))
    assert both == [
        ("Send texts here:", ""),
        ("07700 900001", ""),
        ("07700 900002", ""),
    ]
