"""What a house pack holds, before it is used; and what it changes in the plan that is open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.comparing import listed
from desktop.forms import parts, roles
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.dates import format_date
from plans.derived.compare import Difference
from plans.house_pack import words
from resources.language import gettext as _
from resources.language import ngettext

if TYPE_CHECKING:
    from plans.house_pack.pack import Pack


class PackDialog(Dialog):
    """Shows a pack; accepted when it is to be used, or left when it is the one in use (``before``)."""

    def __init__(self, pack: Pack, before: Pack | None, parent: QWidget) -> None:
        super().__init__(parent)
        facts = pack.facts
        self.setWindowTitle(_("House pack"))
        self.resize(min(appearance.px(760), parent.width() - 40), min(appearance.px(680), parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        made = _("Version {number}, made on {day}").format(number=facts.number, day=format_date(facts.made_on))
        who = f"{facts.by} · {made}" if facts.by and facts.by != facts.name else made
        layout.addWidget(parts.heading(facts.name, who, "heading", "note"))
        if facts.news:
            layout.addWidget(parts.label(_("New in this version: {news}").format(news=facts.news)))
        for sentence in _compared(pack, before):
            layout.addWidget(parts.label(sentence, "notice"))
        layout.addWidget(_scrolled(self._held(pack), _("What is in the house pack")), 1)
        note = _("New plans start from this. You can adapt what is proposed; what is fixed is the same for every team.")
        layout.addWidget(parts.label(note, "note"))
        same = before is not None and before.facts.id == facts.id and before.facts.number >= facts.number
        words = _("Stop using it") if pack is before else _("Use this house pack")
        use = parts.button(words, "" if same else "primary", self.accept)
        leave = parts.button(_("Close"), "primary" if same else "", self.reject)
        layout.addWidget(ButtonRow((leave,), (use,)))
        usual = leave if same else use
        usual.setDefault(True)
        usual.setFocus()

    def _held(self, pack: Pack) -> Iterable[QWidget]:
        if pack.facts.look.logo:
            yield logo_of(pack.facts.look.picture())
        for title, way, lines in words.parts_held(pack):
            frame, inside = parts.card()
            state = _("fixed for every team") if way == "lock" else _("a proposal")
            inside.addWidget(parts.heading(title, state, "question", "note"))
            for line in lines:
                inside.addWidget(parts.label(line))
            yield frame
        for title, line in words.beside(pack):
            frame, inside = parts.card()
            inside.addWidget(parts.label(title, "question"))
            inside.addWidget(parts.label(line))
            yield frame


class ChangesDialog(Dialog):
    """Shows what a pack changes in a plan; accepted when that is to be done."""

    def __init__(self, pack: Pack, found: list[Difference], kept: int, refused: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("House pack"))
        self.resize(min(appearance.px(820), parent.width() - 40), min(appearance.px(680), parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        title = _("This is what {pack} changes in your plan.").format(pack=pack.words)
        layout.addWidget(parts.heading(title, pack.facts.news, "heading", "note"))
        own = ngettext(
            "{count} answer that you typed yourself stays.", "{count} answers that you typed yourself stay.", kept
        )
        layout.addWidget(parts.label(own.format(count=kept) if kept else _("What you typed yourself stays.")))
        if refused:
            layout.addWidget(parts.label(refused, "refusal"))
        layout.addWidget(listed(found), 1)
        take = parts.button(_("Bring in"), "primary", self.accept)
        take.setEnabled(not refused)
        later = parts.button(_("Not now"), "", self.reject)
        layout.addWidget(ButtonRow((later,), (take,)))
        usual = later if refused else take
        usual.setDefault(True)
        usual.setFocus()


def logo_of(picture: bytes) -> QLabel:
    """Make what shows a logo, on white as on paper."""
    shown = QLabel()
    pixmap = QPixmap()
    pixmap.loadFromData(picture, "PNG")
    high = min(appearance.px(72), pixmap.height())
    shown.setPixmap(pixmap.scaledToHeight(max(1, high), Qt.TransformationMode.SmoothTransformation))
    shown.setAccessibleName(_("Our logo"))
    shown.setProperty("role", "logo")
    return shown


def _compared(pack: Pack, before: Pack | None) -> Iterable[str]:
    if before is None:
        return
    if before.facts.id != pack.facts.id:
        yield _("You now use another house pack: {pack}. This one would replace it.").format(pack=before.words)
    elif before.facts.number == pack.facts.number:
        yield _("This is the version that you use now.")
    elif before.facts.number > pack.facts.number:
        yield _("You now use a newer version: {pack}.").format(pack=before.words)


def _scrolled(shown: Iterable[QWidget], name: str) -> QScrollArea:
    area = QScrollArea()
    roles.tell(area, "Document")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    sheet = parts.Sheet()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, space.S, 0)
    column.setSpacing(space.S)
    for widget in shown:
        column.addWidget(widget)
    column.addStretch()
    area.setWidget(sheet)
    return area
