"""The location sheet: teams and their goals on paper, worst first, with totals and the date of each team's data."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.colors import white

from plans import portfolio
from plans.dates import QUARTERS
from plans.portfolio import Choice, Collection, GoalLine, Summary, Totals, themes, words
from plans.printing.html.page import PAGES, page
from plans.printing.layout import (
    SIDEWAYS,
    UPRIGHT,
    WIDE,
    Bookmark,
    DocumentInfo,
    Flow,
    Printout,
    file_name,
    heading,
    produce,
)
from plans.printing.progress import Progress
from plans.printing.saving import save_print
from plans.printing.styles import (
    CELL,
    CELL_NOTE,
    CELL_STRONG,
    COLOURS,
    LEAD,
    LINE,
    NOTE,
    SEMIBOLD,
    STRONG,
    STRONG_RIGHT,
    TITLE,
    goal_colour,
)
from plans.printing.tables import GAP, bare_table, grid, shared
from plans.printing.text import Markup, coloured, joined, paragraph, strong, within
from plans.printing.words import date, euros, whole
from plans.status import GOAL_MARKS, GoalStatus, goal_word
from plans.subjects.goals import MOST
from resources.language import gettext as _
from resources.language import ngettext, speaking
from resources.texts import text

_NAME = CELL_STRONG.clone("cell name", fontSize=9, leading=11)
_TEAM = 118.0
"""Width of the column beside those of the goals, in points."""
_MANY = 10
"""From more teams than this each is one line: what its goals are called and where they go stands in its own plan."""
_MOST = 8
"""So many goals of a team stand in that line; what is more is counted."""


def write(
    gathered: Collection,
    to: Path,
    *,
    choice: Choice | None = None,
    language: str = "nl",
    progress: Progress | None = None,
    today: dt.date | None = None,
    invariant: bool = False,
) -> None:
    """Print the overview of several teams, in the order in which they are given; nothing is cut off.

    A PDF, or a page of HTML where the name of the file ends in .html or .htm.

    ``choice`` is what the overview was narrowed down to, to be said on the sheet. ``today`` is the print date,
    ``invariant`` gives the same bytes each time. Raises NotPrinted when the file cannot be written.
    """
    with speaking(language):
        title = text("portfolio", "step.title")
        footer = " · ".join([title, *_where(gathered.summaries)])
        about = DocumentInfo(title=title, subject=title, footer=footer, day=today or dt.date.today())
        flow = flowables(gathered, choice or Choice())
        sheets = (SIDEWAYS, UPRIGHT)
        printout = Printout(about, flow, suggested_name(gathered.summaries), sheets)
        if to.suffix.lower() in PAGES:
            save_print(page(printout), to)
        else:
            save_print(produce(printout, progress=progress, invariant=invariant), to)


def flowables(gathered: Collection, choice: Choice) -> Flow:
    """Return everything that stands on the sheet, in the language in use."""
    teams = gathered.summaries
    whole = portfolio.totals(teams)
    count = ngettext("{count} team", "{count} teams", len(teams)).format(count=len(teams))
    title = paragraph(text("portfolio", "step.title"), TITLE.clone("sheet title", spaceBefore=0, spaceAfter=0))
    beside = paragraph(joined([*_where(teams), count]), STRONG_RIGHT)
    flow: Flow = [
        Bookmark("sheet", text("portfolio", "step.title"), 0),
        bare_table([[title, beside]], [WIDE * 0.6, WIDE * 0.4], [("VALIGN", (0, 0), (-1, -1), "BOTTOM")], padding=3),
    ]
    if only := words.choice_line(choice):
        flow.append(paragraph(only, STRONG))
    if not teams:
        return [*flow, paragraph(text("portfolio", "page.nothing"), LEAD), *_left_out(gathered)]
    flow += [_totals(whole), _heat_map(teams) if len(teams) > _MANY else _matrix(teams)]
    return [*flow, *_asked(teams), *_themes(teams), *_talk(teams), *_figures(teams, whole), *_left_out(gathered)]


def suggested_name(teams: tuple[Summary, ...]) -> str:
    """Propose a file name without its ending: "Locatie-overzicht Huize Singelhof 2027"."""
    return file_name(" ".join([text("portfolio", "step.title"), *_where(teams)]))


def _where(teams: tuple[Summary, ...]) -> list[str]:
    """Name the one location and the years; several locations are not named."""
    places, years = portfolio.locations(teams), sorted(portfolio.years(teams))
    when = str(years[0]) if len(years) == 1 else f"{years[0]} – {years[-1]}" if years else ""
    return [item for item in (places[0] if len(places) == 1 else "", when) if item]


def _totals(whole: Totals) -> Any:
    counts = [
        [
            paragraph(_status(status, str(number)), STRONG),
            paragraph(goal_word(status), CELL_NOTE),
        ]
        for status, number in whole.statuses.items()
    ]
    figures = [
        paragraph(line, CELL)
        for line in (words.money_line(whole), words.hours_line(whole), words.training_line(whole))
        if line
    ]
    width, room = 58.0, 225.0
    order = paragraph(text("portfolio", "page.order"), CELL_NOTE)
    lines = [("LINEABOVE", (0, 0), (-1, 0), 0.7, LINE), ("LINEBELOW", (0, 0), (-1, 0), 0.7, LINE)]
    widths = [*([width] * len(counts)), room, WIDE - width * len(counts) - room]
    return bare_table([[*counts, figures, order]], widths, lines, padding=6, role="tiles")


def _matrix(teams: tuple[Summary, ...]) -> Any:
    columns = min(MOST, max((len(team.goals) for team in teams), default=1)) or 1
    head = [_("Team"), *(_("Goal {number}").format(number=number) for number in range(1, columns + 1))]
    if any(len(team.goals) > columns for team in teams):
        # More goals than columns go on in a second row, so the columns carry no numbers.
        head = [_("Team"), _("Goals"), *[""] * (columns - 1)]
    rows: list[list[Any]] = []
    joins = []
    apart = len(_where(teams)) < 2 or len(portfolio.years(teams)) > 1
    for team in teams:
        lines = [team.goals[start : start + columns] for start in range(0, len(team.goals), columns)] or [()]
        for place, line in enumerate(lines):
            cells = [_goal(goal) for goal in line]
            if not team.goals:
                cells = [[paragraph(_("No goals yet."), CELL_NOTE)]]
            rows.append([[] if place else _team(team, apart), *cells, *[[] for _empty in range(columns - len(cells))]])
            if place:
                # No line between the rows of one team.
                joins.append(("LINEABOVE", (0, len(rows)), (0, len(rows)), 1.2, white))
    return grid(head, rows, [_TEAM, *[(WIDE - _TEAM) / columns] * columns], padding=3, extra=joins)[0]


def _heat_map(teams: tuple[Summary, ...]) -> Any:
    """Return a line for every team: how each of its goals stands, and of which day that is."""
    columns = min(_MOST, max((len(team.goals) for team in teams), default=1)) or 1
    several = len(_where(teams)) < 2
    head = [
        _("Team"),
        *(_("Goal {number}").format(number=number) for number in range(1, columns + 1)),
        _("Last change"),
    ]
    # What is left of the sheet is for the names: each is one line, and here they stand whole.
    mark, day = 66.0, 62.0
    wide = WIDE - columns * mark - day
    rows: list[list[Any]] = []
    for team in teams:
        marks: list[Any] = [[paragraph(_marked(goal.status), CELL_NOTE)] for goal in team.goals[:columns]]
        if len(team.goals) > columns:
            more = _("+{count} in the plan").format(count=len(team.goals) - columns + 1)
            marks[-1] = [paragraph(more, CELL_NOTE)]
        marks += [[paragraph("–", CELL_NOTE)]] * (columns - len(marks))
        where = f" · {team.location}" if several and team.location.strip() else ""
        name = [paragraph(within(f"{team.called}{where}", wide - GAP, _NAME.fontSize, SEMIBOLD), _NAME)]
        rows.append([name, *marks, [paragraph(date(team.changed_on), CELL_NOTE)]])
    return grid(head, rows, [wide, *[mark] * columns, day], padding=0.7)[0]


def _team(summary: Summary, apart: bool) -> list[Any]:
    """Return the name and the day of the data; location and year only where they are not the same for all."""
    notes = [joined([summary.location, str(summary.year)])] if apart else []
    return [
        paragraph(summary.called, CELL_STRONG),
        *(paragraph(note, CELL_NOTE) for note in [*notes, words.dated_words(summary)]),
    ]


def _goal(goal: GoalLine) -> list[Any]:
    place = strong(coloured(str(goal.number), goal_colour(goal.number)))
    note = joined([goal.way, date(goal.due)])
    cell = [paragraph(_marked(goal.status), CELL_STRONG), paragraph(place + " " + goal.called, CELL)]
    return [*cell, paragraph(note, CELL_NOTE)] if note else cell


def _figures(teams: tuple[Summary, ...], whole: Totals) -> Flow:
    """Return money, hours and training of every team, adding up, with the day of its data."""
    head = [
        _("Team"), _("Overall"), _("Planned"), _("Spent"), _("Hours freed"), _("On the rota"),
        _("Reached by training"), _("Last change"), _("Last review"),
    ]  # fmt: skip
    widths = shared(WIDE, 16, 9, 8, 8, 8, 8, 9, 8, 13)
    called = _called(teams, widths[0])
    rows: list[list[Any]] = [
        [
            called(team),
            paragraph(_marked(team.overall), CELL_STRONG) if team.overall else "",
            *_numbers(team),
            date(team.changed_on),
            words.reviewed_words(team),
        ]
        for team in teams
    ]
    rows.append([paragraph(_("Total"), CELL_STRONG), "", *_numbers(whole), "", ""])
    return [
        *heading(text("portfolio", "page.figures"), need=90),
        *grid(
            *(head, rows, widths),
            right=(2, 3, 4, 5, 6),
            totals=1,
            padding=_padding(teams),
        ),
    ]


def _numbers(summary: Summary | Totals) -> list[str]:
    trained = (
        _("{reached} of {counted}").format(reached=summary.reached, counted=summary.counted) if summary.counted else ""
    )
    money = [euros(cents) for cents in (summary.planned, summary.spent)]
    return [*money, whole(summary.promised), whole(summary.rostered), trained]


def _asked(teams: tuple[Summary, ...]) -> Flow:
    """Return everything that the teams ask, all together by the day it should be there, as on the screen."""
    widths = shared(WIDE, 7, 10, 24, 9, 9, 6)
    called = _called(teams, widths[1])
    rows: list[list[Any]] = [
        [
            date(ask.before) if ask.before else _("no day"),
            called(team),
            ask.what,
            ask.of,
            team.leader,
            euros(ask.cents) if ask.cents else "",
        ]
        for ask, team in portfolio.asked(teams)
    ]
    if not rows:
        return []
    head = [_("Wanted by"), _("Team"), _("What they ask for"), _("Of whom"), _("By whom"), _("Amount")]
    return [
        *heading(text("portfolio", "page.asked"), need=120),
        *grid(head, rows, widths, right=(5,), padding=_padding(teams)),
    ]


def _themes(teams: tuple[Summary, ...]) -> Flow:
    """Return how the goals of each theme moved over the year, over all teams together: counts alone."""
    rows: list[list[Any]] = [
        [
            paragraph(course.called, CELL_STRONG),
            str(course.goals),
            *(
                [
                    paragraph(_status(status, f"{count}\xa0{goal_word(status)}"), CELL)
                    for status, count in counts.items()
                ]
                or paragraph("–", CELL)
                for counts in course.quarters
            ),
        ]
        for course in themes.courses(teams)
    ]
    if not rows:
        return []
    head = [_("Theme"), _("Goals"), *(_("Quarter {number}").format(number=quarter) for quarter in QUARTERS)]
    return [
        *heading(text("portfolio", "page.themes"), need=120),
        *grid(head, rows, shared(WIDE, 18, 6, 12, 12, 12, 12), right=(1,), padding=_padding(teams)),
    ]


def _talk(teams: tuple[Summary, ...]) -> Flow:
    """Return what the teams say themselves of the goals that are stuck or ask for attention."""
    widths = shared(WIDE, 13, 16, 7, 23)
    called = _called(teams, widths[0])
    rows: list[list[Any]] = [
        [
            called(team),
            strong(coloured(str(goal.number), goal_colour(goal.number))) + " " + goal.called,
            paragraph(_marked(goal.status), CELL_STRONG),
            goal.why,
        ]
        for team in teams
        for goal in team.goals
        if goal.status in ("stuck", "attention") and goal.why.strip()
    ]
    if not rows:
        return []
    head = [_("Team"), _("Goal"), _("Status"), _("Why")]
    return [
        *heading(text("portfolio", "page.talk"), need=120),
        *grid(head, rows, widths, padding=_padding(teams)),
    ]


def _called(teams: tuple[Summary, ...], width: float) -> Callable[[Summary], Any]:
    """Return what says the name of a team, among many on one line: whole it stands in the first table.

    Names that would be cut to the same words stay whole.
    """
    cut = {team.called: within(team.called, width - GAP, CELL_STRONG.fontSize, SEMIBOLD) for team in teams}
    alike = Counter(cut.values())

    def name(team: Summary) -> Any:
        short = cut[team.called]
        return paragraph(short if len(teams) > _MANY and alike[short] == 1 else team.called, CELL_STRONG)

    return name


def _padding(teams: tuple[Summary, ...]) -> float:
    return 1.2 if len(teams) > _MANY else 3.0


def _left_out(gathered: Collection) -> Flow:
    sentences = [*gathered.skipped, *(item.line for item in gathered.unread)]
    if not gathered.whole:
        sentences.insert(0, text("portfolio", "page.stopped"))
    if not sentences:
        return []
    return [*heading(text("portfolio", "page.left_out"), need=80), *(paragraph(item, NOTE) for item in sentences)]


def _marked(status: GoalStatus) -> Markup:
    return _status(status, goal_word(status))


def _status(status: GoalStatus, sentence: str) -> Markup:
    return coloured(f"{GOAL_MARKS[status].sign}\xa0{sentence}", COLOURS[GOAL_MARKS[status].colour])
