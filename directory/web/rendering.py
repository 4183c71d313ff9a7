"""Rendering a template in the reader's language."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, render_template, request, url_for
from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from directory.errors import Invalid
from directory.model.pictures import Pictures
from directory.text.scripts import language_of
from directory.text.structured import parse
from directory.web.house import House
from directory.wording.facts import language_in, name_in
from directory.wording.languages import direction_of
from directory.wording.phrases import Phrase
from directory.wording.told import told_text
from directory.wording.wording import Wording

LIST = "list"
"""The query parameter in which "my list" travels from page to page."""
LONGEST_LIST = 30
_ANY = "any-language"
"""Stands for the language in an address until one is put in its place."""
_SLUG = re.compile(r"[a-z0-9-]{1,100}")


def set_up_templates(app: Flask, house: House) -> None:
    """Give the templates their helpers."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.filters["structured"] = parse
    env.finalize = marked
    env.globals.update(
        site=house.reference.site,
        today=house.today,
        languages=house.wordings.languages(),
        wordings=house.wordings.all(),
        borough=_borough(house),
        language_in=language_in,
        told_text=told_text,
        picture_file=partial(_picture_file, house.reference.pictures),
        asset=_asset(Path(app.static_folder or ""), house),
    )


def _picture_file(pictures: Pictures, idea: str) -> str:
    """Where the picture of an idea lies, below static/."""
    return f"pictures/{pictures.ideas[idea]}.svg"


def _borough(house: House) -> Callable[[Wording], Phrase]:
    """What a language calls the borough."""
    english = house.reference.site.borough
    names = house.reference.gazetteer.names_of(english) or {"en": english}
    return partial(name_in, names=names)


def render(template: str, wording: Wording, **values: Any) -> str:
    """A page in the language of `wording`."""
    return render_template(
        template,
        w=wording,
        language=wording.language,
        my_list=my_list(),
        link=Links(wording.language.tag),
        quoted=wording.quoted,
        named=partial(_named, wording),
        elsewhere=_elsewhere(),
        direction_of=direction_of,
        **_interface(wording),
        **values,
    )


def _named(w: Wording, name: str, tag: str) -> Phrase:
    """A proper name of a listing in `tag`: what its script says it is written in."""
    return w.quoted(name, language_of(name, tag))


def marked(value: object) -> object:
    """A phrase as markup: what is in another language is marked and set apart.

    Each part says its language (WCAG 3.1.2) and runs in that language's direction.
    Anything else is left as it is, to be escaped as usual.
    """
    if type(value) is not Phrase:
        return value
    if len(value.parts) == 1 and not value.parts[0].language:
        return escape(value.parts[0].text)  # nearly all of them
    return Markup("").join(
        Markup('<bdi lang="{0}" dir="{1}">{2}</bdi>').format(
            part.language, direction_of(part.language), part.text
        )
        if part.language
        else escape(part.text)
        for part in value.parts
    )


def _interface(w: Wording) -> dict[str, Callable[..., Markup]]:
    """The words of a template: `_` and `ngettext`.

    What goes into a string's places is escaped; the string itself is ours.
    """

    def gettext(message: str, **values: object) -> Markup:
        words = Markup(w.gettext(message))  # noqa: S704  # from our own catalogues
        return words % _marked_all(values) if values else words

    def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
        words = Markup(w.ngettext_raw(one, many, num))  # noqa: S704  # the same
        return words % {"num": num, **_marked_all(values)}

    return {"_": gettext, "ngettext": ngettext}


def _marked_all(values: Mapping[str, object]) -> dict[str, object]:
    return {name: marked(value) for name, value in values.items()}


def my_list() -> list[str]:
    """The slugs on the reader's list, from the address of the page."""
    slugs = request.args.get(LIST, "").split(",")
    return [slug for slug in dict.fromkeys(slugs) if _SLUG.fullmatch(slug)][
        :LONGEST_LIST
    ]


class Links:
    """Addresses of pages in one language, with the reader's list in them."""

    def __init__(self, lang: str) -> None:
        """lang: BCP 47 tag of a language that has pages."""
        self._lang = lang
        self._list = ",".join(my_list())

    def __call__(self, endpoint: str, **values: Any) -> str:
        """The address of a page. Empty values are left out of it."""
        values = {LIST: self._list, **values}
        given = {name: str(v) for name, v in values.items() if v not in ("", None)}
        slug = given.pop("slug", None)
        address = _address(request.root_path, self._lang, f"public.{endpoint}", slug)
        return f"{address}?{urlencode(given)}" if given else address


@lru_cache(maxsize=1024)
def _address(_root: str, lang: str, endpoint: str, slug: str | None) -> str:
    """Without its query an address is always the same: it is worked out once."""
    values: dict[str, Any] = {"slug": slug} if slug else {}
    return url_for(endpoint, lang=lang, **values)


def _elsewhere() -> Callable[[str], str]:
    """The address of this page in another language, by its tag."""
    endpoint, path = request.endpoint or "", request.view_args or {}
    if not endpoint.startswith("public.") or "lang" not in path:
        return lambda tag: _address(request.root_path, tag, "public.home", None)
    # All addresses of a page differ in their language alone: one does for all.
    address = url_for(endpoint, **{**path, "lang": _ANY})
    query = urlencode(list(request.args.items(multi=True)))
    whole = f"{address}?{query}" if query else address
    return lambda tag: whole.replace(_ANY, tag, 1)


def _asset(folder: Path, house: House) -> Callable[[str], str]:
    """Addresses of static files that change when the file does, so that browsers may
    keep them for a year. The files are looked at once, when the server starts."""
    versions = {
        path.relative_to(folder).as_posix(): int(path.stat().st_mtime)
        for path in folder.rglob("*")
        if path.is_file()
    }

    missing = [
        stem
        for stem in house.reference.pictures.ideas.values()
        if f"pictures/{stem}.svg" not in versions
    ]
    if missing:
        raise Invalid(f"pictures.toml names pictures that are not there: {missing}")

    def address(name: str) -> str:
        return f"{request.root_path}/static/{name}?v={versions[name]}"

    return address
