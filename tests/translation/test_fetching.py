"""What comes over the network comes whole, from the right place, or not at all."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from directory.errors import Invalid, NotFound, Unavailable
from directory.translation import argos_layer
from directory.translation.available import Index
from directory.translation.checksums import checksum_of
from directory.translation.fetching import Fetch, Patience, check_address
from directory.translation.packages import Packages
from directory.translation.unpacking import Wanted
from tests.translation.package_files import Served, offer, package, serving, tree

CONTENT = bytes(range(256)) * 2000
QUICK = Patience(attempts=4, silence=5.0, pause=0.0)
FETCH = Fetch(1_000_000, patience=QUICK)


@pytest.fixture
def served() -> Iterator[Served]:
    """A server on this machine."""
    with serving() as server:
        yield server


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """Where a download goes; its folder is otherwise empty."""
    folder = tmp_path / "download"
    folder.mkdir()
    return folder / "file"


@pytest.fixture
def index(served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    """The index that the server has."""
    settings = argos_layer.package_layer().settings
    address = f"{served.address}/index/index.json"
    monkeypatch.setattr(settings, "remote_package_index", address)
    return Index(tmp_path / "packages")


def test_a_file_is_fetched_with_its_progress(served: Served, to: Path) -> None:
    """In pieces, and told how far it is."""
    told: list[tuple[int, int]] = []
    how = Fetch(1_000_000, progress=lambda done, total: told.append((done, total)))
    how.to_file(served.put("x", CONTENT), to)
    assert to.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert len(told) > 2


def test_a_download_that_breaks_off_is_gone_on_with(served: Served, to: Path) -> None:
    """From where it was, as long as the server says that it is the same file."""
    served.cut = [100_000, 50_000]
    FETCH.to_file(served.put("x", CONTENT), to)
    assert to.read_bytes() == CONTENT
    assert [wanted for _, wanted in served.asked] == [
        None,
        "bytes=100000-",
        "bytes=150000-",
    ]


def test_a_download_is_begun_again_when_the_file_may_be_another(
    served: Served, to: Path
) -> None:
    """Half of one and half of the other would be neither."""
    served.cut, served.etag = [100_000], ""
    FETCH.to_file(served.put("x", CONTENT), to)
    assert to.read_bytes() == CONTENT
    assert [wanted for _, wanted in served.asked] == [None, None]


def test_an_interrupted_download_leaves_nothing(served: Served, to: Path) -> None:
    """When it breaks off again and again."""
    served.cut = [1000] * 4
    with pytest.raises(Unavailable, match=r"broke off after 4000 of 512000 bytes.*try"):
        FETCH.to_file(served.put("x", CONTENT), to)
    assert not to.exists()


def test_a_server_that_is_busy_is_asked_again(served: Served, to: Path) -> None:
    """503 now, and then the file."""
    served.statuses["x"] = 503
    FETCH.to_file(served.put("x", CONTENT), to)
    assert to.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [
        (404, NotFound, "status 404"),
        (403, NotFound, "status 403"),
        (401, Unavailable, "status 401"),
    ],
)
def test_what_is_not_there_is_asked_for_once(
    served: Served, to: Path, status: int, kind: type[Exception], said: str
) -> None:
    """Asking again would not help."""
    served.statuses["x"] = status
    with pytest.raises(kind, match=said):
        FETCH.to_file(served.put("x", CONTENT), to)
    assert len(served.asked) == 1
    assert not to.exists()


@pytest.mark.parametrize("says_length", [True, False])
def test_more_than_the_limit_is_not_kept(
    served: Served, to: Path, says_length: bool
) -> None:
    """Whether the server says how much comes or not."""
    served.says_length = says_length
    with pytest.raises(Invalid, match="larger than"):
        Fetch(100_000, patience=QUICK).to_file(served.put("x", CONTENT), to)
    assert not to.exists()


def test_nobody_there_is_told_plainly(to: Path) -> None:
    """With what to do."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unavailable, match=r"no connection .*look to the network"):
        FETCH.to_file(f"http://127.0.0.1:{port}/x", to)


