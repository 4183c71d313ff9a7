"""Lists are set out only where it is sure what their items are."""

import pytest

from directory.reading.listing import listed

LISTS = {
    "We can help you with issues including welfare, housing, immigration, schools and "
    "employment.": (
        "We can help you with issues including:",
        ("welfare", "housing", "immigration", "schools", "employment"),
    ),
    "Report issues to organisations such as the Care Quality Commission, the council "
    "and the local Health and Wellbeing Board.": (
        "Report issues to organisations such as:",
        (
            "the Care Quality Commission",
            "the council",
            "the local Health and Wellbeing Board",
        ),
    ),
    "Activities include arts and crafts, gardening, cooking and much more.": (
        "Activities include:",
        ("arts and crafts", "gardening", "cooking", "much more"),
    ),
    "It covers: Almondsbury, Oldbury on Severn, Stoke Gifford and Winterbourne.": (
        "It covers:",
        ("Almondsbury", "Oldbury on Severn", "Stoke Gifford", "Winterbourne"),
    ),
    "We provide four services: Mental Health Advocacy; Care Act Advocacy; and NHS "
    "Complaints": (
        "We provide four services:",
        ("Mental Health Advocacy", "Care Act Advocacy", "NHS Complaints"),
    ),
    "It provides structure to their recovery, introduces them to a supportive network, "
    "and promotes healthier coping.": (
        "It:",
        (
            "provides structure to their recovery",
            "introduces them to a supportive network",
            "promotes healthier coping",
        ),
    ),
    "We aim to reduce isolation among older people, improve their health and provide a "
    "place to meet.": (
        "We aim to:",
        (
            "reduce isolation among older people",
            "improve their health",
            "provide a place to meet",
        ),
    ),
}
NONE = [
    "EFT is a remarkably quick, easy and effective way to resolve stress, anxiety.",
    (
        "The centre offers events, groups and provides spaces to hire for meetings, "
        "groups and private events."
    ),
    "We work across Bristol, North Somerset, and B&NES.",
    "A parcel consists of tinned and packaged goods, tea, coffee and bread.",
    (
        "We train professionals, work with groups that are affected, and campaign to "
        "help, safeguard and protect women."
    ),
    # "free" and "support" are said of all.
    "We offer free advice, information and guidance.",
    "We offer housing, debt and mental health support.",
    "Help with skills such as CV, application and interview techniques",
    # "in Bristol" may be where all of them are.
    "Activities include walks, lunches and trips in Bristol.",
    "Tools such as lighting, talking clocks and watches to support independent living.",
    # Who has autism, and who helps whom?
    "We support children with autism, families and carers.",
    "We help people to find work, run groups and give advice to families.",
    # The list began before the colon.
    "We run programs, including Savvy Carers: Empowering All, Money Plans and Clubs",
    # A condition, an address, times, an object that two deeds share.
    "You must bring papers such as a passport, a letter and a photo.",
    "Help with issues including debt, housing or work.",
    "We meet at: The Assisi Centre, Lawfords Gate, Bristol",
    "It is open on days such as Monday, Tuesday and Friday.",
    "Volunteers do things such as clearing brambles, sowing and planting wildflowers.",
    # Nothing, and nothing but marks.
    "",
    ", , and",
    "including",
    ": , ,",
]


@pytest.mark.parametrize("sentence", LISTS)
def test_a_list_is_set_out(sentence: str) -> None:
    """What comes before it, and its items."""
    found = listed(sentence)
    assert found is not None
    assert (found.head, found.items) == LISTS[sentence]


@pytest.mark.parametrize("sentence", NONE)
def test_what_only_looks_like_a_list_stays(sentence: str) -> None:
    """No item may lose a word that is said of all, nor gain one."""
    assert listed(sentence) is None
