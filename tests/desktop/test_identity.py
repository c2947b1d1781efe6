"""The mark in every size, the window that tells the version and the licences, and the pictures that help to find."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import licences
from desktop.about import AboutDialog
from desktop.theme.appearance import appearance
from desktop.theme.icons import icon
from plans import __version__
from resources import ICONS
from resources.language import gettext as _
from tests.desktop import mark
from tests.desktop.person import Person

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("size", mark.SIZES)
def test_every_size_is_drawn_from_the_mark(qapp: QApplication, size: int) -> None:
    with Image.open(ICONS / f"digikoers-{size}.png") as file:
        kept = file.convert("RGBA")
    assert kept.size == (size, size)
    apart = ImageStat.Stat(ImageChops.difference(kept, mark.draw(size)))
    assert max(apart.mean) < 2, "python -m tests.desktop.mark"


def test_windows_and_macs_get_theirs() -> None:
    with Image.open(ICONS / "digikoers.ico") as file:
        assert {size[0] for size in file.info["sizes"]} == {*mark.SIZES} - {512}
    with Image.open(ICONS / "digikoers.icns") as file:
        assert file.size[0] >= 512


def test_the_window_carries_the_mark_and_its_name(start) -> None:
    start()
    shown = QApplication.windowIcon()
    assert {size.width() for size in shown.availableSizes()} >= {16, 32, 48, 256}
    assert QGuiApplication.desktopFileName() == "digikoers"


def test_the_menu_tells_the_version_and_the_licences(start) -> None:
    me: Person = start()
    found: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, AboutDialog)
        found.extend([me.words(), box.licences.toPlainText()])
        me.push(_("Close"))

    me.answering(read, me.window.about_requested.emit)
    assert _("Version {version}").format(version=__version__) in found[0]
    assert "PySide6_Essentials 6" in found[1]


def test_all_that_the_program_needs_is_named_with_its_licence() -> None:
    found = {item.name.lower().replace("_", "-"): item for item in licences.components()}
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.split(r"[^\w-]", item.lower())[0] for item in needed} <= set(found)
    # What those need themselves, to the last one.
    assert {"shiboken6", "pydantic-core", "mako", "pillow", "source sans 3", "python"} <= set(found)
    for item in found.values():
        assert item.licence, item.name
        assert len("".join(item.texts)) > 400, f"{item.name} comes without the text of its licence"
    text = licences.notices(list(found.values()))
    for words in ("SIL OPEN FONT LICENSE", "Lucide Icons", "OpenTaal", "GNU LESSER GENERAL PUBLIC", "another version"):
        assert words in text
    for words in ("PDFium Authors", *(f"hyph_{language}.dic" for language in ("nl_NL", "en_GB", "en_US"))):
        assert words in text


def test_pictures_follow_the_theme(qapp: QApplication) -> None:
    colours = set()
    for theme in ("light", "dark"):
        appearance.apply(qapp, theme, 100)
        picture = icon("printer", "ink").pixmap(18, 18).toImage()
        dots = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        assert any(dot.alpha() == 255 for dot in dots)
        colours.add(max(dots, key=lambda dot: dot.alpha()).name())
    assert len(colours) == 2
