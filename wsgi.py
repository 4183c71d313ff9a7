"""The WSGI entry point for any server: `app`.

The keeper runs beside it: `directory sync`.
"""

import os
import sys

from directory.app import build, create_app
from directory.publishing.first_start import make_ready
from directory.settings import Settings

works = build(Settings.from_environ(os.environ))
make_ready(works, lambda words: print(words, file=sys.stderr))  # noqa: T201
app = create_app(works)
