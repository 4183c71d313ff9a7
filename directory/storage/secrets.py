"""The site's own secret: a key that lies beside the database, and nowhere else."""

import os
import secrets
from pathlib import Path

from directory.errors import Unavailable

_LENGTH = 32


def secret_key(home: Path) -> bytes:
    """The key of a site, made when it is first asked for. Raises Unavailable."""
    path = home / "secret.key"
    try:
        if not path.exists():
            home.mkdir(parents=True, exist_ok=True)
            made = home / f"secret.key.{secrets.token_hex(8)}"
            handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(_LENGTH))
            try:
                os.link(made, path)  # if two start at once, one of them wins
            except FileExistsError:
                pass
            finally:
                made.unlink()
        key = path.read_bytes()
    except OSError as error:
        raise Unavailable(f"The secret key cannot be read: {error}") from error
    if len(key) != _LENGTH:
        raise Unavailable(f"{path} is damaged. Delete it: another one is made.")
    return key
