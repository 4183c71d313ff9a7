"""Listings are translated sentence by sentence, whoever is killed meanwhile."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, text

from directory.errors import Unavailable
from directory.model.nouns import Noun, Organization, Service
from directory.publishing import translating
from directory.publishing.texts import segments_of
from directory.publishing.translating import Left, Translating
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.storage.database import open_database, prepare
from directory.storage.listings import Listings
from directory.storage.records import Author
from directory.storage.reference import Reference
from directory.storage.renditions import Rendition, Renditions
from directory.translation.translator import RULES
from directory.wording.wording import Wordings
from tests.conftest import site_in
from tests.translation.engines import SMALL_BATCH, Gone, Honest

ANNA = Author("person", "anna")
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
PATIENCE = 240.0
"""Seconds: a machine that has other work translates slowly."""
STARTED: list["Process"] = []


@pytest.fixture(scope="module")
def reference() -> Reference:
    """What content/ says."""
    return Reference.load(ROOT / "content")


@dataclass
class Site:
    """A directory without listings, and a machine that translates it."""

    database: Engine
    reference: Reference
    engine: Honest

    def __post_init__(self) -> None:
        self.listings = Listings(self.database)
        self.renditions = Renditions(self.database, lambda: NOW)
        self.translating = self.by(self.engine)

    def by(self, engine: Honest) -> Translating:
        """The same, with another engine."""
        wordings = Wordings(ROOT / "translations")
        return Translating(
            self.listings, self.renditions, self.reference, wordings, engine
        )

    def save(self, *records: Service | Organization) -> None:
        """Save over whatever is there."""
        for record in records:
            noun: Noun = "service" if isinstance(record, Service) else "organization"
            before = self.listings.stored(noun, [record.id]).get(record.id)
            with self.listings.writing(ANNA) as writer:
                writer.put(record, expected=before.revision if before else None)

    def translate(self, language: str = "pt") -> int | None:
        """Now."""
        return self.translating.translate(language, lambda _left: None)

    def known(self, language: str = "pt") -> dict[str, Rendition]:
        """The memory, by segment."""
        return {each.source: each for each in self.renditions.every(language)}

    def asked(self) -> list[str]:
        """Everything that the engine was asked, since this was asked."""
        asked = [segment for batch in self.engine.asked for segment in batch]
        self.engine.asked.clear()
        return asked


@pytest.fixture
def site(tmp_path: Path, reference: Reference) -> Iterator[Site]:
    """Portuguese and Urdu."""
    database = open_database(f"sqlite:///{tmp_path / 'd.sqlite3'}")
    prepare(database)
    yield Site(database, reference, Honest("pt", "ur"))
    database.dispose()


def service(number: int, description: str, **more: str) -> Service:
    """With a text of its own."""
    made = Service(id=f"s{number}", name=f"Lunch {number}", description=description)
    return replace(made, **more)  # type: ignore[arg-type]


def test_the_same_sentence_is_translated_once_for_the_whole_directory(
    site: Site,
) -> None:
    """However many listings have it."""
    site.save(
        *(service(n, f"We cook soup. Table {n * 'o'} is ours.") for n in range(5))
    )
    assert site.translate() == 6
    assert site.asked().count("We cook soup.") == 1
    assert site.translate() == 0
    assert site.asked() == []
    assert site.known()["We cook soup."].text == "qewek qkoocek qpuosek."


def test_each_rendition_says_what_made_it(site: Site) -> None:
    """Engine, version, date; and why it is not shown."""
    site.save(service(1, "We cook soup. You must bring bread."))
    site.translate()
    known = site.known()
    shown, held = known["We cook soup."], known["You must bring bread."]
    assert (shown.origin, shown.engine) == ("machine", "double")
    assert shown.version == f"1, rules {RULES}"
    assert shown.made_at == "2026-11-24T10:30:00+00:00"
    assert (shown.state, shown.reason) == ("shown", "")
    assert (held.state, held.reason) == ("held", "small word")


def test_a_changed_sentence_is_translated_and_no_other(site: Site) -> None:
    """Of a text of three."""
    site.save(service(1, "We cook soup. We bake bread. Come and eat."))
    assert site.translate() == 3
    site.asked()
    site.save(service(1, "We cook soup. We bake cakes. Come and eat."))
    assert site.translate() == 1
    assert site.asked() == ["We bake cakes."]


def test_a_new_version_redoes_what_the_machine_did_and_nothing_of_people(
    site: Site,
) -> None:
    """A package was upgraded."""
    site.save(service(1, "We cook soup. We bake bread."))
    site.translate()
    soup = site.known()["We cook soup."]
    site.renditions.store(
        [replace(soup, text="Fazemos sopa.", origin="person", checked_at="2026-11-24")]
    )
    site.engine.known = {"pt": "2"}
    assert site.translate() == 1
    known = site.known()
    assert known["We cook soup."].text == "Fazemos sopa."
    assert known["We bake bread."].version == f"2, rules {RULES}"


def test_new_rules_redo_what_the_machine_did(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was let pass before may not pass now."""
    site.save(service(1, "We cook soup."))
    assert site.translate() == 1
    monkeypatch.setattr(translating, "RULES", "of another day")
    assert site.translate() == 1
    assert site.known()["We cook soup."].version == "1, rules of another day"


