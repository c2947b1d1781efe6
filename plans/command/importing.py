"""Takes the lines of somebody's own list into a plan: a spreadsheet, or the tables of a document."""

from __future__ import annotations

import argparse
from pathlib import Path
from uuid import UUID

from plans import edits, field_text, locks
from plans.anonymise import has_names
from plans.anonymise.leaving import names_stay
from plans.command.reading import opened
from plans.command.table import COMPLETE, INCOMPLETE
from plans.errors import PlanError, unreadable
from plans.exchange import plan_file
from plans.exchange.headings import normalise
from plans.importing import sources, taking
from plans.importing.proposal import choices
from plans.importing.records import document_texts, result
from plans.importing.records.nameless_goals import say_nameless
from plans.plan import Plan
from plans.subjects import goals
from plans.subjects.actions import Action
from resources.language import gettext as _

_MOST_BYTES = 1_000_000


def execute(args: argparse.Namespace) -> int:
    """Take the lines of a list into a plan; gives the exit code, raises PlanError when it cannot be done."""
    plan, passphrase = opened(args.into, args)
    source = sources.open_source(args.file)
    mapped = None if args.map is None else _text(args.map)
    picked = choices.parse_choices(source.tables, args.table, args.columns, mapped, plan.year)
    picked.texts = taking.proposed_texts(plan, source) | document_texts.parse_picks(args.texts, source.texts)
    picked.goal = _goal(plan, args.goal)
    brought = taking.plan_import(plan, source, picked)
    texts = document_texts.describe_texts(source.texts, source.rest, picked.texts)
    try:
        taking.refuse_nothing(source, brought)
    except PlanError:
        # Of running text somebody can still pick where it goes; what is private is not repeated.
        if texts and all(proposal.unfit is None for proposal in brought.tables):
            print("\n".join(texts))
            print(_("Pick where a text goes with --texts, such as 1=vision."))
        raise
    for line in [*result.describe_import(brought), *texts]:
        print(line)
    if brought.without_goal and picked.goal is None and goals.chosen(plan.goals):
        print(say_nameless(brought.without_goal))
    if not args.preview and brought.edits:
        locks.check(plan, brought.edits)
        named = has_names(plan)
        edits.apply(plan, brought.edits)
        if not named and names_stay(closed=passphrase is not None) and has_names(plan):
            raise PlanError(
                _("Your organisation laid down that names stay on the laptop; this list puts them in an open file."),
                _("Close the plan file with a passphrase first, or leave those columns out."),
            )
        # What was closed stays closed, with the same passphrase.
        plan_file.write(plan, args.into, passphrase)
        print(_("Brought into “{file}”.").format(file=args.into.name))
    return INCOMPLETE if brought.incomplete else COMPLETE


def _goal(plan: Plan, words: str | None) -> UUID | None:
    """Return the goal of the plan that is meant by ``--goal``; raises PlanError when none is."""
    if words is None:
        return None
    titled = [goal.id for goal in plan.goals if normalise(goal.title) == normalise(words)]
    found = titled[0] if len(titled) == 1 else field_text.parse_value(plan, Action, "goal_id", words)
    if not isinstance(found, UUID):
        raise PlanError(_("“{text}” is no goal of this plan.").format(text=words), _("Use its number or its title."))
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise unreadable(error, path) from error
    except ValueError:
        raise PlanError(
            _("The file with choices cannot be read."), _("It is JSON with a list called “tables”.")
        ) from None
