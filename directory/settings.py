"""The one place that reads the environment (docs/settings.md lists every variable)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from directory.errors import Invalid

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: where content/ and translations/ lie, unless a setting says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs from one installation to the next.

    home: the folder of everything that changes (database, uploads, secret key).
    index: the folder of the search index, which can be rebuilt at any time.
    packages: the folder of the translation packages.
    content: the folder of what the directory ships with; never written.
    translations: the folder of the Babel catalogues; never written.
    database_url: an SQLAlchemy URL; SQLite in `home` unless told otherwise.
    public_url: the address that people reach from their own phones, or "".
    place: where this machine stands, as a name or postcode of content/places, or "".
    """

    home: Path
    index: Path
    packages: Path
    content: Path
    translations: Path
    database_url: str
    public_url: str = ""
    place: str = ""

    @property
    def pictures(self) -> Path:
        """The folder of the pictures, which pages and sheets share; never written."""
        return ROOT / "directory" / "web" / "static" / "pictures"

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """Read the settings. Raises Invalid for an address that is none."""
        home = Path(environ.get("DIRECTORY_HOME") or ROOT / "instance").absolute()
        public_url = environ.get("DIRECTORY_PUBLIC_URL", "").rstrip("/")
        if public_url and not public_url.startswith(("http://", "https://")):
            raise Invalid(
                "DIRECTORY_PUBLIC_URL must start with http:// or https://; "
                f"it is {public_url!r}."
            )
        return cls(
            home=home,
            index=Path(
                environ.get("DIRECTORY_INDEX") or ROOT / "search_index"
            ).absolute(),
            packages=Path(
                environ.get("DIRECTORY_PACKAGES") or home / "packages"
            ).absolute(),
            content=Path(environ.get("DIRECTORY_CONTENT") or ROOT / "content"),
            translations=ROOT / "translations",
            database_url=environ.get("DATABASE_URL")
            or f"sqlite:///{home / 'directory.sqlite3'}",
            public_url=public_url,
            place=environ.get("DIRECTORY_PLACE", ""),
        )
