"""The small parts of a Word document: elements, and runs of text, each of which says in which language it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from plans.printing.styles import COLOURS

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
"""How a Word document calls the languages of the product."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COLOURS = {
    **{name.replace("_", "-"): value for name, value in COLOURS.items() if isinstance(value, str)},
    **{f"goal-{place}": value for place, value in enumerate(COLOURS["goals"], start=1)},
}


def node(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Make an element of ``w:`` with the attributes of that name: ``node("jc", val="right")``."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


@dataclass(frozen=True)
class Look:
    """How a run of text looks beside the style of its paragraph."""

    locale: str
    strong: bool = False
    colour: str = ""
    """"RRGGBB", or nothing for the colour of the style."""
    style: str = ""
    """The id of a style of characters."""


def run(text: str, look: Look) -> BaseOxmlElement:
    """Return a run of text; a newline in it becomes the end of a line."""
    made = node("r", _properties(look))
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(node("br"))
        if line:
            words = node("t")
            words.text = line
            words.set(_SPACE, "preserve")
            made.append(words)
    return made


def marked(item: Element, look: Look) -> Look:
    """Return the look inside an element of the page: heavier, or in a colour of the house."""
    if item.tag in ("strong", "dt"):
        return replace(look, strong=True)
    name = item.get("class", "").removeprefix("in-")
    if item.tag == "span" and item.get("class", "").startswith("in-"):
        return replace(look, colour=_COLOURS[name].lstrip("#"))
    return replace(look, strong=True) if name in _STRONG else look


_STRONG = {"cell-strong", "strong", "strong-right", "key-figure", "cover-figure", "cell-right-strong", "cell-label"}


def _properties(look: Look) -> BaseOxmlElement:
    made = node("rPr")
    if look.style:
        made.append(node("rStyle", val=look.style))
    if look.strong:
        made.append(node("b"))
    if look.colour:
        made.append(node("color", val=look.colour))
    made.append(node("lang", val=look.locale))
    return made


def field(instruction: str, look: Look, *shown: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the runs of a field, such as a page number, with what it shows until it is worked out again."""
    begin, between, end = (node("r", node("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    asked = node("instrText")
    asked.text = f" {instruction} "
    asked.set(_SPACE, "preserve")
    return [begin, node("r", asked), between, *(shown or (run("1", look),)), end]
