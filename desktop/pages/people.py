"""The page of ambassadors and digicoaches by name, and of everybody else who carries something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Action, Cards, Column, Field, Folding, Part, Rows, Section
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart, PagePart
from desktop.forms.shelf import CardFace
from desktop.forms.status_label import status_label
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import calendar_rules, edits, field_text
from plans.dates import QUARTERS, quarter_of
from plans.money import format_number
from plans.status import HOURS_KEPT_MARKS
from plans.subjects import actions, people
from plans.subjects.conditions import Collaboration
from plans.subjects.people import Person
from resources import language
from resources.language import gettext as _
from resources.texts import entries, text

NEXT = 3
"""How many of the coming meetings are named with their weekday."""


class Hours(PagePart):
    """Hours promised against hours rostered, quarter by quarter."""

    def __init__(self, changes: Relay, parent: QWidget, who: Callable[[], Iterable[Person]] | None = None) -> None:
        super().__init__(changes, parent)
        self._who = who
        self._person: Person | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space.L)
        self._grid.setVerticalSpacing(space.XS)
        self._grid.setColumnStretch(3, 1)
        self.ready()

    def bind(self, record: Any) -> None:
        """Show the hours of another person."""
        self._person = record
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def refresh(self) -> None:
        """Add up what was promised and what came on the roster."""
        who = list(self._who()) if self._who else [self._person] if self._person else []
        year = self.document.plan.year
        figures = [
            (people.total_promised(who, year, quarter), people.total_rostered(who, quarter)) for quarter in QUARTERS
        ]
        if self.is_new(year, figures, [people.format_hours_kept(who, year, quarter) for quarter in QUARTERS]):
            self._fill(who, year)

    def _fill(self, persons: list[Person], year: int) -> None:
        parts.clear(self._grid)
        for column, words in enumerate(("", _("Promised"), _("Rostered"))):
            self._figure(words, 0, column, "group")
        for row, quarter in enumerate(QUARTERS, start=1):
            real = people.total_rostered(persons, quarter)
            self._figure(_("Quarter {number}").format(number=quarter), row, 0, "note")
            self._figure(format_number(people.total_promised(persons, year, quarter)), row, 1)
            self._figure("–" if real is None else format_number(real), row, 2)
            kept = people.total_hours_kept(persons, year, quarter)
            if kept != "none":
                self._grid.addWidget(
                    status_label(HOURS_KEPT_MARKS[kept].shape, people.format_hours_kept(persons, year, quarter)), row, 3
                )
        real = people.total_rostered(persons)
        self._figure(_("Year"), 5, 0, "group")
        self._figure(format_number(people.total_promised(persons, year)), 5, 1, "question")
        self._figure("–" if real is None else format_number(real), 5, 2, "question")

    def _figure(self, words: str, row: int, column: int, role: str = "") -> None:
        made = parts.label(words, role)
        made.setWordWrap(False)
        made.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(made, row, column)


class HoursTotal(CardPart):
    """The hours of all coaches added up."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent, text("people", "sections.together.title"))
        self.inside.addWidget(Hours(changes, self, lambda: people.coaches(self.document.plan.people)))
        self.ready()

    def refresh(self) -> None:
        """Show it when there is something to add up."""
        self.setVisible(len(people.coaches(self.document.plan.people)) > 1)


