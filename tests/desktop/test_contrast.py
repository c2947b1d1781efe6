"""Every pair of colours that occurs can be told apart: those of the style sheet, and those that widgets paint."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.theme import appearance as module
from desktop.theme import contrast as high
from desktop.theme.appearance import appearance
from desktop.theme.style import sheet
from plans.exchange.plan_file import SAMPLE
from resources.tokens import GROUNDS, tokens
from tests.desktop import measure, painted, places
from tests.desktop.person import Person
from tests.desktop.test_targets import small
from tests.test_tokens import PART, TEXT, contrast

DECORATION = (*GROUNDS, "line")
"""What shapes are painted in that say nothing by themselves: grounds, and lines between things."""
ON_ACCENT = ("QCalendarWidget QToolButton",)
"""What stands on a ground that Qt takes from the palette: the bar above a month."""
WINDOWS = {
    "aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50", "#75E9FC"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#1C5E75"),
    "dusk": ("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B", "#70EBDE"),
    "night sky": ("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B", "#8080FF"),
    "black, of Windows 10": ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00"),
    "white, of Windows 10": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#00009F"),
    "somebody's own, with a highlight that is hardly seen": ("#FFFFFF", "#000000", "#FFFF80", "#000000", "#FFFFA0"),
}
"""The contrast themes of Windows: ground, text, what is chosen, the text on that, and links."""


def theme_of(name: str) -> dict:
    if name in WINDOWS:
        return high.colours(palette(name))
    return high.colours(high.own_palette(name == "dark contrast")) if "contrast" in name else tokens(name)


def palette(name: str) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for one, colour in zip(
        (role.Window, role.WindowText, role.Highlight, role.HighlightedText, role.Link), WINDOWS[name], strict=True
    ):
        made.setColor(one, QColor(colour))
    return made


def rules(colours: dict) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each rule of the style sheet with its properties; what is off may be faint."""
    text = sheet(colours, 1.0, {"arrow": "a", "check": "c"})
    for selector, inside in re.findall(r"([^{}]+)\{([^}]*)\}", text):
        found = dict(part.strip().split(":", 1) for part in inside.split(";") if ":" in part)
        if "disabled" not in selector:
            yield " ".join(selector.split()), {name.strip(): value.strip() for name, value in found.items()}


@pytest.mark.parametrize("name", ["light", "dark", "light contrast", "dark contrast", *WINDOWS])
def test_every_pair_of_the_style_sheet(name: str) -> None:
    colours = theme_of(name)
    low, seen = {}, 0
    words = {selector: rule["color"] for selector, rule in rules(colours) if "color" in rule}
    for selector, rule in rules(colours):
        if is_a_ground_only(selector):
            continue
        own = rule.get("background", "transparent")
        inherited = words.get(re.sub(r"\[status=.*?\]", "", selector), colours["ink"])
        on = [colours["accent"]] if selector in ON_ACCENT else [colours[ground] for ground in GROUNDS]
        pairs = [(rule["color"], ground, TEXT) for ground in on if "color" in rule and own[0] != "#"]
        if own.startswith("#"):
            pairs.append((rule.get("color", inherited), own, TEXT))
        if chosen := rule.get("selection-background-color"):
            pairs.append((rule.get("selection-color", inherited), chosen, TEXT))
        edges = re.findall(r"#\w{6}", " ".join(value for key, value in rule.items() if key.startswith("border")))
        pairs += [(edge, colours[ground], PART) for edge in edges if edge != colours["line"] for ground in GROUNDS]
        seen += len(pairs)
        low |= {(selector, *pair): contrast(*pair[:2]) for pair in pairs if contrast(*pair[:2]) < pair[2]}
    assert low == {}
    assert seen > 300


def is_decoration(colour: str) -> bool:
    """Whether it is the colour of a decoration, or as near as the drawing of a chart keeps it."""
    shades = [appearance.colour(part) for part in DECORATION]
    one = QColor(colour)
    return any(
        max(abs(one.red() - it.red()), abs(one.green() - it.green()), abs(one.blue() - it.blue())) <= 3 for it in shades
    )


def is_a_ground_only(selector: str) -> bool:
    """Whether nothing is written on it: the handle of a scroll bar, a rule, the course of a bar, a tick."""
    return any(word in selector for word in ("handle", "separator", '"rule"', '"line"', "QProgressBar", "indicator"))


