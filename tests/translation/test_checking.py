"""What is refused before anything of a package is believed or written."""

import json
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from directory.errors import Invalid
from directory.translation.archives import USUAL, Contents, Limits, check_archive
from directory.translation.checking import check_folder, read_metadata
from directory.translation.checksums import (
    as_checksum,
    checksum_beside,
    checksum_line,
    checksum_of,
    read_checksum,
)
from tests.translation.package_files import (
    MODEL_BYTES,
    lying,
    metadata,
    package,
    parts_of,
    with_member,
    zipped,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test puts its package file."""
    return tmp_path / "test.argosmodel"


def unpacked(folder: Path, parts: dict[str, bytes]) -> Path:
    """The folder of a package."""
    for name, content in parts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_a_whole_package_is_measured_by_reading_it(path: Path) -> None:
    """Its one folder, and the bytes of its files."""
    package(path)
    size = sum(len(content) for content in parts_of().values())
    assert check_archive(path) == Contents("en_ur", size)


def test_folders_may_be_named_too(path: Path) -> None:
    """As most programs that make zip files do."""
    with zipfile.ZipFile(package(path), "a") as archive:
        for name in ("en_ur/", "en_ur/model/", "en_ur/stanza/"):
            archive.writestr(name, b"")
    assert check_archive(path).top == "en_ur"


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "en_ur/../../outside",
        "en_ur/..",
        "/etc/outside",
        "//host/share",
        "..\\outside",
        "en_ur\\..\\..\\outside",
        "en_ur/a\\b",
        "C:/outside",
        "c:outside",
    ],
)
def test_no_path_leads_out_of_the_folder(path: Path, name: str) -> None:
    """Up, absolute, with backslashes, or to another drive."""
    with_member(path, name)
    with pytest.raises(Invalid, match="leads out of its folder"):
        check_archive(path)


@pytest.mark.parametrize(
    "name",
    [
        "en_ur/a\x00b",
        "en_ur/\x1b[31mred",
        "en_ur/one\ntwo",
        "en_ur/./dot",
        "en_ur//empty",
        "en_ur/trailing.",
        "en_ur/trailing ",
        "en_ur/stream:hidden",
        "en_ur/what?",
        "en_ur/NUL",
        "en_ur/com1.txt",
        "en_ur/" + "n" * 300,
    ],
)
def test_no_name_is_one_that_some_system_reads_otherwise(path: Path, name: str) -> None:
    """And none can write to a terminal when it is told."""
    with_member(path, name)
    with pytest.raises(Invalid, match="a name that no file may have") as told:
        check_archive(path)
    assert str(told.value).isprintable()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(path: Path, kind: int) -> None:
    """A symlink in a zip file is a file whose mode says so."""
    with_member(path, "en_ur/model/link", b"/etc/passwd", mode=kind | 0o777)
    with pytest.raises(Invalid, match="a link and not a file"):
        check_archive(path)


@pytest.mark.parametrize(
    "name", ["en_ur/metadata.json", "en_ur/METADATA.JSON", "en_ur/ｍetadata.json"]
)
def test_no_two_names_are_one_file_on_any_system(path: Path, name: str) -> None:
    """What was looked at must be what is read."""
    with_member(path, name, metadata("ro"))
    with pytest.raises(Invalid, match="twice"):
        check_archive(path)


@pytest.mark.parametrize("name", ["en_ur/model/model.bin/x", "en_ur/README.md/"])
def test_no_file_is_a_folder_too(path: Path, name: str) -> None:
    """On no disk can both be."""
    with_member(path, name, b"")
    with pytest.raises(Invalid, match="a folder too"):
        check_archive(path)


@pytest.mark.parametrize("name", ["other/README.md", "loose.txt", "__MACOSX/._x"])
def test_a_package_has_one_folder_at_its_top(path: Path, name: str) -> None:
    """With several, another package could come along."""
    with_member(path, name)
    with pytest.raises(Invalid, match="several files or folders at its top"):
        check_archive(path)


def test_files_without_a_folder_are_no_package(path: Path) -> None:
    """They would lie among the packages."""
    zipped(path, parts_of(), top="")
    with pytest.raises(Invalid, match="several files or folders at its top"):
        check_archive(path)


@pytest.mark.parametrize(
    "limits",
    [
        Limits(total=5_000),
        Limits(member=5_000),
        Limits(ratio_from=5_000, ratio=5),
    ],
)
def test_what_unpacks_too_large_is_a_bomb(path: Path, limits: Limits) -> None:
    """All together, one file, or much out of little."""
    package(path)
    with pytest.raises(Invalid, match="far too large"):
        check_archive(path, limits)


def test_a_bomb_of_usual_limits_is_found_by_its_ratio(path: Path) -> None:
    """12 MB out of 12 kB."""
    zipped(path, parts_of() | {"model/model.bin": bytes(12_000_000)})
    with pytest.raises(Invalid, match=r"far too large \('en_ur/model/model.bin'\)"):
        check_archive(path)


@pytest.mark.parametrize("said", [0, 10, len(MODEL_BYTES) - 1, 2**31])
def test_no_header_is_believed_about_a_size(path: Path, said: int) -> None:
    """Less than there is, or more."""
    lying(package(path), "en_ur/model/model.bin", said)
    with pytest.raises(Invalid, match="no whole zip file"):
        check_archive(path)


def test_members_that_share_their_bytes_are_not_read_for_ever(path: Path) -> None:
    """As in bombs that point many names at one compressed block."""
    package(path)
    content = bytearray(path.read_bytes())
    target = content.rindex(b"en_ur/model/model.bin")
    other = content.rindex(b"en_ur/model/config.json")
    content[other - 46 + 42 : other - 46 + 46] = content[
        target - 46 + 42 : target - 46 + 46
    ]
    path.write_bytes(content)
    with pytest.raises(Invalid, match="no whole zip file"):
        check_archive(path)


def test_too_many_members_are_refused(path: Path) -> None:
    """Before the first is read."""
    zipped(path, {f"{n}": b"" for n in range(USUAL.members + 1)})
    with pytest.raises(Invalid, match="1001 files"):
        check_archive(path)


def test_a_list_of_members_that_would_fill_the_memory_is_not_read(path: Path) -> None:
    """A hundred thousand names; 5 MB of list."""
    zipped(path, {f"{n}": b"" for n in range(100_000)})
    with pytest.raises(Invalid, match="no whole zip file"):
        check_archive(path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"not a zip file" * 50,
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content[100:],
        lambda content: content[:200] + b"\x00" * 50 + content[250:],
        lambda content: content[:-12] + struct.pack("<I", 2**32 - 2) + content[-8:],
        lambda content: content[:-6] + struct.pack("<I", 2**32 - 2) + content[-2:],
        lambda _: b"PK\x05\x06" + bytes(18),
    ],
)
def test_a_damaged_file_is_said_to_be_so(
    path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """Cut off, changed, or never a zip file."""
    path.write_bytes(spoil(package(path).read_bytes()))
    with pytest.raises(Invalid, match="zip file"):
        check_archive(path)


def test_every_single_changed_byte_is_harmless(path: Path) -> None:
    """It is refused, or no more is read than was there; nothing else is raised."""
    parts = parts_of() | {"sentencepiece.model": b"short", "model/model.bin": b"short"}
    whole = zipped(path, parts).read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            contents = check_archive(path)
        except Invalid:
            continue
        assert contents.size <= sum(len(each) for each in parts.values())


def test_passwords_and_other_packings_are_refused(path: Path) -> None:
    """Bzip2 and LZMA unpack without a bound on memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("en_ur/x", b"x")
    with pytest.raises(Invalid, match="packed in a way"):
        check_archive(path)
    content = bytearray(package(path).read_bytes())
    at = content.rindex(b"en_ur/metadata.json")
    content[at - 46 + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(Invalid, match="password"):
        check_archive(path)


def test_the_metadata_say_what_a_package_is(tmp_path: Path) -> None:
    """With the token that tells a model of many languages which to make."""
    found = check_folder(unpacked(tmp_path, parts_of(target_prefix=">>urd<<")))
    assert (found.source, found.target, found.version) == ("en", "ur", "1.0")
    assert found.target_prefix == ">>urd<<"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"\xff\xfe{\x00}\x00", "no text in UTF-8"),
        (b"\xef\xbb\xbf{}", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no JSON object"),
        (b'"' + b"x" * 2_000_000 + b'"', "far too large"),
        (b"{}", "from which language"),
        (metadata(to_code="../../x"), "no code of a language"),
        (metadata(to_code="ur\x1b"), "no code of a language"),
        (metadata(to_code=["ur"]), "from which language"),
        (metadata(to_code="en"), "Only packages from or into English"),
        (metadata(from_code="pl", to_code="ur"), "Only packages from or into English"),
        (metadata(package_version=None), "no version"),
        (metadata(package_version="1.0/.."), "no version"),
        (metadata(package_version=1.0), "no version"),
        (metadata(source_languages="ab"), "no list in source_languages"),
        (metadata(languages={}), "no list in languages"),
        (metadata(from_name=5), "no short text in from_name"),
        (metadata(target_prefix="a\nb"), "no short text in target_prefix"),
        (metadata(to_name="x" * 300), "no short text in to_name"),
        (metadata(type="sbd"), "no translation package"),
    ],
)
def test_metadata_that_cannot_be_relied_on_are_refused(
    tmp_path: Path, content: bytes, said: str
) -> None:
    """Each is told by what is wrong with it."""
    (tmp_path / "metadata.json").write_bytes(content)
    with pytest.raises(Invalid, match=said):
        read_metadata(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("metadata.json", None, "metadata.json is missing"),
        ("model/model.bin", None, "model/model.bin is missing"),
        ("model/model.bin", b"", "model.bin is empty"),
        ("model/shared_vocabulary.json", None, "no vocabulary"),
        ("model/shared_vocabulary.json", b"[]", "vocabulary in model is empty"),
        ("model/shared_vocabulary.json", b"{", "no JSON"),
        ("model/shared_vocabulary.json", b"[1, 2]", "vocabulary in model is empty"),
        ("model/config.json", b"[]", "no JSON object"),
        ("sentencepiece.model", None, "neither sentencepiece.model nor bpe.model"),
        ("sentencepiece.model", b"", "no tokenizer"),
        ("sentencepiece.model", b"\x00garbage" * 99, "no tokenizer"),
    ],
)
def test_what_a_package_needs_is_there(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    """And looks like what it should be."""
    parts = parts_of()
    del parts[name]
    unpacked(tmp_path, parts if content is None else parts | {name: content})
    with pytest.raises(Invalid, match=said):
        check_folder(tmp_path)


def test_vocabularies_may_be_two_and_of_text(tmp_path: Path) -> None:
    """As older models have them; one of the two will not do."""
    parts = parts_of()
    del parts["model/shared_vocabulary.json"], parts["model/config.json"]
    unpacked(tmp_path, parts | {"model/source_vocabulary.txt": b"<unk>\na\n"})
    with pytest.raises(Invalid, match="no vocabulary"):
        check_folder(tmp_path)
    unpacked(tmp_path, {"model/target_vocabulary.txt": b"<unk>\nb\n"})
    assert check_folder(tmp_path).target == "ur"


@pytest.mark.parametrize(
    ("content", "is_sound"),
    [
        (b"#version: 0.2\nt h\nth e</w>\n", True),
        (b"t h\r\nth e</w>\r\n", True),
        (b"", False),
        (b"#version: 0.2\n", False),
        (b"#version: x\nt h\n", False),
        (b"t h\n\nth e\n", False),
        (b"t h e\n", False),
        (b"\xff h\n", False),
    ],
)
def test_a_bpe_model_has_two_parts_to_a_line(
    tmp_path: Path, content: bytes, is_sound: bool
) -> None:
    """Otherwise argostranslate would end the whole process."""
    parts = parts_of()
    del parts["sentencepiece.model"]
    unpacked(tmp_path, parts | {"bpe.model": content})
    if is_sound:
        assert check_folder(tmp_path)
    else:
        with pytest.raises(Invalid, match=r"bpe.model is damaged"):
            check_folder(tmp_path)


HEX = "ab" * 32


@pytest.mark.parametrize(
    "content",
    [
        f"{HEX}\n",
        f"{HEX.upper()}  x.argosmodel\r\n",
        f"{HEX} *x.argosmodel",
        f"{'00' * 32}  y.argosmodel\n\n{HEX}  folder/x.argosmodel\n",
    ],
)
def test_checksum_files_are_read_as_sha256sum_writes_them(content: str) -> None:
    """Alone, for text or binary, or one of several."""
    assert read_checksum(content.encode(), "x.argosmodel") == HEX


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no checksum file"),
        (b"<html>Not found</html>", "no checksum file"),
        (b"\xff\xff", "no checksum file"),
        (b"ab" * 31, "no checksum file"),
        (f"{HEX}  other.argosmodel".encode(), "only about other files"),
    ],
)
def test_checksum_files_that_say_nothing_are_no_comfort(
    content: bytes, said: str
) -> None:
    """They stop the installation."""
    with pytest.raises(Invalid, match=said):
        read_checksum(content, "x.argosmodel")


def test_the_line_that_we_write_is_the_one_that_we_read(path: Path) -> None:
    """And nobody need have written one."""
    assert checksum_beside(package(path)) == ""
    path.with_name(path.name + ".sha256").write_text(checksum_line(path))
    assert checksum_beside(path) == checksum_of(path)


def test_a_typed_checksum_is_whole() -> None:
    """64 hexadecimal digits, or none at all."""
    assert as_checksum("") == ""
    assert as_checksum(f" {HEX.upper()} ") == HEX
    for words in ("abc", "g" * 64, HEX + "0"):
        with pytest.raises(Invalid, match="no SHA-256 checksum"):
            as_checksum(words)


def test_json_numbers_of_any_length_are_no_trap(tmp_path: Path) -> None:
    """Python refuses to read them; so do we."""
    said = json.loads(metadata())
    words = json.dumps(said)[:-1] + ', "x": ' + "9" * 5000 + "}"
    (tmp_path / "metadata.json").write_text(words)
    with pytest.raises(Invalid, match="no JSON"):
        read_metadata(tmp_path)
