"""Whose work the program stands on, and under which licences: found in what is installed, so that nothing is forgotten.

    python -m desktop.licences > NOTICES.txt

Knows no Qt. The about box shows the same text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from resources import FONTS, ICONS, LICENCES, WORDS

_PRODUCT = "digikoers"
_TEXT = re.compile(r"(licen[cs]es?|copying|notice)", re.IGNORECASE)
_GNU = ("qt.md", "LGPL-3.0.txt", "GPL-3.0.txt")
_WITHOUT_TEXT = {"pyside6-essentials": _GNU, "shiboken6": _GNU[:1]}
"""What is published without the text of its licence: where that text is in resources/licences."""

_SHIPPED = (
    ("Source Sans 3", "OFL-1.1", FONTS / "LICENSE.md"),
    ("Noto Sans Arabic, Noto Sans Hebrew", "OFL-1.1", FONTS / "LICENSE-Noto.md"),
    ("Lucide", "ISC", ICONS / "LICENSE.md"),
    ("OpenTaal, SCOWL", "CC-BY-3.0 and others", WORDS / "LICENSE.md"),
    ("hyph_nl_NL, hyph_en_GB, hyph_en_US", "BSD-3-Clause OR CC-BY-3.0 and others", LICENCES / "hyphenation.md"),
    ("Python", "PSF-2.0", LICENCES / "python.txt"),
)
"""What ships within the program, or below it in its packages, and where its licence is."""


@dataclass(frozen=True)
class Component:
    """Something by others that the program needs: its licence in a few words, and the texts of it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def components() -> list[Component]:
    """Return all that is installed with the program, by name, and what ships within it."""
    installed: dict[str, metadata.Distribution] = {}
    _collect(_PRODUCT, installed)
    del installed[_PRODUCT]
    found = [_component(name, distribution) for name, distribution in installed.items()]
    for name, licence, path in _SHIPPED:
        found.append(Component(name, "", licence, (path.read_text(encoding="utf-8"),)))
    return sorted(found, key=lambda component: component.name.casefold())


def overview(found: list[Component]) -> str:
    """Return a line for each component."""
    return "\n".join(" · ".join(filter(None, (f"{item.name} {item.version}".strip(), item.licence))) for item in found)


def notices(found: list[Component]) -> str:
    """Return a line for each component, and then the whole text of every licence."""
    whole = []
    for item in found:
        title = f"{item.name} {item.version}".strip()
        whole.append("\n\n".join([f"{'=' * 72}\n{title}\n{'=' * 72}", *(text.strip() for text in item.texts)]))
    return "\n\n\n".join([overview(found), *whole]) + "\n"


def _collect(name: str, found: dict[str, metadata.Distribution]) -> None:
    """Add what is installed under a name, and all that it asks for here."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        # asked for on other systems only
        return
    found[key] = distribution
    for requirement in distribution.requires or []:
        asked, _semicolon, condition = requirement.partition(";")
        # Tests ask for extras, older Pythons for what newer ones have in them.
        if not re.search(r"extra|python\w*_version\W+<", condition) and (match := re.match(r"[\w.-]+", asked)):
            _collect(match.group(), found)


def _component(key: str, distribution: metadata.Distribution) -> Component:
    def said(field: str) -> list[str]:
        return distribution.metadata.get_all(field) or []

    labels = [label.rsplit(" :: ", 1)[-1] for label in said("Classifier") if label.startswith("License")]
    licence = "".join(said("License-Expression")) or " / ".join(labels) or "".join(said("License")).split("\n")[0]
    texts = tuple(_texts(distribution)) or tuple(
        (LICENCES / name).read_text(encoding="utf-8") for name in _WITHOUT_TEXT.get(key, ())
    )
    return Component(distribution.metadata["Name"], distribution.version, licence, texts)


def _texts(distribution: metadata.Distribution) -> Iterator[str]:
    seen = set()
    for file in distribution.files or []:
        path = Path(str(distribution.locate_file(file)))
        named = any(_TEXT.match(part) for part in file.parts[1:])
        if ".dist-info" in file.parts[0] and named and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            if text not in seen:
                seen.add(text)
                yield text


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(notices(components()))