class Rests(Event):
    """Never set; it notes for how long it was waited for, and does not wait."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.seconds.append(timeout or 0.0)
        return False


def test_beside_a_server_much_work_rests_between_its_batches(site: Site) -> None:
    """What is saved now and then is translated at once."""
    rests = Rests()
    words = [f"We cook for the {'a' * n} of {'b' * n}." for n in range(1, 131)]
    site.save(service(1, " ".join(words[:20])))
    assert site.translating.translate("pt", lambda _left: None, rests, 0, 2.0) == 20
    assert rests.seconds == []
    site.save(service(2, " ".join(words[:100])), service(3, " ".join(words[100:])))
    assert site.translating.translate("pt", lambda _left: None, rests, 0, 2.0) == 110
    assert len(rests.seconds) == 1
    assert rests.seconds[0] > 0


def test_what_a_person_writes_meanwhile_stands(site: Site) -> None:
    """Between the question and the answer."""
    site.save(service(1, "We cook soup."))
    person = Rendition(
        source="We cook soup.", language="pt", text="Fazemos sopa.", origin="person"
    )

    class Slow(Honest):
        def said(self, segment: str, target: str) -> str:
            site.renditions.store([person])
            return super().said(segment, target)

    assert site.by(Slow("pt")).translate("pt", lambda _left: None) == 1
    assert site.known()["We cook soup."].text == "Fazemos sopa."


def test_listings_in_another_language_are_left_alone(site: Site) -> None:
    """Nothing of them is English; British English is."""
    site.save(
        service(1, "Gotujemy zupę.", text_language="pl"),
        service(2, "We cook soup.", text_language="en-GB"),
    )
    site.translate()
    assert site.known().keys() == {"We cook soup."}


def test_names_of_the_listing_and_of_content_are_kept(site: Site) -> None:
    """Whatever their letters; the same word elsewhere is no name."""
    site.reference = replace(site.reference, untranslated=("quiet hour",))
    site.translating = site.by(site.engine)
    site.save(
        Organization(id="o1", name="zest & thyme"),
        service(
            1,
            "At quiet hour we from zest & thyme cook.",
            organization_id="o1",
        ),
    )
    site.translate()
    (found,) = site.known().values()
    assert found.state == "shown"
    assert "quiet hour" in found.text
    assert "zest & thyme" in found.text


def test_progress_is_told_after_each_batch(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done, what is left, and for how long still."""
    monkeypatch.setattr(translating, "BATCH", 4)
    site.save(*(service(n, f"Table {n * 'o'} is ours.") for n in range(10)))
    told: list[Left] = []
    assert site.translating.translate("pt", told.append) == 10
    assert [(left.done, left.total) for left in told] == [(4, 10), (8, 10), (10, 10)]
    assert told[-1].seconds_left == 0
    assert Left("pt", 0, 10, 1.0).seconds_left == float("inf")
    assert Left("pt", 2, 10, 1.0).seconds_left == 4


