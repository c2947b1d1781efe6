"""The lines of the overview: fetched where they changed, kept on this laptop, and given through the one door.

What a row holds was written by somebody else's program: everything of it is validated before anything is made of it,
and a row that does not fit shows its figures alone, or is said not to be readable.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, get_args
from uuid import UUID

from plans.errors import Damaged, PlanError
from plans.exchange import plan_file
from plans.organisation.connection import connect
from plans.organisation.greeting import Greeting, greet
from plans.organisation.local import Local
from plans.organisation.server import Server
from plans.plan import Plan
from plans.portfolio import Course, GoalLine, Source, Summary, kept
from plans.records import clean_text
from plans.status import PlanState
from plans.subjects.goals import Focus, Stage
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

MOST_TEXT = 4_000
"""Characters of one text in a line."""
MOST_NUMBER = 10**15
"""Beyond any amount or count of a team; cents too."""

FOCUSES, STAGES, STATES = (frozenset(get_args(words)) for words in (Focus, Stage, PlanState))

_SEEN = """
SELECT {0} FROM digikoers.overview AS plan WHERE NOT (SELECT digikoers.sees_all()) {1} UNION ALL
SELECT {0} FROM (
    SELECT plan.*, team.name AS team, location.name AS location, plan_roles.summary FROM digikoers.plan
    JOIN digikoers.team ON team.id = plan.team_id JOIN digikoers.location ON location.id = team.location_id
    LEFT JOIN digikoers.plan_roles ON plan_roles.plan_id = plan.id
) AS plan WHERE (SELECT digikoers.sees_all()) {1}
"""
"""Who sees a few teams begins with those, by the view; a board reads whole tables, which goes straight with many."""
_THERE = _SEEN.format("id, revision, team, location", "")
_COLUMNS = (
    "id, revision, team, location, year, state, changed_at, reviewed, overall, goals, planned, spent, promised, "
    "rostered, counted, reached, summary::text"
)
_LINES = _SEEN.format(_COLUMNS, "")
_SOME_LINES = _SEEN.format(_COLUMNS, "AND id = ANY(%(some)s)")
_FIGURES = ("planned", "spent", "promised", "rostered", "counted", "reached")


def refresh(database: Connection[Any], local: Local) -> list[Summary]:
    """Fetch the lines that changed and return all that may be seen; two round trips. Raises PlanError."""
    with database.pipeline():
        # Asked together: the line is what takes long.
        found = database.execute(_THERE)
        greeting = greet(database)
    there = {row[0]: row for row in found}
    before = local.revisions(_words(greeting))
    changed = [key for key, row in there.items() if before.get(key) != row[1]]
    fetched = []
    if changed:
        some = len(changed) <= len(there) // 2
        rows = database.execute(_SOME_LINES, {"some": changed}) if some else database.execute(_LINES)
        fetched = [(row[1], _summary(row)) for row in rows]
    local.put(fetched, before.keys() - there.keys())
    fresh = [item for _revision, item in fetched]
    same = local.lines() if len(fresh) < len(there) else []
    known = {item.plan_id: item for item in (*same, *fresh)}
    # Names of teams and places are the organisation's, and may change without the plan.
    return [
        item if (item.team, item.location) == (team, place) else replace(item, team=team, location=place)
        for key, _revision, team, place in there.values()
        if (item := known.get(key))
    ]


def sources(server: Server, lines: list[Summary]) -> list[Source]:
    """Return lines as what an overview reads; opening one fetches its plan."""
    return [
        Source(item.called, item.place, partial(fetch, server, item.plan_id), file=False, known=partial(_same, item))
        for item in lines
    ]


def fetch(server: Server, plan: UUID) -> Plan:
    """Fetch a plan with roles in the place of names, to read; raises PlanError."""
    with connect(server) as database:
        return document(database, plan)


def document(database: Connection[Any], plan: UUID) -> Plan:
    """Return a plan as it may be read, with roles; raises PlanError when it may not, or when it is no plan."""
    row = database.execute("SELECT document::text FROM digikoers.plan_roles WHERE plan_id = %s", (plan,)).fetchone()
    if row is None:
        raise PlanError(
            _("You may not read this plan in the organisation's library, or it is no longer there."),
            _("Region and board see the line of the overview alone."),
        )
    return read_document(row[0], plan)


def documents(database: Connection[Any]) -> Iterator[tuple[UUID, str, Plan | PlanError]]:
    """Return every plan that may be read: its key, its team, and the plan, with names where these are kept for one."""
    query = """
        SELECT plan.id, team.name, coalesce(plan_whole.document, plan_roles.document)::text FROM digikoers.plan
        JOIN digikoers.team ON team.id = plan.team_id
        JOIN digikoers.plan_roles ON plan_roles.plan_id = plan.id
        LEFT JOIN digikoers.plan_whole ON plan_whole.plan_id = plan.id AND plan_whole.revision = plan.revision
        ORDER BY team.name, plan.year
    """
    for key, team, text in database.execute(query):
        try:
            yield key, team, read_document(text, key)
        except PlanError as error:
            yield key, team, error


def read_document(text: str, plan: UUID) -> Plan:
    """Read a plan as it stands in a row, by the one reader of plan files; raises Damaged and Newer."""
    data = text.encode("utf-8")
    name = _("The plan in the organisation's library")
    found = plan_file.decode(data, name)[0] if len(data) <= plan_file.MOST_BYTES else None
    if found is None or found.id != plan:
        raise Damaged(_("“{file}” is not a plan file of Digikoers.").format(file=name), "")
    return found


def _same(item: Summary) -> Summary:
    return item


def _words(greeting: Greeting) -> str:
    return repr(greeting.duties)


def _summary(row: tuple[Any, ...]) -> Summary:
    """Return what the overview shows of a row: the summary where it may be read and fits, or the figures alone."""
    key, revision, team, location, year, state, changed_at, reviewed, overall, goals, *figures, given = row
    known = {"plan_id": key, "place": str(key), "source": "", "team": team, "location": location}
    known |= {"year": year, "revision": revision, "changed_at": changed_at}
    found = _validated(given) if given else None
    if found is not None:
        return replace(found, **known)
    return Summary(
        **known,
        organisation="",
        state=state if state in STATES else "concept",
        leader="",
        reviewed=(reviewed, None) if reviewed else None,
        overall=overall,
        goals=tuple(_goal(item, number) for number, item in enumerate(goals, start=1)),
        asked=None,
        **dict(zip(_FIGURES, figures, strict=True)),
    )


def _goal(item: dict[str, Any], number: int) -> GoalLine:
    """Return a goal of which only the theme, the stage and the course are known."""
    first, second, third, fourth = item.get("course") or (None,) * 4
    course: Course = (first, second, third, fourth)
    judged = [quarter for quarter, status in enumerate(course, start=1) if status]
    return GoalLine(
        number=number,
        title="",
        status=item.get("status") or "not_yet",
        why="",
        quarter=judged[-1] if judged else None,
        baseline=None,
        value=None,
        target=None,
        unit="",
        due=None,
        focus=item.get("focus") if item.get("focus") in FOCUSES else None,
        stage=item.get("stage") if item.get("stage") in STAGES else None,
        course=course,
    )


def _validated(given: str) -> Summary | None:
    try:
        return kept.load(json.dumps(_bounded(json.loads(given))))
    except (ValueError, RecursionError):
        return None


def _bounded(value: Any) -> Any:
    """Return JSON with its texts as a plan would hold them; raises ValueError for what no plan holds."""
    if isinstance(value, dict):
        return {key: _bounded(item) for key, item in value.items()}
    if isinstance(value, list):
        if len(value) > 1_000:
            raise ValueError("too many")
        return [_bounded(item) for item in value]
    if isinstance(value, str):
        return clean_text(value)[:MOST_TEXT]
    if isinstance(value, int | float) and not isinstance(value, bool) and not -MOST_NUMBER <= value <= MOST_NUMBER:
        raise ValueError("too large")
    return value
