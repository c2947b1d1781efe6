"""The scan of the leader: seven traits, what she does already, what would help, and what may follow."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.chart import ChartView
from desktop.forms.declare import Field
from desktop.forms.fields import Fields
from desktop.forms.flow import Flow
from desktop.forms.one_by_one import OneByOne
from desktop.forms.scale import Statements
from desktop.pages.scans.scan import ScansHost, ScanView
from desktop.theme import space
from plans import edits
from plans.money import format_number
from plans.subjects import scans
from plans.subjects.goals import Goal
from plans.subjects.scans import MOST_AGREED, TRAITS, LeadershipScan, Trait, trait_name
from resources.language import current, ngettext
from resources.language import gettext as _
from resources.texts import choices, entries, text, texts

VISION = (Field("has_vision", segments=True),)
DOES, OUTCOME = len(TRAITS), len(TRAITS) + 1
"""The places of the parts after the traits."""
DOING = (Field("doing"), Field("helps", ranked=True), Field("note", lines=2))


class LeadershipView(ScanView):
    """Asks the statements of the seven traits and shows the profile."""

    kind = LeadershipScan

    def __init__(self, host: ScansHost) -> None:
        super().__init__(host, "leadership")
        self._shared = parts.label(text("scans", "sections.shared.note"), "note")
        self.inside.addWidget(self._shared)
        self._parts = OneByOne(_("Which part of the scan"))
        self.inside.addWidget(self._parts)
        self._questions = parts.Card(None, "", "")
        self._note = parts.label(text("scans", "sections.traits.note"), "note")
        self._vision = Fields(self.host, VISION, LeadershipScan, None)
        self._questions.inside.addWidget(self._note)
        self._questions.inside.addWidget(self._vision)
        words = choices("scans", "leadership_scan.agreed")
        ends = text("scans", "scale.least"), text("scans", "scale.middle"), text("scans", "scale.most")
        middle = (MOST_AGREED + 1) // 2
        named = {1: ends[0], middle: ends[1], MOST_AGREED: ends[2]}
        self._statements = Statements(
            self.changes,
            "agreed",
            {trait: {item: (words[item], "") for item in statements} for trait, statements in TRAITS.items()},
            [str(point) for point in range(1, MOST_AGREED + 1)],
            [f"{point} {named.get(point, '')}".strip() for point in range(1, MOST_AGREED + 1)],
            ends,
        )
        self._statements.turn(0)
        self._statements.went_to.connect(host.show_widget)
        self._statements.group_wanted.connect(self._parts.go)
        self._statements.finished.connect(lambda: self._parts.go(DOES))
        self._questions.inside.addWidget(self._statements)
        self._does = parts.Card()
        self._doing = Fields(self.host, DOING, LeadershipScan, None)
        self._does.inside.addWidget(self._doing)
        self._outcome = Flow()
        self._to_do = parts.label(_("Your profile appears here as soon as a trait has enough answers."), "note")
        self._profile, self._ideas, self._figures = Profile(), Ideas(self.document), Figures()
        for result in (self._to_do, self._profile, self._ideas, self._figures):
            self._outcome.add(result)
        for part in (self._questions, self._does, self._outcome):
            self._parts.inside.addWidget(part)
        self._parts.turned.connect(self._turn)
        self._turn(0)
        self.ready()

    def first(self) -> QWidget:
        self._parts.go(0)
        return self._vision.bound[0].entrance

    def input_for(self, field: str | None) -> QWidget:
        if field == "agreed":
            return self._statements.last()
        for bound in self._doing.bound:
            if bound.field.name == field:
                self._parts.go(DOES)
                return bound.entrance
        return self.first()

    def show_record(self) -> None:
        for item in (self._vision, self._statements, self._doing):
            item.bind(self.record)
        if self.record is not None:
            self._shared.setVisible(scans.is_shared(self.record))
            self._name_parts()
            # Where she was: at the first trait with something open, and after the last at what came out.
            states = self._states()
            is_open = not scans.is_shared(self.record)
            places = (place for place, state in enumerate(states) if is_open and state != "complete")
            self._parts.go(next(places, OUTCOME))

    def follow(self) -> None:
        asked = scans.asked_statements(self.record)
        self._statements.only(statement for statements in asked.values() for statement in statements)
        self._name_parts()
        self._to_do.setVisible(all(score is None for score in scans.profile(self.record).values()))
        self._profile.refresh(self.record, self.earlier())
        self._ideas.refresh(self.record)
        self._figures.refresh(self.record)

    def _turn(self, place: int) -> None:
        """Show one part: the statements of a trait, what she does already, or what came out."""
        self._vision.setVisible(place == 0)
        self._note.setVisible(place == 0)
        if place < DOES:
            self._statements.turn(place)
        asks = self.record is None or not scans.is_shared(self.record)  # A shared profile has no answers to show.
        self._questions.setVisible(asks and place < DOES)
        self._does.setVisible(asks and place == DOES)
        self._outcome.setVisible(place == OUTCOME)

    def _states(self) -> list[str]:
        """Return for every trait how many of its statements are answered, as a shape."""
        given = self.record.agreed
        counts = [
            (sum(item in given for item in asked), len(asked)) for asked in scans.asked_statements(self.record).values()
        ]
        return ["complete" if done == most else "busy" if done else "not_started" for done, most in counts]

    def _name_parts(self) -> None:
        traits = [trait_name(trait) for trait in TRAITS]
        begun = any(self.record.is_filled(field.name) for field in DOING)
        scored = [score is not None for score in scans.profile(self.record).values()]
        self._parts.name_parts(
            [
                *zip(traits, self._states(), strict=True),
                (text("scans", "sections.doing.title"), "complete" if begun else "not_started"),
                (_("Outcome"), "complete" if all(scored) else "busy" if any(scored) else "not_started"),
            ]
        )


class Profile(parts.Card):
    """The seven traits as a chart, beside those of an earlier year."""

    def __init__(self) -> None:
        super().__init__(None, text("scans", "sections.profile.title"), text("scans", "sections.profile.note"))
        self._chart = ChartView(text("scans", "sections.profile.title"))
        self._to_go = parts.label("", "note")
        self.inside.addWidget(self._chart)
        self.inside.addWidget(self._to_go)

    def refresh(self, scan: LeadershipScan, earlier: LeadershipScan | None) -> None:
        """Draw the profile, as far as it is known."""
        profile = scans.profile(scan)
        left = sum(score is None for score in profile.values())
        self.setVisible(left < len(profile))
        self._to_go.setVisible(left > 0)
        words = ngettext("{count} trait still has too few answers.", "{count} traits still have too few answers.", left)
        self._to_go.setText(words.format(count=left))
        if left < len(profile):
            from plans.printing.scans import leadership_chart

            self._chart.show_chart(leadership_chart(scan, earlier))


class Ideas(parts.Card):
    """Goals that may follow from the two lowest traits, each with a button that keeps it for later."""

    def __init__(self, document: Document) -> None:
        super().__init__(None, text("scans", "sections.ideas.title"), text("scans", "sections.ideas.note"))
        self._document = document
        self._shown: list[str] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(space.M)
        self.inside.addLayout(self._list)
        self._buttons: dict[str, QPushButton] = {}
        self._closed = parts.label(_("The plan is closed. Open it again to keep an idea."), "note")
        self.inside.addWidget(self._closed)

    def refresh(self, scan: LeadershipScan) -> None:
        """Show the ideas for the traits that are lowest now."""
        lowest = scans.lowest_traits(scan)
        self.setVisible(bool(lowest))
        scores = scans.profile(scan)
        headings = [f"{text('scans', f'traits.{trait}')} · {format_number(scores[trait] or 0)}" for trait in lowest]
        if headings != self._shown:
            self._shown = headings
            self._make(dict(zip(lowest, headings, strict=True)))
        may_add = self._document.may_change(Goal(plan_id=self._document.plan.id, parked=True))
        self._closed.setVisible(not may_add)
        kept = {goal.title for goal in self._document.plan.goals}
        for title, button in self._buttons.items():
            there = title in kept
            button.setEnabled(may_add and not there)
            button.setText(_("✓ In the parking lot") if there else _("To the parking lot"))
            button.setAccessibleName(f"{button.text()}: {title}")

    def _make(self, lowest: dict[Trait, str]) -> None:
        parts.clear(self._list)
        self._buttons = {}
        for trait, heading in lowest.items():
            group = parts.label(heading, "group")
            group.setContentsMargins(0, space.S, 0, 0)
            self._list.addWidget(group)
            for idea in entries("scans", f"ideas.{trait}"):
                title, result = idea["title"][current()], idea["result"][current()]
                row = QWidget(self)
                across = QHBoxLayout(row)
                across.setContentsMargins(0, 0, 0, 0)
                across.setSpacing(space.M)
                across.addWidget(parts.heading(title, result, "question", ""), 1)
                button = parts.button(_("✓ In the parking lot"), "", partial(self._keep, title, result))
                across.addWidget(button)
                self._buttons[title] = button
                self._list.addWidget(row)

    def _keep(self, title: str, result: str) -> None:
        # The scan is hers alone: the parked goal goes where the plan goes, and does not tell of it.
        why = _("An idea for later")
        plan = self._document.plan
        step = edits.addition(plan, Goal, title=title, result=result, parked=True, parked_reason=why)
        self._document.apply_step(step)


class Figures(parts.Card):
    """What other leaders answered, beside the traits that have a score."""

    def __init__(self) -> None:
        super().__init__(None, text("scans", "sections.figures.title"), text("scans", "sections.figures.note"))
        self._rows: dict[Trait, tuple[QWidget, QLabel]] = {}
        for trait in TRAITS:
            sentence = " ".join(texts("scans", f"figures.{trait}"))
            row, heading = QWidget(), parts.label("", "group")
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(space.XS)
            column.addWidget(heading)
            column.addWidget(parts.label(sentence))
            self._rows[trait] = (row, heading)
            self.inside.addWidget(row)

    def refresh(self, scan: LeadershipScan) -> None:
        """Show the figures that belong to what was answered."""
        profile = scans.profile(scan)
        for trait, (row, heading) in self._rows.items():
            score = profile[trait]
            row.setVisible(score is not None)
            if score is not None:
                you = _("{trait} · you: {score}").format(trait=trait_name(trait), score=format_number(score))
                heading.setText(you)
        self.setVisible(any(score is not None for score in profile.values()))
