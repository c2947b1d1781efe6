"""The page around what is read: its language and title, its parts, and its looks; nothing is fetched from anywhere."""

from __future__ import annotations

from xml.etree import ElementTree

from plans.printing.html.nodes import element, words
from plans.printing.html.walk import Walk
from plans.printing.layout import Printout
from plans.printing.screenshot import Screenshot
from resources import FOLDER
from resources.language import current
from resources.language import gettext as _
from resources.tokens import tokens

PAGES = (".html", ".htm")
"""How the name of a file ends that is to be a page."""

_LOOK = FOLDER / "page.css"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Whatever stands in the plan, a browser that reads this page fetches and runs nothing."""
_PICTURES = "; img-src data:"
"""What is added where pictures of ours stand in the page itself."""


def page(printout: Printout) -> bytes:
    """Return a printout as one file of HTML in UTF-8, in the language in use.

    Raises Unreadable when something in its flow has no words.
    """
    about = printout.about
    title = _line(about.title)
    pictures = any(isinstance(item, Screenshot) for item in printout.flow)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY + (_PICTURES if pictures else "")),
        element("title", title),
        element("meta", name="description", content=_line(about.subject)),
        element("meta", name="generator", content="Digikoers"),
    )
    if about.author.strip():
        head.append(element("meta", name="author", content=_line(about.author)))
    head.append(element("style", _colours() + _LOOK.read_text(encoding="utf-8")))
    printed = _("printed {day}").format(day=about.day.strftime("%d-%m-%Y"))
    body = element(
        "body",
        element("a", _("Skip to the content"), class_="skip", href="#content"),
        element("header", element("h1", title)),
        element("main", *Walk(title).blocks(printout.read or printout.flow), id="content", tabindex="-1"),
        element("footer", element("p", _line(f"{about.footer} · {printed}"))),
    )
    whole = element("html", head, body, lang=current())
    written = ElementTree.tostring(whole, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{written}\n".encode()


def _line(text: str) -> str:
    """Return text on one line, with every character that a browser has and paper has not."""
    return words(" ".join(text.split()))


def _colours() -> str:
    light, dark = (_named(theme) for theme in ("light", "dark"))
    return f"\n:root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


def _named(theme: str) -> str:
    colours = tokens(theme)
    named = {name.replace("_", "-"): value for name, value in colours.items() if isinstance(value, str)}
    named |= {f"goal-{place}": value for place, value in enumerate(colours["goals"], start=1)}
    return " ".join(f"--{name}: {value};" for name, value in named.items())
