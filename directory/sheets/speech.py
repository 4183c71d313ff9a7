"""A listing's words as audio, by espeak-ng."""

import html
import io
import struct
import wave
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from directory.errors import NotFound, Unavailable
from directory.sheets.figures import in_english, spoken
from directory.sheets.programs import Program, is_there, run
from directory.sheets.script import Script, primary, stretches
from directory.wording.phrases import Phrase

__all__ = ["SPEED", "VOICES", "audio", "has_voice", "spoken"]

ESPEAK = Program("espeak-ng", "Audio", "espeak-ng")
VOICES: Mapping[str, str] = MappingProxyType(
    {
        "en": "en-gb", "gu": "gu", "ro": "ro", "ta": "ta", "pl": "pl", "ar": "ar",
        "hi": "hi", "fa": "fa", "ur": "ur", "ne": "ne", "pt": "pt", "sq": "sq",
    }
)  # fmt: skip
"""The voice of each language. espeak-ng has none for Somali."""
SPEED = 140
"""In words a minute; its own is 175."""
AFTER_LINE, AFTER_QUESTION = 500, 1200
"""Pauses, in milliseconds."""
RATE = 22_050
"""In frames a second, of 16 bits, one channel."""
_MOST = 60 * 20 * RATE * 2  # twenty minutes, in bytes


def has_voice(language: str) -> bool:
    """Whether this machine can make audio in a language (BCP 47)."""
    return primary(language) in VOICES and is_there(ESPEAK.name)


def audio(script: Script) -> bytes:
    """The script as a WAV file.

    Names, addresses and whatever else is in another language have the voice of that.
    Raises NotFound for a language without a voice, Unavailable without espeak-ng.
    """
    language = primary(script.language)
    if language not in VOICES:
        raise NotFound(
            f"espeak-ng has no voice for the language {script.language!r}. "
            "A recording can take its place."
        )
    arguments = ["-m", "-b", "1", "-s", str(SPEED), "-v", VOICES[language]]
    wrote = run(
        ESPEAK,
        [*arguments, "--stdin", "--stdout"],
        marked_up(script).encode(),
        most=_MOST,
    )
    return _wave(wrote)


def marked_up(script: Script) -> str:
    """What espeak-ng is given: SSML, of which the text itself can make none."""
    said = [_line(script.title, script.language), _pause(AFTER_QUESTION)]
    for section in script.sections:
        said += [_line(section.question, script.language), _pause(AFTER_LINE)]
        for line in section.lines:
            number = f"{line.number}. " if line.kind == "number" else ""
            text = Phrase((*Phrase.of(number).parts, *line.text.parts))
            said += [_line(text, script.language), _pause(AFTER_LINE)]
        said[-1] = _pause(AFTER_QUESTION)
    for phrase in script.last:
        said += [_line(phrase, script.language), _pause(AFTER_LINE)]
    return f"<speak>{''.join(said)}</speak>"


def _pause(milliseconds: int) -> str:
    return f'<break time="{milliseconds}ms"/>'


def _line(phrase: Phrase, language: str) -> str:
    said = ""
    parts = groupby(_parts(phrase, language), key=lambda part: part[1])
    for voice, those in parts:
        text = spoken("".join(text for text, _ in those), voice)
        if not any(map(str.isalnum, text)):
            continue  # a full stop that is left alone is called by its name
        words = html.escape(text, quote=False)
        said += f'<voice xml:lang="{VOICES[voice]}">{words}</voice>'
    return said


def _parts(phrase: Phrase, language: str) -> Iterator[tuple[str, str]]:
    """Text, and the language of the voice that says it.

    A name in a language that has none here is said in English: it is one of a place.
    """
    for stretch in stretches(phrase, language):
        tag = primary(stretch.language)
        voice = tag if tag in VOICES else "en"
        for text, is_english in in_english(stretch.text):
            if text:
                yield text, "en" if is_english else voice


def _wave(wrote: bytes) -> bytes:
    """What espeak-ng wrote, with its length: into a pipe it cannot write that."""
    at = wrote.find(b"data", 12)
    if not wrote.startswith(b"RIFF") or at < 0:
        raise Unavailable(f"{ESPEAK.name} wrote no sound.")
    channels, rate = struct.unpack_from("<HI", wrote, 22)
    frames = wrote[at + 8 :]
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(frames[: len(frames) // 2 * 2])
    return file.getvalue()
