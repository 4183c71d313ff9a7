"""Opening times as staff type them: understood, or asked about; never guessed at."""

import re
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.model.nouns import Schedule
from directory.settings import ROOT
from directory.wording.typed_times import LONGEST, Problem, understood

TODAY = date(2026, 11, 24)


def meant(text: str) -> tuple[Schedule, ...]:
    """What a text means; it has no problem."""
    found = understood(text, TODAY)
    assert found.problems == (), text
    return found.schedules


def problem(text: str) -> Problem:
    """The one problem of a text, for which nothing is kept."""
    found = understood(text, TODAY)
    assert found.schedules == ()
    assert len(found.problems) == 1, text
    return found.problems[0]


@pytest.mark.parametrize(
    ("text", "byday"),
    [
        ("Every Tuesday", "TU"),
        ("tuesdays", "TU"),
        ("on TUES.", "TU"),
        ("Mon-Fri", "MO,TU,WE,TH,FR"),
        ("Mon – Fri", "MO,TU,WE,TH,FR"),
        ("Monday through Friday", "MO,TU,WE,TH,FR"),
        ("Open Monday to Wednesday and Friday", "MO,TU,WE,FR"),
        ("Monday, Wednesday and Friday", "MO,WE,FR"),
        ("Mon/Wed/Fri", "MO,WE,FR"),
        ("Sun-Thu", "SU,MO,TU,WE,TH"),
        ("Fri & Sat", "FR,SA"),
        ("weekdays", "MO,TU,WE,TH,FR"),
        ("every weekday and Saturday", "MO,TU,WE,TH,FR,SA"),
        ("weekends", "SA,SU"),
        ("daily", "MO,TU,WE,TH,FR,SA,SU"),
        ("every day except Sunday", "MO,TU,WE,TH,FR,SA"),
        ("7 days a week", "MO,TU,WE,TH,FR,SA,SU"),
    ],
)
def test_days_of_each_week(text: str, byday: str) -> None:
    """As people write them."""
    assert meant(f"{text} 10am to 12 noon") == (
        Schedule(
            id="", freq="WEEKLY", byday=byday, opens_at=time(10), closes_at=time(12)
        ),
    )


@pytest.mark.parametrize(
    ("text", "byday", "bymonthday"),
    [
        ("second Tuesday of the month", "2TU", ""),
        ("the 2nd Tuesday", "2TU", ""),
        ("every second Tuesday of the month", "2TU", ""),
        ("every first Tuesday", "1TU", ""),
        ("First and third Thursday of the month", "1TH,3TH", ""),
        ("1st, 3rd and 5th Monday of each month", "1MO,3MO,5MO", ""),
        ("first Monday and last Friday of the month", "1MO,-1FR", ""),
        ("last Friday of each month", "-1FR", ""),
        ("last but one Friday of the month", "-2FR", ""),
        ("the 15th of each month", "", "15"),
        ("1st and 15th of every month", "", "1,15"),
    ],
)
def test_days_of_each_month(text: str, byday: str, bymonthday: str) -> None:
    """By which one in the month, or by date."""
    (schedule,) = meant(f"{text}, 2pm-4pm")
    assert (schedule.freq, schedule.byday, schedule.bymonthday, schedule.interval) == (
        "MONTHLY",
        byday,
        bymonthday,
        1,
    )


@pytest.mark.parametrize(
    ("text", "byday", "interval", "dtstart"),
    [
        ("Every second Tuesday 10am-12pm from 3 November 2026", "TU", 2, (11, 3)),
        ("every other Tuesday from 3 Nov 2026, 10am-12pm", "TU", 2, (11, 3)),
        ("Tuesdays 10am-12pm fortnightly from 1 November 2026", "TU", 2, (11, 3)),
        ("alternate Tuesdays 10am-12pm, starting 3/11/2026", "TU", 2, (11, 3)),
        ("every fortnight on Tuesday 10am-12pm since 2026-11-03", "TU", 2, (11, 3)),
        ("every 3 weeks on Monday and Thursday 10am-12pm from Tuesday 3 November 2026",
         "MO,TH", 3, (11, 5)),
    ],
)  # fmt: skip
def test_every_few_weeks_are_counted_from_a_day(
    text: str, byday: str, interval: int, dtstart: tuple[int, int]
) -> None:
    """The first day that the rule names from the said one on."""
    (schedule,) = meant(text)
    assert (schedule.byday, schedule.interval) == (byday, interval)
    assert schedule.dtstart == date(2026, *dtstart)


def test_a_day_to_count_from_is_asked_for_with_the_two_that_it_may_be() -> None:
    """There is no next date without it."""
    asked = problem("every second Tuesday 10am to 12 noon, not in school holidays")
    assert "every second Tuesday" in asked.what
    assert "“from 24 November 2026” or “from 1 December 2026”" in asked.advice


