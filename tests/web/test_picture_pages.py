"""The page on which staff choose pictures and photos, and what everybody sees."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from directory.app import create_app
from directory.model.nouns import Service
from directory.publishing.works import Works
from directory.storage.photo_uploads import LARGEST
from directory.storage.renditions import Rendition
from directory.web.staff.picture import MOST_BYTES
from tests.conftest import site_in
from tests.page_rules import read_page
from tests.storage.photo_files import door, file_of
from tests.web.test_staff_pages import PASSWORD, key_of, signed_in

SLUG = "conversation-cafes"
DOOR = file_of(door())
SCRIPT = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """A site for tests that change nothing in it, with the users of `site_of`."""
    works = site_in(tmp_path_factory.mktemp("still"))
    site_of(works)
    yield works
    works.engine.dispose()


def site_of(works: Works) -> Flask:
    """A site with an editor and a translator."""
    works.signing.add("editor", PASSWORD, "editor")
    works.signing.add("translator", PASSWORD, "translator", ("gu",))
    return create_app(works)


def service(works: Works, slug: str = SLUG) -> Service:
    """A service as it stands now."""
    return works.listings.by_slug(slug).service


class Form:
    """Sends the forms of one listing's page, as somebody who has just opened it."""

    def __init__(self, client: FlaskClient, works: Works) -> None:
        self.client = client
        self.address = f"/staff/listings/{service(works).id}/picture"

    def page(self, status: int = 200, query: str = "") -> str:
        """The page, held against the rules of every page."""
        answer = self.client.get(self.address + query)
        assert answer.status_code == status
        assert read_page(answer.text, self.address).broken_rules() == []
        return answer.text

    def send(self, do: str, file: bytes | None = None, **said: Any) -> TestResponse:
        """What the server answers to a form."""
        page = self.page()
        revision = re.search(r'name="revision" value="([0-9]+)"', page)
        assert revision
        data = {"key": key_of(page), "revision": revision[1], "do": do, **said}
        if file is not None:
            data["photo"] = FileStorage(BytesIO(file), "door.jpg")
        # Not by the client: it leaves large files open.
        boundary, body = encode_multipart(data)
        kind = f"multipart/form-data; boundary={boundary}"
        return self.client.post(self.address, data=body, content_type=kind)

    def refused(self, status: int, do: str, **said: Any) -> str:
        """The page that says what is wrong, held against the same rules."""
        answer = self.send(do, **said)
        assert answer.status_code == status
        page = read_page(answer.text, self.address)
        assert page.broken_rules() == []
        assert page.title.startswith("Error:")
        return page.text


def test_an_editor_adds_a_photo_that_everybody_sees_and_removes_it(
    fresh: Works,
) -> None:
    """On the page of the listing and in Easy Read, with words, in every language."""
    site = site_of(fresh)
    form = Form(signed_in(site, "editor"), fresh)
    everybody = site.test_client()
    answer = form.send("photo", DOOR, shows=SCRIPT, allowed="1")
    assert (answer.status_code, answer.location) == (
        303,
        f"{form.address}?done=photo",
    )
    assert "The photo is saved." in form.page(query="?done=photo")
    photo = service(fresh).photo
    for page in ("", "/easy-read"):
        for tag in ("en", "ur"):
            text = everybody.get(f"/{tag}/services/{SLUG}{page}").text
            assert "<script>alert" not in text
            (image,) = re.findall(rf'<img src="/photos/{photo}-small.jpg"[^>]*>', text)
            assert 'alt="&#34;&gt;&lt;script' in image
            assert 'width="640" height="480"' in image
            assert (' lang="en" dir="ltr"' in image) is (tag == "ur")
    for name in (photo, f"{photo}-small"):
        file = everybody.get(f"/photos/{name}.jpg")
        assert (file.status_code, file.mimetype) == (200, "image/jpeg")
        assert file.data.startswith(b"\xff\xd8")
        assert file.headers["X-Content-Type-Options"] == "nosniff"
        for word in ("public", "max-age=31536000", "immutable"):
            assert word in file.headers["Cache-Control"]
        assert "Set-Cookie" not in file.headers
        file.close()
    assert form.send("photo", shows="A red door").location.endswith("done=description")
    assert service(fresh).photo_description == "A red door"
    assert "The photo is taken off" not in form.page(query="?done=removed")
    polish = Rendition(
        source="A red door", language="pl", text="Czerwone drzwi", origin="machine"
    )
    fresh.renditions.store([polish])
    english = 'alt="A red door" lang="en" dir="ltr"'
    for tag, words in (("pl", 'alt="Czerwone drzwi"'), ("ur", english)):
        for page in ("", "/easy-read"):
            text = everybody.get(f"/{tag}/services/{SLUG}{page}").text
            assert f'{photo}-small.jpg" {words} width="640"' in text
    assert form.send("remove").location.endswith("done=removed")
    assert everybody.get(f"/photos/{photo}.jpg").status_code == 404
    assert "/photos/" not in everybody.get(f"/en/services/{SLUG}").text
    form.send("photo", DOOR, shows="A door", allowed="1")
    assert form.send("remove", for_good="1").location.endswith("done=deleted")
    assert not list((fresh.settings.home / "photos").iterdir())


