"""Sentences are taken apart only where there is no doubt about who does what."""

import pytest

from directory.reading.splitting import labelled, split

APART = {
    "We work with families and give one-to-one support to young carers, we provide "
    "social activities and outings, and we work with professionals.": [
        "We work with families.",
        "We give one-to-one support to young carers.",
        "We provide social activities and outings.",
        "We work with professionals.",
    ],
    "The service is based in Bristol and provides transport across South Wales.": [
        "The service is based in Bristol.",
        "The service provides transport across South Wales.",
    ],
    "Harmony singing is a deeply relaxing activity, which helps build bonds.": [
        "Harmony singing is a deeply relaxing activity.",
        "This helps build bonds.",
    ],
    "We run a café that serves lunch to people from all over the city.": [
        "We run a café.",
        "This café serves lunch to people from all over the city.",
    ],
    "We are a small charity that supports people with sight loss.": [
        "We are a small charity.",
        "We support people with sight loss.",
    ],
    "Alive has an allotment in South Bristol where we offer gardening sessions.": [
        "Alive has an allotment in South Bristol.",
        "There we offer gardening sessions.",
    ],
    "We offer courses based on one theme as well as serving the public.": [
        "We offer courses based on one theme.",
        "We also serve the public.",
    ],
    "We aim to grow food together, and to provide a space for our community.": [
        "We aim to grow food together.",
        "We also aim to provide a space for our community.",
    ],
    "You can stay in the carers’ home and they will give you all the help.": [
        "You can stay in the carers’ home.",
        "They will give you all the help.",
    ],
    "We can also help the family of those who are ill and can put you in touch.": [
        "We can also help the family of those who are ill and can put you in touch."
    ],
    "We can also help your family and can put you in touch with others.": [
        "We can also help your family.",
        "We can put you in touch with others.",
    ],
    "Bristol Rivers Trust (BRT) is a charity and provides advice to schools.": [
        "Bristol Rivers Trust (BRT) is a charity.",
        "Bristol Rivers Trust provides advice to schools.",
    ],
    "The Southville Centre is a hub run by BS3 Community providing activities.": [
        "The Southville Centre is a hub run by BS3 Community.",
        "It provides activities.",
    ],
    "All ages are welcome to these sessions – and we are happy to get out toys.": [
        "All ages are welcome to these sessions.",
        "We are happy to get out toys.",
    ],
    "It operates a school based program in public schools that offers prevention.": [
        "It operates a school based program in public schools.",
        "This program offers prevention.",
    ],
    "The Court of Protection is a special court which looks at cases.": [
        "The Court of Protection is a special court.",
        "It looks at cases.",
    ],
}
WHOLE = [
    # A condition, a limit, a choice.
    "If you are over 60 and live here, you can come to lunch, and we will pay.",
    "We are open on Mondays, and you must not park here, and we lock the gate.",
    "We help with forms or letters, and we read them to you in the afternoon.",
    # The place may be that of the lunch, too.
    "We cook lunch and run a choir for older people in Bristol.",
    "We cook lunch and run a choir on Tuesdays.",
    # Either may be what we do, or what people learn.
    "We help people to cook lunch and run a home of their own.",
    "We aim to re-connect communities to rivers and help them to improve them.",
    # A series, and nouns that look like verbs.
    (
        "We train professionals, work with groups that are affected, and campaign to "
        "help, safeguard and protect women."
    ),
    "We offer advice and support groups for older people and their families.",
    "These include adults who are homeless, escaping abuse, and people who need help.",
    # Which people, which job: not something that is there anyway.
    "We support people who are affected by someone else's drinking in the family.",
    "We help you find a job that is right for you and for your family.",
    # Who is capable?
    "We believe people with an illness can recover and are capable of much more.",
    "We understand people with an illness and are glad of it, as they are.",
    # "caring" is no deed, "dedicated to" no end of a sentence.
    "Valenti House offers a warm, caring environment for men and women.",
    "It is a disability run website dedicated to providing a large collection.",
    # What stands first may hold for all of it.
    "On Mondays we cook a warm lunch, and we sing together in the big hall.",
    "What do you do when you feel low, and we are closed for the day?",
    # A name that is not sure to be one thing.
    "A team of volunteers visits people at home and takes them to the shops.",
]


@pytest.mark.parametrize("sentence", APART)
def test_two_ideas_become_two_sentences(sentence: str) -> None:
    """With the same subject, in the same order."""
    assert split(sentence) == APART[sentence]


@pytest.mark.parametrize("sentence", WHOLE)
def test_in_doubt_a_sentence_stays_whole(sentence: str) -> None:
    """A long sentence is better than another one."""
    assert split(sentence) == [sentence]


def test_a_label_stands_by_itself() -> None:
    """Not the name of a day, with a condition, nor half of a sentence."""
    assert labelled("Volunteering – We are always looking for people.") == (
        "Volunteering:",
        "We are always looking for people.",
    )
    assert labelled("Volunteering – We need you if you can cook.") is None
    assert labelled("We are open – Come in and sit down.") is None
    assert labelled("Come in.") is None
