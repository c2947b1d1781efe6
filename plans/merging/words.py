"""The questions of a merge in plain words: what each is about, how it was and is on both sides, what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plans import field_text
from plans.derived import compare
from plans.derived.compare import Difference
from plans.merging import Merge
from plans.merging.conflicts import Choice, Conflict, Side, other
from plans.plan import KEPT, TABLES, Plan, PlanRecord
from plans.records import Record
from plans.subjects.calendar import Review
from resources.language import gettext as _


@dataclass(frozen=True)
class Row:
    """One field as it was and as it is on both sides, as a person reads it; what is the same on a side is empty."""

    name: str
    was: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Question:
    """One conflict in words."""

    title: str
    sentence: str
    rows: tuple[Row, ...]
    options: dict[Choice, str]


def question(merge: Merge, conflict: Conflict) -> Question:
    """Say a conflict in words, with the words of every choice."""
    match conflict.kind:
        case "fields":
            return _of_fields(merge, conflict)
        case "removed":
            return _of_removed(merge, conflict)
        case "adopted":
            return _of_adopted(merge, conflict)
        case "closed":
            return _of_closed(merge, conflict)


def _of_fields(merge: Merge, conflict: Conflict) -> Question:
    forms = (merge.base, merge.mine, merge.theirs)
    rows = []
    for field in conflict.fields:
        found = [(form, form.find(conflict.key)) for form in forms]
        record = next(item for _form, item in found[1:] if item is not None)
        shown = ["" if item is None else _shown(form, item, field, conflict.element) for form, item in found]
        name = compare.name_field(record, field)
        if conflict.element:
            name = field_text.options(type(record), field).get(conflict.element, name)
        rows.append(Row(name, shown[0], shown[1], shown[2]))
    words = {
        "mine": _("What I have"),
        "theirs": _("What the other person has"),
        "both": _("Both, one after the other"),
    }
    sentence = (
        _("You both changed this. These fields go together.")
        if len(conflict.fields) > 1
        else _("You both changed this.")
    )
    return Question(_title(merge, conflict), sentence, tuple(rows), {item: words[item] for item in conflict.choices})


def _of_removed(merge: Merge, conflict: Conflict) -> Question:
    keeper = conflict.usual
    assert keeper in ("mine", "theirs")
    form = merge.mine if keeper == "mine" else merge.theirs
    record, before = form.find(conflict.key), merge.base.find(conflict.key)
    assert isinstance(record, Record)
    rows = [
        _one_sided(keeper, compare.name_field(record, field), _old(merge.base, before, field), new)
        for field in record.fields()
        if before is None or getattr(before, field) != getattr(record, field)
        if (new := compare.show_value(form, record, field)) or before
    ]
    for item, field in form.pointing_to(record):
        old = merge.base.find(item.id)
        if old is None or getattr(old, field) != record.id:
            name = f"{compare.name_record(form, item)}: {compare.name_field(item, field)}"
            new = compare.show_value(form, item, field)
            rows.append(_one_sided(keeper, name, _old(merge.base, old, field), new))
    sentence = (
        _("The other person took this out, and you went on with it.")
        if keeper == "mine"
        else _("You took this out, and the other person went on with it.")
    )
    options: dict[Choice, str] = {
        keeper: _("Keep it, with everything that belongs to it"),
        other(keeper): _("Take it out"),
    }
    return Question(_title(merge, conflict), sentence, tuple(rows), _in_order(options, conflict))


def _of_adopted(merge: Merge, conflict: Conflict) -> Question:
    options: dict[Choice, str] = {}
    both = {"mine", "theirs"} <= set(conflict.choices)
    if both:
        sentence = _(
            "You both adopted or closed the plan, or one of you reopened it meanwhile. Only one of the two can stay."
        )
        options["mine"] = _("Keep mine. The other person’s changes become a proposal, in a second plan.")
        options["theirs"] = _("Keep the other person’s. My changes become a proposal, in a second plan.")
    elif conflict.usual == "mine":
        sentence = _("You adopted or closed the plan. Meanwhile the other person changed something that is now fixed.")
        options["mine"] = _("It stays as it was fixed. The other person’s changes become a proposal, in a second plan.")
    else:
        sentence = _("The other person adopted or closed the plan. Meanwhile you changed something that is now fixed.")
        options["theirs"] = _("It stays as it was fixed. My changes become a proposal, in a second plan.")
    options["open"] = _("Open the plan again, with all changes in it. What was adopted is kept.")
    return Question(_("The plan"), sentence, tuple(_between(merge)), _in_order(options, conflict))


def _of_closed(merge: Merge, conflict: Conflict) -> Question:
    review = merge.base.find(conflict.key)
    quarter = review.quarter if isinstance(review, Review) else ""
    options: dict[Choice, str] = {}
    if {"mine", "theirs"} <= set(conflict.choices):
        sentence = _("You both closed this review. Only one can stay; the other copy is kept.")
        options["mine"] = _("Keep mine. What the other person wrote becomes a proposal, in a second plan.")
        options["theirs"] = _("Keep the other person’s. What I wrote becomes a proposal, in a second plan.")
    elif conflict.usual == "mine":
        sentence = _("You closed this review. Meanwhile the other person went on writing in it.")
        options["mine"] = _("It stays closed. What the other person wrote becomes a proposal, in a second plan.")
    else:
        sentence = _("The other person closed this review. Meanwhile you went on writing in it.")
        options["theirs"] = _("It stays closed. What I wrote becomes a proposal, in a second plan.")
    options["open"] = _("Open the review again, with everything in it. The closed copy is kept.")
    title = _("The review of quarter {quarter}").format(quarter=quarter)
    return Question(title, sentence, (), _in_order(options, conflict))


def _between(merge: Merge) -> Iterable[Row]:
    """Say in one line for each side what it changed, but for what goes on after adoption."""
    kept = {str(TABLES[name].__tablename__) for name in KEPT}
    for name, mine, side in ((_("You"), True, merge.mine), (_("The other person"), False, merge.theirs)):
        found: list[Difference] = [item for item in compare.differences(merge.base, side) if item.table not in kept]
        words = compare.summary(found)
        if words:
            yield Row(name, "", words if mine else "", "" if mine else words)


def _in_order(options: dict[Choice, str], conflict: Conflict) -> dict[Choice, str]:
    return {choice: options[choice] for choice in conflict.choices}


def _title(merge: Merge, conflict: Conflict) -> str:
    for form in (merge.mine, merge.theirs):
        record = form.find(conflict.key)
        if isinstance(record, PlanRecord):
            return _("The plan")
        if record is not None:
            words = compare.name_record(form, record)
            return words[:1].upper() + words[1:]
    return ""


def _shown(form: Plan, record: Record | PlanRecord, field: str, element: str) -> str:
    if element:
        return str(getattr(record, field).get(element, ""))
    return compare.show_value(form, record, field)


def _old(base: Plan, record: Record | PlanRecord | None, field: str) -> str:
    return "" if record is None else compare.show_value(base, record, field)


def _one_sided(side: Side, name: str, was: str, now: str) -> Row:
    return Row(name, was, now, "") if side == "mine" else Row(name, was, "", now)