def test_a_server_that_says_nothing_is_not_waited_for(to: Path) -> None:
    """Longer than our patience."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        how = Fetch(1000, patience=Patience(attempts=1, silence=0.2))
        with pytest.raises(Unavailable, match="no answer"):
            how.to_file(f"http://127.0.0.1:{port}/x", to)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "data:text/plain,x",
        "example.org/x",
        "https://",
        "https://[",
        "https://example.org/\u0430",
    ],
)
def test_only_addresses_on_the_web_are_fetched(to: Path, address: str) -> None:
    """An index may hold any address."""
    with pytest.raises(Invalid, match="no address on the web"):
        FETCH.to_file(address, to)


def test_what_anyone_could_change_needs_a_checksum() -> None:
    """http:// from elsewhere, unless the checksum of the package is known."""
    with pytest.raises(Invalid, match="not encrypted"):
        check_address("http://example.org/x", plain=False)
    check_address("http://example.org/x", plain=True)
    check_address("https://example.org/x", plain=False)
    check_address("http://127.0.0.1:8000/x", plain=False)


@pytest.mark.parametrize(
    "target", ["http://example.org/x", "file:///etc/passwd", "ftp://example.org/x"]
)
def test_nobody_is_led_where_we_would_not_go(
    served: Served, to: Path, target: str
) -> None:
    """A redirect is an address like any other."""
    served.redirects["x"] = target
    with pytest.raises((Invalid, Unavailable, NotFound)):
        FETCH.to_file(f"{served.address}/x", to)
    assert not to.exists()


def test_a_redirect_to_the_file_is_followed(served: Served, to: Path) -> None:
    """As hosts of large files use them."""
    served.redirects["x"] = served.put("y", CONTENT)
    FETCH.to_file(f"{served.address}/x", to)
    assert to.read_bytes() == CONTENT


def test_the_first_link_that_works_is_taken(served: Served, to: Path) -> None:
    """With the checksum beside it; where it came from is told."""
    good = served.put("good", CONTENT)
    served.put("good.sha256", b"ab" * 32 + b"  good\n")
    brought = FETCH.first_of([f"{served.address}/bad", "file:///x", good], to)
    assert (brought.origin, brought.expected) == (good, "ab" * 32)
    with pytest.raises(NotFound, match="status 404"):
        FETCH.first_of([f"{served.address}/bad"], to)
    with pytest.raises(NotFound, match="no address to fetch from"):
        FETCH.first_of([], to)


def test_a_page_instead_of_a_checksum_says_nothing(served: Served, to: Path) -> None:
    """Many servers answer so when something is missing."""
    served.put("x.sha256", b"<html>Page not found</html>")
    assert FETCH.first_of([served.put("x", CONTENT)], to).expected == ""


def test_the_index_says_what_can_be_had(served: Served, index: Index) -> None:
    """As argostranslate reads it; nothing before it was fetched."""
    assert (index.offers(), index.fetched_at(), index.best("ur")) == ([], None, None)
    served.index(offer("ur", ["https://example.org/ur"]), offer("ro"))
    index.refresh()
    assert [each.target for each in index.offers()] == ["ur", "ro"]
    best = index.best("ur")
    assert best is not None
    assert best.links == ("https://example.org/ur",)
    assert index.best("gu") is None
    assert index.fetched_at() is not None


def test_the_best_package_is_the_languages_own_and_the_newest(
    served: Served, index: Index
) -> None:
    """1.10 comes after 1.9; Brazilian Portuguese only while there is no other."""
    served.index(
        offer("pb", package_version="3.0"),
        offer("ur", package_version="1.9"),
        offer("ur", package_version="1.10"),
        offer("ur", from_code="pl", package_version="9.0"),
        offer("en", from_code="pl"),
    )
    index.refresh()
    assert [
        found and (found.target, found.version)
        for found in (index.best("pt"), index.best("ur"), index.best("en", "pl"))
    ] == [("pb", "3.0"), ("ur", "1.10"), ("en", "1.0")]
    served.index(offer("pb", package_version="3.0"), offer("pt"))
    index.refresh()
    assert [
        found and found.target for found in (index.best("pt"), index.best("pt-BR"))
    ] == ["pt", "pb"]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"<html>", b"\xff\xff", b"[" * 100_000, b"null"]
)
def test_what_is_no_index_leaves_the_old_one(
    served: Served, index: Index, content: bytes
) -> None:
    """A café's log-in page answers to every address."""
    served.index(offer("ur"))
    index.refresh()
    served.put("index/index.json", content)
    with pytest.raises((Invalid, Unavailable)):
        index.refresh()
    assert [each.target for each in index.offers()] == ["ur"]


