"""Staff pages: how long each takes with many listings.

    python bench/staff.py [--listings 10000]

In one process, without a network, over recombined listings, some of them overdue, all
opened lately, with searches that found nothing and a long audit log; the public listing
page stands beside them, asked for in the same turns.
"""

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC
from html import unescape
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import insert

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.generate import write
from bench.pages import settings_in
from directory.app import build, create_app
from directory.exchange.importing import import_source
from directory.exchange.ledger import Ledger
from directory.publishing.jobs import Check
from directory.publishing.works import Works
from directory.storage.count_tables import ListingView
from directory.storage.database import connecting, prepare
from directory.storage.records import Author
from directory.storage.staff_tables import AuditRow
from directory.storage.weekly import add, monday

ROUNDS = 25
PASSWORD = "three green ferries"  # noqa: S105  # of a site that is thrown away


def filled(home: Path, count: int) -> Works:
    """A site with so many listings, and one editor."""
    works = build(settings_in(home))
    prepare(works.engine)
    feed = home / "feed.json"
    write(count, feed)
    import_source(
        feed,
        listings=works.listings,
        taxonomy=works.reference.taxonomy,
        today=works.today(),
        source_name="bench",
        author=Author("import", "bench"),
        ledger=Ledger(),
        progress=lambda _done, _total: None,
    )
    works.signing.add("anna", PASSWORD, "admin")
    return works


def used(works: Works, lines: int) -> None:
    """As if people had used the site for weeks, and staff for years."""
    ids = sorted(listing.service.id for listing in works.listings.every())
    rows = [{"service_id": id_, "count": 1 + n % 97} for n, id_ in enumerate(ids)]
    add(works.engine, ListingView, monday(works.clock()), rows)
    for _ in range(4):
        for tag in ("gu", "ur", "pl"):
            works.unmet.count(tag, [f"word{n}" for n in range(200)])
    at = works.clock().astimezone(UTC).isoformat(timespec="seconds")
    deed = {"at": at, "role": "editor", "action": "still_correct"}
    with connecting(works.engine, writes=True) as connection:
        for start in range(0, lines, 10_000):
            connection.execute(
                insert(AuditRow),
                [
                    {**deed, "who": f"user{n % 7}", "about": f"listing-{n % 1000}"}
                    for n in range(start, min(start + 10_000, lines))
                ],
            )


