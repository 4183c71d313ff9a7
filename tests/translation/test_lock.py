"""Facts go round the engine, and come back as they were."""

import pytest

from directory.text.facts import facts
from directory.translation.lock import Locked, strays

A, B, C = "\ue000", "\ue001", "\ue002"
MASKS = [chr(0xE000 + n) for n in range(20)]


def locked(segment: str, *said: str, names: tuple[str, ...] = ()) -> Locked:
    """A sentence with its facts as they are, or in other words."""
    found = tuple(facts(segment, names))
    words = said or tuple(fact.text for fact in found)
    assert len(words) == len(found), found
    return Locked(segment, found, words)


def test_a_mask_stands_for_each_fact() -> None:
    """And no letter or digit of it goes in."""
    lock = locked("Ring 020 7946 0123 on Tuesday, at 9.30am.")
    assert lock.masked(MASKS) == f"Ring {A} on {B}, at {C}."
    assert lock.masked(MASKS, apart=True) == f"Ring {A} on {B} , at {C} ."


def test_facts_come_back_in_the_words_of_the_reader() -> None:
    """In the order of the translation."""
    lock = locked("Ring 020 7946 0123 on Tuesday.", "020 7946 0123", "terça-feira")
    assert lock.fault(f"{B} qq {A}.", MASKS) == ""
    assert lock.unmasked(f"{B} qq {A}.", MASKS) == "terça-feira qq 020 7946 0123."


@pytest.mark.parametrize(
    "raw",
    [
        "qq",
        f"qq {A}",
        f"qq {A} {A} {B}",
        f"qq {A} {B} {C}",
        f"qq {A} {C}",
        f"qq {A} {B} \uf8ff",
    ],
)
def test_a_mask_lost_doubled_or_made_up_is_seen(raw: str) -> None:
    """They are counted, not looked for."""
    assert locked("Ring 020 7946 0123 on Tuesday.").fault(raw, MASKS) == "fact"


def test_facts_of_one_kind_keep_their_order() -> None:
    """From nine to five is not from five to nine; a name and a day may change."""
    prices = locked("It costs £3 for children and £5 for adults.")
    assert prices.fault(f"q {A} q {B}", MASKS) == ""
    assert prices.fault(f"q {B} q {A}", MASKS) == "order"
    assert prices.has_rivals
    mixed = locked("On Tuesday it costs £5.")
    assert mixed.fault(f"q {B} q {A}", MASKS) == ""
    assert not mixed.has_rivals


def test_a_number_in_words_and_one_in_digits_are_rivals() -> None:
    """Two groups of 30 are not 30 groups of two."""
    lock = locked("We have two groups with 30 members.", "2", "30")
    assert lock.has_rivals
    assert lock.fault(f"q {B} q {A}", MASKS) == "order"


def test_the_same_price_twice_is_no_rival_of_itself() -> None:
    """Whichever is which, it is the same."""
    assert not locked("Lunch is £5 and dinner is £5.").has_rivals


@pytest.mark.parametrize(
    "raw",
    [f"{A}{B} q", f"q {A} {B}", f"q {A}.{B} q", f"q {A}, {B} q", f"q {A} – {B}"],
)
def test_two_numbers_do_not_become_one(raw: str) -> None:
    """ "2 300", "2.30" and "2–30" are other numbers than 2 and 30."""
    lock = locked("Two of us cook at 9am for people.", "2", "9:00")
    assert lock.fault(raw, MASKS) == "number"
    assert lock.fault(f"{A} q {B} q", MASKS) == ""


def test_numbers_that_are_neighbours_in_english_may_be() -> None:
    """But not closer than there."""
    lock = locked("Tickets: £5, 9.30am.")
    assert lock.fault(f"q: {A}, {B}.", MASKS) == ""
    assert lock.fault(f"q: {A},{B}.", MASKS) == "number"


@pytest.mark.parametrize("raw", [f"q -{A} q", f"q −{A}", f"q {A}+ q", f"~{A}", f"<{A}"])
def test_a_number_gets_no_sign(raw: str) -> None:
    """Minus five, more than five."""
    assert locked("A group of 5 people.").fault(raw, MASKS) == "number"


def test_a_hyphen_within_a_word_is_no_sign() -> None:
    """As in "covid-19"."""
    assert locked("After covid-19 we cook.").fault(f"q-{A} q", MASKS) == ""


@pytest.mark.parametrize(
    ("raw", "whole"),
    [(f"q{A}m.", "q 5 m."), (f"q {A}k", "q 5 k"), (f"q {A}.", "q 5.")],
)
def test_a_number_does_not_grow_together_with_letters(raw: str, whole: str) -> None:
    """ "5m" would be five millions."""
    assert locked("A group of 5.").unmasked(raw, MASKS) == whole


def test_an_arabic_word_may_hold_on_to_a_number() -> None:
    """ "And", "with" and "for" are one letter there."""
    assert locked("A group of 5.").unmasked(f"و{A} غ", MASKS) == "و5 غ"


def test_a_sentence_with_masks_in_it_is_not_clear() -> None:
    """Nobody could tell them from ours; nor is one with figures that are no facts."""
    assert not locked(f"Ring {A} on Tuesday.").is_clear
    assert not locked("Caf\ue001 opens.", names=("Caf\ue001",)).is_clear
    assert not locked("Bring Ⅳ of it.").is_clear
    assert locked("Bring 3 of it.").is_clear


def test_a_sentence_of_facts_alone_needs_no_engine() -> None:
    """An address, or times."""
    lock = locked("Tuesday, 9.30am: 020 7946 0123", "marți", "9:30", "020 7946 0123")
    assert lock.is_all_facts
    assert lock.joined(lock.pieces) == "marți, 9:30: 020 7946 0123"


@pytest.mark.parametrize(
    ("segment", "is_jointed"),
    [
        ("Ring us: 020 7946 0123", True),
        ("020 7946 0123 (office)", True),
        ("We cook lunch (£5) for families.", True),
        ("We cook at 9am for families.", False),
        ("Come to see us on Tuesday", True),
    ],
)
def test_a_sentence_is_taken_apart_at_its_joints_alone(
    segment: str, is_jointed: bool
) -> None:
    """Elsewhere nobody knows what belongs to what."""
    assert locked(segment).is_jointed == is_jointed


def test_masks_where_none_went_in_are_strays() -> None:
    """In a piece, for example."""
    assert strays(f"q {A}")
    assert not strays("q")


def test_nothing_grows_onto_a_name() -> None:
    """ "Shared Livessto" is nobody's."""
    lock = locked("Ask Shared Lives today.", names=("Shared Lives",))
    assert lock.unmasked(f"qq{A}sto qq.", MASKS) == "qq Shared Lives sto qq."


def test_a_sign_beside_a_fact_is_neither_lost_nor_added() -> None:
    """ "Trans+" and "16+" are not "Trans" and "16"."""
    lock = locked("Mindline Trans+ helps.", names=("Mindline Trans",))
    assert lock.fault(f"{A}+ qq.", MASKS) == ""
    assert lock.fault(f"{A} qq.", MASKS) == "number"
    plain = locked("Mindline Trans helps.", names=("Mindline Trans",))
    assert plain.fault(f"{A}+ qq.", MASKS) == "number"
