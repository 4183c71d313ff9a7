"""Days of the week in patterns that languages inflect: each a whole message.

"Every second Tuesday" takes the gender of the day in Polish and Portuguese, "Monday
to Friday" its case in Polish and Albanian. So none of these is put together here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from directory.wording.wording import N_

RANGES: Mapping[tuple[int, int], str] = MappingProxyType(
    {
        (0, 2): N_("Monday to Wednesday"),
        (0, 3): N_("Monday to Thursday"),
        (0, 4): N_("Monday to Friday"),
        (0, 5): N_("Monday to Saturday"),
        (1, 3): N_("Tuesday to Thursday"),
        (1, 4): N_("Tuesday to Friday"),
        (1, 5): N_("Tuesday to Saturday"),
        (1, 6): N_("Tuesday to Sunday"),
        (2, 4): N_("Wednesday to Friday"),
        (2, 5): N_("Wednesday to Saturday"),
        (2, 6): N_("Wednesday to Sunday"),
        (3, 5): N_("Thursday to Saturday"),
        (3, 6): N_("Thursday to Sunday"),
        (4, 6): N_("Friday to Sunday"),
    }
)
"""Three to six days that follow one another, by first and last; 0 is Monday."""

EVERY_SECOND = (
    N_("Every second Monday"),
    N_("Every second Tuesday"),
    N_("Every second Wednesday"),
    N_("Every second Thursday"),
    N_("Every second Friday"),
    N_("Every second Saturday"),
    N_("Every second Sunday"),
)
"""Every other week on one day, by its number."""

NTH: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: (
            N_("First Monday of the month"),
            N_("First Tuesday of the month"),
            N_("First Wednesday of the month"),
            N_("First Thursday of the month"),
            N_("First Friday of the month"),
            N_("First Saturday of the month"),
            N_("First Sunday of the month"),
        ),
        2: (
            N_("Second Monday of the month"),
            N_("Second Tuesday of the month"),
            N_("Second Wednesday of the month"),
            N_("Second Thursday of the month"),
            N_("Second Friday of the month"),
            N_("Second Saturday of the month"),
            N_("Second Sunday of the month"),
        ),
        3: (
            N_("Third Monday of the month"),
            N_("Third Tuesday of the month"),
            N_("Third Wednesday of the month"),
            N_("Third Thursday of the month"),
            N_("Third Friday of the month"),
            N_("Third Saturday of the month"),
            N_("Third Sunday of the month"),
        ),
        4: (
            N_("Fourth Monday of the month"),
            N_("Fourth Tuesday of the month"),
            N_("Fourth Wednesday of the month"),
            N_("Fourth Thursday of the month"),
            N_("Fourth Friday of the month"),
            N_("Fourth Saturday of the month"),
            N_("Fourth Sunday of the month"),
        ),
        5: (
            N_("Fifth Monday of the month"),
            N_("Fifth Tuesday of the month"),
            N_("Fifth Wednesday of the month"),
            N_("Fifth Thursday of the month"),
            N_("Fifth Friday of the month"),
            N_("Fifth Saturday of the month"),
            N_("Fifth Sunday of the month"),
        ),
        -1: (
            N_("Last Monday of the month"),
            N_("Last Tuesday of the month"),
            N_("Last Wednesday of the month"),
            N_("Last Thursday of the month"),
            N_("Last Friday of the month"),
            N_("Last Saturday of the month"),
            N_("Last Sunday of the month"),
        ),
        -2: (
            N_("Last but one Monday of the month"),
            N_("Last but one Tuesday of the month"),
            N_("Last but one Wednesday of the month"),
            N_("Last but one Thursday of the month"),
            N_("Last but one Friday of the month"),
            N_("Last but one Saturday of the month"),
            N_("Last but one Sunday of the month"),
        ),
    }
)
"""A day of each month, by its number in BYDAY (RFC 5545) and the day of the week."""
