"""Rendering a template in the reader's language."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request, url_for
from jinja2 import StrictUndefined
from markupsafe import Markup

from directory.text.structured import parse
from directory.web.house import House
from directory.wording.wording import Wording

LIST = "list"
"""The query parameter in which "my list" travels from page to page."""
LONGEST_LIST = 30


def set_up_templates(app: Flask, house: House) -> None:
    """Give the templates their helpers."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.filters["structured"] = parse
    env.globals.update(
        site=house.reference.site,
        languages=house.wordings.languages(),
        link=link,
        here_in=here_in,
        asset=_asset(Path(app.static_folder or "")),
    )


def render(template: str, wording: Wording, **values: Any) -> str:
    """A page in the language of `wording`."""
    return render_template(
        template,
        language=wording.language,
        my_list=my_list(),
        **_interface(wording),
        **values,
    )


def _interface(w: Wording) -> dict[str, Callable[..., Markup]]:
    """The words of a template: `_` and `ngettext`.

    What goes into a string's places is escaped; the string itself is ours.
    """

    def gettext(message: str, **values: object) -> Markup:
        words = Markup(w.gettext(message))  # noqa: S704  # from our own catalogues
        return words % values if values else words

    def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
        words = Markup(w.ngettext_raw(one, many, num))  # noqa: S704  # the same
        return words % {"num": num, **values}

    return {"_": gettext, "ngettext": ngettext}


def my_list() -> list[str]:
    """The slugs on the reader's list, from the address of the page."""
    slugs = request.args.get(LIST, "").split(",")
    return [slug for slug in dict.fromkeys(slugs) if slug][:LONGEST_LIST]


def link(endpoint: str, **values: Any) -> str:
    """The address of a page in the same language, with the reader's list in it."""
    values.setdefault("lang", (request.view_args or {}).get("lang", "en"))
    if LIST not in values:
        values[LIST] = ",".join(my_list()) if request.args else ""
    # Empty parameters would only make addresses longer.
    given = tuple((name, str(v)) for name, v in values.items() if v not in ("", None))
    return _address(request.root_path, f"public.{endpoint}", given)


@lru_cache(maxsize=4096)
def _address(_root: str, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:
    """The same values always give the same address below one root: worked out once."""
    return url_for(endpoint, **dict(values))  # type: ignore[arg-type]  # all texts


def here_in(tag: str) -> str:
    """The address of this page in another language."""
    if not request.endpoint or not request.endpoint.startswith("public."):
        return url_for("public.home", lang=tag)
    arguments: dict[str, Any] = request.args.to_dict(flat=False)
    values = {**(request.view_args or {}), **arguments, "lang": tag}
    return url_for(request.endpoint, **values)


def _asset(folder: Path) -> Callable[[str], str]:
    """Addresses of static files that change when the file does, so that browsers may
    keep them for a year. The files are looked at once, when the server starts."""
    versions = {
        path.relative_to(folder).as_posix(): int(path.stat().st_mtime)
        for path in folder.rglob("*")
        if path.is_file()
    }

    def address(name: str) -> str:
        return f"{request.root_path}/static/{name}?v={versions[name]}"

    return address
