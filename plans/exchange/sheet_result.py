"""What a spreadsheet brings, line by line, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from plans.edits import Edit
from plans.status import ADVICE, MISSING, NOT_STARTED, REACHED, Mark
from resources.language import gettext as _

Verdict = Literal["added", "changed", "partly", "same", "not"]


@dataclass
class Line:
    """One line of a sheet and what becomes of it."""

    sheet: str
    number: int
    table: str
    what: str
    verdict: Verdict = "not"
    why: list[str] = field(default_factory=list)

    @property
    def taken(self) -> bool:
        """Whether something of this line comes into the plan."""
        return self.verdict in ("added", "changed", "partly")


@dataclass
class Import:
    """What a spreadsheet brings: the lines, what is said of whole sheets and columns, and the edits that take it in."""

    lines: list[Line] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def count(self, *verdicts: Verdict) -> int:
        """Return how many lines got one of these verdicts."""
        return sum(line.verdict in verdicts for line in self.lines)


MARKS: dict[Verdict, Mark] = {
    "added": REACHED,
    "changed": REACHED,
    "partly": ADVICE,
    "same": NOT_STARTED,
    "not": MISSING,
}
"""The mark that goes with the word of a verdict."""


def verdict_word(verdict: Verdict) -> str:
    """Return the word for what becomes of a line."""
    words = {
        "added": _("added"),
        "changed": _("changed"),
        "partly": _("in part"),
        "same": _("there already"),
        "not": _("not"),
    }
    return words[verdict]


def counted(brought: Import) -> str:
    """Say how many lines are added, changed, taken in part, there already and left out."""
    present = [verdict for verdict in MARKS if brought.count(verdict)]
    return " · ".join(f"{MARKS[item].sign} {brought.count(item)} {verdict_word(item)}" for item in present) or _(
        "No lines."
    )


def describe_import(brought: Import) -> list[str]:
    """Say line by line what a spreadsheet brings: counts, what is said of whole sheets, and every line."""
    lines = []
    for line in brought.lines:
        place = _("{sheet}, line {number}").format(sheet=line.sheet, number=line.number)
        why = f" – {' '.join(line.why)}" if line.why else ""
        what = line.what[:80]
        lines.append(f"{MARKS[line.verdict].sign} {verdict_word(line.verdict)} · {place} · {what}{why}")
    return [counted(brought), *brought.remarks, *lines]
