"""The other formats of a listing: words to read out, text messages, sound, braille."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from directory.model.listing import Listing
from directory.publishing.sheets import Sheets
from directory.sheets.braille import braille, has_braille
from directory.sheets.plain import plain_text
from directory.sheets.script import Script
from directory.sheets.sms import sms_parts
from directory.sheets.speech import audio, has_voice
from directory.wording.wording import Wording

Format = Literal["txt", "sms", "audio", "brf"]
FORMATS: tuple[Format, ...] = ("txt", "sms", "audio", "brf")
_TEXT = "text/plain; charset=utf-8"
_RECORDED = {".mp3": "audio/mpeg", ".wav": "audio/wav"}
"""Files that somebody may have recorded, and their media types (IANA)."""


@dataclass(frozen=True, slots=True)
class Made:
    """A listing in another format. media_type: IANA's. suffix: of a file's name.

    is_recorded: a person reads it aloud.
    """

    content: bytes
    media_type: str
    suffix: str
    is_recorded: bool = False


class Formats:
    """Makes the formats, as far as this machine has the programs for them."""

    def __init__(self, sheets: Sheets, recordings: Path) -> None:
        """recordings: the folder of recorded listings, <slug>.<language>.mp3 or .wav"""
        self._sheets = sheets
        self._recordings = recordings

    def offered(self, w: Wording, listing: Listing) -> list[Format]:
        """The formats there are of a listing, in the language of `w`."""
        is_there: dict[Format, Callable[[], bool]] = {
            "audio": lambda: self._has_sound(w, listing),
            "brf": lambda: has_braille(w.language.tag),
        }
        return [each for each in FORMATS if is_there.get(each, lambda: True)()]

    def make(self, kind: Format, w: Wording, listing: Listing) -> Made:
        """A listing in a format. Raises Unavailable when a program is missing, and
        NotFound where a language has no voice or braille."""
        if kind == "audio":
            return self._sound(w, listing)
        script = self._sheets.script(w, listing)
        if kind == "brf":
            return Made(braille(script), "application/octet-stream", ".brf")
        text = plain_text(script)
        if kind == "sms":
            text = "\n\n".join(sms_parts(script)) + "\n"
        return Made(text.encode(), _TEXT, ".txt")

    def _has_sound(self, w: Wording, listing: Listing) -> bool:
        return bool(self._recording(w, listing)) or has_voice(w.language.tag)

    def _sound(self, w: Wording, listing: Listing) -> Made:
        recorded = self._recording(w, listing)
        if recorded:
            media_type = _RECORDED[recorded.suffix]
            return Made(recorded.read_bytes(), media_type, recorded.suffix, True)
        script: Script = self._sheets.script(w, listing)
        return Made(audio(script), _RECORDED[".wav"], ".wav")

    def _recording(self, w: Wording, listing: Listing) -> Path | None:
        for suffix in _RECORDED:
            name = f"{listing.service.slug}.{w.language.tag}{suffix}"
            if (self._recordings / name).is_file():
                return self._recordings / name
        return None
