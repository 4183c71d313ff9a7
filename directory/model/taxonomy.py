"""Categories that residents browse by: two levels, at most nine on top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from directory.model.nouns import Service

Names = Mapping[str, str]
"""The same name in several languages: BCP 47 tag → text. "en" is always there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One category. also: what other directories call it, in lower case.

    sensitive: its pages get a "Leave this page" button.
    """

    id: str
    code: str
    names: Names
    descriptions: Names
    parent: str = ""
    sensitive: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The categories, found by code, by id and by other directories' names."""

    id: str
    name: str
    description: str
    categories: tuple[Category, ...]
    _by_code: dict[str, Category] = field(init=False, repr=False, compare=False)
    _by_name: dict[str, Category] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the look-up tables."""
        by_code = {c.code: c for c in self.categories}
        by_name = {word: c for c in self.categories for word in c.also}
        by_name |= {c.names["en"].casefold(): c for c in self.categories}
        by_name |= {c.id: c for c in self.categories}
        object.__setattr__(self, "_by_code", by_code)
        object.__setattr__(self, "_by_name", by_name)

    def get(self, code: str) -> Category | None:
        """The category with that code."""
        return self._by_code.get(code)

    def called(self, name: str) -> Category | None:
        """The category with that id, English name, or other directory's name."""
        return self._by_name.get(name.strip().casefold())

    def top(self) -> list[Category]:
        """The first level, in the order of the file."""
        return [c for c in self.categories if not c.parent]

    def children(self, code: str) -> list[Category]:
        """The second level below a category."""
        return [c for c in self.categories if c.parent == code]

    def of(self, service: Service) -> list[Category]:
        """The categories given to a service, most telling first, without parents."""
        found: dict[str, Category] = {}
        for attribute in service.attributes:
            term = attribute.taxonomy_term
            for name in (term.id, term.code, term.name) if term else ():
                category = self._by_code.get(name) or self.called(name)
                if category:
                    found.setdefault(category.code, category)
                    break
        return list(found.values())

    def is_sensitive(self, service: Service) -> bool:
        """Whether somebody may not want to be seen with a page of it."""
        return any(category.sensitive for category in self.of(service))

    def with_parents(self, categories: Iterable[Category]) -> frozenset[str]:
        """The codes of categories and of what stands above them."""
        codes: set[str] = set()
        for category in categories:
            codes.add(category.code)
            if category.parent:
                codes.add(category.parent)
        return frozenset(codes)