def test_it_stops_after_the_batch_in_hand_and_goes_on_there(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And leaves the way free at once."""
    monkeypatch.setattr(translating, "BATCH", 4)
    site.save(*(service(n, f"Table {n * 'o'} is ours.") for n in range(10)))
    stop = Event()
    assert site.translating.translate("pt", lambda _left: stop.set(), stop) == 4
    assert len(site.known()) == 4
    assert site.translate() == 6


def test_an_error_leaves_the_way_free(site: Site) -> None:
    """And what was done before it."""
    site.save(service(1, "We cook soup."))
    with pytest.raises(Unavailable, match="damaged"):
        site.by(Gone("pt")).translate("pt", lambda _left: None)
    assert site.translate() == 1


def test_while_one_translates_the_other_does_not(site: Site) -> None:
    """Not into that language."""
    site.save(service(1, "We cook soup."))
    assert site.renditions.claim("pt", "somebody")
    assert site.translate("pt") is None
    assert site.translate("ur") == 1
    assert site.known("pt") == {}


def test_whoever_lost_the_way_stops(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A laptop slept in the middle of it, and another process took over."""
    monkeypatch.setattr(translating, "BATCH", 1)
    site.save(service(1, "We cook soup. We bake bread."))

    def sleep(_left: Left) -> None:
        with site.database.begin() as connection:
            connection.execute(text("UPDATE translation_claim SET until = ''"))
        assert site.renditions.claim("pt", "somebody")

    assert site.translating.translate("pt", sleep) is None
    assert len(site.known()) == 1
    assert not site.renditions.claim("pt", "a third")


@pytest.mark.parametrize("language", ["gu", "en", "xx"])
def test_a_language_without_a_package_is_said(site: Site, language: str) -> None:
    """With what to do about it."""
    site.engine.known |= {"xx": "1", "en": "1"}  # nor one of which we know no words
    with pytest.raises(Unavailable, match="languages list"):
        site.translate(language)
    with pytest.raises(Unavailable):
        site.translating.try_out("We cook soup.", language)


def test_trying_out_keeps_nothing(site: Site) -> None:
    """Sentence by sentence, as it would come."""
    found = site.translating.try_out("We cook soup. You must come.", "pt")
    assert [(source, each.state) for source, each in found] == [
        ("We cook soup.", "shown"),
        ("You must come.", "held"),
    ]
    assert site.known() == {}


@contextmanager
def following(translator: Translating) -> Iterator[None]:
    """In a thread, as in the helper's process."""
    stop = Event()
    thread = Thread(target=translator.follow, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()


def wait_for(what: Callable[[], bool]) -> None:
    """Until something is so."""
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translating, "POLL_SECONDS", 0.02)


@pytest.mark.usefixtures("_impatient")
def test_a_saved_listing_and_a_new_package_are_noticed(site: Site) -> None:
    """By themselves; of the second save, only what is new is looked at."""
    site.engine.known = {"pt": "1"}
    site.save(service(1, "We cook soup."))
    with following(site.translating):
        wait_for(lambda: "We cook soup." in site.known())
        site.save(service(2, "We bake bread."))
        wait_for(lambda: "We bake bread." in site.known())
        assert site.known("ur") == {}
        site.engine.known = {"pt": "2", "ur": "1"}
        wait_for(lambda: len(site.known("ur")) == 2)
        wait_for(
            lambda: (
                {each.version for each in site.known().values()}
                == {f"2, rules {RULES}"}
            )
        )
        assert len(site.known()) == 2


def _knows(site: Site, sentence: str) -> bool:
    return sentence in site.known("ur")


@pytest.mark.usefixtures("_impatient")
def test_one_bad_package_does_not_keep_the_other_languages_waiting(site: Site) -> None:
    """Portuguese is damaged, and comes before Urdu."""

    class Half(Honest):
        def said(self, segment: str, target: str) -> str:
            if target == "pt":
                raise Unavailable("The package is damaged.")
            return super().said(segment, target)

    with following(site.by(Half("pt", "ur"))):
        for n in range(2):
            sentence = f"We cook soup {n * 'o'}."
            site.save(service(n, sentence))
            wait_for(partial(_knows, site, sentence))
    assert site.known("pt") == {}


class Process:
    """`directory translate` with an honest engine, in a process of its own."""

    def __init__(self, home: Path, *arguments: str, seconds: float = 0.02) -> None:
        self.log = home / f"log-{random.random()}"  # noqa: S311  # a name
        self.log.touch()
        environ = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "tests.translation.engines", str(self.log),
                str(seconds), "translate", *arguments,
            ],
            cwd=ROOT,
            env={
                **{k: v for k, v in environ.items() if not k.startswith("DIRECTORY_")},
                "DIRECTORY_HOME": str(home),
                "DIRECTORY_INDEX": str(home / "index"),
                "DOUBLE_LANGUAGES": "pt ur",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # Tests in the background of a shell are deaf to Ctrl-C, and so would this.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        STARTED.append(self)

    def batches(self) -> list[list[str]]:
        """What it began, each sentence with its language."""
        lines = self.log.read_text().splitlines()
        return [
            [f"{language} {each}" for each in sentences]
            for language, sentences in map(json.loads, lines)
        ]

    def wait_for_batches(self, number: int) -> None:
        """Until it has begun so many, or ended."""
        wait_for(
            lambda: len(self.batches()) >= number or self._process.poll() is not None
        )

    def end(self, sign: int | None = None) -> str:
        """Wait for it, or end it; what it said."""
        if sign is not None:
            self._process.send_signal(sign)
        said, _ = self._process.communicate(timeout=PATIENCE)
        self.status = self._process.returncode
        return said.decode()

    def kill(self) -> None:
        """Leave nothing behind of a test that failed."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A site with the starter listings, for processes."""
    site_in(tmp_path).engine.dispose()
    yield tmp_path
    while STARTED:
        STARTED.pop().kill()


def kept(works: Works) -> set[str]:
    """What is in the memory, each sentence with its language."""
    return {
        f"{language} {each.source}"
        for language in ("pt", "ur")
        for each in works.renditions.every(language)
    }


def sentences_of(works: Works, language: str) -> set[str]:
    """What there is to translate."""
    return {
        f"{language} {segment}"
        for listing in works.listings.every()
        for segment in segments_of(listing)
    }


def two_minutes_later(works: Works) -> None:
    """Claims run out."""
    with works.engine.begin() as connection:
        connection.execute(text("UPDATE translation_claim SET until = ''"))


def _kill_and_go_on(home: Path, kills: int) -> None:
    works = site_in(home)
    dice = random.Random(7)  # noqa: S311  # when to kill
    begun: Counter[str] = Counter()
    for _ in range(kills):
        process = Process(home, "pt")
        process.wait_for_batches(dice.choice((0, 1, 1, 2)))
        time.sleep(dice.random() * 0.3)
        process.end(signal.SIGKILL)
        batches = process.batches()
        before_the_last = {each for batch in batches[:-1] for each in batch}
        assert before_the_last <= kept(works), "more than a batch is lost"
        begun.update(each for batch in batches for each in batch)
        two_minutes_later(works)
        if process.status == 0:
            break  # there is nothing left to kill it at
    last = Process(home, "pt", seconds=0)
    last.end()
    assert last.status == 0
    begun.update(each for batch in last.batches() for each in batch)
    assert sentences_of(works, "pt") <= kept(works)
    again = sum(begun.values()) - len(begun)
    assert again <= kills * SMALL_BATCH
    works.engine.dispose()


def test_a_killed_process_loses_its_batch_at_most(home: Path) -> None:
    """Five times, anywhere; then the work gets finished."""
    _kill_and_go_on(home, 5)


@pytest.mark.nightly
def test_a_process_killed_a_hundred_times_loses_a_batch_each_time_at_most(
    home: Path,
) -> None:
    """The same, longer."""
    for _ in range(10):
        works = site_in(home)
        with works.engine.begin() as connection:
            connection.execute(text("DELETE FROM rendition WHERE language = 'pt'"))
        works.engine.dispose()
        _kill_and_go_on(home, 10)


def test_two_at_once_translate_nothing_twice_and_lose_nothing(home: Path) -> None:
    """Two languages, two processes."""
    works = site_in(home)
    processes = [Process(home, "pt", "ur", seconds=0.005) for _ in range(2)]
    said = [process.end() for process in processes]
    assert [process.status for process in processes] == [0, 0], said
    begun = Counter(
        each for process in processes for batch in process.batches() for each in batch
    )
    assert max(begun.values()) == 1
    for language in ("pt", "ur"):
        assert sentences_of(works, language) <= kept(works)
    works.engine.dispose()


def test_ctrl_c_leaves_the_way_free_at_once(home: Path) -> None:
    """Nobody waits two minutes for somebody who said goodbye."""
    process = Process(home, "pt", seconds=0.1)
    process.wait_for_batches(3)
    said = process.end(signal.SIGINT)
    assert process.status == 1
    assert "Traceback" not in said
    works = site_in(home)
    assert works.renditions.claim("pt", "somebody")
    works.engine.dispose()


def test_the_helper_of_the_server_follows_and_stops_with_its_input(home: Path) -> None:
    """A page saves; closing the pipe ends it after the batch in hand."""
    works = site_in(home)
    process = Process(home, "--with-server", seconds=0)
    wait_for(lambda: sentences_of(works, "ur") <= kept(works))
    with works.listings.writing(ANNA) as writer:
        writer.put(
            Service(id="s1", name="x", description="Soup for us."), expected=None
        )
    wait_for(lambda: {"pt Soup for us.", "ur Soup for us."} <= kept(works))
    said = process.end()
    assert process.status == 0
    assert "translation: 1 sentences into ur" in said
    assert "Traceback" not in said
    works.engine.dispose()
