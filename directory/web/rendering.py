"""Rendering a template in the reader's language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request, url_for
from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.utils import pass_context

from directory.text.structured import parse
from directory.web.house import House
from directory.wording.wording import Wording

LIST = "list"
"""The query parameter in which "my list" travels from page to page."""
LONGEST_LIST = 30


@pass_context
def _gettext(context: Context, message: str) -> str:
    wording: Wording = context["w"]
    return wording.gettext(message)


@pass_context
def _ngettext(context: Context, one: str, many: str, num: int) -> str:
    wording: Wording = context["w"]
    # Jinja fills the places afterwards, so that it can escape what goes in.
    return wording.ngettext_raw(one, many, num)


@pass_context
def _pgettext(context: Context, about: str, message: str) -> str:
    wording: Wording = context["w"]
    return wording.pgettext(about, message)


def set_up_templates(app: Flask, house: House) -> None:
    """Give the templates their words and helpers."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]  # by the extension
        _gettext, _ngettext, newstyle=True, pgettext=_pgettext
    )
    env.filters["structured"] = parse
    env.globals.update(
        site=house.reference.site,
        languages=house.wordings.languages(),
        link=link,
        here_in=here_in,
        asset=_asset(Path(app.static_folder or "")),
    )


def _asset(folder: Path) -> Callable[[str], str]:
    """Addresses of static files that change when the file does, so that browsers may
    keep them for a year."""

    def address(name: str) -> str:
        version = int((folder / name).stat().st_mtime)
        return url_for("static", filename=name, v=version)

    return address


def my_list() -> list[str]:
    """The slugs on the reader's list, from the address of the page."""
    slugs = request.args.get(LIST, "").split(",")
    return [slug for slug in dict.fromkeys(slugs) if slug][:LONGEST_LIST]


def link(endpoint: str, **values: Any) -> str:
    """The address of a page in the same language, with the reader's list in it."""
    values.setdefault("lang", (request.view_args or {}).get("lang", "en"))
    values.setdefault(LIST, ",".join(my_list()))
    # Empty parameters would only make addresses longer.
    given = {name: value for name, value in values.items() if value not in ("", None)}
    return url_for(f"public.{endpoint}", **given)


def here_in(tag: str) -> str:
    """The address of this page in another language."""
    arguments = request.args.to_dict(flat=False)
    if not request.endpoint or not request.endpoint.startswith("public."):
        return url_for("public.home", lang=tag)
    values = {**(request.view_args or {}), **arguments, "lang": tag}
    return url_for(request.endpoint, **values)


def render(template: str, wording: Wording, **values: Any) -> str:
    """A page in the language of `wording`."""
    return render_template(
        template, w=wording, language=wording.language, my_list=my_list(), **values
    )
