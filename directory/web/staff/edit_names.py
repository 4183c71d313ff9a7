"""The codes of the form in words that staff read."""

from directory.upkeep.filling import OFFERED
from directory.upkeep.rows import english_name
from directory.web.house import House
from directory.wording import vocabulary


def names_of_codes(house: House) -> dict[str, str]:
    """Code → English words: categories, people, languages, booking, telephones."""
    taxonomy = house.reference.taxonomy
    return (
        {code: english_name(code) for code in OFFERED}
        | {each.code: each.names["en"] for each in taxonomy.categories}
        | dict(vocabulary.AUDIENCES)
        | dict(vocabulary.BOOKING)
        | dict(vocabulary.PHONE_TYPES)
        | {"yes": "yes", "voice": ""}
    )
