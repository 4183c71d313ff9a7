"""What somebody asked of the search page, from its address."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from werkzeug.datastructures import MultiDict

from directory.model.places import Gazetteer, Place
from directory.publishing.windows import windows
from directory.search.seam import Filters, Found, Near, Query
from directory.storage.reference import Reference
from directory.wording.facts import METRES_IN_A_MILE
from directory.wording.vocabulary import ACCESS

LONGEST_QUERY = 200
PER_PAGE = 20
HERE = "here"
"""As `near`: where this machine stands, if the settings say so."""
RINGS = MappingProxyType({str(miles): miles * METRES_IN_A_MILE for miles in (1, 2, 5)})
"""How far: miles → metres."""
_OLDEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The words and filters of a search. Anything else in the address is ignored."""

    q: str = ""
    category: str = ""
    area: str = ""
    near: str = ""
    within: str = ""
    open: str = ""
    free: bool = False
    access: tuple[str, ...] = ()
    spoken: str = ""
    age: str = ""
    page: int = 1
    is_cut: bool = False
    """Whether more was typed than is looked at."""

    @classmethod
    def read(cls, arguments: MultiDict[str, str]) -> "Asked":
        """From the parameters of an address; a page that is no number is page 1."""
        typed = " ".join(arguments.get("q", "").split())
        page, age = _number(arguments.get("page", "")), arguments.get("age", "")
        access = ",".join(arguments.getlist("access"))[:200].split(",")
        return cls(
            q=typed[:LONGEST_QUERY],
            is_cut=len(typed) > LONGEST_QUERY,
            category=arguments.get("category", "")[:60],
            area=arguments.get("area", "")[:60],
            near=" ".join(arguments.get("near", "").split())[:60],
            within=arguments.get("within", "")[:10],
            open=arguments.get("open", "")[:10],
            free=arguments.get("free") == "1",
            access=tuple(code for code in dict.fromkeys(access) if code in ACCESS),
            spoken=arguments.get("spoken", "")[:20],
            age=str(_number(age)) if 0 <= _number(age) <= _OLDEST else "",
            page=max(page, 1),
        )

    def postcode_as_place(self, gazetteer: Gazetteer) -> "Asked":
        """With a postcode among the words taken as what to be near of."""
        if self.near:
            return self
        postcode, rest = gazetteer.postcode_in(self.q)
        return replace(self, near=postcode, q=rest) if postcode else self

    def place(self, gazetteer: Gazetteer, here: Place | None) -> Place | None:
        """What to be near of. here: where this machine stands."""
        if self.near == HERE:
            return here
        return gazetteer.find(self.near) if self.near else None

    def query(
        self, language: str, at: datetime, reference: Reference, here: Place | None
    ) -> Query:
        """The question to the index. at: the present."""
        place = self.place(reference.gazetteer, here)
        return Query(
            words=self.q,
            language=language,
            filters=Filters(
                category=self.category or None,
                area=self.area or None,
                free=self.free,
                access=frozenset(self.access),
                spoken=self.spoken or None,
                age=int(self.age) if self.age else None,
                open=self.open or None,
                within=self.within or None,
            ),
            windows=windows(at, reference.calendar),
            near=Near(*place.point, RINGS) if place else None,
            page=self.page,
            per_page=PER_PAGE,
        )

    def values(self) -> dict[str, str]:
        """The parameters of this search's address; those not needed are left out."""
        values = {
            "q": self.q,
            "category": self.category,
            "area": self.area,
            "near": self.near,
            "within": self.within,
            "open": self.open,
            "free": "1" if self.free else "",
            "access": ",".join(self.access),
            "spoken": self.spoken,
            "age": self.age,
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in values.items() if value}


def answered(asked: Asked, search: Callable[[Asked], Found]) -> tuple[Asked, Found]:
    """What `search` finds, on the last page where the one asked for is beyond it.

    As with an old bookmark: the last page is nearer than an empty one.
    """
    found = search(asked)
    if found.pages and asked.page > found.pages:
        asked = replace(asked, page=found.pages)
        found = search(asked)
    return asked, found


def _number(text: str) -> int:
    """A whole number of at most six digits, as people write it; -1 for any other."""
    text = text.strip()[:6]
    return int(text) if text.isdecimal() else -1
