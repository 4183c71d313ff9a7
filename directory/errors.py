"""The few kinds of error that Front Door raises on purpose.

Each carries one sentence that a person can act on. The web layer maps each kind to
an HTTP status in one table (`directory.web.errors`); the command line prints the
sentence and exits 1.
"""


class DirectoryError(Exception):
    """Something went wrong that can be said in one sentence."""


class NotFound(DirectoryError):
    """What was asked for does not exist, or may not be shown."""


class Invalid(DirectoryError):
    """What was given cannot be used as it is."""


class Conflict(DirectoryError):
    """Someone else saved a newer revision first; nothing was written."""


class Unavailable(DirectoryError):
    """It cannot be answered now, but trying again later may work."""
