"""Small packages for tests: whole, and broken in one way each.

Their tokenizer is a real SentencePiece model; their model is any bytes, as nothing
that is tested with them translates.
"""

import json
import struct
import threading
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

MODEL_BYTES = bytes(range(256)) * 40


@lru_cache(maxsize=1)
def tokenizer() -> bytes:
    """A SentencePiece model of a few dozen pieces."""
    from sentencepiece import SentencePieceTrainer

    written = BytesIO()
    words = ["the food bank opens at the hall", "please bring a bag", "no need to book"]
    SentencePieceTrainer.train(
        sentence_iterator=iter(words * 20),
        model_writer=written,
        vocab_size=40,
        hard_vocab_limit=False,
        minloglevel=2,
        num_threads=1,
    )
    return written.getvalue()


def metadata(target: str = "ur", **changes: Any) -> bytes:
    """metadata.json; a value of None leaves the key out."""
    said = {
        "package_version": "1.0",
        "argos_version": "1.9.6",
        "from_code": "en",
        "from_name": "English",
        "to_code": target,
        "to_name": target.upper(),
        "links": [],
        **changes,
    }
    return json.dumps({k: v for k, v in said.items() if v is not None}).encode()


def parts_of(target: str = "ur", **changes: Any) -> dict[str, bytes]:
    """The files of a package, by their paths in its folder."""
    return {
        "README.md": b"Made for tests.\n",
        "metadata.json": metadata(target, **changes),
        "sentencepiece.model": tokenizer(),
        "model/config.json": b'{"unk_token": "<unk>"}',
        "model/model.bin": MODEL_BYTES,
        "model/shared_vocabulary.json": json.dumps(["<unk>", "a", ">>urd<<"]).encode(),
    }


def zipped(path: Path, parts: Mapping[str, bytes], top: str = "en_ur") -> Path:
    """A zip file of them in one folder."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"{top}/{name}" if top else name, content)
    return path


def package(path: Path, target: str = "ur", **changes: Any) -> Path:
    """A whole package file."""
    return zipped(path, parts_of(target, **changes), f"en_{target}")


def with_member(path: Path, name: str, content: bytes = b"x", mode: int = 0) -> Path:
    """A whole package file with one more member, whose name may be anything."""
    package(path)
    placeholder = "n" * len(name) if name.isascii() else name
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo(placeholder)
        entry.external_attr = mode << 16
        archive.writestr(entry, content)
    # zipfile would tidy names up; a hostile hand would not.
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), name.encode()))
    return path


def lying(path: Path, name: str, size: int) -> Path:
    """The same file, whose headers say another unpacked size of one member."""
    content = bytearray(path.read_bytes())
    at = content.rindex(name.encode())  # in the list at the end
    struct.pack_into("<I", content, at - 46 + 24, size)
    local = content.index(name.encode())
    struct.pack_into("<I", content, local - 30 + 22, size)
    path.write_bytes(content)
    return path


def tree(folder: Path) -> set[str]:
    """Everything in a folder but the lock and empty folders."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


class Served:
    """A server in a thread: files by path, and how it misbehaves.

    cut: bytes after which each of the next answers breaks off. asked: the requests
    that came, with their Range.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.files: dict[str, bytes] = {}
        self.statuses: dict[str, int] = {}
        self.redirects: dict[str, str] = {}
        self.cut: list[int] = []
        self.etag = '"one"'
        self.says_length = True
        self.asked: list[tuple[str, str | None]] = []

    def put(self, path: str, content: bytes) -> str:
        """Serve content; its address."""
        self.files[path] = content
        return f"{self.address}/{path}"

    def index(self, *offers: Mapping[str, Any]) -> str:
        """Serve an index; the address to give argostranslate."""
        self.put("index/index.json", json.dumps(offers).encode())
        return f"{self.address}/index/index.json"


def offer(target: str, links: Iterable[str] = (), **changes: Any) -> dict[str, Any]:
    """An entry of an index."""
    return {**json.loads(metadata(target)), "links": list(links), **changes}


class _Handler(BaseHTTPRequestHandler):
    """Answers from `served`, which `serving` gives to a class of its own."""

    served: Served

    def do_GET(self) -> None:
        served = self.served
        name, wanted = self.path.lstrip("/"), self.headers.get("Range")
        served.asked.append((name, wanted))
        if name in served.redirects:
            self.send_response(302)
            self.send_header("Location", served.redirects[name])
            self.end_headers()
        elif name not in served.files:
            self.send_error(404)
        elif name in served.statuses:
            self.send_error(served.statuses.pop(name))
        else:
            self._send(served.files[name], wanted)

    def _send(self, content: bytes, wanted: str | None) -> None:
        served, start = self.served, 0
        if wanted and self.headers.get("If-Range") == served.etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if start else 200)
        if start:
            end = len(content) - 1
            self.send_header("Content-Range", f"bytes {start}-{end}/{end + 1}")
        if served.etag:
            self.send_header("ETag", served.etag)
        if served.says_length:
            self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        cut = served.cut.pop(0) if served.cut and len(content) > 1000 else None
        self.wfile.write(content[start:] if cut is None else content[start:][:cut])

    def log_message(self, *_arguments: object) -> None:
        """Nothing on stderr."""


@contextmanager
def serving() -> Iterator[Served]:
    """A server on this machine, while a test runs."""
    handler = type("Handler", (_Handler,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        served = Served(f"http://127.0.0.1:{server.server_address[1]}")
        handler.served = served  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield served
        server.shutdown()
        thread.join()