def test_a_form_that_is_wrong_says_so_and_keeps_what_was_typed(still: Works) -> None:
    """And changes nothing, whatever it holds."""
    site = create_app(still)
    form = Form(signed_in(site, "editor"), still)
    change = still.listings.sequence()
    shows = f"A door {SCRIPT}"
    for file, said in (
        (None, "Please choose a photo."),
        (b"GIF89a", "This file is a GIF picture."),
        (bytes(LARGEST + 1), "The file is larger than 8 MB."),
        (DOOR[:1000], "The file is broken"),
    ):
        page = form.refused(400, "photo", file=file, shows=shows, allowed="1")
        assert said in page
        answer = form.send("photo", file, shows=shows, allowed="1").text
        assert 'value="A door &#34;&gt;&lt;script' in answer
        assert "<script>alert" not in answer
        assert 'name="allowed" value="1" checked' in answer
    page = form.refused(400, "photo", file=DOOR, shows="A door")
    assert "Please say that we may show this photo." in page
    page = form.refused(400, "photo", file=DOOR, shows=" ", allowed="1")
    assert "Please say in a few words what the photo shows." in page
    assert "Please choose the photo again." in page
    assert "200 at most" in form.refused(
        400, "photo", file=DOOR, shows="x" * 201, allowed="1"
    )
    for idea in (SCRIPT, "tick", "x" * 1000):
        page = form.refused(400, "picture", picture=idea)
        assert "Please choose one of the pictures." in page
    page = form.refused(409, "photo", file=DOOR, shows=shows, allowed="1", revision="1")
    assert "Somebody has just changed" in page
    assert 'value="A door' in form.send("photo", DOOR, shows=shows, revision="1").text
    for wrong in (
        {"revision": ""},
        {"revision": "-1"},
        {"revision": "9" * 13},
        {"do": "<b>"},
    ):
        assert form.send(**{"do": "picture", **wrong}).status_code == 400
    assert form.client.get("/staff/listings/nothing/picture").status_code == 404
    assert form.client.get("/staff/listings/%3Cb%3E/picture").status_code == 404
    assert still.listings.sequence() == change


def test_a_picture_is_found_by_words_and_chosen(fresh: Works) -> None:
    """The one of now is always offered, whatever was looked for."""
    form = Form(signed_in(site_of(fresh), "editor"), fresh)
    assert form.send("picture", picture="bicycle").location.endswith("done=picture")
    assert service(fresh).picture == "bicycle"
    page = form.page(query="?find=baby")
    assert 'value="baby"' in page
    assert 'value="bicycle" checked' in page
    assert 'value="train"' not in page
    page = form.page(query="?find=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page
    assert "There is no picture for" in page
    assert "checked" in form.page(query=f"?find={'x' * 5000}")
    assert form.send("picture", picture="").status_code == 303
    assert service(fresh).picture == ""


def test_no_photo_is_taken_where_none_may_be_shown(still: Works) -> None:
    """The page says why, and has no field for one; sent all the same, it is refused."""
    form = Form(signed_in(create_app(still), "editor"), still)
    refuge = service(still, "linnet-refuge")
    form.address = f"/staff/listings/{refuge.id}/picture"
    page = form.page()
    assert "Nobody is told where this is." in page
    assert 'type="file"' not in page
    said = form.refused(400, "photo", file=DOOR, shows="A door", allowed="1")
    assert "so it cannot have one" in said
    assert service(still, "linnet-refuge").photo == ""


def test_large_forms_are_read_here_and_from_editors_alone(still: Works) -> None:
    """Of everybody else not a byte; and of an editor not without end."""
    site = create_app(still)
    form = Form(signed_in(site, "editor"), still)
    assert form.send("photo", bytes(3_000_000), shows="A door").status_code == 400
    answer = form.send("photo", bytes(MOST_BYTES + 1), shows="A door", allowed="1")
    assert answer.status_code == 413
    page = read_page(answer.text, form.address)
    assert page.broken_rules() == []
    assert "What you sent is too large." in page.text
    elsewhere = form.client.post("/staff/still-correct", data={"key": "x" * 2_000_000})
    assert elsewhere.status_code == 413

    class Unread(BytesIO):
        """A body that must not be looked at."""

        def read(self, *_: object) -> bytes:
            raise AssertionError("The form was read.")

        readinto = readline = read  # type: ignore[assignment]

    for who, status in (("translator", 403), ("nobody", 303)):
        answer = signed_in(site, who).post(
            form.address,
            input_stream=Unread(),
            content_length=3_000_000,
            content_type="multipart/form-data; boundary=x",
        )
        assert answer.status_code == status


def test_a_photo_without_the_key_of_the_session_is_refused(still: Works) -> None:
    """Another site could send one in somebody's name (CSRF)."""
    form = Form(signed_in(create_app(still), "editor"), still)
    for do in ("photo", "picture", "remove"):
        said = {"shows": "A door", "allowed": "1", "picture": "food"}
        answer = form.send(do, DOOR, key="0" * 64, **said)
        assert answer.status_code == 400
        assert "This form is too old." in answer.text
    assert (service(still).photo, service(still).picture) == ("", "")


def test_only_names_of_photos_are_looked_for(app: Flask) -> None:
    """Nothing else of the disk can be asked for."""
    client = app.test_client()
    for name in (
        *("x", "0" * 64, "0" * 64 + "-small", "A" * 64, "0" * 63),
        *("../directory.sqlite3", "%2e%2e%2fsecret", "..%5Csecret", "0" * 64 + "%00"),
    ):
        assert client.get(f"/photos/{name}.jpg").status_code == 404, name
    assert client.get("/photos/").status_code == 404
