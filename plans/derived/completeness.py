"""How far a plan is, in three kind levels, and what is still open in as few lines as it takes.

The levels are those of a good annual plan (S2, trait 3): *basis*, with which the poster can go on the wall; *good*,
which can be adopted because nothing is missing; *rich*, in which there is nothing left to advise either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

from plans.derived import steps
from plans.findings import Finding
from plans.plan import Plan
from plans.status import OPEN_STATES
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text

Level = Literal["basis", "good", "rich"]
LEVELS: tuple[Level, ...] = ("basis", "good", "rich")

POSTER = frozenset(
    (
        *("team_name_missing", "no_goals", "goal_without_action"),
        *(f"goal_{field}_missing" for field in ("title", "result", "due", "owner_id")),
    )
)
"""What the poster cannot do without."""

LineKind = Literal["start", "missing", "advice"]
_Item = TypeVar("_Item")

MOST_OF_A_GOAL = 4
"""More gaps of the same goals than this are named in one line."""


class Line(NamedTuple):
    """What is said at once of one or more findings of a step.

    ``start``: nothing was filled in there yet, which is no shortcoming; ``missing`` and ``advice`` as in a finding.
    """

    kind: LineKind
    subject: str
    message: str
    findings: tuple[Finding, ...]


def level(found: Sequence[Finding]) -> Level | None:
    """Return the highest level that a plan has reached by its findings; None before the poster can be made."""
    reached = [wanted for wanted in LEVELS if not open_for(wanted, found)]
    return reached[-1] if reached else None


def open_for(wanted: Level, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings that keep a plan from a level; those of a level are among those of the next."""
    match wanted:
        case "basis":
            return [finding for finding in found if finding.code in POSTER]
        case "good":
            return [finding for finding in found if finding.kind == "missing"]
        case "rich":
            return [finding for finding in found if finding.subject in steps.NAMES]


def sentence(plan: Plan, found: Sequence[Finding]) -> str:
    """Say kindly how far a plan is and what the next level asks; nothing once the plan was adopted."""
    if plan.record.state not in OPEN_STATES:
        return ""
    reached = level(found)
    words = text("plan", f"levels.{reached or 'begun'}.reached")
    if reached == "rich":
        return words
    following = LEVELS[LEVELS.index(reached) + 1 if reached else 0]
    count = len(lines(plan, open_for(following, found)))
    ahead = text("plan", f"levels.{following}.ahead.{'one' if count == 1 else 'many'}").format(count=count)
    return f"{words} {ahead}"


def lines(plan: Plan, found: Sequence[Finding]) -> list[Line]:
    """Return findings in the order of the walk, what can be said at once as one line.

    A step in which nothing was filled in is one line. The same gap of several goals is one line that names them. What
    a record, or a step, still leaves empty is one line.
    """
    begun = steps.statuses(plan, list(found))
    untouched = {name for name, status in begun.items() if status == "not_started" and name != steps.CHECK}
    result: list[Line] = []
    for subject in dict.fromkeys(finding.subject for finding in found):
        mine = [finding for finding in found if finding.subject == subject]
        if subject in untouched:
            result += _start(subject, [finding for finding in mine if finding.kind == "missing"])
            continue
        mine = [finding for finding in mine if not _about_nothing_there(finding, untouched)]
        for kind in ("missing", "advice"):
            result += _grouped(kind, subject, [finding for finding in mine if finding.kind == kind])
    return result


def now(plan: Plan, found: Sequence[Finding]) -> tuple[list[Line], list[Line]]:
    """Return the lines to show now, and the tips that wait: they make a plan rich, and first it should be good.

    What contradicts itself never waits: that is what a finding with two ends says.
    """
    waits = any(finding.kind == "missing" for finding in found)
    every = lines(plan, found)
    later = [line for line in every if waits and line.kind == "advice" and not any(one.other for one in line.findings)]
    return [line for line in every if line not in later], later


