"""Names for addresses: short, lower-case, Latin letters."""

import re
import unicodedata

LONGEST = 60


def slug_of(name: str) -> str:
    """ "Café Été (Mondays)" → "cafe-ete-mondays"; "" when no Latin letter is left."""
    decomposed = unicodedata.normalize("NFKD", name.replace("&", " and "))
    letters = decomposed.encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", ""))
    slug = "-".join(words)
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST]
