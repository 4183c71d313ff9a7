"""What somebody asked of the search page, from its address."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from directory.search.seam import Filters, OpenAt, Query

LONGEST_QUERY = 200
PER_PAGE = 20
STEP_FREE = "step-free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The words and filters of a search. Anything else in the address is ignored."""

    q: str = ""
    category: str = ""
    area: str = ""
    spoken: str = ""
    free: bool = False
    step_free: bool = False
    open_now: bool = False
    page: int = 1

    @classmethod
    def read(cls, arguments: MultiDict[str, str]) -> "Asked":
        """From the parameters of an address; a page that is no number is page 1."""
        page = arguments.get("page", "1")[:6]
        return cls(
            q=" ".join(arguments.get("q", "").split())[:LONGEST_QUERY],
            category=arguments.get("category", "")[:60],
            area=arguments.get("area", "")[:60],
            spoken=arguments.get("spoken", "")[:20],
            free=arguments.get("free") == "1",
            step_free=arguments.get("access") == STEP_FREE,
            open_now=arguments.get("open") == "now",
            page=int(page) if page.isascii() and page.isdigit() and int(page) else 1,
        )

    def query(self, language: str, now: OpenAt) -> Query:
        """The question to the index."""
        return Query(
            words=self.q,
            language=language,
            filters=Filters(
                category=self.category or None,
                area=self.area or None,
                free=self.free,
                step_free=self.step_free,
                spoken=self.spoken or None,
                open_at=now if self.open_now else None,
            ),
            now=now,
            page=self.page,
            per_page=PER_PAGE,
        )

    def values(self) -> dict[str, str]:
        """The parameters of this search's address; those not needed are left out."""
        values = {
            "q": self.q,
            "category": self.category,
            "area": self.area,
            "spoken": self.spoken,
            "free": "1" if self.free else "",
            "access": STEP_FREE if self.step_free else "",
            "open": "now" if self.open_now else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return {name: value for name, value in values.items() if value}
