"""Files that somebody might send as a photo."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

RED, BLUE = (200, 30, 30), (30, 30, 200)


def door(size: tuple[int, int] = (800, 600), mode: str = "RGB") -> Image.Image:
    """A picture that is red in its upper left quarter and blue elsewhere."""
    image = Image.new("RGB", size, BLUE)
    half = (size[0] // 2, size[1] // 2)
    ImageDraw.Draw(image).rectangle((0, 0, *half), fill=RED)
    return image.convert(mode)


def file_of(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """A picture as a file."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    """A file as a picture, decoded."""
    with Image.open(BytesIO(content)) as image:
        image.load()
        return image
