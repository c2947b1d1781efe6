"""The page of several teams: where the plans come from, what is shown of them, and the team that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.head import Head
from desktop.portfolio.card import TeamCard
from desktop.portfolio.filters import Filters
from desktop.portfolio.table import Teams, TeamsTable
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import portfolio
from plans.dates import format_date
from plans.portfolio import Choice, Collection, Summary, themes, words
from plans.status import GOAL_MARKS
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text

CARD, SLIM, ROOMY = 344, 280, 1180
"""How wide the card of a team is beside the table, and in a page narrower than that; pixels at 100 %."""
UNBOUND = 16_777_215
"""What Qt takes for no greatest width."""
TITLE = 320
"""Pixels at 100 % that the way back and the title take."""
MOST_ASKS, AT_ONCE = 12, 50
"""Asks that are shown at first, and more at a time when she wants to see them."""


class PortfolioView(parts.ScrollPage):
    """Shows teams side by side; changes nothing in any plan."""

    back = Signal()
    files_requested = Signal()
    folder_requested = Signal()
    local_requested = Signal()
    shared_requested = Signal()
    """The folder that the location shares, to be followed."""
    organisation_requested = Signal()
    """The organisation's library, as it is now."""
    clear_requested = Signal()
    save_requested = Signal()
    stop_requested = Signal()
    unlock_requested = Signal()
    """A passphrase for the files that are closed."""
    open_requested = Signal(object)
    """The Summary of the plan to be opened."""

    def __init__(self, *, has_organisation: bool = False) -> None:
        super().__init__()
        self._has_organisation = has_organisation
        self.gathered = Collection()
        self._pinned: Summary | None = None
        self._most_asks = MOST_ASKS
        self._beside = self._roomy = False
        """Whether the card stands at the right of the table, and whether it has all its width there."""
        self._sheet = sheet = parts.Sheet()
        body = QVBoxLayout(sheet)
        body.setContentsMargins(space.XXL, space.M, space.XXL, space.XL)
        body.setSpacing(space.M)
        self._begin = self._make_begin()
        body.addWidget(self._make_head())
        body.addWidget(self._begin)
        self._far = parts.label("", "notice")
        self._busy = _line(self._far, parts.button(_("Stop reading"), "", self.stop_requested.emit))
        body.addWidget(self._busy)
        self._away, self._reach = parts.label("", "notice"), parts.button("", "", self.organisation_requested.emit)
        self._away_line = _line(self._away, self._reach)
        body.addWidget(self._away_line)
        self._shown = QWidget()
        body.addWidget(self._shown)
        self._make_shown(QVBoxLayout(self._shown))
        self._shown.hide()
        body.addStretch(1)
        self.setWidget(sheet)
        QShortcut(QKeySequence("Alt+Left"), self, self.back.emit)

    def show_gathered(self, gathered: Collection) -> None:
        """Show what was read."""
        self._busy.hide()
        self.gathered = gathered
        self._pinned = None
        self.filters.offer(gathered.summaries)
        anything = bool(gathered.summaries or gathered.unread or gathered.skipped)
        self._begin.setVisible(not anything)
        for item in (self._shown, self._more, self._clear, self._save):
            item.setVisible(anything)
        self._save.setEnabled(bool(gathered.summaries))
        left_out = [*gathered.skipped, *(item.line for item in gathered.unread)]
        if not gathered.whole:
            left_out.insert(0, text("portfolio", "page.stopped"))
        closed = any(item.is_closed for item in gathered.unread)
        self._unlock.setVisible(closed)
        self._left_out.setText("\n".join(left_out[:200]))
        self._left_out_fold.setVisible(bool(left_out))
        self._left_out_fold.mark(str(len(left_out)))
        self._left_out_fold.open(closed or 0 < len(left_out) <= 3)
        self.refresh()
        self.enter()

    def enter(self) -> None:
        """Put the keyboard where work goes on: on the teams, or on adding some."""
        (self._table if self._table.isVisibleTo(self) else self.files).setFocus()

    def show_away(self, words: str, way_on: str) -> None:
        """Say in a line why the organisation's library is away, with what can be done about it; nothing for nothing."""
        self._away.setText(words)
        self._reach.setText(way_on)
        self._away_line.setVisible(bool(words))

    def show_progress(self, done: int, whole: int) -> None:
        """Say how many of how many plans were read."""
        self._far.setText(_("{done} of {whole} plans read").format(done=done, whole=whole))
        self._busy.show()

    def refresh(self) -> None:
        """Show the teams as they are narrowed down and ordered now."""
        teams = self.arranged(self.gathered).summaries
        looked_at = self._table.current()
        here = looked_at.place if looked_at else ""
        self._model.show(list(teams))
        whole = portfolio.totals(teams)
        count = ngettext("{count} team", "{count} teams", whole.teams).format(count=whole.teams)
        self._counts.setText(" · ".join(filter(None, [count, words.totals_line(whole)])))
        lines = (words.money_line(whole), words.hours_line(whole), words.training_line(whole))
        self._figures.setText(" · ".join(filter(None, lines)))
        self._nothing.setText(text("portfolio", "page.no_match" if self.gathered.summaries else "page.nothing"))
        self._nothing.setVisible(not teams)
        for item in (self._table, self._figures, self._order):
            item.setVisible(bool(teams))
        self._show_asks(teams)
        self._show_themes(teams)
        if self._pinned not in teams:
            self._pinned = None
        if teams:
            # Where she looked, she looks still when the folder changed.
            self._table.selectRow(next((row for row, team in enumerate(teams) if team.place == here), 0))
        self._show_card()
        # Where the table begins is known once the page is laid out.
        QTimer.singleShot(0, self, self._fit)

    def arranged(self, gathered: Collection) -> Collection:
        """Narrow down and order as was chosen."""
        return arrange(gathered, self.filters.choice(), self.filters.sorting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the table what is in sight below what stands above it."""
        roomy = self.viewport().width() >= appearance.px(ROOMY)
        if (self._stands_beside(), roomy) != (self._beside, self._roomy):
            self._show_card()
        above = self._table.mapTo(self._sheet, QPoint()).y()
        self._table.take_room(max(self.viewport().height() - above - 12, self.viewport().height() // 2))

    def _make_head(self) -> Head:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.L)
        self.leave = parts.button(_("← Back"), "link", self.back.emit)
        title = parts.label(text("portfolio", "step.title"), "title")
        self._more = parts.button(_("Add plans"), "menu", lambda: None)
        menu = QMenu(self._more)
        for name, signal in self._sources():
            menu.addAction(name, signal.emit)
        self._more.setMenu(menu)
        self._clear = parts.button(_("Start again"), "link", self.clear_requested.emit)
        self._save = parts.button(_("Print or save…"), "primary", self.save_requested.emit)
        row.addWidget(self.leave)
        row.addWidget(title, 1)
        for item in (self._clear, self._more, self._save):
            item.hide()
        return Head(heading, ButtonRow((), (self._clear, self._more, self._save)), TITLE)

    def _make_begin(self) -> QWidget:
        made, body = parts.card()
        intro = text("portfolio", "step.intro")
        body.addWidget(parts.heading(intro, text("portfolio", "page.begin")))
        row = QHBoxLayout()
        row.setSpacing(space.M)
        (first, signal), *others = self._sources()
        self.files = parts.button(first, "primary", signal.emit)
        row.addWidget(self.files)
        for other, asks in others:
            row.addWidget(parts.button(other, "", asks.emit))
        row.addStretch()
        body.addLayout(row)
        return made

    def _sources(self) -> tuple[tuple[str, SignalInstance], ...]:
        return (
            (_("Add plan files…"), self.files_requested),
            (_("Add a folder…"), self.folder_requested),
            (_("Add my plans"), self.local_requested),
            (_("Follow the shared folder"), self.shared_requested),
            *(((_("The organisation's library"), self.organisation_requested),) if self._has_organisation else ()),
        )

    def _make_shown(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.M)
        self._left_out = parts.label("", "note")
        self._unlock = parts.button(_("Type the passphrase…"), "", self.unlock_requested.emit)
        left_out = QWidget()
        lines = QVBoxLayout(left_out)
        lines.setSpacing(space.S)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._left_out)
        lines.addWidget(self._unlock)
        self._left_out_fold = parts.Fold(text("portfolio", "page.left_out"), left_out)
        self.filters = Filters()
        self.filters.changed.connect(self.refresh)
        self._counts = parts.label("", "question")
        self._figures = parts.label("", "note")
        counted = QWidget()
        told = QVBoxLayout(counted)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(0)
        told.addWidget(self._counts)
        told.addWidget(self._figures)
        self._nothing = parts.label(text("portfolio", "page.no_match"), "notice")
        self._model = Teams()
        self._table = TeamsTable(self._model)
        self._table.chosen.connect(self._show_card)
        self._table.opened.connect(lambda: self.open_requested.emit(self._table.current()))
        self._asks, self._asked = parts.card()
        self._themes, self._themes_shown = parts.card()
        self._card = TeamCard()
        self._card.open_requested.connect(self.open_requested)
        self._card.compare_requested.connect(self._compare)
        self._order = parts.label(text("portfolio", "page.order"), "note")
        self._matrix = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._matrix.setSpacing(space.L)
        top = Qt.AlignmentFlag.AlignTop
        self._matrix.addWidget(self._table, 1, top)
        self._matrix.addWidget(self._card, 0, top)
        for item in (self.filters, counted, self._nothing):
            layout.addWidget(item)
        layout.addLayout(self._matrix)
        for item in (self._order, self._asks, self._themes, self._left_out_fold):
            layout.addWidget(item)

    def _show_asks(self, teams: Sequence[Summary]) -> None:
        """Say in full what the teams ask, all together by their day: in the table it can be cut short."""
        asking = portfolio.asked(teams)
        self._asks.setVisible(bool(asking))
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.S)
        grid.setColumnStretch(2, 1)
        grid.addWidget(parts.label(text("portfolio", "page.asked"), "heading"), 0, 0, 1, 3)
        shown = asking[: self._most_asks]
        for row, (ask, team) in enumerate(shown, start=1):
            name = parts.label(team.called, "question")
            name.setMinimumWidth(appearance.px(160))
            grid.addWidget(parts.label(format_date(ask.before) if ask.before else _("no day"), "note"), row, 0)
            grid.addWidget(name, row, 1)
            grid.addWidget(parts.label(words.ask_line(ask, team)), row, 2)
        if more := min(len(asking) - len(shown), AT_ONCE):
            wider = parts.button(_("Show {count} more").format(count=more), "link", self._show_more_asks)
            grid.addWidget(wider, len(shown) + 1, 2, Qt.AlignmentFlag.AlignLeft)
        parts.replace(self._asked, made)

    def _show_themes(self, teams: Sequence[Summary]) -> None:
        """Show how the goals of each theme moved over the year, over all teams together."""
        found = themes.courses(teams)
        self._themes.setVisible(bool(found))
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.S)
        grid.addWidget(parts.label(text("portfolio", "page.themes"), "heading"), 0, 0, 1, 5)
        marks = " · ".join(words.marked_status(status) for status in GOAL_MARKS)
        grid.addWidget(parts.label(marks, "note"), 1, 0, 1, 5)
        heads = [_("Theme"), *(_("Quarter {number}").format(number=quarter) for quarter in range(1, 5))]
        for column, words_of in enumerate(heads):
            grid.addWidget(parts.label(words_of, "note"), 2, column)
            grid.setColumnStretch(column, 2 if column == 0 else 1)
        for row, course in enumerate(found, start=3):
            goals = ngettext("{count} goal", "{count} goals", course.goals).format(count=course.goals)
            grid.addWidget(parts.label(f"{course.called} · {goals}"), row, 0)
            for column, counts in enumerate(course.quarters, start=1):
                cell = parts.label(themes.say(counts) or "–")
                cell.setAccessibleName(themes.say_in_words(counts) or _("nothing measured"))
                cell.setToolTip(themes.say_in_words(counts))
                grid.addWidget(cell, row, column)
        parts.replace(self._themes_shown, made)

    def _show_more_asks(self) -> None:
        self._most_asks += AT_ONCE
        self._show_asks(self.arranged(self.gathered).summaries)

    def _compare(self, wanted: bool) -> None:
        self._pinned = self._table.current() if wanted else None
        self._show_card()
        if wanted:
            self._table.setFocus()

    def _show_card(self) -> None:
        """Show the team of the row beside the table; below it where there is no room, and two that are compared."""
        self._beside = beside = self._stands_beside()
        self._roomy = self.viewport().width() >= appearance.px(ROOMY)
        ways = QBoxLayout.Direction
        self._matrix.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        wide = appearance.px(CARD if self._roomy else SLIM)
        self._card.setMinimumWidth(wide if beside else 1)
        self._card.setMaximumWidth(wide if beside else UNBOUND)
        self._card.show_teams(self._looked_at(), comparing=self._pinned is not None, upright=beside)

    def _looked_at(self) -> list[Summary]:
        here = self._table.current()
        if self._pinned and here == self._pinned:
            return [self._pinned]
        return [item for item in (self._pinned, here) if item]

    def _stands_beside(self) -> bool:
        """Return whether a table whose words can be read leaves room for one team beside it."""
        left = self.viewport().width() - 2 * space.XXL - space.L - appearance.px(SLIM)
        return len(self._looked_at()) < 2 and left >= self._table.least_width()


def arrange(gathered: Collection, choice: Choice, sorting: portfolio.Sorting) -> Collection:
    """Return what was read narrowed down and in an order."""
    teams = portfolio.worst_first(portfolio.filtered(gathered.summaries, choice), sorting)
    return Collection(tuple(teams), gathered.unread, gathered.skipped, gathered.whole)


def _line(words: QLabel, beside: QWidget) -> QWidget:
    """Put words and what can be done about them in a line, which is hidden as long as there is nothing to say."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setSpacing(space.S)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(words, 1)
    row.addWidget(beside)
    made.hide()
    return made
