"""Small sites to translate: their listings are services with a description."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.pages import settings_in
from directory.app import build
from directory.model.nouns import Service
from directory.publishing.works import Works
from directory.storage.database import prepare
from directory.storage.records import Author
from directory.translation.packages import Packages


def site(home: Path, descriptions: Sequence[str], packages: Iterable[Path]) -> Works:
    """A site with these listings, and these packages installed."""
    settings = settings_in(home)
    works = build(settings)
    prepare(works.engine)
    save(works, "made", descriptions)
    installed = Packages(settings.packages)
    for package in packages:
        installed.install(package)
    return works


def save(works: Works, prefix: str, descriptions: Sequence[str]) -> None:
    """Save listings with these descriptions."""
    with works.listings.writing(Author("import", "bench")) as writer:
        for number, description in enumerate(descriptions):
            name = f"{prefix}{number}"
            writer.put(
                Service(id=name, name=name, description=description, slug=name),
                expected=None,
            )
