"""What a list brings: the tables, line by line what becomes of it and why, sums before and after, and the edits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from plans.edits import Edit
from plans.exchange.headings import READ, sheet_title
from plans.importing.proposal.choices import becomes_word, meaning_word
from plans.importing.proposal.meaning import Proposal
from plans.importing.records.names import Offer
from plans.importing.tables.sheet_table import column_letter
from plans.money import format_amount
from plans.status import ADVICE, MISSING, NOT_STARTED, REACHED, Mark
from resources.language import gettext as _
from resources.language import ngettext

Verdict = Literal["added", "changed", "partly", "same", "not", "skipped"]


@dataclass(frozen=True)
class CellView:
    """What is read in a cell, as the plan will show it, and whether somebody should look at it."""

    shown: str
    doubt: bool = False


@dataclass
class Line:
    """One line of a table and what becomes of it."""

    sheet: str
    number: int
    table: str
    """The table of the plan that the line is about; empty when it is about none."""
    what: str
    verdict: Verdict = "not"
    why: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    """How cells of it were read, where that is not plain."""
    place: int = 0
    """Which table of the file it stands in, from 1."""
    cells: dict[int, CellView] = field(default_factory=dict)
    doubt: bool = False
    takeable: bool = False
    """Whether somebody can take a line that is left, or leave one that is taken."""
    like: str = ""
    """What of the plan it looks like, when that is not certain."""
    like_key: UUID | None = None
    changes_like: bool = False
    """Whether it is taken to be about that, instead of a new line."""

    @property
    def taken(self) -> bool:
        """Whether something of this line comes into the plan."""
        return self.verdict in ("added", "changed", "partly")


@dataclass(frozen=True)
class Total:
    """How many records of a table there are before and after, and what they come to when it is money."""

    table: str
    before: int
    after: int
    cents_before: int = 0
    cents_after: int = 0


@dataclass
class Import:
    """What a file brings: its tables, their lines, what is said of whole tables, and the edits that take it in."""

    tables: list[Proposal] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    left_out: bool = False
    """Whether columns or tables with something in them stay behind."""
    edits: list[Edit] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    without_goal: int = 0
    """Lines that could belong to a goal and name none."""

    def count(self, *verdicts: Verdict) -> int:
        """Return how many lines got one of these verdicts."""
        return sum(line.verdict in verdicts for line in self.lines)

    def of_table(self, number: int) -> list[Line]:
        """Return the lines of one table of the file."""
        return [line for line in self.lines if line.place == number]

    @property
    def incomplete(self) -> bool:
        """Whether something of the file is not taken over."""
        return self.left_out or self.count("partly", "not") > 0


MARKS: dict[Verdict, Mark] = {
    "added": REACHED,
    "changed": REACHED,
    "partly": ADVICE,
    "same": NOT_STARTED,
    "not": MISSING,
    "skipped": NOT_STARTED,
}
"""The mark that goes with the word of a verdict."""


def verdict_word(verdict: Verdict) -> str:
    """Return the word for what becomes of a line."""
    words = {
        "added": _("added"),
        "changed": _("changed"),
        "partly": _("in part"),
        "same": _("already there"),
        "not": _("not"),
        "skipped": _("skipped"),
    }
    return words[verdict]


def counted(brought: Import) -> str:
    """Say how many lines are added, changed, taken in part, there already and left out."""
    present = [verdict for verdict in MARKS if brought.count(verdict)]
    return " · ".join(f"{MARKS[item].sign} {brought.count(item)} {verdict_word(item)}" for item in present) or _(
        "No lines."
    )


def total_words(total: Total) -> tuple[str, str]:
    """Return what is counted, and how much of it there is before and after."""
    if total.table == "budget_lines":
        before, after = format_amount(total.cents_before), format_amount(total.cents_after)
        return f"{sheet_title(total.table)} ({total.before} → {total.after})", f"{before} → {after}"
    return sheet_title(total.table), f"{total.before} → {total.after}"


def describe_tables(brought: Import) -> list[str]:
    """Say of every table what it becomes and what each column is taken as."""
    lines = []
    for proposal in brought.tables:
        table = proposal.table
        name = f"{table.sheet} – {table.title}" if table.title and table.title != table.sheet else table.sheet
        count = sum(row.kind == "row" for row in table.rows)
        if not count and not proposal.becomes:
            continue
        words = ngettext("{count} line", "{count} lines", count).format(count=count)
        becomes = _("becomes {table}").format(table=becomes_word(proposal.becomes))
        lines.append(
            _("Table {number}: {name}, {lines}, {becomes}").format(
                number=table.number, name=name, lines=words, becomes=becomes
            )
        )
        if proposal.becomes:
            for place, heading in table.headings.items():
                meaning = meaning_word(proposal.columns.get(place, ""))
                doubt = f" {ADVICE.sign}" if place in proposal.doubtful else ""
                lines.append(f"  {column_letter(place)} {heading or '–'} → {meaning}{doubt}")
    return lines


def describe_import(brought: Import) -> list[str]:
    """Say what a file brings: its tables, counts, sums, what is said of whole tables, and every line."""
    lines = []
    for line in brought.lines:
        place = _("{sheet}, line {number}").format(sheet=line.sheet, number=line.number)
        words = [*line.why, *line.readings]
        why = f" – {' '.join(words)}" if words else ""
        about = f" · {sheet_title(line.table)}" if line.table in READ else ""
        doubt = f" {ADVICE.sign}" if line.doubt and line.taken and line.verdict != "partly" else ""
        what = line.what[:80]
        lines.append(f"{MARKS[line.verdict].sign} {verdict_word(line.verdict)}{doubt} · {place}{about} · {what}{why}")
    totals = [": ".join(total_words(total)) for total in brought.totals]
    return [*describe_tables(brought), counted(brought), *totals, *brought.remarks, *lines]
