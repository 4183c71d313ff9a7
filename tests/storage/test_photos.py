"""Photos: what is taken, what is made of it, and where it lies."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from directory.errors import Invalid, NotFound
from directory.storage.photo_uploads import (
    HEAVIEST,
    LARGE,
    LARGEST,
    SMALL,
    photo_from,
)
from directory.storage.photos import Photos
from tests.storage.photo_files import BLUE, RED, door, file_of, opened

EXIF = Image.Exif()
EXIF[0x0112] = 6  # turn to the right
EXIF[0x010F] = "Secretcamera"
EXIF[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}  # where it was taken
XMP = b"<x:xmpmeta>Secretxmp</x:xmpmeta>"


def is_near(pixel: object, colour: tuple[int, int, int]) -> bool:
    """JPEG changes colours a little."""
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 25 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("mode", "kind", "options"),
    [
        ("RGB", "JPEG", {"progressive": True}),
        ("CMYK", "JPEG", {}),
        ("RGB", "PNG", {}),
        ("P", "PNG", {}),
        ("RGBA", "PNG", {}),
        ("RGB", "WEBP", {"quality": 90}),
        ("RGBA", "WEBP", {"lossless": True}),
    ],
)
def test_the_usual_files_become_a_photo(
    mode: str, kind: str, options: dict[str, object]
) -> None:
    """In colour, progressive, the right way up."""
    photo = photo_from(file_of(door(mode=mode), kind, **options))
    for content in (photo.large, photo.small):
        image = opened(content)
        assert (image.format, image.mode) == ("JPEG", "RGB")
        assert image.info["progressive"]
        width, height = image.size
        assert is_near(image.getpixel((width // 4, height // 4)), RED)
        assert is_near(image.getpixel((width * 3 // 4, height // 4)), BLUE)


@pytest.mark.parametrize("mode", ["L", "LA", "1", "I;16"])
def test_greys_stay_as_light_as_they_are(mode: str) -> None:
    """Also with 16 bits, which would all come out white."""
    grey = Image.new("L", (400, 300), 255 if mode == "1" else 90)
    if mode == "I;16":
        image = grey.convert("I").point(lambda each: each * 257).convert("I;16")
    else:
        image = grey.convert(mode)
    photo = opened(photo_from(file_of(image, "PNG")).large)
    light = 255 if mode == "1" else 90
    assert is_near(photo.getpixel((200, 150)), (light, light, light))


def test_nothing_but_what_it_shows_is_kept() -> None:
    """Not the place, time, camera, comments, profile; but it is turned upright."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = {"exif": EXIF, "xmp": XMP, "icc_profile": profile}
    files = [
        file_of(door(), "JPEG", comment=b"Secretcomment", **told),
        file_of(door(), "WEBP", lossless=True, **told),
        file_of(door(), "PNG", exif=EXIF, icc_profile=profile),
    ]
    assert all(b"Secret" in each for each in files)
    for each in files:
        photo = photo_from(each)
        for content in (photo.large, photo.small):
            assert b"Secret" not in content
            image = opened(content)
            assert not image.getexif()
            assert image.info.keys() <= {
                *("jfif", "jfif_version", "jfif_unit", "jfif_density"),
                *("progressive", "progression"),
            }
            width, height = image.size
            assert width < height
            assert is_near(image.getpixel((width * 3 // 4, height // 4)), RED)


@pytest.mark.parametrize("profile", [b"no profile at all", b""])
def test_a_profile_that_is_none_does_not_matter(profile: bytes) -> None:
    """The colours stay."""
    photo = opened(photo_from(file_of(door(), icc_profile=profile)).large)
    assert is_near(photo.getpixel((100, 100)), RED)


def test_what_can_be_seen_through_is_white() -> None:
    """As on the paper that it will be printed on."""
    image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    photo = opened(photo_from(file_of(image, "PNG")).large)
    assert is_near(photo.getpixel((200, 150)), (255, 255, 255))


def test_a_large_photo_is_scaled_down_and_a_small_one_stays() -> None:
    """And what pages show is light, whatever is on it."""
    busy = Image.frombytes("RGB", (2400, 1800), os.urandom(2400 * 1800 * 3))
    photo = photo_from(file_of(busy, quality=80))
    assert opened(photo.large).size == (LARGE, LARGE * 3 // 4)
    assert opened(photo.small).size == (SMALL, SMALL * 3 // 4)
    assert len(photo.small) <= HEAVIEST
    photo = photo_from(file_of(door((400, 300))))
    assert opened(photo.large).size == opened(photo.small).size == (400, 300)


def huge_png(width: int, height: int) -> bytes:
    """The head of a PNG file that says how large its picture is."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + crc + b"\0\0\0\0IDAT"


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (b"", "not a photo that we can read. Please use a JPEG, PNG or WebP"),
        (b"hello", "not a photo that we can read"),
        (b"\xff\xd8\xff", "not a photo that we can read"),
        (b"GIF89a" + bytes(50), "is a GIF picture"),
        (file_of(door(), "GIF"), "is a GIF picture"),
        (b"\0\0\0\x18ftypheic" + bytes(30), "is a HEIC picture"),
        (file_of(door(), "BMP"), "is a BMP picture"),
        (file_of(door(), "TIFF"), "is a TIFF picture"),
        (b"%PDF-1.7", "is a PDF file"),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "is an SVG drawing"),
        (file_of(door())[:2000], "broken"),
        (file_of(door(), "PNG")[:500], "broken"),
        (file_of(door(), "WEBP")[:300], "broken"),
        (file_of(door((159, 400))), "too small"),
        (file_of(door((4000, 200))), "too small"),
        (file_of(door()) + b"\xff\xda" * 200, "broken"),
        (bytes(LARGEST + 1), "larger than 8 MB"),
        (huge_png(5000, 5000), "more than 20 million pixels"),
        (huge_png(10_000, 10_000), "million pixels"),
        (huge_png(60_000, 60_000), "million pixels"),
    ],
    ids=lambda each: each if isinstance(each, str) else f"{len(each)} bytes",
)
def test_what_cannot_be_used_is_refused_in_clear_words(
    upload: bytes, said: str
) -> None:
    """What it is, and what to do instead."""
    with pytest.raises(Invalid, match=said) as refused:
        photo_from(upload)
    assert "Please" in str(refused.value)


def test_photos_lie_in_their_folder_under_their_digest(tmp_path: Path) -> None:
    """Each with the small one, and nothing half written; gone when deleted."""
    photos = Photos(tmp_path / "photos")
    photo = photos.made_from(file_of(door()))
    with pytest.raises(NotFound):
        photos.path(photo.id, small=False)
    photos.keep(photo)
    photos.keep(photo)
    names = {path.name for path in (tmp_path / "photos").iterdir()}
    assert names == {f"{photo.id}.jpg", f"{photo.id}-small.jpg"}
    assert photos.path(photo.id, small=False).read_bytes() == photo.large
    assert photos.path(photo.id, small=True).read_bytes() == photo.small
    assert photos.size(photo.id) == (640, 480)
    photos.delete(photo.id)
    photos.delete(photo.id)
    assert not list((tmp_path / "photos").iterdir())
    with pytest.raises(NotFound):
        photos.size(photo.id)


def test_nothing_outside_the_folder_can_be_named(tmp_path: Path) -> None:
    """An id is 64 small hexadecimal digits."""
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    photos = Photos(tmp_path / "photos")
    for name in ("../secret", "/etc/passwd", "", "A" * 64, "a" * 63, "a" * 64 + "\n"):
        with pytest.raises(NotFound):
            photos.path(name, small=False)
