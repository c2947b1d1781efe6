"""A file that was opened to be taken into a plan: its tables, and the texts of a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from plans.errors import PlanError
from plans.importing.files import refusals
from plans.importing.files.grid import Grid, Passage
from plans.importing.files.reading import read
from plans.importing.proposal.proposing import propose
from plans.importing.prose.narrative_tasks import tasks_in_narrative
from plans.importing.prose.nested_points import nested_in
from plans.importing.prose.running_text import tables_in
from plans.importing.prose.task_cards import with_cards_as_lines
from plans.importing.prose.text_headings import is_aim, with_labels
from plans.importing.records.cell_comments import comments_in
from plans.importing.records.hidden_parts import hidden_in
from plans.importing.tables.a3_plans import boxes_above
from plans.importing.tables.action_blocks import with_action_blocks
from plans.importing.tables.boxed_texts import with_boxes_as_texts
from plans.importing.tables.colour_names import says_colours
from plans.importing.tables.front_texts import front_texts
from plans.importing.tables.goal_tables import below_their_goals
from plans.importing.tables.left_cells import left_on_sheets
from plans.importing.tables.pdca import rounds_in
from plans.importing.tables.printed_plan import is_other_print, is_printed, lists_of, with_pasted
from plans.importing.tables.printed_words import language_of
from plans.importing.tables.sheet_table import SheetTable
from plans.importing.tables.table_finding import find_tables
from plans.importing.tables.theme_columns import wide_texts
from plans.importing.tables.unread_tables import texts_of
from resources.language import gettext as _

_ANY_YEAR = 2027
"""Any year: only whether a table is known is asked."""


@dataclass
class Source:
    """A file that was read: its name, its tables, and the texts of a document."""

    name: str
    tables: list[SheetTable] = field(default_factory=list)
    texts: list[Passage] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    """The texts of which nothing became a table."""
    left: dict[str, list[str]] = field(default_factory=dict)
    """By sheet the texts that are in none of its tables."""
    hidden: dict[str, frozenset[int]] = field(default_factory=dict)
    """By sheet the columns that are hidden; of a sheet that is hidden itself none."""
    comments: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """By sheet the cells with a comment, and what it says."""
    printed: str = ""
    """The language of a plan that we printed ourselves; nothing for any other file."""


def open_source(path: Path) -> Source:
    """Return the tables and texts of a file; raises PlanError with one sentence when it cannot be read."""
    content = read(path)
    if is_other_print(content):
        raise refusals.own_page(path.name)
    if is_printed(content):
        language = language_of(content)
        own = lists_of(content, language)
        return Source(path.name, find_tables(own.grids), own.texts, printed=language)
    content = with_action_blocks(with_boxes_as_texts(below_their_goals(with_pasted(content))))
    content = replace(content, texts=with_cards_as_lines(with_labels(content.texts)))
    rounds, loose = rounds_in(content.texts, _("Text"))
    story, loose, left = tasks_in_narrative(loose, _("Text"))
    outline, loose = nested_in(loose, _("Text"))
    aims = [passage for passage in loose if is_aim(passage)]
    told, rest = tables_in([passage for passage in loose if passage not in aims], _("Text"))
    told += [*outline, *filter(None, (story, rounds))]
    rest += [*left, *(passage.text for passage in aims)]
    if any(grid.fills for grid in content.grids):
        rest = [words for words in rest if not says_colours(words)]
    boxed = boxes_above(content.grids) + wide_texts(content.grids)
    boxed += [passage for passage in front_texts(content.grids) if passage not in boxed]
    rest += [passage.text for passage in boxed]
    tables = find_tables([*content.grids, *told], content.texts)
    unread = [passage for passage in texts_of(_unread(content.grids, tables)) if passage not in boxed]
    boxed += unread
    rest += [passage.text for passage in unread]
    left_out = left_on_sheets(content.grids, tables, boxed)
    source = Source(path.name, tables, [*content.texts, *boxed], rest, left_out, hidden_in(content.grids))
    source.comments = comments_in(content.grids)
    if not source.tables and not source.texts:
        raise nothing_found(path.name)
    return source


def _unread(grids: list[Grid], tables: list[SheetTable]) -> list[Grid]:
    """Return the tables of a document of which nothing becomes a list; one that is private is not repeated."""
    proposals = [propose(table, _ANY_YEAR) for table in tables]
    known = {found.table.sheet for found in proposals if found.becomes or found.unfit}
    return [grid for grid in grids if grid.after is not None and grid.known is None and grid.name not in known]


def nothing_found(name: str) -> PlanError:
    """Return what is said of a file in which nothing for a plan stands."""
    return PlanError(
        _("No goals, actions, people, training or budget were found in “{file}”.").format(file=name),
        _("Put a row of headings above the columns, for example: Action, Who, When."),
    )