def missing_lines(plan: Plan, found: Sequence[Finding]) -> list[Line]:
    """Return the lines of what a plan still misses."""
    return lines(plan, open_for("good", found))


def waiting(later: Sequence[Line]) -> str:
    """Say that there are tips for later."""
    words = ngettext(
        "There is {count} tip for when nothing is missing any more.",
        "There are {count} tips for when nothing is missing any more.",
        len(later),
    )
    return words.format(count=len(later))


def listed(words: Iterable[object]) -> str:
    """Put words in a row: "1, 2 and 3"."""
    *first, last = map(str, words)
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def _start(subject: str, found: list[Finding]) -> list[Line]:
    """One line for a step that was not begun: the only thing that it asks, or that nothing is there yet."""
    if not found:
        return []
    message = found[0].message if len(found) == 1 else text("plan", "levels.untouched")
    return [Line("start", subject, message, tuple(found))]


def _about_nothing_there(finding: Finding, untouched: set[str]) -> bool:
    """Whether advice only says that something is not yet there, of a step that says so by itself."""
    other = finding.other
    return finding.kind == "advice" and other is not None and other.record is None and other.subject in untouched


def _grouped(kind: Literal["missing", "advice"], subject: str, found: list[Finding]) -> list[Line]:
    """Put findings of one kind and step in lines, in the order in which they were found."""
    made = [*_goal_lines(found), *_record_lines(found)]
    order = {id(finding): place for place, finding in enumerate(found)}
    made.sort(key=lambda line: order[id(line[1][0])])
    return [Line(kind, subject, message, tuple(members)) for message, members in made]


def _goal_lines(found: list[Finding]) -> list[tuple[str, list[Finding]]]:
    """One line for the same gap of several goals; many gaps of the same goals are named in one line."""
    same = _by([finding for finding in found if finding.goal], lambda finding: (finding.code, finding.short))
    result = []
    for gaps in _by(same, lambda members: tuple(finding.goal for finding in members)):
        essential = all(members[0].kind == "missing" and members[0].subject == "goals" for members in gaps)
        if essential and len(gaps) > MOST_OF_A_GOAL:
            names = [text("goals", f"fields.goal.{members[0].field}.name") for members in gaps]
            words = _("still open: {names}.").format(names=listed(map(_small, names)))
            result.append((_of_goals(gaps[0], words), [finding for members in gaps for finding in members]))
        else:
            result += [(_of_goals(members, members[0].short), members) for members in gaps]
    return result


def _record_lines(found: list[Finding]) -> list[tuple[str, list[Finding]]]:
    """One line for all that a record or a step leaves empty, and for what several records leave empty."""
    others = [finding for finding in found if not finding.goal]
    often = Counter(finding.code for finding in others)
    shared = {finding.record for finding in others if often[finding.code] > 1}

    def together(finding: Finding) -> Hashable:
        if finding.kind == "advice":
            return finding.code if finding.short else id(finding)
        return finding.record if finding.short and finding.record not in shared else finding.code

    result = []
    for members in _by(others, together):
        message = members[0].message
        if len({finding.code for finding in members}) > 1:
            names = listed([_small(finding.short) for finding in members])
            message = _("Still open: {names}.").format(names=names)
        elif members[1:]:
            more = ngettext("And {count} more like this.", "And {count} more like this.", len(members) - 1)
            message = f"{message} {more.format(count=len(members) - 1)}"
        result.append((message, members))
    return result


def _of_goals(members: Sequence[Finding], words: str) -> str:
    numbers = [finding.goal for finding in members]
    message = ngettext("Goal {numbers}: {words}", "Goals {numbers}: {words}", len(numbers))
    return message.format(numbers=listed(numbers), words=words)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _by(items: Iterable[_Item], key: Callable[[_Item], Hashable]) -> list[list[_Item]]:
    found: dict[Hashable, list[_Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.values())
