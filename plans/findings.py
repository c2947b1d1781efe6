"""What is missing in a plan, and what is worth a look."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from resources.language import gettext as _
from resources.texts import text

if TYPE_CHECKING:
    from plans.records import Record

Kind = Literal["missing", "advice"]

_INSIDE = ("goal", "short", "mended_there")
"""What a finding knows for the program alone."""


@dataclass(frozen=True)
class End:
    """The other place that a finding compares with: a record and field, or a step where something is to be added."""

    subject: str
    record: str | None = None
    field: str | None = None


@dataclass(frozen=True)
class Finding:
    """One thing to complete or to look at, with the field where it is mended.

    ``missing``: the plan is not complete without it; ``advice``: worth a look.
    """

    code: str
    kind: Kind
    subject: str
    record: str | None
    field: str | None
    message: str
    span: tuple[int, int] | None = None
    """Where the words at issue begin and end in the text of the field, for advice on wording."""
    other: End | None = None
    """What it does not fit with, for a finding that compares two subjects."""
    mended_there: bool = False
    """Whether its advice can be followed at the other end only: money for hours is put in the budget."""
    goal: int | None = None
    """The number of the goal that it is about, when the same can be said of every goal."""
    short: str = ""
    """The message in a line with others: without the number of the goal, or the name of what is empty."""

    def to_json(self) -> dict[str, Any]:
        """Return the form in which ``digikoers check --json`` prints a finding, without what it has not."""
        values = {key: value for key, value in asdict(self).items() if key not in _INSIDE}
        return {key: value for key, value in values.items() if value is not None or key not in ("span", "other")}

    def other_end(self) -> Finding | None:
        """Return the finding as it is seen from its other end, or None when it has one end only."""
        if self.other is None:
            return None
        here = End(self.subject, self.record, self.field)
        there = self.other
        seen = replace(self, subject=there.subject, record=there.record, field=there.field, other=here, span=None)
        return replace(seen, mended_there=False)


def about_goal(code: str, kind: Kind, goal: Record, number: int, words: str, field: str | None, **ends: Any) -> Finding:
    """Say ``words`` of the goal with a number, so that the same of other goals can be said in one line.

    ``ends`` gives what a finding has beside that (``other``, or another ``subject`` and ``record`` to go to).
    """
    message = _("Goal {number}: {words}").format(number=number, words=words)
    place = {"subject": goal.subject, "record": str(goal.id), **ends}
    return Finding(code, kind, field=field, message=message, goal=number, short=words, **place)


def missing(record: Record, field: str, **words: object) -> Finding:
    """Say that an essential field is empty, in the words of the subject's texts."""
    table = record.__tablename__
    return Finding(
        code=f"{table}_{field}_missing",
        kind="missing",
        subject=record.subject,
        record=str(record.id),
        field=field,
        message=text(record.subject, f"fields.{table}.{field}.missing").format(**words),
        short=text(record.subject, f"fields.{table}.{field}.name"),
    )


def essentials(record: Record, fields: tuple[str, ...], **words: object) -> list[Finding]:
    """Return a finding for every field in ``fields`` that is still empty."""
    return [missing(record, field, **words) for field in fields if not record.is_filled(field)]
