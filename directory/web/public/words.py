"""The reader's language, from the address of the page."""

from directory.errors import NotFound
from directory.web.house import House
from directory.wording.wording import Wording


def words(house: House, lang: str) -> Wording:
    """The wording of a page's language. Raises NotFound for an unknown one."""
    wording = house.wordings.get(lang)
    if wording is None:
        raise NotFound(f"There are no pages in the language {lang!r}.")
    return wording
