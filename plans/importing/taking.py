"""A list taken into a plan: tried on a copy, with what was chosen; what comes of it are edits, one step to undo.

The preview and the import are the same: whoever shows the result and then carries out its edits shows what happens.
"""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID

from plans import field_text, locks
from plans.derived import line_amounts
from plans.edits import Added, Edit, apply, change
from plans.errors import PlanError, Refused
from plans.exchange.headings import READ, normalise
from plans.importing.cells import values
from plans.importing.cells.beside_names import beside
from plans.importing.cells.headings import KEY
from plans.importing.cells.name_parts import sort_of, unturned
from plans.importing.files.grid import is_blank
from plans.importing.proposal.choices import Choices, chosen
from plans.importing.proposal.meaning import Proposal
from plans.importing.proposal.proposing import propose
from plans.importing.proposal.shared_headings import agree
from plans.importing.prose.running_text import left_texts
from plans.importing.records import document_texts
from plans.importing.records.cell_comments import say_comments
from plans.importing.records.doubts import doubt_lines
from plans.importing.records.drafts import Draft, nobody
from plans.importing.records.filling import NOTE_FIELDS, Work
from plans.importing.records.goal_lines import without_number
from plans.importing.records.heading_days import give_heading_day
from plans.importing.records.hidden_parts import say_hidden
from plans.importing.records.line_drafts import draft_lines
from plans.importing.records.matching import bare
from plans.importing.records.nameless_goals import give_goal
from plans.importing.records.names import lost_letters, say_beside
from plans.importing.records.record_finding import find_record
from plans.importing.records.references import REFERENCES, refer
from plans.importing.records.remarks import remark, say_left
from plans.importing.records.result import Import, Line, Total
from plans.importing.records.row_leaders import lead_goals
from plans.importing.records.row_words import without_outcome
from plans.importing.records.specials import fill_specials
from plans.importing.records.state import State
from plans.importing.records.sum_check import check_sum
from plans.importing.records.told_done import take_told_done
from plans.importing.records.unlinked import say_unlinked
from plans.importing.records.verdicts import drop_told, drop_twins, judge
from plans.importing.records.without_names import own_edits, without_names
from plans.importing.sources import Source, nothing_found, open_source
from plans.importing.tables.sheet_table import TableRow
from plans.plan import Plan
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import gettext as _

_BEHIND = re.compile(r"\(([^()]+)\)\s*$")
"""A role behind a name: "Renate Kramer (tl)"."""


def import_file(plan: Plan, path: Path, choices: Choices | None = None) -> Import:
    """Look what a file brings to a plan; raises PlanError when it cannot be read or holds nothing for a plan."""
    source = open_source(path)
    brought = plan_import(plan, source, choices or Choices(texts=proposed_texts(plan, source)))
    refuse_nothing(source, brought)
    return brought


def proposed_texts(plan: Plan, source: Source) -> dict[int, str]:
    """Return where the texts of a document go by their headings, as far as no table was made of them."""
    found = document_texts.proposed(source.texts, plan)
    if source.printed:
        return found
    return {place: target for place, target in found.items() if source.texts[place].text in source.rest}


def plan_import(plan: Plan, source: Source, choices: Choices | None = None) -> Import:
    """Look what a file brings to a plan with these choices; the plan itself is left as it is."""
    printed = without_names(plan, source.tables, source.printed) if source.printed else None
    brought = _Taking(printed or plan, source, choices or Choices()).take()
    brought.edits = own_edits(plan, brought.edits) if printed else brought.edits
    return brought


def refuse_nothing(source: Source, brought: Import) -> None:
    """Raise PlanError with one sentence when nothing in a file is for a plan: lists of clients, or no known table."""
    if any(proposal.becomes for proposal in brought.tables) or brought.edits or brought.lines:
        return
    unfit = next((proposal.unfit for proposal in brought.tables if proposal.unfit), None)
    if unfit is not None:
        raise PlanError(f"“{source.name}”: {unfit.why}", _("Choose a list of goals, actions, training or budget."))
    raise _running_text(source.name) if source.texts and not source.tables else nothing_found(source.name)


def _running_text(name: str) -> PlanError:
    return PlanError(
        _("“{file}” is running text: we found no list, table or line that says what is to be done.").format(file=name),
        _("Type what you want to take over in a table with headings, for example: Action, Who, When."),
    )