@pytest.mark.parametrize(
    ("text", "opens", "closes", "is_guess"),
    [
        ("9-5", (9, 0), (17, 0), True),
        ("9 to 5", (9, 0), (17, 0), True),
        ("10 till 4", (10, 0), (16, 0), True),
        ("1 to 3", (13, 0), (15, 0), True),
        ("10-12", (10, 0), (12, 0), True),
        ("12 to 2", (12, 0), (14, 0), True),
        ("9.30–11", (9, 30), (11, 0), True),
        ("6 to midnight", (18, 0), (0, 0), True),
        ("9am-5", (9, 0), (17, 0), True),
        ("10-4pm", (10, 0), (16, 0), True),
        ("1-4pm", (13, 0), (16, 0), True),
        ("8-9pm", (20, 0), (21, 0), True),
        ("10am—12 noon", (10, 0), (12, 0), False),
        ("from 9.30 a.m. to 1 p.m.", (9, 30), (13, 0), False),
        ("between 9am and 5pm", (9, 0), (17, 0), False),
        ("09:30-17:00", (9, 30), (17, 0), False),
        ("9-17", (9, 0), (17, 0), True),
        ("0930 to 1700", (9, 30), (17, 0), False),
        ("10pm to 2am", (22, 0), (2, 0), False),
        ("6pm to midnight", (18, 0), (0, 0), False),
        ("midnight to 12pm", (0, 0), (12, 0), False),
        ("24 hours", (0, 0), (23, 59), False),
        ("all day and all night", (0, 0), (23, 59), False),
    ],
)
def test_times_of_the_day(
    text: str, opens: tuple[int, int], closes: tuple[int, int], is_guess: bool
) -> None:
    """What was not said is said back."""
    found = understood(f"Every Monday {text}", TODAY)
    (schedule,) = found.schedules
    assert (schedule.opens_at, schedule.closes_at) == (time(*opens), time(*closes))
    assert any("is taken as" in each.words for each in found.remarks) == is_guess


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("7 to 9", "“7am to 9am” or “7pm to 9pm”"),
        ("6-8", "“6am to 8am” or “6pm to 8pm”"),
        ("8 to 10", "“8am to 10am” or “8pm to 10pm”"),
        ("8pm to 2", "“8pm to 2am” or “8pm to 2pm”"),
        ("5 to 5", "5am to 5pm"),
        ("10am", "Say when it ends"),
        ("9am-late", "Say when it ends"),
        ("9am-9am", "24 hours"),
        ("1-17:00", "1am to 5pm"),
        ("25:00-26:00", "14:30"),
        ("10:75-12", "14:30"),
        ("13pm-2pm", "14:30"),
        ("0am-2am", "14:30"),
        ("mornings", "9am or 9pm"),
    ],
)
def test_times_that_are_not_clear_are_asked_about(text: str, advice: str) -> None:
    """With what to type instead."""
    assert advice in problem(f"Monday {text}").advice


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("term time only", {"school": "term_time"}),
        ("only in school term time", {"school": "term_time"}),
        ("not in school holidays", {"school": "term_time"}),
        ("only in school holidays", {"school": "holidays"}),
        ("in the school holidays only", {"school": "holidays"}),
        ("not in term time", {"school": "holidays"}),
        ("except bank holidays", {"bank_holidays": "closed"}),
        ("(closed bank holidays)", {"bank_holidays": "closed"}),
        ("but not on public holidays", {"bank_holidays": "closed"}),
        ("open on bank holidays", {"bank_holidays": "open"}),
        ("including bank holidays", {"bank_holidays": "open"}),
        ("bank holidays too", {"bank_holidays": "open"}),
        (
            "not on bank holidays or in school holidays",
            {"bank_holidays": "closed", "school": "term_time"},
        ),
        (
            "closed bank holidays, term time only",
            {"bank_holidays": "closed", "school": "term_time"},
        ),
        ("until 31 March 2027", {"until": date(2027, 3, 31)}),
        ("from 1 December 2026", {"dtstart": date(2026, 12, 7)}),
        (
            "starting 1 December 2026, until 31 March 2027",
            {"dtstart": date(2026, 12, 7), "until": date(2027, 3, 31)},
        ),
        (
            "from 1 December until 31 March 2027",
            {
                "dtstart": date(2026, 12, 7),
                "valid_from": date(2026, 12, 1),
                "valid_to": date(2027, 3, 31),
            },
        ),
        (
            "not on 25 December 2026 and 1 January 2027",
            {"closed_dates": (date(2026, 12, 25), date(2027, 1, 1))},
        ),
        (
            "not on 24, 25 and 26 December 2026",
            {"closed_dates": tuple(date(2026, 12, day) for day in (24, 25, 26))},
        ),
        (
            "closed from 31 December to 2 January 2027",
            {
                "closed_dates": (
                    date(2026, 12, 31),
                    date(2027, 1, 1),
                    date(2027, 1, 2),
                )
            },
        ),
        ("not December 25, 2026", {"closed_dates": (date(2026, 12, 25),)}),
        ('"Lunch club"', {"description": "Lunch club"}),
        ("by appointment", {"description": "By appointment"}),
        ("(by appointment)", {"description": "By appointment"}),
        ('note "Ring the bell"', {"notes": "Ring the bell"}),
    ],
)
def test_what_limits_a_rule(text: str, wanted: dict[str, object]) -> None:
    """Nothing else is changed by it."""
    whole = {
        "id": "",
        "freq": "WEEKLY",
        "byday": "MO",
        "opens_at": time(9),
        "closes_at": time(17),
        **wanted,
    }
    assert meant(f"Every Monday 9am to 5pm, {text}") == (Schedule(**whole),)


