"""Making a house pack: which plans, what goes along and what is fixed, and what the house says beside it."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import alerts
from desktop.background import wait_for
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import NoWheelCombo, Segments
from desktop.forms.dialog import Dialog
from desktop.house_pack.answers import rate_of, read_logo, rounded, way_of
from desktop.house_pack.fixed_fields import FixedFields
from desktop.house_pack.preview import logo_of
from desktop.house_pack.template_row import TemplateRow
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.cards.deck import Card
from plans.errors import PlanError, Refused
from plans.house import LEAST_CONTRAST, Look, Words, contrast
from plans.house_pack import making, pack
from plans.house_pack.cards import card_of
from plans.house_pack.parts import PARTS, Part, Way, title
from plans.money import format_amount, format_number
from resources.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from plans.house_pack.pack import Pack
    from plans.plan import Plan


class MakeDialog(Dialog):
    """Asks what the house lays down; ``wanted`` and ``plans`` hold the answer once it is accepted."""

    def __init__(
        self,
        titles: Sequence[tuple[UUID, str]],
        chosen: UUID | None,
        load: Callable[[UUID], Plan],
        before: Pack | None,
        folder: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.wanted = making.wanted_before(before) if before else making.Making("")
        self.plans: list[Plan] = []
        self._load, self._folder = load, folder
        self._loaded: dict[UUID, Plan] = {}
        self._cards: list[Card] = [*self.wanted.cards]
        self._logo = self.wanted.look.logo
        self.setWindowTitle(_("Make a house pack"))
        self.resize(min(appearance.px(820), parent.width() - 40), min(appearance.px(760), parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        about = _("What your organisation has set out, so that no team has to start from a blank sheet.")
        if before:
            about = _("This becomes version {number} of “{name}”.").format(
                number=before.facts.number + 1, name=before.facts.name
            )
        layout.addWidget(parts.heading(_("Make a house pack"), about, "heading", "note"))
        self._sheet = parts.Sheet()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, space.S, 0)
        self._column.setSpacing(space.L)
        self._add_name(before is not None)
        self._add_plans(titles, chosen)
        self._add_parts()
        self._add_cards()
        self._add_words()
        self._add_rates()
        self._add_look()
        self._add_places()
        self._column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._sheet)
        layout.addWidget(area, 1)
        self._refused = parts.label("", "refusal")
        self._refused.hide()
        layout.addWidget(self._refused)
        go_on = parts.button(_("Choose where…"), "primary", self._accept)
        go_on.setDefault(True)
        layout.addWidget(ButtonRow((parts.button(_("Cancel"), "", self.reject),), (go_on,)))
        self.name.setFocus()

    # -- what is asked ---------------------------------------------------------------------------

    def _add_name(self, again: bool) -> None:
        inside = self._card(_("Name"))
        self.name = self._line(inside, _("What is the house pack called?"), self.wanted.name, _("Zonneweide"))
        hint = _("For example: a new vision, and the bed sensor")
        self.news = self._line(inside, _("What is new in this version?"), "", hint) if again else None

    def _add_plans(self, titles: Sequence[tuple[UUID, str]], chosen: UUID | None) -> None:
        inside = self._card(
            _("From which plans?"), _("Names of colleagues, amounts and numbers of a team stay behind.")
        )
        self.boxes: dict[UUID, QCheckBox] = {}
        for key, words in titles:
            box = QCheckBox(words.replace("&", "&&"))
            box.setChecked(key == chosen or len(titles) == 1)
            box.toggled.connect(lambda _on: self._show_goals())
            self.boxes[key] = box
            inside.addWidget(box)

    def _add_parts(self) -> None:
        inside = self._card(
            _("What do you want to include?"), _("A team can change a proposal, but not what is fixed.")
        )
        ways: dict[Way, str] = {"leave": _("no"), "propose": _("as a proposal"), "lock": _("fixed")}
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.S)
        grid.setColumnStretch(0, 1)
        self.ways: dict[Part, Segments] = {}
        self.fields: dict[Part, FixedFields] = {}
        for row, part in enumerate(PARTS):
            words = parts.label(title(part))
            segments = Segments({str(way): word for way, word in ways.items()})
            segments.check(self.wanted.ways.get(part, "leave"))
            segments.widget.setAccessibleName(title(part))
            for button in segments.focus_widgets():
                button.setAccessibleName(f"{title(part)}: {button.property('text')}")
            self.ways[part] = segments
            grid.addWidget(words, 2 * row, 0)
            grid.addWidget(segments.widget, 2 * row, 1)
            fields = self.fields[part] = FixedFields(part, self.wanted.fixed)
            grid.addWidget(fields, 2 * row + 1, 0, 1, 2)
            segments.picked.connect(partial(self._show_fields, part))
            self._show_fields(part)
        inside.addLayout(grid)

    def _add_cards(self) -> None:
        note = _(
            "A goal that works in one team becomes a card for the others, next to the cards that come with Digikoers."
        )
        inside = self._card(_("Our own cards"), note)
        self._card_lines = QVBoxLayout()
        inside.addLayout(self._card_lines)
        row = QHBoxLayout()
        self.goals = NoWheelCombo()
        self.goals.setAccessibleName(_("A goal to turn into a card"))
        self.goals.setSizeAdjustPolicy(NoWheelCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row.addWidget(self.goals, 1)
        self._make_card = parts.button(_("Make a card from it"), "", self._add_card)
        row.addWidget(self._make_card)
        inside.addLayout(row)
        self._show_goals()
        self._show_cards()

    def _add_words(self) -> None:
        inside = self._card(_("Words"), _("In place of Digikoers’ own words; leave empty what already fits."))
        own = self.wanted.words
        self.client = self._line(inside, _("What do you call a client?"), own.client, _("gast"))
        self.clients = self._line(inside, _("And more than one?"), own.clients, _("gasten"))
        self.record = self._line(
            inside, _("What is the electronic record called?"), own.record, _("the name of your ECD")
        )
        self.review = Segments({"": _("review"), "kwartaalgesprek": _("kwartaalgesprek")})
        self.review.check(own.review)
        self.review.widget.setAccessibleName(_("What is a quarterly review called?"))
        inside.addWidget(parts.label(_("What is a quarterly review called?"), "question"))
        inside.addWidget(self.review.widget)

    def _add_rates(self) -> None:
        inside = self._card(_("Hourly rates"), _("One on each line: who, and what an hour costs."))
        self.rates = QPlainTextEdit("\n".join(f"{rate.name} {format_amount(rate.cents)}" for rate in self.wanted.rates))
        self.rates.setAccessibleName(_("Hourly rates"))
        self.rates.setPlaceholderText(_("verzorgende 38,50"))
        self.rates.setTabChangesFocus(True)
        self.rates.setFixedHeight(appearance.px(84))
        inside.addWidget(self.rates)

    def _add_look(self) -> None:
        inside = self._card(_("On paper"), _("On the cover, the poster and the summary of every team."))
        row = QHBoxLayout()
        row.setSpacing(space.M)
        self._logo_place = QHBoxLayout()
        row.addLayout(self._logo_place)
        row.addWidget(parts.button(_("Choose a logo…"), "", self._choose_logo))
        self._no_logo = parts.button(_("Without a logo"), "link", lambda: self._show_logo(""))
        row.addWidget(self._no_logo)
        row.addStretch(1)
        inside.addLayout(row)
        hint = _("For example #0B6E6E; leave it empty to keep ours")
        self.accent = self._line(inside, _("What is your organisation’s colour?"), self.wanted.look.accent, hint)
        self._contrast = parts.label("", "note")
        inside.addWidget(self._contrast)
        self.accent.textChanged.connect(lambda _words: self._show_contrast())
        self._template = TemplateRow(self.wanted.template, self._folder)
        inside.addWidget(self._template)
        self._show_logo(self._logo)
        self._show_contrast()

    def _add_places(self) -> None:
        inside = self._card(_("Where it is"))
        hint = _("A folder, or who to ask")
        self.updates = self._line(inside, _("Where are newer versions of Digikoers?"), self.wanted.updates, hint)
        self.shared_folder = self._line(
            inside,
            _("Which folder do the teams of a location share?"),
            self.wanted.shared_folder,
            _("Leave empty if there is none"),
        )

    # -- inner workings --------------------------------------------------------------------------

    def _card(self, words: str, note: str = "") -> QVBoxLayout:
        frame, inside = parts.card()
        inside.addWidget(parts.heading(words, note, "heading", "note"))
        self._column.addWidget(frame)
        return inside

    def _line(self, inside: QVBoxLayout, question: str, shown: str, hint: str) -> parts.Line:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = parts.Line(shown)
        line.setAccessibleName(question)
        line.setPlaceholderText(hint)
        asked = parts.label(question, "question")
        asked.setBuddy(line)
        column.addWidget(asked)
        column.addWidget(line)
        inside.addWidget(holder)
        return line

    def _show_fields(self, part: Part) -> None:
        """Fields are fixed one by one only where their part is a proposal."""
        self.fields[part].setVisible(self.ways[part].chosen() == "propose")

    def _chosen_plans(self) -> list[Plan]:
        found = []
        for key, box in self.boxes.items():
            if box.isChecked():
                if key not in self._loaded:
                    self._loaded[key] = self._load(key)
                found.append(self._loaded[key])
        return found

    def _show_goals(self) -> None:
        self.goals.clear()
        try:
            plans = self._chosen_plans()
        except PlanError as error:
            alerts.show_alert(self, error.sentence, error.advice)
            return
        for plan in plans:
            for goal in (goal for goal in plan.goals if goal.title.strip()):
                self.goals.addItem(f"{goal.title} ({plan.team.name or plan.year})", (plan.id, goal.id))
        self._make_card.setEnabled(self.goals.count() > 0)

    def _add_card(self) -> None:
        owner, key = self.goals.currentData()
        plan = self._loaded[owner]
        goal = plan.goal(key)
        if goal is None or len(self._cards) >= pack.MOST_CARDS:
            return
        self._cards.append(card_of(goal, plan, {card.key for card in self._cards}))
        self._show_cards()
        alerts.announce(self, _("Card made: {name}").format(name=self._cards[-1].name))

    def _show_cards(self) -> None:
        parts.clear(self._card_lines)
        for card in self._cards:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(parts.label(str(card.name)), 1)
            away = parts.button(_("Leave out"), "link", partial(self._remove_card, card))
            away.setAccessibleName(f"{_('Leave out')}: {card.name}")
            row.addWidget(away)
            self._card_lines.addWidget(line)

    def _remove_card(self, card: Card) -> None:
        self._cards = [one for one in self._cards if one.key != card.key]
        self._show_cards()
        self.goals.setFocus()

    def _choose_logo(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a logo…"), str(self._folder), _("Pictures ({files})").format(files="*.png *.jpg *.jpeg")
        )
        if not name:
            return
        self._folder = Path(name).parent
        try:
            self._show_logo(wait_for(lambda: read_logo(Path(name))))
        except PlanError as error:
            alerts.show_alert(self, error.sentence, error.advice)

    def _show_logo(self, logo: str) -> None:
        self._logo = logo
        parts.clear(self._logo_place)
        if logo:
            self._logo_place.addWidget(logo_of(base64.b64decode(logo)))
        self._no_logo.setVisible(bool(logo))

    def _show_contrast(self) -> None:
        colour = self.accent.text().strip()
        try:
            ratio = contrast(colour) if len(colour) == 7 and colour.startswith("#") else 0.0
        except ValueError:
            ratio = 0.0
        if not colour:
            words = ""
        elif not ratio:
            words = _("A colour is written as # and six digits or letters a to f.")
        elif ratio < LEAST_CONTRAST:
            words = _("Too light to read on paper ({ratio}; at least {least} is needed). Choose a darker one.").format(
                ratio=format_number(rounded(ratio)), least=format_number(rounded(LEAST_CONTRAST))
            )
        else:
            words = _("Easy to read on paper ({ratio}; at least {least} is needed).").format(
                ratio=format_number(rounded(ratio)), least=format_number(rounded(LEAST_CONTRAST))
            )
        self._contrast.setText(words)
        self._contrast.setVisible(bool(words))

    def _accept(self) -> None:
        try:
            self.plans = self._chosen_plans()
            if not self.plans:
                raise Refused(_("Tick at least one plan."))
            self.wanted = self._answers()
        except ValueError:
            self._refuse(_("Something here is too long, or the colour cannot be read on paper."))
        except PlanError as refused:
            self._refuse(str(refused))
        else:
            self.accept()

    def _answers(self) -> making.Making:
        """Return what was filled in; raises Refused, and ValueError when it does not fit."""
        client, clients = (line.text().strip() for line in (self.client, self.clients))
        if bool(client) != bool(clients):
            raise Refused(_("Fill in both words for clients, or neither."))
        for line in filter(None, (self.name, self.news, self.updates, self.shared_folder)):
            if len(line.text()) > (100 if line is self.name else 1_000):
                raise Refused(_("This text is too long: “{text}…”").format(text=line.text()[:40]))
        review = self.review.chosen()
        return making.Making(
            self.name.text(),
            {part: way_of(segments.chosen()) for part, segments in self.ways.items()},
            frozenset().union(*(fields.fixed() for part, fields in self.fields.items() if not fields.isHidden())),
            Words(
                client=client,
                clients=clients,
                record=self.record.text(),
                review="kwartaalgesprek" if review == "kwartaalgesprek" else "",
            ),
            tuple(rate_of(line) for line in self.rates.toPlainText().splitlines() if line.strip()),
            Look(accent=self.accent.text().strip(), logo=self._logo),
            tuple(self._cards),
            self.updates.text(),
            self.shared_folder.text(),
            self.news.text() if self.news else "",
            self._template.template,
        )

    def _refuse(self, sentence: str) -> None:
        self._refused.setText(sentence)
        self._refused.show()
        alerts.announce(self, sentence)
