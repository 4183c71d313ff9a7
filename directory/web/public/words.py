"""The reader's language: from the address of the page, else from the browser."""

from flask import request

from directory.errors import NotFound
from directory.web.house import House
from directory.wording.wording import Wording


def words(house: House, lang: str) -> Wording:
    """The wording of a page's language. Raises NotFound for an unknown one."""
    wording = house.wordings.get(lang)
    if wording is None:
        raise NotFound(f"There are no pages in the language {lang!r}.")
    return wording


def asked_for(house: House) -> list[str]:
    """The languages there are among those that the browser asks for, best first."""
    offered = {language.tag for language in house.wordings.languages()}
    wanted = (
        tag.partition("-")[0].lower() for tag in request.accept_languages.values()
    )
    return [tag for tag in dict.fromkeys(wanted) if tag in offered]


def words_asked_for(house: House) -> Wording:
    """The wording for a page whose address names no language; English at last."""
    tag = next(iter(asked_for(house)), "en")
    return house.wordings.get(tag) or house.wordings.english
