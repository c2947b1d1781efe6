"""A card to read: what it becomes in the plan first, then for whom, what it asks, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from desktop.theme.icons import icon
from plans.cards import deck
from plans.cards.speech import Speech, care_names
from plans.cards.taking import Taking
from plans.dates import format_date
from plans.status import ADVICE
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.conditions import Condition
from resources.glossary import explained
from resources.language import gettext as _
from resources.texts import choices, text

PICTURE = 34


class Reading(QScrollArea):
    """The chosen card in full."""

    def __init__(self) -> None:
        super().__init__()
        roles.tell(self, "Document")
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setAccessibleName(_("The chosen card"))
        sheet = QWidget()
        sheet.setObjectName("page")
        self._body = QVBoxLayout(sheet)
        self._body.setContentsMargins(space.XL, space.L, space.XL, space.L)
        self.setWidget(sheet)

    def show_card(self, said: Speech, taking: Taking, becomes: str) -> None:
        """Show a card; ``becomes`` says what it would be in the plan."""
        parts.replace(self._body, _Content(said, taking, becomes))
        self.verticalScrollBar().setValue(0)


class _Content(QWidget):
    """Made anew for each card."""

    def __init__(self, said: Speech, taking: Taking, becomes: str) -> None:
        super().__init__()
        self._said, self._taking = said, taking
        self._read = [action.what for action in taking.added(Action)]
        """What was shown, to explain its words below."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.L)
        self._column.addLayout(self._head(becomes))
        self._column.addWidget(self._goal())
        self._words(_("What is it?"), said.say("what"))
        self._words(
            _("For whom?"), said.say("for_whom"), text("cards", "step.suits").format(care=care_names(said.card.care))
        )
        self._words(_("And who is it not for?"), said.say("not_for"))
        if not taking.parked:
            self._actions()
        self._evaluations()
        self._risks()
        self._words(_("What do we stop doing?"), said.say("stop"))
        self._fold(_("The baseline on paper"), [said.say("measure"), said.shared("goal.evaluation_how")])
        self._fold(_("Safe and proper, for every client"), self._safe())
        self._fold(_("Who does what, and how many hours?"), [said.say("roles"), self._hours()])
        self._fold(_("Training for each type of technology user"), self._training())
        self._fold(_("What does it cost?"), self._costs())
        self._fold(_("What must be in place first?"), self._conditions())
        self._fold(_("What do we ask clients, and each other?"), [said.say("ask"), said.say("ethics")])
        self._fold(_("How can you tell it is going well?"), [said.say("signs")])
        self._fold(_("What is known about it, and the law"), self._known())
        self._fold(_("Which word means what?"), [f"{word}: {meaning}" for word, meaning in explained(*self._read)])
        self._column.addWidget(parts.label(text("cards", "step.example"), "note"))
        self._column.addStretch()

    def _head(self, becomes: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space.L)
        picture = QLabel()
        side = appearance.px(PICTURE)
        picture.setPixmap(icon(self._said.card.icon, "accent", PICTURE).pixmap(QSize(side, side)))
        picture.setFixedWidth(side)
        row.addWidget(picture)
        row.addWidget(parts.heading(self._said.say("name"), becomes, "heading", "note"), 1)
        return row

    def _goal(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "pointer")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space.XS)
        inside.addWidget(parts.label(self._taking.goal.result, "heading"))
        gains = f"{self._said.say('client_gain')}. {self._said.say('employee_gain')}."
        inside.addWidget(parts.label(gains, "note"))
        return frame

    def _words(self, question: str, *words: str) -> None:
        group = QVBoxLayout()
        group.setSpacing(space.XS)
        group.addWidget(parts.label(question, "question"))
        for place, line in enumerate(words):
            group.addWidget(parts.label(line, "note" if place else ""))
        self._column.addLayout(group)

    def _actions(self) -> None:
        group = QVBoxLayout()
        group.setSpacing(space.S)
        actions = self._taking.added(Action)
        group.addWidget(parts.label(_("{count} actions, in this order").format(count=len(actions)), "question"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.S)
        grid.setVerticalSpacing(space.S)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, action in enumerate(actions):
            day = action.start or action.due
            when = _("from {day}") if action.start else _("until {day}")
            number = parts.label(str(place + 1), "question")
            grid.addWidget(number, place, 0, top)
            grid.addWidget(parts.label(action.what), place, 1)
            shown = parts.label(when.format(day=format_date(day)) if day else "", "note")
            shown.setWordWrap(False)
            grid.addWidget(shown, place, 2, top)
        group.addLayout(grid)
        self._column.addLayout(group)

    def _evaluations(self) -> None:
        lines = [self._said.shared(f"evaluations.{moment}") for moment in ("works", "gives", "ordinary")]
        self._list(_("Looking back at three moments"), lines)

    def _risks(self) -> None:
        group = QVBoxLayout()
        group.setSpacing(space.S)
        group.addWidget(parts.label(_("Risks to talk about beforehand"), "question"))
        for key in self._said.card.risks:
            row = QHBoxLayout()
            row.setSpacing(space.S)
            mark = QLabel()
            mark.setPixmap(shapes.pixmap(ADVICE.shape, appearance.px(11), self.devicePixelRatioF()))
            mark.setFixedWidth(appearance.px(14))
            row.addWidget(mark)
            what, measure = (self._said.shared(f"risks.{key}.{field}") for field in ("what", "measure"))
            row.addWidget(parts.heading(what, measure, "", "note"), 1)
            group.addLayout(row)
        self._column.addLayout(group)

    def _list(self, title: str, lines: Iterable[str]) -> None:
        group = QVBoxLayout()
        group.setSpacing(space.XS)
        group.addWidget(parts.label(title, "question"))
        for line in lines:
            group.addWidget(parts.label(line))
        self._column.addLayout(group)

    def _fold(self, question: str, lines: list[str]) -> None:
        self._read += lines
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, space.XS)
        column.setSpacing(space.S)
        for line in filter(None, lines):
            column.addWidget(parts.label(line))
        self._column.addWidget(parts.Fold(question, inside))

    def _safe(self) -> list[str]:
        card = self._said.card
        kinds = choices("conditions", "condition.kind")
        agreed = [
            f"{kinds[row.kind]}: {row.agreed}" for row in self._taking.added(Condition) if row.kind and row.agreed
        ]
        return [
            self._said.shared(f"wzd.{card.wzd}"),
            self._said.shared(f"bem.{card.bem}"),
            *(agreed or [self._said.shared(f"dpia.{card.dpia}"), self._said.say("data")]),
        ]

    def _hours(self) -> str:
        least, most = self._said.card.hours
        words = _(
            "Allow about {least} to {most} hours for the whole team, up to the second evaluation. This is an example."
        )
        return words.format(least=least, most=most)

    def _training(self) -> list[str]:
        names = choices("training", "user_type.type")
        of_types = [f"{name}: {self._said.shared(f'types.{kind}')}" for kind, name in names.items()]
        return [*of_types, self._said.say("struggle")]

    def _costs(self) -> list[str]:
        note = text("cards", "costs.note")
        return [*(line.what for line in self._taking.added(BudgetLine) if not line.activity_id), note]

    def _conditions(self) -> list[str]:
        return [self._said.shared(f"conditions.{key}") for key in self._said.card.conditions]

    def _known(self) -> list[str]:
        card = self._said.card
        law = [*card.law]
        law += [
            key
            for key, there in (("wzd", card.wzd != "no"), ("bem", card.bem != "no"), ("dpia", card.dpia != "no"))
            if there
        ]
        lines = [f"{self._said.shared(f'law.{key}.words')} ({self._said.shared(f'law.{key}.source')}.)" for key in law]
        sources = "; ".join(deck.sources()[key] for key in card.sources)
        return [
            self._said.say("known"),
            *lines,
            text("cards", "step.checked"),
            *([_("Sources: {sources}.").format(sources=sources)] if sources else []),
        ]
