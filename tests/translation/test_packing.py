"""A CTranslate2 model becomes a package that installs."""

import zipfile
from pathlib import Path

import pytest

from directory.errors import DirectoryError, Invalid, NotFound, Unavailable
from directory.translation.checksums import checksum_of
from directory.translation.packages import Packages
from directory.translation.packing import Description, pack
from tests.translation.package_files import parts_of, tokenizer

GUJARATI = Description("gu")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder as CTranslate2's converters write it, with its tokenizer."""
    folder = tmp_path / "converted"
    folder.mkdir()
    for name, content in parts_of().items():
        if name.startswith("model/"):
            (folder / name.removeprefix("model/")).write_bytes(content)
    (folder / "sentencepiece.model").write_bytes(tokenizer())
    (folder / "LICENSE").write_text("CC0")
    (folder / "training.log").write_text("not for others")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The file to make."""
    return tmp_path / "gu.argosmodel"


def test_what_is_packed_installs(model: Path, out: Path, tmp_path: Path) -> None:
    """Checked against the checksum file that was written beside it."""
    made = pack(model, Description("gu", "en", "2.1", ">>urd<<"), None, out)
    packages = Packages(tmp_path / "packages")
    done = packages.install(made, target="gu")
    assert (done.source, done.target, done.version) == ("en", "gu", "2.1")
    opened = packages.argos_package(done)
    assert opened.target_prefix == ">>urd<<"
    assert (opened.from_name, opened.to_name) == ("English", "Gujarati")
    beside = out.with_name("gu.argosmodel.sha256").read_text()
    assert beside == f"{checksum_of(out)}  gu.argosmodel\n"
    beside_changed = beside.replace(beside[:4], "0000")
    out.with_name("gu.argosmodel.sha256").write_text(beside_changed)
    with pytest.raises(Invalid, match="should be 0000"):
        packages.install(made)


def test_only_what_a_package_needs_is_packed(model: Path, out: Path) -> None:
    """No logs; the licence stays with the model."""
    with zipfile.ZipFile(pack(model, GUJARATI, None, out)) as archive:
        assert archive.namelist() == [
            f"translate-en_gu-1_0/{name}"
            for name in (
                "LICENSE",
                "metadata.json",
                "model/config.json",
                "model/model.bin",
                "model/shared_vocabulary.json",
                "sentencepiece.model",
            )
        ]


def test_the_same_model_makes_the_same_file(
    model: Path, out: Path, tmp_path: Path
) -> None:
    """Whenever, and from wherever it is packed."""
    first = pack(model, GUJARATI, None, out).read_bytes()
    moved = model.rename(tmp_path / "moved")
    for path in moved.iterdir():
        path.touch()
        path.chmod(0o600)
    assert pack(moved, GUJARATI, None, out).read_bytes() == first


def test_the_tokenizer_may_lie_elsewhere(
    model: Path, out: Path, tmp_path: Path
) -> None:
    """And is otherwise asked for."""
    elsewhere = (model / "sentencepiece.model").rename(tmp_path / "spm.model")
    with pytest.raises(NotFound, match="--tokenizer"):
        pack(model, GUJARATI, None, out)
    assert pack(model, GUJARATI, elsewhere, out) == out


def test_a_model_of_links_is_packed_as_files(
    model: Path, out: Path, tmp_path: Path
) -> None:
    """As stores of models keep them."""
    (model / "model.bin").rename(tmp_path / "blob")
    (model / "model.bin").symlink_to(tmp_path / "blob")
    made = pack(model, GUJARATI, None, out)
    assert Packages(tmp_path / "packages").install(made).damage == ""


def test_the_name_says_the_languages_and_the_version(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder in which one is, unless told otherwise."""
    monkeypatch.chdir(tmp_path)
    made = pack(model, Description("en", "so", "1.2"), None, None)
    assert made == Path("translate-so_en-1_2.argosmodel")
    assert made.exists()


@pytest.mark.parametrize(
    ("description", "spoil", "kind", "said"),
    [
        (Description("en"), "", Invalid, "Only packages from or into English"),
        (Description("gu", "ur"), "", Invalid, "Only packages from or into English"),
        (Description("../x"), "", Invalid, "no code of a language"),
        (Description("gu", version="../1"), "", Invalid, "no version"),
        (
            Description("gu", target_prefix=">>guj<<"), "",
            Invalid, "does not know the token '>>guj<<'",
        ),
        (GUJARATI, "model.bin", Invalid, "model.bin is missing"),
        (GUJARATI, "shared_vocabulary.json", Invalid, "no vocabulary"),
    ],
)  # fmt: skip
def test_what_would_not_install_is_not_packed(
    model: Path,
    out: Path,
    description: Description,
    spoil: str,
    kind: type[DirectoryError],
    said: str,
) -> None:
    """And leaves no file."""
    if spoil:
        (model / spoil).unlink()
    with pytest.raises(kind, match=said):
        pack(model, description, None, out)
    assert not list(out.parent.glob("*.argosmodel*"))


def test_names_that_will_not_do_are_said_to_be_so(model: Path, tmp_path: Path) -> None:
    """A wrong ending, no such folder, no such tokenizer, nowhere to write."""
    with pytest.raises(Invalid, match=r"does not end in \.argosmodel"):
        pack(model, GUJARATI, None, tmp_path / "gu.zip")
    with pytest.raises(NotFound, match="There is no folder"):
        pack(tmp_path / "nowhere", GUJARATI, None, None)
    with pytest.raises(Invalid, match="missing"):
        pack(model, GUJARATI, tmp_path / "nowhere", None)
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="--out"):
        pack(model, GUJARATI, None, tmp_path / "file" / "gu.argosmodel")
