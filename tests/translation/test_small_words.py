"""Sentences that wait for a person: their meaning hangs on a small word."""

import pytest

from directory.text.facts import facts
from directory.translation.judging import hangs_on

HELD = """
No dogs, please.
Runs in term time.
Groups meet in half term.
Open on bank holidays.
Closed on Christmas Day.
We open at Easter.
Free for under 5s.
For over-60s
For 8-11 year olds.
For 5yr olds
A two-year-old may come.
Open from 9 til 5.
Open till 8pm.
Sessions at 10 o'clock.
It costs £10 per month.
It costs £10 a month.
Earn £20k a year.
Open 7 days a week.
Open 24 hours a day.
Meets twice a week.
Meets three times a week.
Meets every week.
Meets every other Thursday.
Meets every second Thursday.
Meets on the first Mon of the month.
Meets on the third Tuesday.
Meets on the last Friday.
Held on Monday mornings.
Held on Sat afternoons.
Come in the evening.
Tues am and Fri pm
Starts in mid-September.
Starts in early June.
Runs in summer 2026.
Open 9-5 weekdays.
It is free to attend.
It is 2.5 miles away.
It takes 1/2 hour.
Stay for 7 nights.
Bring 5 pounds.
It lasts an hour and a half.
A group for people in their fifties
Hundreds of people come.
Pay £12/hr.
""".strip().splitlines()

SHOWN = """
We help people find work.
This is a day centre.
Doors open at 9.30am.
Open Monday to Friday, 9am to 5pm.
Feel free to ask.
We cook and eat together.
Sessions last 2 hours.
Learn first aid.
Come for a coffee morning.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", HELD)
def test_what_no_data_says_again_waits_for_a_person(sentence: str) -> None:
    """A wrong age or "only" may do harm; so may "weekly" that becomes "monthly"."""
    assert hangs_on(sentence)


@pytest.mark.parametrize("sentence", SHOWN)
def test_what_is_plain_does_not_wait(sentence: str) -> None:
    """Or a reader would have nothing."""
    assert hangs_on(sentence) == ""


def test_a_rate_is_no_measure() -> None:
    """ "7 days a week" is not "7 days 1 week"."""
    for sentence in ("Open 7 days a week.", "Pay £5 an hour.", "Once a month we eat."):
        assert all("a" not in fact.text.split() for fact in facts(sentence))
        assert hangs_on(sentence)
