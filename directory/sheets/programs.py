"""Programs of the machine that make a format: each a process with its bounds."""

import contextlib
import os
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from directory.errors import Unavailable

SECONDS = 60.0
"""How long a program may take."""
MOST = 64_000_000
"""How many bytes a program may write."""
_CHUNK = 65_536
_TOLD = 2_000  # bytes of what a program that failed said
_ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {"LC_ALL": "C.UTF-8", "PATH": os.defpath}
)


@dataclass(frozen=True, slots=True)
class Program:
    """A program that may be missing.

    what: that it makes, at the beginning of a sentence. package: Debian's.
    """

    name: str
    what: str
    package: str


def is_there(name: str) -> bool:
    """Whether a program can be started on this machine."""
    return shutil.which(name) is not None


def run(
    program: Program,
    arguments: Sequence[str],
    given: bytes,
    *,
    seconds: float = SECONDS,
    most: int = MOST,
) -> bytes:
    """What a program writes when it is given some bytes.

    Raises Unavailable, in a sentence that says what to do, when it is missing, fails,
    takes longer or writes more than it may; it and what it started have ended then.
    """
    path = shutil.which(program.name)
    if path is None:
        raise Unavailable(
            f"{program.what} needs the program {program.name}: "
            f"install {program.package}."
        )
    with tempfile.TemporaryFile() as file:
        # Not through a pipe, on which both sides could wait for the other.
        file.write(given)
        file.seek(0)
        try:
            # No shell: the path is found above, the arguments are our own.
            process = subprocess.Popen(  # noqa: S603
                [path, *arguments],
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_ENVIRONMENT,
                start_new_session=True,  # so that its children can be ended with it
            )
        except OSError as error:
            raise Unavailable(f"{program.name} cannot be started: {error}.") from error
        with process:
            try:
                wrote, told = _read(process, program, seconds, most)
            except BaseException:
                # It has not been waited for, so the number of its group is still its.
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                raise
    if process.returncode:
        said = told.decode("utf-8", "replace").strip().splitlines()
        why = f": {said[-1]}" if said else f" with {process.returncode}."
        raise Unavailable(f"{program.name} failed{why}")
    return wrote


def _read(
    process: "subprocess.Popen[bytes]", program: Program, seconds: float, most: int
) -> tuple[bytes, bytes]:
    """What it writes to its two outputs, of the second the end."""
    until = time.monotonic() + seconds
    late = Unavailable(f"{program.name} took longer than {seconds:g} seconds.")
    wrote, told = bytearray(), bytearray()
    try:
        with selectors.DefaultSelector() as selector:
            for stream, kept in ((process.stdout, wrote), (process.stderr, told)):
                if stream is not None:
                    selector.register(stream, selectors.EVENT_READ, kept)
            while selector.get_map():
                ready = selector.select(max(until - time.monotonic(), 0))
                if not ready:
                    raise late
                for key, _ in ready:
                    chunk = os.read(key.fd, _CHUNK)
                    key.data.extend(chunk)
                    if not chunk:
                        selector.unregister(key.fileobj)
                if len(wrote) > most:
                    raise Unavailable(f"{program.name} wrote more than {most} bytes.")
                del told[:-_TOLD]
        process.wait(max(until - time.monotonic(), 0))
    except subprocess.TimeoutExpired:
        raise late from None
    return bytes(wrote), bytes(told)
