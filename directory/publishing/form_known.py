"""What the form of a listing may refer to in a directory."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

from directory.exchange.contacts import (
    checked_email,
    checked_phone,
    checked_postcode,
    checked_web,
)
from directory.storage.names import Names
from directory.storage.reference import Reference
from directory.upkeep.remarks import Checks, Known

CHECKS = Checks(
    phone=lambda text, is_example: checked_phone(text, is_example=is_example),
    postcode=lambda text, _is_example: checked_postcode(text),
    email=lambda text, is_example: checked_email(text, is_example=is_example),
    web=lambda text, is_example: checked_web(text, is_example=is_example),
)


def known_by(reference: Reference, names: Names) -> Callable[[date], Known]:
    """What forms may refer to in a directory."""

    def on(today: date) -> Known:
        return Known(
            taxonomy=reference.taxonomy,
            organization=names.organization,
            location=names.location,
            is_secret=names.is_secret,
            listings_of=names.listings_of,
            checks=CHECKS,
            new_id=lambda: str(uuid4()),
            today=today,
        )

    return on
