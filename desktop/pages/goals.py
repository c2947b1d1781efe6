"""The page of the five goals, the parking lot, and what is not done on purpose."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.card_origin import CardOrigin, CardsInvitation
from desktop.counting import CountButton
from desktop.document import Document
from desktop.examples import Examples
from desktop.forms import parts
from desktop.forms.declare import Action, ActionResult, Cards, Column, Field, Part, Rows, Section
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import PagePart
from desktop.forms.shelf import CardFace
from desktop.idea_board import BoardButton
from desktop.theme.appearance import appearance
from plans import edits
from plans.derived import line_amounts
from plans.money import format_euros
from plans.subjects import goals
from plans.subjects.goals import EFFECTS, FEASIBILITY, READINESS, Assumption, Barrier, Goal
from resources.language import gettext as _
from resources.language import ngettext

ESSENTIAL = Section(
    "essential",
    (
        Field("title"),
        Field("result", lines=2, coach="goal"),
        Field("indicator", 8, grows=True),
        Field("unit", 4),
        Field("baseline", 3),
        Field("target", 3),
        Field("due", 3),
        Field("runs_on", 3),
        Field("client_gain", 6, lines=2),
        Field("employee_gain", 6, lines=2),
        Field("owner_id", 5),
        Field("stage", 7, segments=True),
    ),
    heading=False,
    then=(Part(CountButton), Part(CardOrigin)),
)
TIME = Section("time", (Field("time_won", 4), Field("time_for", 8, lines=2)), fold=True)
READY = Section(
    "ready",
    (
        *(Field(name, 6, segments=True) for name in READINESS),
        Field("ready_first", 7, lines=2),
        Field("initiator_id", 5),
    ),
    fold=True,
)
BIGGER = Section(
    "bigger",
    (
        Field("places_now", 4),
        Field("places_next", 4),
        Field("places_later", 4),
        Field("next_stage", 6, lines=2),
        Field("securing", 6, lines=2),
    ),
    fold=True,
)
STOP = Section("stop", (Field("stop_doing", lines=2), Field("stop_owner_id", 8), Field("stop_on", 4)), fold=True)
EVALUATE = Section(
    "evaluate",
    (
        Field("baseline_from", lines=2),
        Field("clients_asked", lines=2),
        Field("evaluation_how", 6, lines=2),
        Field("evaluation_with", 6, lines=2),
        Field("evaluation_start", 4),
        Field("evaluation_halfway", 4),
        Field("evaluation_on", 4),
        Field("evaluation_outcome", 6, lines=2),
        Field("celebration", 6, lines=2),
    ),
    fold=True,
)


class Money(PagePart):
    """What the budget of the plan holds for the goal that is shown."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._goal: Goal | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(parts.label(_("In the budget for this goal"), "question"))
        self._words = parts.label("")
        layout.addWidget(self._words)
        layout.addWidget(parts.button(_("To the budget"), "link", lambda: self.go_to_step.emit("budget")))
        self.ready()

    def bind(self, record: Goal | None) -> None:
        """Show the money of another goal."""
        self._goal = record
        self.refresh()

    def refresh(self) -> None:
        """Add up what stands in the budget."""
        if self._goal is None:
            return
        lines = line_amounts.amounts_for_goal(self.document.plan, self._goal.id)
        words = ngettext("{amount}, in {count} line", "{amount}, in {count} lines", len(lines))
        nothing = _("Nothing yet. Choose this goal for a line in the budget, and it is added up here.")
        total = format_euros(sum(line.total for line in lines))
        self._words.setText(words.format(amount=total, count=len(lines)) if lines else nothing)


