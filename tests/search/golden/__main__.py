"""Writes the tokens of every golden file anew."""

from directory.search.analysis import Analyser
from tests.search.golden import FOLDER, LANGUAGES, renewed

if __name__ == "__main__":
    analyser = Analyser()
    for language in LANGUAGES:
        path = FOLDER / f"{language}.toml"
        path.write_text(renewed(language, analyser), encoding="utf-8")
