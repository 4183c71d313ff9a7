"""People who work on the directory, and what they may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Role = Literal["editor", "reviewer", "translator", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
Right = Literal["edit", "review", "report", "manage"]
"""To change listings; to sign texts; to see counts and reports; to look after users."""
RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        "editor": frozenset({"edit", "review", "report"}),
        "reviewer": frozenset({"review", "report"}),
        "translator": frozenset({"review"}),
        "admin": frozenset({"edit", "review", "report", "manage"}),
    }
)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account. languages: BCP 47 tags; those a translator checks."""

    name: str
    role: Role
    languages: tuple[str, ...] = ()

    def may(self, right: Right) -> bool:
        """Whether the role allows it."""
        return right in RIGHTS[self.role]