@pytest.mark.parametrize(
    ("text", "count", "descriptions"),
    [
        ("Mon-Fri 9-5, Sat 10-4", 2, ""),
        ("Mon-Fri 9-5; Sat 10-4", 2, ""),
        ("Mon-Fri 9-12 and 1-5 except bank holidays", 2, ""),
        ("Phone line, by phone: Mon-Fri 9-5, Sat 10-4", 2, "Phone line"),
        ("Monday: 9-5\n\nTuesday: 10-4\n", 2, ""),
        ("By appointment", 1, "By appointment"),
        ('"Ask at the desk"', 1, "Ask at the desk"),
        ("", 0, ""),
    ],
)
def test_a_line_may_hold_several_rules(
    text: str, count: int, descriptions: str
) -> None:
    """Where it is plain what goes with what."""
    schedules = meant(text)
    assert len(schedules) == count
    assert {each.description for each in schedules} <= {descriptions}


def test_what_is_by_phone_says_when_to_ring() -> None:
    """All of the line, where it stands before the colon."""
    both = meant("By phone: Mon-Fri 9-5, Sat 10-4")
    assert [each.attending_type for each in both] == ["telephone", "telephone"]


@pytest.mark.parametrize(
    ("text", "said", "advice"),
    [
        ("tuesdya 10-12", "tuesdya", "Did you mean “Tuesday”?"),
        ("Mon-Firday 9-5", "Firday", "Did you mean “Friday”?"),
        ("Mon 9-5, biweekly", "biweekly", "Every second Tuesday"),
        ("Mon 9-5 from January", "January", "5 January 2027"),
        ("Lunch club: Monday 12-2", "Lunch", 'put it in quotes: "Lunch club":'),
        ("Monday <script> 9-5", "<script>", "Try: Every Tuesday"),
        ("Every Tuesday", "Every Tuesday", "from when to when"),
        ("10am to 12 noon", "10am to 12 noon", "Try: Every Tuesday"),
        ("Every third Tuesday 2-4", "Every third Tuesday",
         "“Every 3 weeks on Tuesday” or “third Tuesday of the month”"),
        ("Tuesday monthly 2-4", "Tuesday monthly", "“First Tuesday of the month”"),
        ("first Monday and Tuesday of the month 2-4",
         "first Monday and Tuesday of the month", "one rule a line"),
        ("Sundays and bank holidays 10-4", "bank holidays", "“open on bank holidays”"),
        ("Saturdays and school holidays 10-4", "school holidays",
         "“only in school holidays”"),
        ("Mon 9-5, school holidays open", "school holidays open",
         "“only in school holidays”"),
        ("Mon-Fri 9-5, open in school holidays", "open in school holidays",
         "“only in school holidays”"),
        ("Mon-Fri 9-5, Sat 10-4 except bank holidays", "except bank holidays",
         "line of its own"),
        ("Mon-Fri 9-5, closed Wednesday 1-5", "1-5", "line of its own"),
        ("10-12 Monday, 2-4 Tuesday", "2-4", "line of its own"),
        ("Mon 9-5, closed from 3 December 2026", "closed from 3 December 2026",
         "“until 2 December 2026” if it closes for good"),
        ("Mon 9-5, closed until 3 January 2027", "closed until", "not on"),
        ("Mon 9-5 and from 1 December 2026 10-4", "10-4", "line of its own"),
        ("Tue and Thu 9-5, closed on Tuesdays in school holidays",
         "closed on Tuesdays in school holidays", "Leave out days"),
        ("Monday 9-5 (closed 1-2)", "closed 1", "9am to 1pm and 2pm to 5pm"),
        ("Monday 9-5, except Christmas", "Christmas", "25 December 2026"),
        ("Monday 9-5, Sunday closed", "closed", "Leave out days"),
        ("Tuesday 24 November 2026 10-12", "24 November 2026", "before a date"),
        ("Mon 9-5 not on 25 December", "25 December", "25 December 2026."),
        ("Mon 9-5 not on 3 March", "3 March", "3 March 2027."),
        ("Mon 9-5 until 30 February 2027", "30 February 2027", "Look at a calendar"),
        ("Mon 9-5 from Monday 5 January 2027", "Monday 5 January 2027",
         "put the day or the date right"),
        ("Mon 9-5 from 5 March 2027 to 1 March 2027",
         "Mon 9-5 from 5 March 2027 to 1 March 2027", "earlier day first"),
        ("Mon 9-5 from 5 January 2027 to 7 January 2027", "Mon", "again"),
        ("Mon 9-5 term time only, not in term time", "not in term time", "once"),
        ("Monday to 5pm", "to", "Try: Every Tuesday"),
        ("Monday or Tuesday 9am-5pm", "or", "Try: Every Tuesday"),
        ("Lunch", "Lunch", "Try: Every Tuesday"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named_with_what_to_type(
    text: str, said: str, advice: str
) -> None:
    """And nothing is kept of a text that has a problem."""
    found = problem(text)
    assert found.said == said
    assert advice in found.advice
    assert found.what.endswith((".", "?"))


def test_a_problem_says_its_line_and_keeps_nothing_of_the_others() -> None:
    """Half of what was typed is not what was meant."""
    found = understood("Monday 9am-5pm\nTuesdya 9am-5pm\nwhenever", TODAY)
    assert [each.line for each in found.problems] == [2, 3]
    assert found.schedules == ()


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "\n" * 100, "Mon 9-5, " * 200])
def test_what_is_too_long_is_said_to_be(text: str) -> None:
    """It is not read at all."""
    assert understood(text, TODAY).problems


LINES = (
    "Every Tuesday 10am to 12 noon",
    "Monday to Friday 9am to 5pm, closed on bank holidays",
    "First and third Thursday of the month 2pm to 4pm, from 3 December 2026",
    "Every second Tuesday 10am to 12 noon, from 3 November 2026, in term time",
    "Every day except Sunday 9am to 5pm, until 31 March 2027",
    "By phone: Saturday 10am to 4pm, not on 26 December 2026 and 2 January 2027",
    "Monday 9am to 12 noon and 1pm to 5pm, term time only",
)


@pytest.mark.parametrize("line", LINES)
def test_no_word_is_passed_over(line: str) -> None:
    """A word more is a problem, or means something else; so is one that says no."""
    before, words = meant(line), line.split()
    more = ["zebra", "7", "2027", "to", "or", "Lunch", "second"]
    if not {"not", "closed", "except"} & set(words):
        more += ["not", "closed", "except", "until", "never"]
    for place in range(len(words) + 1):
        for word in more:
            text = " ".join([*words[:place], word, *words[place:]])
            found = understood(text, TODAY)
            assert found.problems or found.schedules != before, text


PIECES = (
    *("Mon", "Tuesday", "every", "second", "last", "of the month", "fortnightly"),
    *("weekdays", "9", "5", "10am", "12 noon", "17:00", "to", "-", "and", ",", ":"),
    *("from", "until", "not on", "closed", "only", "bank holidays", "term time"),
    *("school holidays", "25 December 2026", "24", "1st", "by phone", '"Tea"', "the"),
    *("open", "also", "between", "24 hours", "note", "or", "(", "March", "2027"),
)


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES)).map(" ".join)))
@example("closed")
@example("from")
@example("9")
@example("first - Monday")
@example("Monday - - 9")
@example("\u202eMon 9-5")
def test_any_text_is_understood_or_has_a_problem(text: str) -> None:
    """It never breaks, and blank lines alone mean nothing."""
    found = understood(text, TODAY)
    assert bool(found.schedules or found.problems) == bool(text.strip())
    for each in found.problems:
        assert each.what
        assert each.advice


def test_everything_that_the_manual_says_can_be_typed() -> None:
    """docs/times.md: whole rules in its first table, what may follow in its second."""
    manual = (ROOT / "docs" / "times.md").read_text(encoding="utf-8")
    rules, limits = manual.split("Behind any of them")
    whole = re.findall(r"^\| `(.+?)` \|", rules, flags=re.MULTILINE)
    more = re.findall(r"^\| `(.+?)` \|", limits, flags=re.MULTILINE)
    assert (len(whole), len(more)) == (12, 11)
    for rule in whole:
        assert meant(rule)
        for limit in more:
            if not ("from" in rule and "from" in limit):
                assert meant(f"{rule}, {limit}") != meant(rule)
