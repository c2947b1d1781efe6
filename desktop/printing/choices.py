"""What can be chosen before printing: which thing, its own choices, the language, and names or roles."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo, Segments, Tick
from desktop.printing.renderer import RenderOrder
from desktop.printing.template_choice import template_fold
from desktop.settings import Settings
from desktop.theme import space
from plans.dates import QUARTERS
from plans.printing.parts import PARTS, part_title
from plans.printing.request import PAPERS, PRINT_KINDS, PrintKind, PrintRequest
from resources.language import current
from resources.language import gettext as _
from resources.texts import text

NAMELESS = ("forms", "count_sheet", "measuring", "idea_board", "leadership")
"""On these no name is printed that Digikoers knows of."""


@dataclass(frozen=True)
class PrintChoice:
    """Something that can be printed: what it is called, and what it is for."""

    name: str
    about: str


def print_choices() -> dict[PrintKind, PrintChoice]:
    """Return everything that can be printed, in the language in use."""
    return {
        "summary": PrintChoice(
            _("The summary"), _("Two sheets of A4 for the manager: how it is going, what we ask, what it costs.")
        ),
        "plan": PrintChoice(_("The whole plan"), _("On A4, to read, to discuss or to send.")),
        "poster": PrintChoice(
            _("The poster for the wall"), _("Goals, actions and people on one sheet, for the whole team.")
        ),
        "quarter": PrintChoice(_("The quarterly page"), _("One sheet of A4 for the quarterly conversation.")),
        "forms": PrintChoice(_("Blank forms"), _("To work on paper with the team first, and type in later.")),
        "count_sheet": PrintChoice(_("The count sheet"), _("One sheet of A4, to count with the team, without names.")),
        "measuring": PrintChoice(
            _("Measuring sheets"),
            _("A one-week tally sheet for each goal, and three questions with faces for clients."),
        ),
        "idea_board": PrintChoice(
            _("The idea board"), _("A3 for the team room: what can be done smarter, and who answers by when.")
        ),
        "communication": PrintChoice(
            _("Telling it through the year"),
            _("Who hears what and when, twelve times five minutes, and texts for families and the newsletter."),
        ),
        "leadership": PrintChoice(
            text("leadership", "paper.title"),
            _("One sheet of A4, for you alone: what you do yourself this year. It is on no other print."),
        ),
    }


class Choices(QWidget):
    """The choices at the left of the print window; remembered on this laptop, but for what and which quarter."""

    changed = Signal()

    def __init__(
        self, request: PrintRequest, settings: Settings, plan: UUID, quarter: int, *, profile: bool = False
    ) -> None:
        """Show the choices for a plan; ``profile`` says whether the leader has a profile of her own that she may add.

        The language is that of the window, as long as no other was chosen for this plan since the program began.
        """
        super().__init__()
        self._settings, self._plan = settings, plan
        self._has_profile = profile
        self._parts: dict[str, Tick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.XL, space.L, space.L, space.L)
        self._column.setSpacing(space.L)
        self._things = print_choices()
        self._what = QButtonGroup(self)
        self._column.addWidget(self._make_things(request.what))
        self._quarter = Segments({str(number): str(number) for number in QUARTERS})
        self._quarter.check(str(request.quarter or quarter))
        self._quarter_row = self._add(_("Which quarter?"), self._quarter.widget)
        self._paper = Segments({paper: _("A3 on two sheets of A4") if paper == "2xA4" else paper for paper in PAPERS})
        self._paper.check(request.paper or settings.print_paper or PAPERS[0])
        self._paper_row = self._add(_("On which paper?"), self._paper.widget)
        self._language = NoWheelCombo()
        for value, words in (("nl", "Nederlands"), ("en", "English")):
            self._language.addItem(words, value)
        self._language.setCurrentIndex(self._language.findData(settings.print_languages.get(plan, current())))
        self._add(_("Language"), self._language)
        self._roles = Tick(_("With roles instead of names"))
        self._roles.box.setAccessibleName(_("With roles instead of names"))
        self._roles.box.setChecked(settings.print_roles)
        self._roles.widget.setDisabled(settings.presets.roles_only)
        self._column.addWidget(self._roles.widget)
        # Never remembered: her profile goes along only on the print for which she ticks it.
        self._profile = Tick(_("With the profile of my self scan, without my answers"))
        self._profile.box.setAccessibleName(_("With the profile of my self scan, without my answers"))
        self._column.addWidget(self._profile.widget)
        self._fold = self._make_parts()
        self._column.addWidget(self._fold)
        self._column.addWidget(template_fold(settings))
        self._column.addStretch(1)
        self._what.buttonClicked.connect(lambda _button: self._chosen())
        for choice in (self._quarter, self._paper, self._roles, self._profile, *self._parts.values()):
            choice.picked.connect(self._chosen)
        self._language.activated.connect(lambda _place: self._speak())
        self._show_own()

    def order(self) -> RenderOrder:
        """Return what is chosen now."""
        what = self._thing()
        paper = self._paper.chosen()
        request = PrintRequest(
            what=what,
            language=str(self._language.currentData()),
            quarter=int(self._quarter.chosen() or 1) if what == "quarter" else None,
            paper=next((item for item in PAPERS if item == paper), None) if what == "poster" else None,
            without=self._without() if what == "plan" else frozenset(),
            own_profile=self._may_add_profile() and self._profile.box.isChecked(),
        )
        # Her own words are on her own sheet; where names may not leave, it is one to write on.
        roles = self._settings.presets.roles_only if what == "leadership" else self._roles.box.isChecked()
        return RenderOrder(request, roles=(what == "leadership" or what not in NAMELESS) and roles)

    def entrance(self) -> QWidget:
        """Return where the keyboard enters."""
        return self._picked()

    # -- inside ---------------------------------------------------------------------------------------

    def _make_things(self, chosen: str) -> QWidget:
        question = _("What do you want to print?")
        holder = QWidget()
        holder.setAccessibleName(question)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.XS)
        column.addWidget(parts.label(question, "question"))
        for what in PRINT_KINDS:
            button = QRadioButton(self._things[what].name)
            button.setAccessibleDescription(self._things[what].about)
            button.setProperty("what", what)
            button.setChecked(what == chosen)
            self._what.addButton(button)
            column.addWidget(button)
        self._about = parts.label("", "note")
        self._about.setContentsMargins(0, space.XS, 0, 0)
        column.addWidget(self._about)
        return holder

    def _make_parts(self) -> parts.Fold:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(space.L)
        row.addWidget(parts.button(_("All"), "link", lambda: self._tick_all(True)))
        row.addWidget(parts.button(_("None"), "link", lambda: self._tick_all(False)))
        row.addStretch()
        column.addLayout(row)
        without = self._settings.print_without
        for name in PARTS:
            title = part_title(name)
            tick = Tick(title)
            tick.box.setAccessibleName(title)
            tick.box.setChecked(name not in without)
            self._parts[name] = tick
            column.addWidget(tick.widget)
        fold = parts.Fold(_("Which parts?"), inside)
        fold.setAccessibleName(_("Parts of the plan"))
        return fold

    def _add(self, question: str, widget: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.XS)
        column.addWidget(parts.label(question, "question"))
        column.addWidget(widget)
        widget.setAccessibleName(question)
        self._column.addWidget(holder)
        return holder

    def _picked(self) -> QAbstractButton:
        button = self._what.checkedButton()
        assert button is not None, "one of the things is always chosen"
        return button

    def _thing(self) -> PrintKind:
        chosen = self._picked().property("what")
        return next(what for what in PRINT_KINDS if what == chosen)

    def _without(self) -> frozenset[str]:
        return frozenset(name for name, tick in self._parts.items() if not tick.box.isChecked())

    def _may_add_profile(self) -> bool:
        """Return whether the profile can go along: with the whole plan, and not where names are left out."""
        return self._has_profile and self._thing() == "plan" and not self._roles.box.isChecked()

    def _tick_all(self, ticked: bool) -> None:
        for tick in self._parts.values():
            tick.box.setChecked(ticked)
        self._chosen()

    def _show_own(self) -> None:
        """Show the choices that belong to the chosen thing."""
        what = self._thing()
        self._about.setText(self._things[what].about)
        self._quarter_row.setVisible(what == "quarter")
        self._paper_row.setVisible(what == "poster")
        self._fold.setVisible(what == "plan")
        self._roles.widget.setVisible(what not in NAMELESS)
        self._profile.widget.setVisible(self._may_add_profile())
        count = len(PARTS) - len(self._without())
        every = _("all of them") if count == len(PARTS) else _("{count} of {all}").format(count=count, all=len(PARTS))
        self._fold.mark(every)

    def _speak(self) -> None:
        self._settings.print_languages[self._plan] = str(self._language.currentData())
        self._chosen()

    def _chosen(self) -> None:
        self._settings.print_paper = self._paper.chosen() or ""
        if not self._settings.presets.roles_only:
            self._settings.print_roles = self._roles.box.isChecked()
        self._settings.print_without = self._without()
        self._show_own()
        self.changed.emit()