class Moves:
    """What can be done with a goal or an idea as a whole; each is one step to undo."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def _ours(self) -> list[Goal]:
        return goals.chosen(self._document.plan.goals)

    def place(self, goal: Goal) -> int:
        """Return the place of a goal among the cards, from 0."""
        return next((place for place, item in enumerate(self._ours) if item is goal), 0)

    def last(self) -> int:
        """Return the place of the last goal."""
        return len(self._ours) - 1

    def put(self, goal: Goal, place: int) -> ActionResult | None:
        """Return a goal a place among the cards; a parked idea becomes a goal, unless there are five."""
        if goal.parked and len(self._ours) >= goals.MOST:
            return self._stays(goal)
        everyone = [item for item in self._document.plan.goals if item is not goal]
        after = [item for item in self._ours if item is not goal][place:]
        to = next((spot for spot, item in enumerate(everyone) if after and item is after[0]), len(everyone))
        self._document.apply_step([*_changes(goal, parked=False), *edits.move(self._document.plan, goal, to)])
        return None

    def park(self, goal: Goal) -> ActionResult | None:
        """Put a goal in the parking lot."""
        self._document.apply_step(_changes(goal, parked=True))
        return None

    def make_goal(self, idea: Goal) -> ActionResult:
        """Make a goal of a parked idea, the last of the row, unless there are five."""
        return self.put(idea, goals.MOST) or ActionResult(idea)

    def may_make(self, idea: Goal) -> bool:
        """Return whether a parked idea may become a goal: not once the goals are agreed on."""
        return self._document.may_change(idea, "parked")

    def sixth(self) -> ActionResult:
        """Return an idea beyond five a place in the parking lot, and say so."""
        idea = self._document.add(Goal, parked=True, parked_reason=_("Five goals are enough for this year"))
        return ActionResult(
            idea,
            _("Five is enough for one year. This idea is now in the parking lot, where it does not get lost."),
        )

    def put_aside(self, goal: Goal) -> ActionResult:
        """Leave a goal that does not fit out of this year, on purpose."""
        self._document.apply_step(_changes(goal, parked=True))
        return ActionResult(goal)

    def keep(self, goal: Goal) -> None:
        """Keep a goal after all, as one that fits in part."""
        self._document.apply_step(_changes(goal, fits="partly"))

    def look_again(self, goal: Goal) -> ActionResult:
        """Bring an idea that was put aside back to the parking lot, with the question open again."""
        self._document.apply_step(_changes(goal, fits=None))
        return ActionResult(goal, _("This idea is in the parking lot again. Does it fit now?"))

    def _stays(self, idea: Goal) -> ActionResult:
        if not idea.is_filled("parked_reason"):
            self._document.apply_step(_changes(idea, parked_reason=_("Five goals are enough for this year")))
        return ActionResult(
            idea,
            _("Five is enough for one year. This idea stays here for now. Park another goal first to make room."),
        )


def _changes(goal: Goal, **values: Any) -> list[edits.Edit]:
    return [edits.change(goal, field, value) for field, value in values.items() if getattr(goal, field) != value]


def face(document: Document, goal: Goal, number: int) -> CardFace:
    """Return the card of a goal: its number and colour, and how far it is."""
    gaps = [
        finding
        for finding in document.findings
        if finding.record == str(goal.id) and finding.subject == "goals" and finding.kind == "missing"
    ]
    note = ngettext("{count} point open", "{count} points open", len(gaps)).format(count=len(gaps))
    begun = goal.is_begun()
    return CardFace(
        title=goal.title or goal.result or _("New goal"),
        note=note if gaps and begun else _("complete") if begun else _("not started"),
        shape="busy" if gaps and begun else "complete" if begun else "not_started",
        colour=appearance.goal_colour(number),
        number=str(number),
    )


def gate(moves: Moves) -> Section:
    """Return the gate of the vision: does it fit, what does it add, can it be done; each in its turn (S1, S4)."""
    aside = Section(
        "aside",
        (Field("parked_reason", ask=_("Why are we leaving this out?")),),
        when=lambda goal: goal.fits == "no",
        actions=(Action(_("Put aside on purpose"), moves.put_aside), Action(_("Keep it after all"), moves.keep)),
    )
    adds = Section(
        "adds",
        tuple(Field(name, 3, segments=True) for name in EFFECTS),
        fold=True,
        turn=lambda goal: goal.fits in ("yes", "partly"),
    )
    can = Section(
        "can",
        (*(Field(name, 6, segments=True) for name in FEASIBILITY), Field("feasible_with", 6, lines=2)),
        fold=True,
        turn=lambda goal: any(goal.is_filled(name) for name in EFFECTS),
    )
    return Section(
        "vision",
        (
            Field("problem", lines=2),
            Field("focus", 4),
            Field("technology", 8),
            Field("fits", 5, segments=True),
            Field("fits_answers", 7),
            Field("fits_vision", lines=2),
        ),
        fold=True,
        then=(aside, adds, can),
    )


def case() -> Section:
    """Return the business case on one sheet (S0), with what it takes for granted."""
    return Section(
        "case",
        (
            Field("case_client", 4, lines=3),
            Field("case_employee", 4, lines=3),
            Field("case_care_cost", 4, lines=3),
            Field("case_saver", 5, grows=True),
            Field("case_pays", 7, segments=True),
            Field("needs", grows=True),
        ),
        fold=True,
        then=(
            Part(Money),
            Rows(
                Assumption,
                (Column("what", 5), Column("check_how", 4), Column("check_on", 0), Column("outcome", 2)),
                detail=(Field("learned"),),
                of="goal_id",
                key="assumptions",
            ),
        ),
    )


def barriers() -> Section:
    """Return what stands in the way of growing, and who can lift it (S4)."""
    table = Rows(
        Barrier,
        (Column("what", 5), Column("kind", 3), Column("lifter", 3), Column("asked", 4)),
        of="goal_id",
        heading=False,
    )
    return Section("barriers", (), fold=True, then=(table,))


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    moves = Moves(document)
    content = (
        Cards(
            Goal,
            (ESSENTIAL, TIME, gate(moves), READY, case(), barriers(), BIGGER, STOP, EVALUATE),
            keep=lambda goal: not goal.parked,
            face=face,
            defaults={},
            add=lambda number: _("+ Goal {number}").format(number=number) if number <= goals.MOST else _("+ One more"),
            most=goals.MOST,
            overflow=moves.sixth,
            actions=(
                Action(
                    _("← Move forward"),
                    lambda goal: moves.put(goal, moves.place(goal) - 1),
                    lambda goal: moves.place(goal) > 0,
                    "Alt+Left",
                    _("Alt and the left arrow move this goal forward."),
                ),
                Action(
                    _("Move back →"),
                    lambda goal: moves.put(goal, moves.place(goal) + 1),
                    lambda goal: moves.place(goal) < moves.last(),
                    "Alt+Right",
                    _("Alt and the right arrow move it back."),
                ),
                Action(
                    _("To the parking lot"),
                    moves.park,
                    keys="Alt+Down",
                    tip=_("Alt and the down arrow put it in the parking lot."),
                ),
            ),
            drop=moves.put,
        ),
        Part(CardsInvitation),
        Part(Examples),
        Rows(
            Goal,
            (Column("title", 5), Column("parked_reason", 7)),
            keep=lambda goal: goal.parked and goal.fits != "no",
            defaults={"parked": True},
            key="parked",
            on_drop=moves.park,
            actions=(
                Action(
                    _("Make this a goal"),
                    moves.make_goal,
                    moves.may_make,
                    keys="Alt+Up",
                    tip=_("Alt and the up arrow turn this idea into a goal."),
                ),
            ),
        ),
        Part(BoardButton),
        Rows(
            Goal,
            (Column("title", 5), Column("parked_reason", 7)),
            keep=lambda goal: goal.parked and goal.fits == "no",
            fixed=True,
            key="set_aside",
            hide_empty=True,
            actions=(Action(_("Look at it again"), moves.look_again),),
        ),
    )
    return Page(document, "goals", content, Goal)
