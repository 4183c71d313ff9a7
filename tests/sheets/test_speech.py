"""Audio: figures are said right in every language, and text is never markup."""

import io
import re
import subprocess
import wave
from pathlib import Path

import pytest

from directory.errors import NotFound, Unavailable
from directory.publishing.works import Works
from directory.sheets.programs import is_there
from directory.sheets.speech import SPEED, VOICES, audio, has_voice, marked_up, spoken
from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Part, Phrase
from tests.sheets.scripts import PHONE, TAGS, line, script_of, script_with

needs_espeak = pytest.mark.skipif(
    not is_there("espeak-ng"), reason="espeak-ng is not installed"
)
SPOKEN = [tag for tag in TAGS if tag in VOICES]
WEB = "a.b@x-y.example.org"


def phonemes(text: str, voice: str, *more: str) -> list[str]:
    """What a voice says, in the letters of the IPA.

    Without stress, and whether a sound is voiced, which depends on the word after it.
    """
    said = subprocess.run(
        ["espeak-ng", "-q", "--ipa", "-b", "1", "-v", voice, *more, "--stdin"],
        input=text.encode(),
        capture_output=True,
        check=True,
    ).stdout.decode()
    plain = re.sub(r"\((?:[a-z-]+)\)|[ˈˌ]", "", said)
    return plain.replace("dʑ", "tɕ").replace("ʒ", "ʃ").split()


def figures(text: str) -> list[str]:
    """The numbers in it, in Latin figures."""
    return [str(int(number)) for number in re.findall(r"\d+", text)]


@pytest.mark.parametrize("tag", TAGS)
def test_a_telephone_number_becomes_single_figures(tag: str) -> None:
    """With a pause between its groups, as people say it."""
    said = spoken(PHONE, tag)
    assert figures(said) == list(PHONE.replace(" ", ""))
    assert said.count(",") == 2
    for other in (
        "07700 900123",
        "(01632) 960123",
        "+44 20 7946 0123",
        "116 123",
        "999",
    ):
        single = [c for c in other if c.isdecimal()]
        assert figures(spoken(f"x {other} y", tag)) == single


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("£0", "0 pounds"),
        ("£1", "1 pound"),
        ("£2.50", "2 pounds 50 pence"),
        ("£2.05", "2 pounds 5 pence"),
        ("50p", "50 pence"),
        ("£1,250", "1250 pounds"),
        ("£2–£5", "2 pounds to 5 pounds"),
        ("£5pp", "5 pounds pp"),
        ("10:30am", "10 30 am"),
        ("9.30-12pm", "9 30 am to 12 noon"),
        ("9:05pm", "9 0 5 pm"),
        ("at 7:30", "at 7 30"),  # of the morning or the evening: nobody said
        ("18:00", "6 pm"),
        ("midday to 5pm", "12 noon to 5 pm"),
        ("Ages 5-11", "Ages 5 to 11"),
        ("50%", "50 per cent"),
        ("1½ hours", "1.5 hours"),
        ("1-2-1 support", "1 2 1 support"),
        ("2026-12-24", "24 December 2026"),
        ("XB1 2DE", "X B 1, 2 D E"),
        ("W1A 0AX", "W 1 A, 0 A, X"),
        ("12 High St, London", "12 High Street, London"),
        ("St Ann's Rd", "St Ann's Road"),
        ("info@x-y.org", "info at x dash y dot org"),
        ("x.org/a/b2", "x dot org slash A, slash b 2"),
        ("0808 157 0340 24 hours", "0 8 0 8, 1 5 7, 0 3 4 0, 24 hours"),
        ("020 7946 0123 ext 12", "0 2 0, 7 9 4 6, 0 1 2 3, extension 1 2"),
        ("24 December 2026, room 12", "24 December 2026, room 12"),
    ],
)
def test_english_facts_are_words(text: str, said: str) -> None:
    """As a person would read them out."""
    assert spoken(text, "en") == said


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        ("pl", "od 10:00 do 12:30", "od 10 do 12 30"),
        ("pl", "9:05", "9 0 5"),
        ("pl", "£2.50", "2 funty szterlingi 50"),
        ("pl", "£5", "5 funtów szterlingów"),
        ("pl", "£2–£5", "2 funty szterlingi – 5 funtów szterlingów"),
        ("pl", "2.5 km", "2,5 km"),
        ("pt", "5-11", "5 – 11"),
        ("pt", "3.º sábado", "3º sábado"),  # "terceiro", not "três ordinal"
        ("ro", "£0", "0 lire sterline"),
        ("sq", "£1.50", "1 sterlinë britanike 50"),
        ("ar", "50%", "50 بالمئة"),
        ("ur", "صبح 10:30 بجے", "صبح 10 30 بجے"),
        ("fa", "۱۰:۳۰", "10 30"),
        ("ne", "10:30", "१० ३०"),
        ("hi", "£0.50", "0 ब्रिटिश पाउंड स्टर्लिंग 50"),
        ("ta", "£2m", "பிரிட்டிஷ் பவுண்டு 2m"),
        ("gu", "100 200", "100, 200"),
        ("pl", WEB, WEB),  # an English voice says it
    ],
)
def test_other_languages_have_whole_numbers_and_words_of_cldr(
    tag: str, text: str, said: str
) -> None:
    """No sign between figures is left to a voice."""
    assert spoken(text, tag) == said


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("slug", ["dial-a-bus", "women-only-swimming"])
def test_every_figure_of_a_listing_is_still_said(
    tag: str, slug: str, starter: Works
) -> None:
    """None is lost, none is new, none beside a sign that a voice may not know."""
    for section in script_of(starter, slug, tag).sections:
        for each in section.lines:
            text = "".join(part.text for part in each.text.parts)
            said = spoken(text, tag)
            if tag != "en":  # which says 14:00 as 2 pm, and the like
                digits = re.sub(r"(?<=\d):00", "", text)
                digits = re.sub(r"\.org/.*", "", digits)
                assert "".join(re.findall(r"\d", digits)) == "".join(
                    str(int(c)) for c in said if c.isdecimal()
                )
            assert not re.search(r"\d[:.]\d\d|£|%|\d-\d", said), said