def test_odd_entries_of_an_index_are_left_out(served: Served, index: Index) -> None:
    """The others can still be had."""
    odd: list[Any] = [
        5, [], {}, None, offer("../x"), {**offer("ur"), "links": "x"}, offer("ur", [5]),
        offer("ur", package_version=5), offer("ur", type="sbd"),
        offer("ur", languages="x"),
    ]  # fmt: skip
    served.put("index/index.json", json.dumps([*odd, offer("ro")]).encode())
    index.refresh()
    assert [each.target for each in index.offers()] == ["ro"]


def test_a_damaged_index_on_disk_offers_nothing(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And argostranslate does not go and fetch it in its own way."""
    layer = argos_layer.package_layer()
    monkeypatch.setattr(layer, "update_package_index", None)
    assert index.offers() == []
    (tmp_path / "packages").mkdir()
    for words in ("", "{", "[5]", "[" * 100_000):
        (tmp_path / "packages" / "index.json").write_text(words)
        assert index.offers() == []


@pytest.fixture
def urdu(served: Served, tmp_path: Path) -> Path:
    """A package that the server has, and its index names."""
    path = package(tmp_path / "urdu.argosmodel")
    link = served.put("urdu.argosmodel", path.read_bytes())
    served.index(offer("ur", [link]))
    return path


def install(
    index: Index, packages: Packages, target: str = "ur", checksum: str = ""
) -> str:
    """Install from the index; the checksum of what was installed."""
    index.refresh()
    wanted = Wanted(checksum=checksum, target=target)
    bring = index.bring(target, "en", FETCH)
    return packages.install_from(bring, wanted).checksum


def test_a_package_is_installed_from_the_index(
    index: Index, urdu: Path, tmp_path: Path
) -> None:
    """The record says from which address."""
    packages = Packages(tmp_path / "packages")
    assert install(index, packages, checksum=checksum_of(urdu)) == checksum_of(urdu)
    (done,) = packages.installed(check=True)
    record = json.loads((done.folder / "front-door.json").read_text())
    assert record["origin"].endswith("/urdu.argosmodel")


def test_a_download_that_is_not_what_it_should_be_leaves_nothing(
    served: Served, index: Index, urdu: Path, tmp_path: Path
) -> None:
    """Interrupted, other than its checksums, another language, or not there."""
    packages = Packages(tmp_path / "packages")
    with pytest.raises(Invalid, match="should be 0000"):
        install(index, packages, checksum="0" * 64)
    served.cut = [1000] * 4
    with pytest.raises(Unavailable, match="broke off"):
        install(index, packages)
    served.put("urdu.argosmodel.sha256", b"0" * 64 + b"  urdu.argosmodel\n")
    with pytest.raises(Invalid, match="should be 0000"):
        install(index, packages)
    del served.files["urdu.argosmodel.sha256"]
    other = package(tmp_path / "other", "ro").read_bytes()
    served.put("urdu.argosmodel", other)
    with pytest.raises(Invalid, match=r"into Romanian, and not .* into Urdu"):
        install(index, packages)
    del served.files["urdu.argosmodel"]
    with pytest.raises(NotFound, match="status 404"):
        install(index, packages)
    with pytest.raises(NotFound, match=r"no package from English into Gujarati.*pack"):
        install(index, packages, "gu")
    assert packages.installed() == []
    assert tree(tmp_path / "packages") == {"index.json"}
    assert urdu.exists()
