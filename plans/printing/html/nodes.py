"""The small tree that becomes HTML: whatever a person typed is put in it as text, never as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from plans.printing.styles import COLOURS
from plans.printing.text import Markup, escaped
from plans.status import GOAL_MARKS

Node = Element | str

_NAMES = {
    **{
        COLOURS[name].lower(): name.replace("_", "-")
        for name in ("ink", "muted", "line", "border", "surface", "side", "accent")
    },
    **{COLOURS[name].lower(): name.replace("_", "-") for name in {mark.colour for mark in GOAL_MARKS.values()}},
    **{colour.lower(): f"goal-{place}" for place, colour in enumerate(COLOURS["goals"], start=1)},
}
"""What the colours are called, so that each theme gives its own."""

_MISSING = re.compile("⟨U\\+([0-9A-F]{4,6})⟩")
_SHAPE = re.compile("[●▲■✓○◆☐]")


def element(tag: str, *children: Node, **attributes: str) -> Element:
    """Make an element; ``class_`` and ``aria_label`` are written as HTML names them, an empty one is left out."""
    made = Element(tag, {_name(key): value for key, value in attributes.items() if value})
    add(made, children)
    return made


def add(to: Element, children: Iterable[Node]) -> None:
    """Put elements and text at the end of an element."""
    for child in children:
        if isinstance(child, Element):
            to.append(child)
        elif len(to):
            to[-1].tail = (to[-1].tail or "") + child
        else:
            to.text = (to.text or "") + child


def colour_name(colour: str) -> str:
    """Return the name of a colour of the house ("#RRGGBB"); nothing for another one."""
    return _NAMES.get(colour.lower(), "")


def inline(text: str) -> list[Node]:
    """Return the text of a paragraph, typed or marked up by us, as nodes."""
    return _children(ElementTree.fromstring(f"<p>{escaped(text)}</p>"))


def plain(nodes: Sequence[Node]) -> str:
    """Return the bare text of nodes."""
    return "".join(node if isinstance(node, str) else "".join(node.itertext()) for node in nodes)


def words(text: str | Markup) -> str:
    """Return what stands in the text of a paragraph, without its markup."""
    return plain(inline(text))


def _children(of: Element) -> list[Node]:
    nodes: list[Node] = [_whole(of.text or "")]
    for child in of:
        nodes += [_node(child), _whole(child.tail or "")]
    return [node for node in nodes if not isinstance(node, str) or node]


def _node(item: Element) -> Element:
    inside = _children(item)
    match item.tag:
        case "br":
            return element("br")
        case "a" if item.get("href", "").startswith("#"):
            return element("a", *inside, href=item.get("href", ""))
        case "b":
            return element("strong", *inside)
        case "font":
            name = colour_name(item.get("color", ""))
            return element("span", *_quiet_shape(inside), class_=name and f"in-{name}")
        case _:
            return element("span", *inside)


def _quiet_shape(nodes: list[Node]) -> list[Node]:
    """Keep the shape before a word from being read aloud as "black circle": the word says it."""
    first = nodes[0] if nodes else ""
    if isinstance(first, str) and len(first) > 1 and _SHAPE.match(first):
        return [element("span", first[0], aria_hidden="true"), first[1:], *nodes[1:]]
    return nodes


def _whole(text: str) -> str:
    """Put back the characters that only the typeface of the printed page lacks."""
    return _MISSING.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    if code > 0x10FFFF or unicodedata.category(chr(code))[0] == "C":
        return found[0]
    return chr(code)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
