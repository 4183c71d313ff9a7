"""What Open Referral has no field for (docs/extension.md)."""

from collections.abc import Mapping
from types import MappingProxyType

from directory.model.nouns import Location, Schedule, Service

EXTENSION_FIELDS: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        Schedule: frozenset({"school", "bank_holidays", "closed_dates"}),
        Location: frozenset({"area", "confidential"}),
        Service: frozenset(
            {"text_language", "slug", "example", "booking", "eligible_values"}
            | {"picture", "photo", "photo_description", "instead"}
        ),
    }
)
"""Fields that stand in the "front_door" object of a published record."""