class _Taking:
    """Takes tables into a copy of a plan, and gives what came of it."""

    def __init__(self, plan: Plan, source: Source, choices: Choices) -> None:
        self.source, self.choices = source, choices
        self.state = State(plan, choices)
        self.result = Import()
        self._people: dict[UUID, Work] = {}
        """The line that named each of the people first."""

    def take(self) -> Import:
        work: list[Work] = []
        year = self.state.plan.year
        for found in agree([propose(table, year) for table in self.source.tables], year):
            choice = self.choices.tables.get(found.table.number)
            proposal = chosen(found, choice, year)
            self.result.tables.append(proposal)
            remark(proposal, self.source.tables, self.result, choice)
        say_left(self.source.left, self.result)
        say_hidden(self.source.hidden, self.result)
        say_comments(self.source.comments, self.result)
        pairs = draft_lines(self.result, self.choices)
        lead_goals(pairs, self.result)
        for wanted in READ:
            lines = {bare(draft.what) for _line, _row, draft, _proposal in pairs if draft.table == wanted}
            for line, row, draft, proposal in pairs:
                if draft.table == wanted and (item := self._begin(line, row, draft, proposal, lines)) is not None:
                    work.append(item)
            # References last: whoever or whatever they name may stand further on in the file.
            for item in work:
                if item.draft.table == wanted:
                    self._fill(item)
        for item in work:
            refer(self.state, item)
        record_of = {id(item.draft): item.record for item in work}
        for item in work:
            action = record_of.get(id(item.draft.source))
            item.day = action.due if isinstance(action, Action) else None
            fill_specials(self.state.filler, item, self.state.names)
            give_heading_day(self.state.filler, item)
        doubt_lines(work, self.source.texts, self.state.plan.year)
        drop_twins(self.state, work)
        drop_told(self.state, work)
        give_goal(self.state, work, self.result)
        if any(item.spread and not item.dropped for item in work):
            self.result.remarks.append(
                _("Annual amounts are spread over the four quarters; change them where that is not right.")
            )
        self.result.remarks += filter(None, (check_sum(proposal, work) for proposal in self.result.tables))
        self.result.remarks += say_unlinked(self.result.tables, work)
        for item in work:
            judge(item)
        if self.source.printed:
            self.result.remarks.append(
                _(
                    "Digikoers printed this itself: goals, actions, people, training and budget come back from it. "
                    "Its other tables stay as they are."
                )
            )
        picked = {self.source.texts[place].text for place, target in self.choices.texts.items() if target}
        left = [words for words in self.source.rest if words not in picked]
        if left and any(proposal.becomes for proposal in self.result.tables):
            self.result.remarks.append(left_texts(left))
            self.result.left_out = True
        document_texts.take(self.source.texts, self.choices.texts, self.state.copy, self.state.plan, self.result)
        # What holds for several lists of one text is said once.
        self.result.remarks = list(dict.fromkeys(self.result.remarks))
        self.result.offers = list(self.state.names.offers.values())
        for offer in self.result.offers:
            offer.chosen = next(
                (key for name, key in self.choices.people.items() if normalise(name) == normalise(offer.name)), None
            )
        self.result.edits += self._edits()
        self.result.totals = self._totals()
        return self.result

    # Records

    def _begin(self, line: Line, row: TableRow, draft: Draft, proposal: Proposal, others: set[str]) -> Work | None:
        """Find or make the record that a draft is about."""
        kind, table = READ[draft.table], draft.table
        work = Work(
            line, draft, proposal.table, kind(plan_id=self.state.copy.id), False, unknown=draft.columns & row.unknown
        )
        work.doubt, work.notes = bool(draft.doubts), [*draft.doubts]
        if draft.worked_out:
            work.doubt = True
            work.readings.append(_("Part of this is taken out of the text; please check."))
        if not draft.what and not (draft.cell(KEY)):
            return None
        if table == "people" and nobody(draft.what):
            line.verdict, line.why = (
                "skipped",
                [_("“{text}” is not the name of a person.").format(text=draft.what[:40])],
            )
            return None
        record = find_record(self.state, work, others)
        if isinstance(record, Person):
            work.earlier = self._people.setdefault(record.id, work)
        if record is not None:
            work.record, work.known = record, self.state.known.is_known(table, record)
            self.state.known.claim(record)
            line.what = line.what or " ".join(
                str(getattr(record, "title" if table == "goals" else "name" if table == "people" else "what")).split()
            )
            if isinstance(record, Goal):
                self.state.of_goal[id(draft)] = record
            return work
        if not draft.what:
            return None
        if table == "people" and (lost := lost_letters(draft.what)):
            line.why.append(lost)
            return None
        if refused := locks.reason(self.state.plan, work.record):
            line.why.append(refused)
            return None
        self._add(work)
        if isinstance(work.record, Person):
            self._people[work.record.id] = work
        return work

    def _add(self, work: Work) -> None:
        table, record = work.draft.table, work.record
        self.state.last[table] += 1
        record.position = self.state.last[table]
        self.state.copy.table(table).append(record)
        self.state.known.claim(record)
        if isinstance(record, Person):
            self._new_person(work, record)
        elif isinstance(record, Goal):
            self.state.of_goal[id(work.draft)] = record
            self._new_goal(work, record)

    def _new_person(self, work: Work, person: Person) -> None:
        """Name somebody at once, so that lines further on can refer to them."""
        name = work.draft.what
        try:
            apply(self.state.copy, field_text.parse_edits(self.state.copy, person, "name", unturned(name)))
        except Refused:
            return
        behind = _BEHIND.search(name)
        work.notes += say_beside(beside(name, [person.name]))
        titled = behind is not None and sort_of(behind[1]) in ("leader", "role") and not work.draft.cell("role")
        work.doubt = work.doubt or titled or "@" in name.split()[0]
        offer, alike = self.state.names.offer(person.name), self.state.names.alike(person.name)
        if offer is not None or alike:
            labels = [
                field_text.person_label(self.state.copy.person(key)) for key in (offer.candidates if offer else ())
            ]
            who = ", ".join(filter(None, (*labels, alike)))
            work.notes.append(_("New in the plan: {name}. Or is that {known}?").format(name=person.name, known=who))
            work.doubt = True
        self.state.names.learn(person)

    def _new_goal(self, work: Work, goal: Goal) -> None:
        title = without_number(work.draft.what)
        self.state.goals.learn(goal, work.draft.what, work.draft)
        if is_blank(work.draft.cell("title")) and is_blank(work.draft.cell("result")):
            work.doubt = True
            work.notes.append(_("What is wrong is the title of a goal here; make of it what you want to reach."))
            apply(self.state.copy, [change(goal, "title", title[:200])])
        # Unless the sheet says something about that itself.
        if self.state.count_goal(goal, may_park=is_blank(work.draft.cell("parked")) and KEY not in work.draft.cells):
            work.notes.append(_("There are five goals already: this one goes to the parking lot."))

    # Cells

    def _fill(self, work: Work) -> None:
        # First the text that takes what has no field of its own, whatever column it stands in.
        first = NOTE_FIELDS[work.draft.table]
        for name in sorted((name for name in work.draft.cells if name != KEY), key=lambda name: name != first):
            if field_text.kind(type(work.record), name) in REFERENCES:
                continue
            if name == "title" and not (work.keyed or work.table.printed) and isinstance(work.record, Goal):
                column, cell = work.draft.cells[name]
                work.draft.cells[name] = (column, without_number(values.as_text(cell)) if not is_blank(cell) else cell)
            if name == "name" and isinstance(work.record, Person) and not work.keyed:
                work.show(
                    work.draft.cells[name][0],
                    field_text.person_label(work.record),
                    bool(self.state.names.offers.get(normalise(work.record.name))) and not work.known,
                )
                if not work.known:
                    work.changed.append(field_text.short_name(Person, "name"))
                continue
            if not self._differs(work, name):
                self.state.filler.fill(work, name)
        if work.draft.status:
            self.state.filler.put_status(work, work.draft.status)
        take_told_done(self.state.filler, work)
        if isinstance(work.record, Person):
            self.state.names.learn(work.record)
        for column in sorted(work.unknown):
            work.lose(column, without_outcome(work.heading(column)))

    def _differs(self, work: Work, name: str) -> bool:
        """Return whether an earlier line of the same list says otherwise of somebody, and say so: the first counts."""
        if work.earlier is None or work.earlier is work or work.earlier.line.place != work.line.place:
            return False
        (column, cell), first = work.draft.cells[name], work.earlier.draft.cell(name)
        if is_blank(cell) or is_blank(first) or normalise(values.as_text(cell)) == normalise(values.as_text(first)):
            return False
        said = _("“{text}”; line {number} says “{first}”.")
        work.lose(
            column,
            f"{field_text.short_name(Person, name)}: "
            + said.format(
                text=values.as_text(cell)[:40], number=work.earlier.line.number, first=values.as_text(first)[:40]
            ),
        )
        return True

    def _edits(self) -> list[Edit]:
        """Return what changed in the copy as edits on the plan itself; records first, so that keys have a home."""
        added: list[Edit] = []
        changed: list[Edit] = []
        for table, kind in READ.items():
            own = {record.id: record for record in self.state.plan.table(table)}
            for record in self.state.copy.table(table):
                if record.id not in own:
                    added.append(Added(record.copy_with()))
                    continue
                for name in kind.fields():
                    new = getattr(record, name)
                    if getattr(own[record.id], name) != new:
                        changed.append(change(own[record.id], name, new))
        return added + changed

    def _totals(self) -> list[Total]:
        """Return how much there is of each table before and after, of those that change."""
        found = []
        for table in ("goals", "actions", "people", "activities", "budget_lines"):
            before, after = self.state.plan.table(table), self.state.copy.table(table)
            cents = [0, 0]
            if table == "budget_lines":
                cents = [
                    sum(row.total for row in line_amounts.amounts(plan)) for plan in (self.state.plan, self.state.copy)
                ]
            total = Total(table, len(before), len(after), *cents)
            if (
                total.before != total.after
                or total.cents_before != total.cents_after
                or any(line.table == table for line in self.result.lines)
            ):
                found.append(total)
        return found
