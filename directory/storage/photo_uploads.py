"""A photo that somebody sends, made into one that may be kept.

Only what it shows goes on: it is decoded and written anew, so that nothing else of the
file is kept, such as where and when it was taken.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from directory.errors import Invalid

LARGEST = 8_000_000
"""Bytes of a file that somebody sends."""
MOST_PIXELS = 40_000_000
"""Looked at before anything is decoded: a small file can hold a huge picture."""
MOST_WHOLE = 20_000_000
"""Pixels of a PNG or WebP file, which take up to 16 bytes each while it is decoded. A
JPEG is decoded no larger than it must be."""
LARGE, SMALL = 1200, 640
"""Pixels of the longer side, at most: of the photo, and of what pages show."""
HEAVIEST = 60_000
"""Bytes of the small photo, about: a page with it may weigh 150 KB."""
_SMALLEST = 160
_QUALITIES = (82, 72, 62, 52, 42)
_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_SCANS = 100
"""Parts of a progressive JPEG: ten or so; each costs a look at all pixels."""
_START_OF_SCAN = b"\xff\xda"
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn a photo upright, by its EXIF orientation."""
_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error),
    *(TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError),
)
"""What Pillow raises for files that are not as they should be."""
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError)

_KINDS = "Please use a JPEG, PNG or WebP file."
_OTHERS = (
    (b"GIF8", 0, "a GIF picture"),
    (b"ftyphei", 4, "a HEIC picture, which some phones make"),
    (b"ftypmif1", 4, "a HEIC picture, which some phones make"),
    (b"ftypavif", 4, "an AVIF picture"),
    (b"%PDF", 0, "a PDF file"),
    (b"BM", 0, "a BMP picture"),
    (b"II*\0", 0, "a TIFF picture"),
    (b"MM\0*", 0, "a TIFF picture"),
)
"""Other kinds of files: how they begin, where, and what they are called."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo to be kept, as JPEG files. id: SHA-256 of `large`, in hexadecimal."""

    id: str
    large: bytes
    small: bytes


def photo_from(upload: bytes) -> Photo:
    """Make a photo of what somebody sends.

    upload: a JPEG, PNG or WebP file. Raises Invalid, saying what to do instead, when
    it is something else, too large, too small or broken.
    """
    if len(upload) > LARGEST:
        raise Invalid(
            f"The file is larger than {LARGEST // 1_000_000} MB. Please make the "
            "photo smaller and try again."
        )
    if upload.count(_START_OF_SCAN) > _MOST_SCANS:
        raise Invalid(_broken())
    try:
        image = _decoded(upload)
    except _BOMB as error:
        raise Invalid(_too_many(MOST_PIXELS)) from error
    except UnidentifiedImageError as error:
        raise Invalid(f"This file is {_kind(upload)}. {_KINDS}") from error
    except _BROKEN as error:
        raise Invalid(_broken()) from error
    if min(image.size) < _SMALLEST:
        raise Invalid(
            f"The photo is too small. Please use one that is at least {_SMALLEST} "
            "pixels wide and high."
        )
    large = _jpeg(image, _QUALITIES[0])
    image.thumbnail((SMALL, SMALL))
    tries = (_jpeg(image, quality) for quality in _QUALITIES)
    small = next((each for each in tries if len(each) <= HEAVIEST), None)
    small = small or _jpeg(image, _QUALITIES[-1])
    return Photo(hashlib.sha256(large).hexdigest(), large, small)


def _decoded(upload: bytes) -> Image.Image:
    """The picture alone: upright, in sRGB, on white, scaled down."""
    with Image.open(BytesIO(upload), formats=_FORMATS) as image:
        is_jpeg = isinstance(image, JpegImageFile)
        most = MOST_PIXELS if is_jpeg else MOST_WHOLE
        if image.width * image.height > most:
            raise Invalid(_too_many(most))
        profile = image.info.get("icc_profile")
        turn = _TURNS.get(image.getexif().get(_ORIENTATION, 1))
        scaled = image if image.mode in ("RGB", "L", "CMYK") else _usual(image)
        scaled.thumbnail((LARGE, LARGE), reducing_gap=2.0)
        coloured = _in_srgb(scaled, profile) if profile else scaled
        # On a new picture, which has no comments or other notes.
        clean = Image.new("RGB", coloured.size, "white")
        mask = coloured if coloured.mode == "RGBA" else None
        clean.paste(coloured.convert("RGB"), mask=mask)
    return clean.transpose(turn) if turn is not None else clean


def _usual(image: Image.Image) -> Image.Image:
    """With a byte for each colour; what can be seen through stays so."""
    if image.mode.startswith("I"):
        # Greys of 16 bits, of which the upper eight are seen.
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    return image.convert("RGBA")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours as a screen has them. A profile that does not fit counts as none."""
    seen = image.convert("RGB") if image.mode == "RGBA" else image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        usual = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(seen, own, usual, outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return image
    if made is not None and image.mode == "RGBA":
        made.putalpha(image.getchannel("A"))
    return made or image


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, progressive=True, optimize=True)
    return file.getvalue()


def _kind(upload: bytes) -> str:
    """What a file that is none of ours seems to be."""
    for magic, at, name in _OTHERS:
        if upload.startswith(magic, at):
            return name
    start = upload[:1000].lower()
    return "an SVG drawing" if b"<svg" in start else "not a photo that we can read"


def _too_many(most: int) -> str:
    return (
        f"The photo has more than {most // 1_000_000} million pixels. Please make it "
        "smaller and try again."
    )


def _broken() -> str:
    return "The file is broken: a part of it cannot be read. Please try another one."
