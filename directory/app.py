"""The composition root: the only module that names concrete engines."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial

from flask import Flask
from sqlalchemy import Engine

from directory.errors import Invalid
from directory.model.plain_words import PlainWords
from directory.publishing.cards import Cards
from directory.publishing.coverage import Coverage, Sources
from directory.publishing.desk import Desk
from directory.publishing.easy_reading import EasyReading
from directory.publishing.easy_reviewing import EasyReviewing
from directory.publishing.editing import Editing
from directory.publishing.form_known import known_by
from directory.publishing.formats import Formats
from directory.publishing.gate import Gate
from directory.publishing.keeper import Keeper
from directory.publishing.lifecycle import Lifecycle
from directory.publishing.monday import Counts, Monday
from directory.publishing.much_opened import MuchOpened
from directory.publishing.outdated import OutOfDate
from directory.publishing.packs import Packs
from directory.publishing.paper import Paper
from directory.publishing.picturing import Picturing
from directory.publishing.review_desk import ReviewDesk
from directory.publishing.review_lists import ReviewLists
from directory.publishing.review_sentences import ReviewSentences
from directory.publishing.reviewing import Reviewing
from directory.publishing.sentences import Sentences
from directory.publishing.sheets import Sheets, Whereabouts
from directory.publishing.signing_in import SigningIn
from directory.publishing.suggestions import Suggestions
from directory.publishing.translating import Translating
from directory.publishing.works import Clock, Works
from directory.search.whoosh_index import WhooshIndex
from directory.settings import Settings
from directory.sheets.printing import Printer
from directory.storage.accounts import Accounts
from directory.storage.audit import AuditLog
from directory.storage.cache import CachedListings
from directory.storage.coverage import KeptFigures
from directory.storage.database import open_database
from directory.storage.drafts import Drafts
from directory.storage.feedback import Feedback
from directory.storage.hard_words import HardWordTaps
from directory.storage.listings import Listings
from directory.storage.names import Names
from directory.storage.not_sure import NotSureMarks
from directory.storage.photos import Photos
from directory.storage.plain_word_files import load_plain_words
from directory.storage.printed import PrintedSheets
from directory.storage.put_off import PutOffJobs
from directory.storage.reference import Reference
from directory.storage.rendition_states import RenditionStates
from directory.storage.renditions import Renditions
from directory.storage.secrets import secret_key
from directory.storage.tallies import Tallies
from directory.storage.unmet import UnmetSearches
from directory.storage.views import Views
from directory.storage.whole import Wholes
from directory.storage.words import StaffWords
from directory.translation.argos import ArgosEngine
from directory.translation.packages import Packages
from directory.web.errors import set_up_errors
from directory.web.health import health_blueprint
from directory.web.house import House
from directory.web.public import public_blueprint
from directory.web.rendering import set_up_templates
from directory.web.security import add_headers
from directory.web.staff import staff_blueprint
from directory.wording.wording import Wordings


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


def build(settings: Settings, clock: Clock = now) -> Works:
    """Put the engines together. Nothing is read but content/; nothing is written."""
    engine = open_database(settings.database_url)
    listings = Listings(engine)
    reference = Reference.load(settings.content)
    words = StaffWords(engine, reference.words, clock)
    index = WhooshIndex(settings.index, words.current)
    renditions = Renditions(engine, clock)
    wordings = Wordings(settings.translations)
    translator = ArgosEngine(Packages(settings.packages))
    plain_words = cache(partial(load_plain_words, settings.content / "words" / "easy"))
    here = reference.gazetteer.find(settings.place) if settings.place else None
    if settings.place and here is None:
        raise Invalid(
            f"DIRECTORY_PLACE is {settings.place!r}, which is no place or postcode of "
            f"{settings.content / 'places' / 'places.toml'}."
        )
    easy_reading = EasyReading(reference, renditions, plain_words, clock)
    printer = Printer(settings.pictures)
    where = Whereabouts(settings.public_url, here)
    sheets = Sheets(easy_reading, reference, printer, clock, where)
    printed = PrintedSheets(engine, clock)
    feedback = Feedback(engine, clock)
    sentences, marks = Sentences(listings), NotSureMarks(engine, clock)
    states = RenditionStates(engine)
    unmet = UnmetSearches(engine, clock)
    taps = HardWordTaps(engine, clock)
    sources = Sources(
        listings=listings,
        tallies=Tallies(engine, clock),
        unmet=unmet,
        taps=taps,
        reference=reference,
        wordings=wordings,
        home=settings.home,
        content=settings.content,
    )
    views = Views(engine, clock)
    return Works(
        settings=settings,
        engine=engine,
        listings=listings,
        index=index,
        reference=reference,
        keeper=Keeper(listings, index, reference, clock),
        clock=clock,
        words=words,
        suggestions=Suggestions(reference, words.current, index),
        unmet=unmet,
        renditions=renditions,
        translating=Translating(listings, renditions, reference, wordings, translator),
        reviewing=Reviewing(listings, renditions, reference, wordings, clock),
        plain_words=plain_words,
        easy_reading=easy_reading,
        taps=taps,
        feedback=feedback,
        paper=Paper(
            sheets=sheets,
            packs=Packs(sheets),
            cards=Cards(reference, printer, wordings.english),
            formats=Formats(sheets, settings.home / "recordings"),
            printed=printed,
            out_of_date=OutOfDate(listings, easy_reading, printed, wordings.english),
        ),
        signing=SigningIn(
            Accounts(engine, clock), clock, partial(secret_key, settings.home)
        ),
        desk=_desk(engine, listings, reference, plain_words, clock),
        picturing=Picturing(
            listings, Photos(settings.home / "photos"), reference, settings.public_url
        ),
        review=ReviewDesk(
            lists=ReviewLists(sentences, states, marks, wordings, views.lately),
            sentences=ReviewSentences(sentences, renditions, marks, reference, clock),
            easy=EasyReviewing(easy_reading, renditions),
        ),
        coverage=Coverage(sources, KeptFigures(engine, clock), clock),
        monday=Monday(
            listings,
            Counts(printed, feedback, views, unmet),
            MuchOpened(
                listings,
                renditions,
                reference,
                lambda: [each.tag for each in wordings.languages()],
            ),
            PutOffJobs(engine, clock),
            clock,
        ),
        audit=AuditLog(engine, clock),
        views=views,
        here=here,
    )


def _desk(
    engine: Engine,
    listings: Listings,
    reference: Reference,
    plain_words: Callable[[], PlainWords],
    clock: Clock,
) -> Desk:
    wholes, drafts = Wholes(engine), Drafts(engine, clock)
    known = known_by(reference, Names(engine))
    return Desk(
        editing=Editing(listings, wholes, drafts, known, clock),
        gate=Gate(reference, plain_words),
        lifecycle=Lifecycle(listings, wholes, known, clock),
        drafts=drafts,
        wholes=wholes,
    )


def create_app(works: Works) -> Flask:
    """The web application on top of the engines. Raises Invalid for wrong content."""
    works.plain_words()  # or a slip in a file would be found by the first reader
    app = Flask("directory.web", static_folder="static", template_folder="templates")
    house = House(
        settings=works.settings,
        listings=CachedListings(works.listings),
        index=works.index,
        reference=works.reference,
        wordings=Wordings(works.settings.translations),
        suggestions=works.suggestions,
        unmet=works.unmet,
        renditions=works.renditions,
        translating=works.translating,
        easy_reading=works.easy_reading,
        plain_words=works.plain_words,
        taps=works.taps,
        feedback=works.feedback,
        paper=works.paper,
        signing=works.signing,
        monday=works.monday,
        desk=works.desk,
        picturing=works.picturing,
        review=works.review,
        coverage=works.coverage,
        audit=works.audit,
        views=works.views,
        clock=works.clock,
        here=works.here,
    )
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 365 * 24 * 3600
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000
    set_up_templates(app, house)
    set_up_errors(app, house)
    app.register_blueprint(public_blueprint(house))
    app.register_blueprint(staff_blueprint(house))
    app.register_blueprint(health_blueprint(house))
    app.after_request(add_headers)
    return app
