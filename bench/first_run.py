"""The work of a first `make run`, from a fresh clone to the first page.

    python bench/first_run.py

Clones the checkout twice into a temporary folder. The first round fills the package
cache; the second is counted, and kept from the network, so that downloads are left
out. It is told in two parts: installing, then compiling what is imported and preparing
database, listings and index until a page comes. Needs a python3 that has pip.
"""

import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def first_run(folder: Path, **more: str) -> tuple[float, float]:
    """Seconds of installing, and of the rest until the first page."""
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    environ = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environ |= more
    start = time.perf_counter()
    subprocess.run(["make", "--silent", "install"], cwd=folder, env=environ, check=True)
    installed = time.perf_counter()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [folder / ".venv/bin/directory", "serve", "--port", str(port)],
        cwd=folder,
        env=environ,
        stderr=subprocess.DEVNULL,
    )
    page = f"http://127.0.0.1:{port}/en/search?q=food"
    while True:
        with suppress(OSError), urllib.request.urlopen(page) as answer:
            answer.read()
            break
        time.sleep(0.01)
    ready = time.perf_counter()
    server.terminate()
    server.wait()
    return installed - start, ready - installed


def main() -> None:
    """Run twice, and print the second."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        first_run(here / "first")
        subprocess.run(
            [
                "python3",
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--dest",
                here,
                "--require-hashes",
                "-r",
                ROOT / "requirements" / "uv.txt",
            ],
            check=True,
        )
        install, rest = first_run(
            here / "second", PIP_NO_INDEX="1", PIP_FIND_LINKS=folder, UV_OFFLINE="1"
        )
    print(f"installing                          {install:5.1f} s")
    print(f"compiling, database, index, page    {rest:5.1f} s")
    print(f"together, downloads aside           {install + rest:5.1f} s")


if __name__ == "__main__":
    main()
