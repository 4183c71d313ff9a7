"""What a page weighs, in each language: 400 KB at most, 150 with its fonts cached."""

import pytest
from playwright.sync_api import Browser

from bench.weights import ADDRESSES, CACHED, UNCACHED, weigh_fresh
from directory.wording.languages import LANGUAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", ADDRESSES)
@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES])
def test_no_page_is_heavy(tag: str, page: str, browser: Browser, site: str) -> None:
    """A kiosk on a slow line, or somebody's phone credit."""
    every, fonts = weigh_fresh(browser, f"{site}/{tag}/{ADDRESSES[page]}")
    assert every <= UNCACHED
    assert every - fonts <= CACHED
    assert fonts > 0
