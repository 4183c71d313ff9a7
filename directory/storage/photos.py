"""Photos of listings: files in the home folder, named after what is in them.

They lie outside everything that is served as it stands. A file never changes, and stays
as long as any listing, or its history, may need it.
"""

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock

from PIL import Image

from directory.errors import NotFound
from directory.storage.photo_uploads import Photo, photo_from

_ID = re.compile(r"[0-9a-f]{64}")
_KEPT = 1_000
"""Sizes in memory."""


class Photos:
    """The photos of one site."""

    def __init__(self, folder: Path) -> None:
        """folder: made when the first photo comes."""
        self._folder = folder
        # One at a time: a large PNG takes 300 MB while it is decoded.
        self._decoding = Lock()
        self.size = lru_cache(_KEPT)(self._size)

    def made_from(self, upload: bytes) -> Photo:
        """A photo to be kept, from a file that somebody sends. Raises Invalid."""
        with self._decoding:
            return photo_from(upload)

    def keep(self, photo: Photo) -> None:
        """Write a photo, the whole of it or nothing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for content, small in ((photo.small, True), (photo.large, False)):
            path = self._named(photo.id, small=small)
            part = path.with_suffix(".part")
            part.write_bytes(content)
            part.replace(path)

    def path(self, photo_id: str, *, small: bool) -> Path:
        """The file of a photo, as it is or for pages. Raises NotFound."""
        path = self._named(photo_id, small=small)
        if not path.is_file():
            raise NotFound("There is no such photo.")
        return path

    def delete(self, photo_id: str) -> None:
        """Delete a photo for good, as far as it is there."""
        for small in (True, False):
            with suppress(NotFound):
                self.path(photo_id, small=small).unlink()
        self.size.cache_clear()

    def _size(self, photo_id: str) -> tuple[int, int]:
        """Pixels of the small photo, across and down. Raises NotFound."""
        with Image.open(self.path(photo_id, small=True), formats=["JPEG"]) as image:
            return image.size

    def _named(self, photo_id: str, *, small: bool) -> Path:
        """Where a photo lies. Raises NotFound for what is no id, such as a path."""
        if not _ID.fullmatch(photo_id):
            raise NotFound("There is no such photo.")
        return self._folder / f"{photo_id}{'-small' if small else ''}.jpg"
