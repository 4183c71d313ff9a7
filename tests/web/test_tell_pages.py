"""One touch that says what is wrong with a listing."""

from directory.app import create_app
from directory.publishing.works import Works
from directory.storage.feedback import WRONG
from directory.web.public.tell import Throttle
from directory.wording.languages import LANGUAGES
from tests.conftest import GetPage
from tests.page_rules import read_page

SLUG = "scam-stop"
TAGS = [language.tag for language in LANGUAGES]


def test_every_listing_asks_in_the_readers_language_and_says_thank_you(
    get_page: GetPage, fresh: Works
) -> None:
    """Five buttons, nothing to write; the page after it keeps the rules, too."""
    listing = fresh.listings.by_slug(SLUG)
    for number, tag in enumerate(TAGS):
        page = get_page(f"/{tag}/services/{SLUG}")
        buttons = [x for x in page.all("button") if x.get("name") == "kind"]
        assert tuple(button.get("value") for button in buttons) == WRONG
        client = create_app(fresh).test_client()
        address = f"/{tag}/services/{SLUG}/tell"
        for kind in WRONG:
            answer = client.post(address, data={"kind": kind})
            assert answer.status_code == 303
            assert "Set-Cookie" not in answer.headers
        told = read_page(client.get(answer.location).text, answer.location)
        assert told.broken_rules() == []
        assert fresh.feedback.lately() == {
            (listing.service.id, listing.revision): dict.fromkeys(WRONG, number + 1)
        }


def test_a_former_name_of_a_listing_does_as_well(fresh: Works) -> None:
    """Only what does not exist, or is no kind, is refused; and the list stays."""
    client = create_app(fresh).test_client()
    tell = f"/en/services/{SLUG}/tell"
    assert client.post(tell, data={"kind": "ugly"}).status_code == 400
    assert client.post(tell, data={}).status_code == 400
    gone = client.post("/en/services/nothing/tell", data={"kind": "closed"})
    assert gone.status_code == 404
    assert client.post("/xx/services/scam-stop/tell").status_code == 404
    assert client.get(tell).status_code == 405
    kept = client.post(f"{tell}?list=dial-a-bus", data={"kind": "other"})
    assert kept.location == f"/en/services/{SLUG}/told?list=dial-a-bus"


def test_many_touches_are_thanked_for_and_not_all_counted(fresh: Works) -> None:
    """Five a minute of one listing; whoever goes on hears nothing else."""
    client = create_app(fresh).test_client()
    for _ in range(9):
        answer = client.post(f"/en/services/{SLUG}/tell", data={"kind": "closed"})
        assert answer.status_code == 303
    (said,) = fresh.feedback.lately().values()
    assert said == {"closed": 5}


def test_the_throttle_lets_sixty_through_in_a_minute() -> None:
    """Of all listings together; and goes on a minute later."""
    now = [100.0]
    throttle = Throttle(lambda: now[0])
    allowed = [throttle.allows(f"s{n // 4}") for n in range(80)]
    assert sum(allowed) == 60
    assert all(allowed[:60])
    now[0] += 61
    assert [throttle.allows("s1") for _ in range(6)] == [True] * 5 + [False]


def test_staff_read_in_english_what_residents_say(fresh: Works) -> None:
    """In whichever language they said it."""
    fresh.signing.add("anna", "three green ferries", "editor")
    client = create_app(fresh).test_client()
    client.post(f"/ur/services/{SLUG}/tell", data={"kind": "number"})
    begun = fresh.signing.sign_in("anna", "three green ferries", "192.0.2.1")
    client.set_cookie("staff", begun.token, path="/staff")
    page = read_page(client.get("/staff/").text, "/staff/")
    assert page.broken_rules() == []
    assert "Residents say: the phone number is wrong (1 time)" in page.text