class Dates(PagePart):
    """The meetings that a rule gives: the next ones, the whole year, and what moves or falls out and why."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._person: Person | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.S)
        self._rule = parts.label("", "question")
        self._next = parts.label("")
        layout.addWidget(self._rule)
        layout.addWidget(self._next)
        self._year = QGridLayout()
        self._year.setHorizontalSpacing(space.L)
        self._year.setVerticalSpacing(space.XS)
        self._year.setColumnStretch(1, 1)
        layout.addLayout(self._year)
        self._changed = QVBoxLayout()
        self._changed.setSpacing(space.XS)
        layout.addLayout(self._changed)
        how = _(
            "If the day is a public holiday or in a week that you block, the meeting moves to the next "
            "working day of that week. If there is none, it is cancelled."
        )
        self._how = parts.label(how, "note")
        layout.addWidget(self._how)
        self._block = parts.button(_("Block weeks"), "link", lambda: self.go_to_step.emit("actions"))
        layout.addWidget(self._block)
        self.ready()

    def bind(self, record: Any) -> None:
        """Show the meetings of another person."""
        self._person = record
        self.refresh()

    def refresh(self) -> None:
        """Work out the meetings of the year."""
        plan, person = self.document.plan, self._person
        rule = people.rule(person) if person else None
        found = people.meetings(person, plan.year, actions.blocked(plan.blocks)) if person and rule else []
        begun = person is not None and bool(person.meet_every or person.meet_day)
        if self.is_new(rule, begun, found, person.meet_time if person else "", dt.date.today()):
            self._fill(person if rule else None, begun, found)

    def _fill(self, person: Person | None, begun: bool, found: list[calendar_rules.Meeting]) -> None:
        parts.clear(self._year)
        parts.clear(self._changed)
        rule = people.rule(person) if person else None
        for item in (self._rule, self._next, self._how, self._block):
            item.setVisible(rule is not None)
        if person is None or rule is None:
            words = _("Choose how often, the day, and for a month or a quarter which week: the dates then appear here.")
            if begun:
                self._changed.addWidget(parts.label(words, "note"))
            return
        days = calendar_rules.dates(found)
        sentence = calendar_rules.format_rule(rule)
        self._rule.setText(" · ".join(filter(None, (sentence[:1].upper() + sentence[1:], person.meet_time.strip()))))
        ahead = [calendar_rules.format_short(day) for day in days if day >= dt.date.today()][:NEXT]
        self._next.setText(_("Next: {days}").format(days=" · ".join(ahead)))
        self._next.setVisible(bool(ahead))
        for quarter in QUARTERS:
            listed = calendar_rules.format_months(day for day in days if quarter_of(day) == quarter)
            if listed:
                self._year.addWidget(
                    parts.label(_("Quarter {number}").format(number=quarter), "note"), quarter, 0, _TOP
                )
                self._year.addWidget(parts.label(listed), quarter, 1)
        for kept, words in calendar_rules.format_changes(found):
            self._changed.addWidget(status_label("advice" if kept else "missing", words, sentence=True))


_TOP = Qt.AlignmentFlag.AlignTop


def sections(document: Document) -> tuple[Section, ...]:
    """Return the form of a digicoach, i-nurse or ambassador."""

    def fill(person: Person) -> None:
        """Put the model split of who does what, while both fields are still empty."""
        document.apply_step(
            edits.change(person, field, text("people", f"starters.{field}.{person.role}", ""))
            for field in ("responsible_for", "leader_keeps")
        )

    def empty(person: Person) -> bool:
        return not (person.responsible_for or person.leader_keeps)

    def if_filled(_person: Any) -> bool:
        return False

    return (
        Section(
            "essential",
            (
                Field("name", 6),
                Field("role", 6),
                Field("function", 6),
                Field("role_name", 6),
                Field("location", 12, grows=True),
                Field("hours_per_week", 4),
                Field("start", 4),
                Field("until", 4),
            ),
            heading=False,
        ),
        Section(
            "division",
            (Field("responsible_for", 6, lines=3), Field("leader_keeps", 6, lines=3)),
            actions=(Action(_("Start from an example division"), fill, empty),),
        ),
        Section(
            "hours",
            tuple(Field(f"rostered{quarter}", 3) for quarter in QUARTERS),
            then=(Part(Hours),),
            fold=True,
            turn=lambda person: bool(person.hours_per_week) and document.plan.record.state == "adopted",
        ),
        Section(
            "rhythm",
            (
                Field("meet_every", 3),
                Field("meet_week", 3),
                Field("meet_day", 3),
                Field("meet_time", 3),
                Field("rhythm", lines=2),
            ),
            then=(
                Part(Dates),
                Section("replacement", (Field("exchange", 7, lines=2), Field("replaced_by_id", 5)), heading=False),
            ),
            fold=True,
            turn=if_filled,
        ),
        Section(
            "position",
            (Field("mandate", 6, lines=2), Field("knowledge", 6, lines=2)),
            fold=True,
            turn=if_filled,
        ),
    )


def face(document: Document, person: Person, _number: int) -> CardFace:
    """Return the card of a digicoach, i-nurse or ambassador."""
    gap = any(finding.record == str(person.id) and finding.kind == "missing" for finding in document.findings)
    hours = field_text.format_value(document.plan, person, "hours_per_week")
    role = person.role_name.strip() or field_text.format_value(document.plan, person, "role")
    return CardFace(
        title=person.name or role,
        note=_("{hours} hours/week").format(hours=hours) if hours else _("no hours yet"),
        shape="busy" if gap else "complete",
        colour=appearance.colour("accent"),
    )


def forgetting(document: Document) -> Action:
    """Return what forgets somebody: in every state of the plan, for the wish to be forgotten goes before every lock."""

    def ask(person: Person) -> None:
        document.forget_requested.emit(person)

    return Action(_("Forget this person…"), ask, lambda person: bool(person.name.strip()), always=True)


def page(document: Document) -> Page:
    """Make the page for an open plan."""

    def is_coach(person: Any) -> bool:
        return person.role in people.COACHING

    content = (
        Cards(
            Person,
            sections(document),
            keep=is_coach,
            face=face,
            defaults={"role": "digicoach"},
            add=lambda _number: _("+ Somebody"),
            actions=(forgetting(document),),
        ),
        Part(HoursTotal),
        Rows(
            Person,
            (Column("name", 4), Column("role", 4), Column("function", 5)),
            detail=(Field("role_name"), Field("location"), Field("exchange", lines=2)),
            keep=lambda person: not is_coach(person),
            defaults={"role": "colleague"},
            key="others",
            actions=(forgetting(document),),
        ),
        Folding(
            Rows(
                Collaboration,
                (Column("partner", 3), Column("agreement", 8)),
                detail=(Field("contact"), Field("moment")),
                key="circle",
                starters=lambda _document: [
                    {"partner": entry["partner"], "agreement": entry[language.current()]}
                    for entry in entries("conditions", "starters.collaboration")
                ],
            )
        ),
    )
    return Page(document, "people", content, Person)
