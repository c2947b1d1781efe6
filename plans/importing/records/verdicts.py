"""What becomes of a line: left out because it stands there twice, added, changed, in part, the same or not."""

from __future__ import annotations

import re

from plans import locks
from plans.edits import apply, change
from plans.exchange.headings import normalise
from plans.importing.records.filling import Work
from plans.importing.records.likeness import alike
from plans.importing.records.matching import bare
from plans.importing.records.state import State
from plans.subjects.actions import Action
from resources.language import gettext as _

_HELPERS = re.compile(r" \((?:met|with) [^():]*\)(?=$| \([^()]*: )")
"""Who helps, as an import puts it behind an action."""
_LONG, _LEAST_SHARED, _SHARE = 5, 2, 0.6
"""How long a word is that says what an action is about, and how many and which part two of them share."""


def drop_twins(state: State, work: list[Work]) -> None:
    """Leave out a line that says the same as one before it."""
    seen: dict[tuple[object, ...], Work] = {}
    beside: dict[tuple[object, ...], list[Work]] = {}
    for item in work:
        record = item.record
        if item.draft.table == "people":
            key: tuple[object, ...] = ("people", id(record))
        else:
            names = [name for name in type(record).fields() if record.is_filled(name)]
            key = (item.draft.table, *((name, _plain(getattr(record, name))) for name in names))
            if isinstance(record, Action):
                rest = tuple((name, _plain(getattr(record, name))) for name in names if name != "what")
                _say_alike(item, beside.setdefault(rest, []))
        other = seen.setdefault(key, item)
        if (
            other is item
            or (item.draft.table == "people" and item.lost)
            or (other.record is record and item.draft.table != "people")
        ):
            continue
        if isinstance(record, Action) and isinstance(other.record, Action) and _other_helpers(record, other.record):
            continue
        forced = state.choices.tables.get(item.line.place)
        if forced is not None and forced.rows.get(item.line.number):
            continue
        item.dropped = _("The same as line {number}.").format(number=other.line.number)
        if isinstance(record, Action) and isinstance(other.record, Action):
            _keep_helpers(state, other, record)
        if item.known or item.draft.table == "people":
            continue
        rows = state.copy.list_of(type(record))
        rows[:] = [row for row in rows if row is not record]


def _other_helpers(one: Action, other: Action) -> bool:
    """Return whether two actions each name who helps, and not the same ones."""
    found = {words[0].casefold() for action in (one, other) if (words := _HELPERS.search(action.what))}
    return len(found) > 1


def _keep_helpers(state: State, first: Work, twin: Action) -> None:
    """Name in the first of two lines who helps according to the second only."""
    helpers = _HELPERS.search(twin.what)
    record = first.record
    assert isinstance(record, Action)
    if helpers is not None and _HELPERS.search(record.what) is None and not locks.reason(state.plan, record, "what"):
        apply(state.copy, [change(record, "what", record.what + helpers[0])])


def _say_alike(item: Work, others: list[Work]) -> None:
    """Say of an action of the same person and day that it is almost the one of a line before it."""
    own = bare(item.draft.what)
    found = next(
        (other for other in others if bare(other.draft.what) != own and alike(bare(other.draft.what), own)), None
    )
    others.append(item)
    if found is not None and not item.known:
        item.doubt = True
        item.notes.append(_("Looks like line {number}; is it the same?").format(number=found.line.number))


def judge(work: Work) -> None:
    """Say what becomes of a line; several records of one line are judged together."""
    line = work.line
    if work.dropped:
        if line.verdict in ("not", "skipped") and not line.why:
            line.verdict, line.why = "skipped", [work.dropped]
        return
    if not work.known and not work.record.is_begun():
        line.why += work.lost
        return
    why = [*work.notes, *(_("Not taken: {why}").format(why=reason) for reason in work.lost)]
    changes = list(dict.fromkeys(work.changed))
    if work.known and changes:
        why.insert(0, _("Changes: {fields}").format(fields=", ".join(changes)))
    verdict = "added" if not work.known else "changed" if changes else "same"
    if work.lost:
        verdict = "partly" if not work.known or changes else "not"
    if not line.table or line.verdict in ("not", "skipped") or work.draft.table == line.table:
        line.table = line.table or work.draft.table
    order = ("partly", "added", "changed", "same", "skipped", "not")
    if verdict == "not" and line.taken:
        verdict = "partly"
    line.verdict = min(line.verdict, verdict, key=order.index) if line.verdict != "not" or line.why else verdict  # type: ignore[assignment]
    if not line.why and verdict == "same" and line.verdict == "same":
        why = why or [_("This is already in the plan.")]
    line.why += [words for words in why if words not in line.why]
    line.readings += [words for words in work.readings if words not in line.readings]
    line.doubt = line.doubt or work.doubt


def drop_told(state: State, work: list[Work]) -> None:
    """Leave out an action told in running text that a table of the same document lists as well, in other words.

    Who does it by the same day is the same when one long word is; else most of the words are.
    """
    listed = [item for item in work if item.draft.table == "actions" and not item.table.told]
    for item in work:
        if item.draft.table != "actions" or not item.table.told or item.known or item.dropped:
            continue
        own = _long_words(item)
        alike = (other for other in listed if _shares(own, _long_words(other), _same_who_and_when(item, other)))
        twin = next(alike, None)
        if twin is None:
            continue
        item.dropped = _("Looks like “{what}”, which is in the list.").format(what=twin.draft.what[:60])
        rows = state.copy.list_of(type(item.record))
        rows[:] = [row for row in rows if row is not item.record]


def _long_words(item: Work) -> set[str]:
    return {word for word in normalise(item.draft.what).split() if len(word) >= _LONG}


def _same_who_and_when(one: Work, other: Work) -> bool:
    first, second = one.record, other.record
    if not isinstance(first, Action) or not isinstance(second, Action) or None in (first.owner_id, first.due):
        return False
    return (first.owner_id, first.due) == (second.owner_id, second.due)


def _shares(one: set[str], other: set[str], same: bool) -> bool:
    shared = len(one & other)
    if same and shared:
        return True
    return shared >= _LEAST_SHARED and shared >= _SHARE * min(len(one), len(other))


def _plain(value: object) -> object:
    """Return a value to compare it by: words without who helps, case, more room between them or a full stop."""
    if not isinstance(value, str):
        return str(value)
    return " ".join(_HELPERS.sub("", value).split()).casefold().rstrip(" .;,!")