def field(name: str, page: str) -> str:
    """The value of the first hidden field of a name."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    if not found:
        raise SystemExit(f"no {name} on this page: {page[:300]}")
    return found[1]


def pressed(client: FlaskClient) -> float:
    """Milliseconds of "still correct" and of the page after it."""
    page = client.get("/staff/").text
    form = {name: field(name, page) for name in ("key", "service", "revision")}
    began = time.perf_counter()
    answer = client.post("/staff/still-correct", data=form, follow_redirects=True)
    took = (time.perf_counter() - began) * 1000
    if "is marked as checked today" not in answer.text:
        raise SystemExit(answer.text[:300])
    return took


def signed(client: FlaskClient, address: str) -> float:
    """Milliseconds of sending words for a sentence of a listing, and of the page after
    it; a full stop comes or goes, so that each time there are new ones.

    What the program cannot see in the words is asked about: that page counts.
    """
    page = client.get(address).text
    digest = re.search(r'name="words-([0-9a-f]{64})"', page)
    if not digest:
        raise SystemExit(f"no sentence on this page: {page[:300]}")
    name = digest[1]
    seen = field(f"seen-{name}", page)
    form = {
        "key": field("key", page),
        "do": f"save:{name}",
        f"seen-{name}": seen,
        f"was-{name}": field(f"was-{name}", page),
        f"words-{name}": "یہاں آپ کو مدد ملتی ہے" + "۔" * (int(seen or 0) % 2 + 1),
    }
    began = time.perf_counter()
    answer = client.post(address, data=form, follow_redirects=True)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code not in (200, 400, 409):
        raise SystemExit(answer.text[:300])
    return took


def kept(client: FlaskClient, service_id: str, do: str) -> float:
    """Milliseconds of keeping a draft with one word more: the advice of its texts with
    "auto", or the whole form after it with "check"."""
    address = f"/staff/listings/{service_id}/edit"
    page = client.get(address).text
    typed = re.search(r'name="description" [^>]*>\s*([^<]*)</textarea>', page)
    form = {name: field(name, page) for name in ("key", "base", "name")}
    form |= {"do": do, "description": unescape(typed[1] if typed else "") + " More."}
    began = time.perf_counter()
    answer = client.post(address, data=form, follow_redirects=True)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise SystemExit(answer.text[:300])
    return took


def asked(client: FlaskClient, address: str) -> float:
    """Milliseconds of a page."""
    began = time.perf_counter()
    answer = client.get(address)
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise SystemExit(answer.text[:300])
    return took


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--listings", type=int, default=10_000)
    parser.add_argument("--log-lines", type=int, default=100_000)
    asked_for = parser.parse_args()
    count = asked_for.listings
    with tempfile.TemporaryDirectory() as home:
        works = filled(Path(home), count)
        used(works, asked_for.log_lines)
        client = create_app(works).test_client()
        key = field("key", client.get("/staff/sign-in").text)
        form = {"name": "anna", "password": PASSWORD, "key": key}
        began = time.perf_counter()
        client.post("/staff/sign-in", data=form)
        signing = (time.perf_counter() - began) * 1000
        began = time.perf_counter()
        works.review.lists.warm_up()
        counting = time.perf_counter() - began
        first = asked(client, "/staff/")
        work = works.monday.work()
        slug = next(job.listing.slug for job in work.jobs if isinstance(job, Check))
        service_id = works.listings.by_slug(slug).service.id
        at = f"/staff/listings/{service_id}"
        pages: dict[str, Callable[[], float]] = {
            "what to do first": lambda: asked(client, "/staff/"),
            "still correct, and the page after it": lambda: pressed(client),
            "translations: how far 12 languages are": lambda: asked(
                client, "/staff/review/"
            ),
            "translations: what to check in Urdu": lambda: asked(
                client, "/staff/review/ur/"
            ),
            "translations: a listing in Urdu": lambda: asked(
                client, f"/staff/review/ur/{slug}"
            ),
            "translations: a sentence signed, and the next": lambda: signed(
                client, f"/staff/review/ur/{slug}"
            ),
            "Easy Read: what to check": lambda: asked(client, "/staff/easy-read/"),
            "Easy Read: a listing": lambda: asked(client, f"/staff/easy-read/{slug}"),
            "listings found by a part of the name": lambda: asked(
                client, "/staff/listings/?q=club"
            ),
            "the form of a listing": lambda: asked(client, f"{at}/edit"),
            "a draft kept while typing, with advice": lambda: kept(
                client, service_id, "auto"
            ),
            "a draft kept, and the form after it": lambda: kept(
                client, service_id, "check"
            ),
            "what a draft changes": lambda: asked(client, f"{at}/publish"),
            "a draft as residents will see it in Urdu": lambda: asked(
                client, f"{at}/preview/ur"
            ),
            "its history": lambda: asked(client, f"{at}/history"),
            "users": lambda: asked(client, "/staff/users/"),
            "what was done": lambda: asked(client, "/staff/log"),
            "what one user did": lambda: asked(client, "/staff/log?who=user3"),
            "what was done, deep in it": lambda: asked(
                client, f"/staff/log?about=listing-5&before={asked_for.log_lines // 2}"
            ),
            "a listing, as residents see it": lambda: asked(
                client, f"/en/services/{slug}"
            ),
        }
        times: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(ROUNDS):
            for name, page in pages.items():
                times[name].append(page())
        print(f"{count:,} listings, {work.total:,} of them overdue")
        kinds = Counter(job.kind for job in work.jobs)
        print("on the list: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()))
        print(f"{asked_for.log_lines:,} lines in the log")
        print(f"{signing:7.1f} ms  signing in (argon2id)")
        print(f"{counting:7.1f} s   counting what is to be reviewed, after each start")
        print(
            f"{first:7.1f} ms  what to do first, cold (a thread asks after each start)"
        )
        for name, each in times.items():
            print(f"{statistics.median(each):7.1f} ms  {name}")
        works.engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
