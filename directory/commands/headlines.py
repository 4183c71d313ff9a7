"""What a score says, in words."""

from directory.reading.scoring import DRIVERS, Score


def headline(found: Score) -> str:
    """A score in a line of plain English."""
    if found.level is None:
        longest = max(found.lengths, default=0)
        return (
            f"no grade (too short, or not English). Words: {found.words}; sentences: "
            f"{len(found.lengths)}; words of the longest: {longest}"
        )
    lower, upper = found.age or (0, None)
    age = f"{lower} to {upper}" if upper else f"{lower} or older"
    why = ", ".join(DRIVERS[name] for name in found.drivers)
    return f"{found.level}, for a reading age of {age}" + (f" ({why})" if why else "")