@pytest.mark.parametrize("name", ["light", "dark", "light contrast", "dark contrast", *WINDOWS])
def test_what_is_no_text_is_seen(name: str) -> None:
    colours = theme_of(name)
    for part in ("handle", "border", "accent", "warm"):
        for ground in GROUNDS:
            assert contrast(colours[part], colours[ground]) >= PART, (part, ground)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_pair_that_is_painted(start, tmp_path: Path, theme: str) -> None:
    """And on the way, in the first theme, every target: opening all there is takes longer than looking at it."""
    me: Person = start(str(SAMPLE), theme=theme)
    me.paint()
    me.window.resize(1366, 3000)
    low: dict[tuple[str, str, str, str], float] = {}
    counted = set()
    too_small: set[str] = set()

    def look_at(name: str, within: QWidget) -> None:
        if theme == "light":
            too_small.update(small(name, within))
        for widget, found, ground in painted.pairs(within):
            if not found.text and (found.colour == ground or is_decoration(found.colour)):
                # A part of something larger in its colour, or what says nothing by itself.
                continue
            if isinstance(widget, QLineEdit) and widget.hasSelectedText():
                # Qt lays the chosen text over the same text, of which then nothing is seen.
                continue
            if not found.text and widget.property("role") == "segment":
                # The border between two of a row, of which one is filled: the fill tells them apart.
                continue
            counted.add((found.colour, ground))
            least = TEXT if found.text and not found.is_large else PART
            if contrast(found.colour, ground) < least:
                low[name, found.text or type(widget).__name__, found.colour, ground] = contrast(found.colour, ground)

    for name in itertools.chain(places.pages(me, folded=theme == "light"), places.year(me)):
        look_at(name, me.window.walk.page)
        if theme == "light":
            too_small.update(small(name, me.window.walk))
    look_at("around the page", me.window)
    for name, make in places.dialogs(me, tmp_path).items():
        dialog = make()
        dialog.show()
        measure.settle()
        look_at(name, dialog)
        dialog.close()
        dialog.deleteLater()
    for name, ground in places.beside(me):
        look_at(name, ground)
    assert low == {}
    assert too_small == set()
    assert len(counted) > (5 if theme == "contrast" else 20)


def test_the_colours_of_the_system_are_taken_and_no_others() -> None:
    ground, ink, chosen, on_it, _link = (QColor(colour).name() for colour in WINDOWS["aquatic"])
    made = high.colours(palette("aquatic"))
    assert {made[name] for name in ("paper", "surface", "side")} == {ground}
    assert {made[name] for name in ("ink", "border", "stuck", "attention")} | set(made["goals"]) == {ink}
    assert (made["accent"], made["on_accent"]) == (chosen, on_it)
    assert set(made) == set(tokens("light"))


def test_what_the_system_asks_is_followed_while_the_window_is_there(
    qapp, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["light"]
    monkeypatch.setattr(module, "_system_theme", lambda _app: asked[0])
    appearance.apply(qapp, "system", 100)
    hints = qapp.styleHints()
    for theme, tell in (
        ("dark", lambda: hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)),
        ("contrast", lambda: hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)),
        ("light", lambda: hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)),
    ):
        asked[0] = theme
        with qtbot.waitSignal(appearance.changed):
            tell()
        assert appearance.name == theme
    appearance.apply(qapp, "dark", 100)
    asked[0] = "contrast"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert appearance.name == "dark", "what somebody chose stays"


def test_a_start_begins_with_the_theme_that_the_system_had_and_puts_it_right_when_it_changed(
    qapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    system = ["dark"]

    def look(_app: object) -> str:
        asked.append(system[0])
        return system[0]

    monkeypatch.setattr(module, "_system_theme", look)
    appearance.apply(qapp, "system", 100)
    seen = appearance.confirm(qapp)
    asked.clear()
    appearance.apply(qapp, "system", 100, seen)
    assert (appearance.name, asked) == ("dark", [])
    system[0] = "contrast"
    assert appearance.confirm(qapp) != seen
    assert appearance.name == "contrast"
    for other in ("", "dark", "#000000 #ffffff light", seen.replace("dark", "system"), seen.replace("dark", "pink")):
        asked.clear()
        appearance.apply(qapp, "system", 100, other)
        assert (appearance.name, asked) == ("contrast", ["contrast"]), other
    appearance.apply(qapp, "light", 100, seen)
    appearance.confirm(qapp)
    assert appearance.name == "light", "what somebody chose stays"


@pytest.mark.parametrize(("system", "shown"), [(100, 1.0), (125, 1.25), (225, 1.5)])
def test_text_is_as_large_as_that_of_the_system_until_somebody_chooses(
    qapp, monkeypatch: pytest.MonkeyPatch, system: int, shown: float
) -> None:
    monkeypatch.setattr(module, "system_percent", lambda: system)
    appearance.apply(qapp, "light", module.AS_SYSTEM)
    assert appearance.scale == shown
    appearance.apply(qapp, "light", 110)
    assert appearance.scale == 1.1


def test_nothing_moves_by_itself() -> None:
    """Whoever asks the system for no motion gets none; the cursor blinks as the system has it."""
    moving = re.compile(r"Q\w*Animation|QTimeLine|QMovie|setAnimated|QGraphicsOpacityEffect|rogress\.setRange\(0, 0\)")
    folder = Path(str(module.__file__)).parents[1]
    assert [path.name for path in folder.rglob("*.py") if moving.search(path.read_text(encoding="utf-8"))] == []
