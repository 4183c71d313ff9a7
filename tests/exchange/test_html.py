"""HTML becomes structured plain text; other text stays as it is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.exchange.html import LIMIT, clean

PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<ul>", "</ul>", "<li>", "<ol>", "<br/>", "<h2>", "</h2>"),
        *("<table>", "<tr>", "<td>", "</td>", "<b>", "<", ">", "&", "&amp;", "&lt;"),
        *("<a href='www.a.org'>", "</a>", '<a href="#x">', "<img src='data:x'>"),
        *("<script>", "</script>", "<!--", "-->", "<o:p>", "&#97;mp;", "&nbsp;"),
        *("word", " ", "\n", "\n\n", "- ", "1. ", "## ", "[a](https://a.org)", "\x00"),
        *("<s>", "</s>", "<sup>", "</sup>", "9", "30"),
        *("p>", "<![if x]>", "\u200b", "é", "\ud800", "&lt;p&gt;", "<svg>", "·"),
    ]
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("<h3>Head<br>line</h3>x", "## Head line\n\nx"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>e",
         "- a\n- b\n- c d\n\ne"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<a href='www.x.org/a(b)'>the <b>page</b></a>!",
         "[the page](https://www.x.org/a%28b%29)!"),
        ('<a href="mailto:a@x.org">write</a>', "[write](mailto:a@x.org)"),
        ("<a href='https://x.org'></a>", "[https://x.org](https://x.org)"),
        ("<table><tr><th>Mon</th><td>9 to 5</td></tr><tr><td>a</td></tr></table>",
         "Mon: 9 to 5\na"),
        ("<style>p{}</style><script>x()</script><o:p>&nbsp;</o:p><p>a&nbsp;b</p>",
         "a b"),
        ("<!--[if gte mso 9]><xml>1</xml><![endif]-->a", "a"),
        ("&lt;p&gt;escaped&lt;/p&gt;", "escaped"),
        ("two\nlines <b>bold</b>\n\n- item", "two\nlines bold\n\n- item"),
        ("a\u200bb\u00a0c\u00ad", "ab c"),
    ],
)  # fmt: skip
def test_html_keeps_its_structure(html: str, text: str) -> None:
    assert clean(html).text == text


@pytest.mark.parametrize(
    "text",
    [
        "people < 50 & over > 5",
        "<5 years, R&B and AT&T",
        "write to <jo@example.org>",
        "## Head\n\n- one\n- two\n\nSee [us](https://example.org).",
        "x <= y; a&b=c&copy=2",
        "if <name> is missing",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == text
    assert not cleaned.was_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Open <s>9am</s> 10am</p>", "Open 10am"),
        ("<del>Mondays <del>and</del> Fridays</del><ins>Tuesdays</ins>", "Tuesdays"),
        ("<strike><p>Free</p><p>Daily</p></strike><p>£2</p>", "£2"),
        ("<s><a href='https://x.org'>old</a></s>new", "new"),
        ('a <span style="text-decoration:line-through">b <span>c</span> d</span>e',
         "a e"),
        ("<p>Free.</p><p><s>Open daily</p><p>No referral</p>", "Free."),
    ],
)  # fmt: skip
def test_what_is_struck_out_is_left_out_and_noted(html: str, text: str) -> None:
    cleaned = clean(html)
    assert cleaned.text == text
    assert [note.kind for note in cleaned.notes] == ["struck"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("9<sup>30</sup>am to 17<sup>00</sup>", "9:30am to 17:00"),
        ("ages 5<sup>1</sup>", "ages 5 1"),
        ("£9<sup>50</sup> or £ 8<sup>50</sup>", "£9 50 or £ 8 50"),
        ("room 9<sup>12</sup> and 9<sup>30", "room 9 12 and 9:30"),
        ("the 1<sup>st</sup>, CO<sub>2</sub>", "the 1st, CO2"),
    ],
)
def test_digits_on_two_heights_never_become_another_number(
    html: str, text: str
) -> None:
    assert clean(html).text == text


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    cleaned = clean("<a href='javascript:alert(1)'>press</a> <a href='/x'>here</a>")
    assert cleaned.text == "press here"
    assert [note.kind for note in cleaned.notes] == ["link_removed"] * 2


def test_an_embedded_image_is_taken_out_and_noted() -> None:
    image = "<img alt='x' src='data:image/png;base64," + "A" * 140_000 + "'>"
    cleaned = clean(f"<p>Before</p>{image}<p>After</p>")
    assert cleaned.text == "Before\n\nAfter"
    assert cleaned.notes[0].kind == "image"
    assert len(cleaned.notes[0].value) < 100


def test_a_text_that_is_too_long_ends_at_a_paragraph() -> None:
    cleaned = clean("<p>" + "</p><p>".join(f"{n} " + "word " * 50 for n in range(200)))
    assert len(cleaned.text) <= LIMIT
    assert cleaned.text.endswith("word")
    assert cleaned.notes[-1].kind == "cut"
    assert clean(cleaned.text).text == cleaned.text


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    once = clean(html).text
    assert clean(once).text == once


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_cleaned(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["p", "li", "b", "h2", "td", "span", "ul"]), max_size=30),
    st.lists(st.from_regex(r"\A[a-z]{3,9}\Z"), min_size=1, max_size=10),
)
def test_words_are_kept_and_tags_are_not(tags: list[str], words: list[str]) -> None:
    html = "".join(
        f"<{tag}>{words[n % len(words)]} " for n, tag in enumerate([*tags, "p"])
    )
    text = clean(html).text
    assert "<" not in text
    assert set(text.replace("#", " ").split()) >= {words[0]}


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<a ",
        "<!--",
        "<svg>",
        "<ul><li>",
        "&amp;",
        "&&#97;mp;",
        "<tr><td>",
        "<s>x",
        "1<sup>2</sup>",
        "<",
    ],
)
def test_hostile_nesting_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        clean(piece * count)
        return time.process_time() - start

    # Quadratic time would be 64 times as long for 8 times as much.
    assert seconds(40_000) < 30 * max(seconds(5_000), 0.02)