@pytest.mark.parametrize("mark", ["<break time='9s'/>", "[[h@]]", "\x01b", "{x}", "`"])
def test_what_looks_like_markup_is_not(mark: str) -> None:
    """Nothing is left that espeak-ng obeys."""
    assert not re.search(r"[<>\[\]{}`\x00-\x1f]", spoken(f"a {mark} b", "en"))
    script = script_with(line(f"a </voice></speak>{mark} & b"), title=mark)
    tags = re.findall("<[^>]*>", marked_up(script))
    assert {re.sub('".*"', "", tag) for tag in tags} == {
        "<speak>", "</speak>", "<break time=/>", "<voice xml:lang=>", "</voice>",
    }  # fmt: skip
    assert "&amp;" in marked_up(script)


def test_each_part_has_the_voice_of_its_language() -> None:
    """Names, postcodes and addresses of the Internet that of English; numbers not."""
    text = Phrase((Part("prowadzi "), Part("Thornmere Wheels", "en"), Part(".")))
    script = script_with(
        EasyLine(text),
        line(PHONE, "phone", "en"),
        line(f"Adres: {WEB}"),
        line("XB1 2DE", "address", "en"),
        tag="pl",
    )
    said = re.findall('<voice xml:lang="(.*?)">(.*?)</voice>', marked_up(script))
    assert said[2:] == [
        ("pl", "prowadzi"),
        ("en-gb", "Thornmere Wheels"),
        ("pl", "0 2 0, 7 9 4 6, 0 1 2 3"),
        ("pl", "Adres:"),
        ("en-gb", "a dot b at x dash y dot example dot org"),
        ("en-gb", "X B 1, 2 D E"),
    ]


def test_a_language_without_a_voice_says_so() -> None:
    """Somali, of these thirteen."""
    assert [tag for tag in TAGS if tag not in VOICES] == ["so"]
    assert not has_voice("so")
    with pytest.raises(NotFound, match="no voice for the language 'so'"):
        audio(script_with(tag="so"))


def test_without_espeak_nothing_is_offered_and_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine with an empty PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_voice("en")
    message = "Audio needs the program espeak-ng: install espeak-ng."
    with pytest.raises(Unavailable, match=message):
        audio(script_with())


@needs_espeak
def test_espeak_has_every_voice_and_none_for_somali() -> None:
    """The table of voices is that of the program."""
    listed = subprocess.run(
        ["espeak-ng", "--voices"], capture_output=True, check=True, text=True
    ).stdout
    names = {row.split()[1] for row in listed.splitlines()[1:]}
    assert set(VOICES.values()) <= names
    assert "so" not in names


@needs_espeak
@pytest.mark.parametrize("tag", SPOKEN)
def test_every_voice_says_a_time_and_a_number_in_its_own_figures(tag: str) -> None:
    """As it says each of their figures alone; not a sign between them."""
    voice = VOICES[tag]

    def each(*numbers: str) -> list[str]:
        return [p for n in numbers for p in phonemes(spoken(n, tag), voice)]

    assert phonemes(spoken("10:30", tag), voice) == each("10", "30")
    assert phonemes(spoken("9:05", tag), voice) == each("9", "0", "5")
    assert phonemes(spoken(PHONE, tag), voice) == each(*PHONE.replace(" ", ""))
    assert phonemes(spoken("5-11", tag), voice)[-1] == each("11")[-1]
    english = [p for n in ("10", "30") for p in phonemes(n, "en-gb")]
    assert (each("10", "30") == english) is (tag == "en")


@needs_espeak
@pytest.mark.parametrize("tag", SPOKEN)
def test_voices_that_change_within_one_process_say_the_same(
    tag: str, starter: Works
) -> None:
    """As if each stretch had a process of its own."""
    marked = marked_up(script_of(starter, "dial-a-bus", tag))
    alone: list[str] = []
    stretches = re.findall('<voice xml:lang="(.*?)">(.*?)</voice>', marked)
    for voice in sorted({voice for voice, _ in stretches}):
        texts = [text for of, text in stretches if of == voice]
        alone += phonemes("\n\n".join(texts).replace("&amp;", "&"), voice)
    assert sorted(phonemes(marked, VOICES[tag], "-m")) == sorted(alone)


@needs_espeak
@pytest.mark.parametrize("tag", SPOKEN)
def test_audio_is_a_wave_file_at_a_slow_speed(tag: str) -> None:
    """16 bits, one channel, 22 050 frames a second, of a length that is said."""
    words = "Thornmere Central Library " * 12
    script = script_with(line(words, language="en"), tag=tag, title="")
    with wave.open(io.BytesIO(audio(script))) as sound:
        assert sound.getparams()[:3] == (1, 2, 22_050)
        assert len(sound.readframes(10**9)) == 2 * sound.getnframes()
        seconds = sound.getnframes() / 22_050
    assert seconds > len(words.split()) / SPEED * 60 * 0.8


@needs_espeak
def test_a_pause_that_a_title_asks_for_is_not_made() -> None:
    """It is only words to be said."""
    script = script_with(title='<break time="60s"/>')
    assert len(audio(script)) < 20 * 44_100
