"""The card with the matrix: one team told whole, or two beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.portfolio.table import figures, notes, team_lines
from desktop.theme import space
from plans.portfolio import GoalLine, Summary, words
from plans.status import GOAL_MARKS
from resources.language import gettext as _
from resources.texts import text


class TeamCard(QWidget):
    """Says of one team, or of two in two columns, how every goal stands and why, and what the team asks."""

    open_requested = Signal(object)
    """The Summary of the plan to be opened."""
    compare_requested = Signal(bool)
    """Whether another team is to stand beside this one."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self._inside = parts.card()
        outer.addWidget(frame)

    def show_teams(self, teams: list[Summary], comparing: bool, upright: bool) -> None:
        """Show one or two teams; ``comparing`` with one asks to choose the other. ``upright``: a narrow column."""
        parts.clear(self._inside)
        self.setVisible(bool(teams))
        if not teams:
            return
        if comparing and len(teams) == 1:
            self._inside.addWidget(parts.label(text("portfolio", "page.compare"), "notice"))
        holder = QWidget()
        columns = QGridLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setHorizontalSpacing(space.XL)
        columns.setVerticalSpacing(space.S)
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(1, 1)
        if len(teams) == 1:
            columns.addWidget(_under([*self._whole(teams[0]), self._open(teams[0])], 8), 0, 0)
            columns.addWidget(_under(_goals(teams[0]), 8), *((1, 0) if upright else (0, 1)))
            columns.setColumnStretch(1, int(not upright))
        else:
            last = 1 + max(len(team.goals) for team in teams)
            for column, item in enumerate(teams):
                # In two columns goal 2 stands beside goal 2.
                for row, part in enumerate((_under(self._whole(item), 10), *_goals(item))):
                    columns.addWidget(part, row, column)
                columns.addWidget(self._open(item), max(2, last), column, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(holder)
        beside = _("Stop comparing") if comparing else _("Compare with another team")
        self._inside.addWidget(parts.button(beside, "link", lambda: self.compare_requested.emit(not comparing)))

    def _open(self, summary: Summary) -> QWidget:
        """Offer to open the plan: of a file to read along, since it is the team's; of the own library as any other."""
        along = bool(summary.source)
        words = _("Read this plan") if along else _("Open this plan")
        made = parts.button(words, "", lambda: self.open_requested.emit(summary))
        made.setAccessibleDescription(summary.called)
        note = _("You read a copy and add remarks. The team’s plan stays as it is.") if along else ""
        return _under([made, *([parts.label(note, "note")] if note else [])], 4)

    def _whole(self, summary: Summary) -> list[QWidget]:
        """Return what is told of the team itself: name, day of the data, figures, and how it stands as a whole."""
        where = " · ".join([*team_lines(summary)[1:], *([summary.source] if summary.source else [])])
        widgets: list[QWidget] = [
            parts.heading(summary.called, where),
            *(parts.label(line) for line in figures(summary)),
        ]
        if summary.overall:
            whole = _("overall: {status}").format(status=words.marked_status(summary.overall))
            widgets.append(parts.label(whole, f"status-{GOAL_MARKS[summary.overall].shape}"))
        return widgets


def _goals(summary: Summary) -> list[QWidget]:
    return [_goal(goal) for goal in summary.goals] or [parts.label(_("No goals yet."), "note")]


def _goal(goal: GoalLine) -> QWidget:
    shown: list[QWidget] = [
        parts.label(words.marked_status(goal.status), f"status-{GOAL_MARKS[goal.status].shape}"),
        _named(goal),
        parts.label(" · ".join(notes(goal)), "note"),
    ]
    if goal.why.strip():
        shown.append(parts.label(goal.why))
    return _under(shown)


def _named(goal: GoalLine) -> QWidget:
    """Name a goal, its number in its colour."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space.XS)
    row.addWidget(parts.label(str(goal.number), f"goal-{goal.number}"))
    row.addWidget(parts.label(goal.called, "question"), 1)
    return made


def _under(widgets: Sequence[QWidget], gap: int = 2) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch()
    return made
