"""House packs: what goes in and comes back, what they bring a plan, and what stays as somebody typed it."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image

from plans import locks
from plans.anonymise import anonymised
from plans.cards import deck, taking
from plans.derived import history, next_year
from plans.derived.proposed import begun_with
from plans.edits import Change, apply, change, inverse, removal
from plans.errors import Damaged, Newer, Refused
from plans.exchange import files, plan_file
from plans.house import Look, Rate, Words, contrast
from plans.house_pack import filling, making, pack
from plans.house_pack.cards import card_of
from plans.house_pack.pack import FORMAT, VERSION, Pack
from plans.house_pack.parts import PARTS, Part, field_title, fields_of, lockable
from plans.merging import merge
from plans.plan import TABLES, Plan, new_plan
from plans.plan_json import serialise
from plans.proposals import untouched
from plans.records import Record, is_money, personal_fields, references
from tests.plans.house_pack.strategies import DAY, later, logo, packs
from tests.plans.strategies import plans
from tests.properties import examples

SAMPLE, _NOTICE = plan_file.read(plan_file.SAMPLE)


def made(plan: Plan = SAMPLE, before: Pack | None = None, **ways: Any) -> Pack:
    """A pack of a plan, of which the parts that are not named are proposed."""
    return making.make([plan], making.Making("Zonneweide", {**dict.fromkeys(PARTS, "propose"), **ways}), DAY, before)


def with_facts(house: Pack, **facts: Any) -> Pack:
    """The same pack, that says something else beside the plan."""
    return replace(house, facts=house.facts.model_copy(update=facts))


def copied(plan: Plan = SAMPLE) -> Plan:
    return plan_file.copy(plan)


def team(house: Pack, year: int = 2027) -> Plan:
    """The new plan of a team that begins with a pack."""
    return filling.filled(new_plan(year), house)


# The file


@examples(12)
@given(packs())
def test_any_pack_comes_back_as_it_was(house: Pack) -> None:
    data = pack.encode(house)
    back = pack.decode(data, "huis.huispakket")
    assert pack.encode(back) == data
    assert back.facts == house.facts


def test_what_belongs_to_one_team_stays_behind() -> None:
    plan = made().start
    assert plan.people == []
    for record in plan.records():
        for field, to in references(type(record)).items():
            assert to != "person" or getattr(record, field) is None
        for field in personal_fields(type(record)):
            assert field == "contact" or not getattr(record, field), field
        for field in (field for field in record.fields() if is_money(type(record), field)):
            assert field == "rate" or getattr(record, field) is None, field
    text = pack.encode(made(partners="leave")).decode()
    assert [
        person.name for person in SAMPLE.people if person.name.strip() and person.role != "team" and person.name in text
    ] == []


def test_texts_and_cards_of_a_house_name_roles_instead_of_people() -> None:
    plan = plan_file.copy(SAMPLE)
    plan.vision.why = plan.goals[0].title = plan.goals[0].result = "Yusufs rooster, want mevrouw Şahin weet het"
    said = made(plan).start.vision.why
    assert said == made(plan).start.goals[0].title == card_of(plan.goals[0], plan, set()).title.nl
    assert "Yusuf" not in said
    assert "digicoach" in said


def sealed(change: Callable[[dict[str, Any]], object], **envelope: Any) -> bytes:
    """The file of a pack with something changed in it, and a checksum that is right for it."""
    form = json.loads(pack.encode(made()))
    for key in files.ENVELOPE:
        form.pop(key)
    change(form)
    return json.dumps(
        {"format": FORMAT, "version": VERSION, "sha256": files.checksum(form), **form, **envelope}
    ).encode()


def card(**changed: Any) -> dict[str, Any]:
    """A card of the house with something changed in it."""
    return {**card_of(SAMPLE.goals[0], SAMPLE, set()).model_dump(mode="json"), **changed}


def bomb() -> str:
    """A picture that says that it is small, and one that is large."""
    huge = BytesIO()
    Image.new("1", (20_000, 20_000)).save(huge, "PNG")
    return base64.b64encode(huge.getvalue()).decode()


SPOILED = {
    "a field that is not known": lambda form: form.update(photo="x"),
    "no name": lambda form: form.update(name=""),
    "version zero": lambda form: form.update(number=0),
    "a lock on nothing": lambda form: form.update(locked={"0" * 32: ["why"]}),
    "a lock on a name": lambda form: form.update(locked={form["start"]["records"]["team"][0]["id"]: ["name"]}),
    "no plan": lambda form: form.pop("start"),
    "a plan with people of nobody": lambda form: form["start"]["records"].update(people=[{"id": "x"}]),
    "a light colour": lambda form: form.update(look={"accent": "#FFEE00"}),
    "a colour that is markup": lambda form: form.update(look={"accent": 'red"/>'}),
    "a logo that is none": lambda form: form.update(look={"logo": base64.b64encode(b"<svg onload=x>" * 9).decode()}),
    "a logo that lies": lambda form: form.update(look={"logo": logo()[:60] + "A" * 40}),
    "a huge logo": lambda form: form.update(look={"logo": bomb()}),
    "a long word": lambda form: form.update(words={"client": "x" * 5_000}),
    "a word with a place to fill in": lambda form: form.update(words={"record": "{0}"}),
    "a card that is none": lambda form: form.update(cards=[{"key": "huis-x"}]),
    "a card with a place of ours": lambda form: form.update(cards=[deck.card("robot").model_dump(mode="json")]),
    "a card that aims too high": lambda form: form.update(cards=[card(target=10**30)]),
    "a card of no end of hours": lambda form: form.update(cards=[card(training_hours="1.00000000001")]),
    "a card with a picture from elsewhere": lambda form: form.update(cards=[card(icon="../fonts/x")]),
    "the same card twice": lambda form: form.update(cards=[card(), card()]),
    "a rate that is no money": lambda form: form.update(rates=[{"name": "ik", "cents": 10**12}]),
    "a pack within a pack": lambda form: form["start"]["plan"].update(
        house={"pack": form["id"], "name": "x", "number": 1}
    ),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_pack_with_something_that_does_not_fit_is_refused(how: str) -> None:
    with pytest.raises((Damaged, Newer)) as refused:
        pack.decode(sealed(SPOILED[how]), "huis.huispakket")
    assert str(refused.value)


def test_newer_cut_off_changed_and_foreign_packs_are_refused_with_a_sentence(tmp_path: Path) -> None:
    data = pack.encode(made())
    with pytest.raises(Newer):
        pack.decode(sealed(lambda form: None, version=VERSION + 1), "x")
    for spoiled in (
        data[:-40],
        data.replace(b"Zonneweide", b"Zonnewijde"),
        b"",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"[" * 9_000,
    ):
        with pytest.raises(Damaged):
            pack.decode(spoiled, "x")
    large = tmp_path / "groot.huispakket"
    large.write_bytes(b"{" * (pack.MOST_BYTES + 1))
    with pytest.raises(Damaged, match="groot"):
        pack.read(large)
    with pytest.raises(Damaged):
        pack.decode(b'{"format": "digikoers.huispakket"' + b',"a":{}' * 500_001, "x")


def test_a_picture_is_looked_at_before_it_is_unpacked_and_made_small() -> None:
    many = BytesIO()
    Image.new("1", (5_000, 5_000)).save(many, "PNG")
    with pytest.raises(ValueError, match="pixels"):
        pack.small_png(many.getvalue())
    large = BytesIO()
    Image.new("RGB", (3_000, 900), "#7A1F5C").save(large, "JPEG")
    small = pack.small_png(large.getvalue())
    Look(logo=base64.b64encode(small).decode())
    with pytest.raises(ValueError, match="picture"):
        pack.small_png(b"GIF89a" + b"x" * 100)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#FFFFFF", "#000000"), 2) == 21
    assert round(contrast("#767676"), 2) == 4.54


# Filling a new plan


def test_a_new_plan_begins_with_what_the_house_says() -> None:
    plan = team(made(vision="lock"))
    assert plan.vision.why == SAMPLE.vision.why
    assert [goal.title for goal in plan.goals] == [goal.title for goal in SAMPLE.goals]
    assert [len(plan.goals), sum(not goal.parked for goal in plan.goals)] == [len(SAMPLE.goals), 5]
    assert "why" not in untouched(plan.vision)
    assert "message" in untouched(plan.vision)
    assert {action.goal_id for action in plan.actions} <= {None, *(goal.id for goal in plan.goals)}
    plan_file.decode(plan_file.encode(plan))


def test_days_come_in_the_year_of_the_plan() -> None:
    plan = team(made(), 2029)
    days = [(old.due, new.due) for old, new in zip(SAMPLE.actions, plan.actions, strict=True) if old.due]
    assert days
    assert all(new.year == old.year + 2 and abs((new - old.replace(year=new.year)).days) < 6 for old, new in days)


def values_of(plan: Plan) -> dict[tuple[Any, str], Any]:
    return {(record.id, field): getattr(record, field) for record in plan.records() for field in record.fields()}


@examples(12)
@given(plans(), packs())
def test_filling_never_takes_the_place_of_what_was_typed(plan: Plan, house: Pack) -> None:
    plan.record.state, plan.record.house = "concept", {}
    before = values_of(plan)
    after = values_of(filling.filled(plan, house))
    blank = {(record.id, field): filling.blank(record, field) for record in plan.records() for field in record.fields()}
    assert {key for key, value in before.items() if after[key] != value and value != blank[key]} == set()


@examples(10)
@given(st.data())
def test_a_newer_pack_changes_only_what_nobody_touched_and_takes_back_in_one_step(data: st.DataObject) -> None:
    house = data.draw(packs())
    plan = team(house)
    loose = [
        (record, field)
        for record in plan.records()
        for field in record.fields()
        if plan.may_change(record, field) and type(record).model_fields[field].annotation is str
    ]
    touched = data.draw(st.lists(st.sampled_from(range(len(loose))), unique=True, max_size=8))
    for place in touched:
        record, field = loose[place]
        apply(plan, [change(record, field, "Van ons zelf")])
    hers = {(loose[place][0].id, loose[place][1]) for place in touched}
    newer = data.draw(later(house))
    step = filling.fill(plan, newer).edits
    assert locks.refusal_of(plan, step, "house_pack") is None
    was = serialise(plan)
    apply(plan, step)
    there = values_of(plan)
    assert all(there[key] == "Van ons zelf" for key in hers)
    assert not filling.fill(plan, newer).edits
    plan_file.decode(plan_file.encode(plan))
    apply(plan, inverse(step))
    assert serialise(plan) == was


def test_what_was_taken_out_or_emptied_does_not_come_back_and_the_rest_follows() -> None:
    house = made()
    plan = team(house)
    gone = plan.conditions[0].what
    apply(
        plan, [*removal(plan, plan.conditions[0]), change(plan.vision, "need", ""), change(plan.vision, "why", "Ons")]
    )
    changed = copied()
    changed.vision.why, changed.vision.need, changed.vision.focus = "Anders", "Ook anders", "Een nieuw doel"
    changed.conditions[1].agreed = "Nieuw afgesproken"
    newer = made(changed, house)
    found = filling.fill(plan, newer)
    apply(plan, found.edits)
    assert (plan.vision.why, plan.vision.need, plan.vision.focus) == ("Ons", "", "Een nieuw doel")
    assert "focus" in untouched(plan.vision)
    assert gone not in [row.what for row in plan.conditions]
    assert "Nieuw afgesproken" in [row.agreed for row in plan.conditions]
    assert found.kept == 2


def test_what_the_house_no_longer_says_goes_where_nobody_touched_it() -> None:
    house = made()
    plan = team(house)
    apply(plan, [change(plan.risks[0], "measure", "Wij doen het zo")])
    changed = copied()
    theirs, changed.risks = changed.risks, changed.risks[2:]
    apply(plan, filling.fill(plan, made(changed, house)).edits)
    assert [risk.what for risk in plan.risks] == [theirs[0].what, *(risk.what for risk in changed.risks)]


def test_looked_at_and_left_as_it_is_counts_as_touched() -> None:
    house = made()
    plan = team(house)
    apply(plan, [change(plan.vision, "proposed", {})])
    changed = copied()
    changed.vision.why = "Anders"
    apply(plan, filling.fill(plan, made(changed, house)).edits)
    assert plan.vision.why == SAMPLE.vision.why


def test_a_second_fill_doubles_nothing_and_neither_does_a_plan_with_the_same_lines() -> None:
    plan = anonymised(copied())
    count = sum(1 for _record in plan.records())
    step = filling.fill(plan, made()).edits
    apply(plan, step)
    assert sum(1 for _record in plan.records()) == count
    assert not filling.fill(plan, made()).edits or plan.house


def test_two_laptops_that_fill_the_same_plan_make_the_same_records() -> None:
    plan, house = new_plan(2027), made()
    one, other = filling.filled(plan, house), filling.filled(plan, house)
    assert {record.id for record in one.records()} == {record.id for record in other.records()}
    assert merge(plan, one, other).is_silent


# What is locked

DOORS: tuple[locks.Source, ...] = ("edit", "plan_file", "remarks_file")


@pytest.mark.parametrize("door", DOORS)
@examples(6)
@given(packs(), st.data())
def test_what_is_locked_changes_through_no_door(door: locks.Source, house: Pack, data: st.DataObject) -> None:
    plan = team(house)
    fixed = [
        (record, name)
        for record in plan.records()
        for name in plan.record.house.get("locked", {}).get(str(record.id), ())
    ]
    assume(fixed)
    record, name = data.draw(st.sampled_from(fixed))
    for step in (
        [Change(record, name, getattr(record, name), filling.blank(record, name))],
        removal(plan, record)
        if plan.list_of(type(record)) is not plan.table("vision") and type(record) not in ONCE
        else [],
        [change(plan.record, "house", {})],
        [change(plan.record, "house", {**plan.record.house, "locked": {}})],
    ):
        refused = locks.refusal_of(plan, step, door) if step else None
        assert not step or refused
    assert (house.facts.by or house.facts.name) in str(locks.refusal_of(plan, [change(record, name, None)]))


ONCE = {kind for name, kind in TABLES.items() if name in ("team", "vision", "safeguards", "rhythm", "onboarding")}


def test_neither_a_merge_nor_the_history_changes_what_is_locked() -> None:
    plan = team(made(message="lock"))
    older, tampered = copied(plan), copied(plan)
    older.vision.message = older.vision.focus = "Zo stond het ooit"
    tampered.vision.message = "Met de hand veranderd"
    merged = merge(plan, copied(plan), tampered)
    assert locks.refusal_of(plan, merged.edits, "plan_file")
    back = history.taking_back(plan, older)
    apply(plan, back.edits)
    assert (plan.vision.message, plan.vision.focus) == (SAMPLE.vision.message, "Zo stond het ooit")
    assert "vastgezet" in str(back.reasons[0])


def test_a_newer_pack_changes_and_opens_what_is_locked() -> None:
    house = made(message="lock", vision="lock")
    plan = team(house)
    changed = copied()
    changed.vision.message, changed.vision.why = "Nieuwe boodschap", "Nieuw waarom"
    newer = made(changed, house, vision="propose", message="lock")
    step = filling.fill(plan, newer).edits
    assert locks.refusal_of(plan, step)
    assert locks.refusal_of(plan, step, "house_pack") is None
    apply(plan, step)
    assert plan.vision.message == "Nieuwe boodschap"
    assert not plan.may_change(plan.vision, "message")
    assert plan.may_change(plan.vision, "why")
    assert "why" in untouched(plan.vision)
    assert locks.refusal_of(plan, inverse(step), "house_pack", undoing=True) is None


def test_what_the_team_said_itself_is_not_locked() -> None:
    plan = new_plan(2027)
    plan.vision.message = "Onze eigen boodschap"
    plan = filling.filled(plan, made(message="lock"))
    assert plan.vision.message == "Onze eigen boodschap"
    assert plan.may_change(plan.vision, "message")


def test_locks_go_along_to_a_copy_and_to_the_next_year() -> None:
    plan = team(made(vision="lock", partners="lock"))
    beside = plan_file.with_new_keys(plan)
    assert not beside.may_change(beside.vision, "why")
    assert not beside.may_change(beside.collaborations[0], "agreement")
    later_plan = next_year.make_next_plan(plan)
    assert later_plan.vision.why == plan.vision.why
    assert not later_plan.may_change(later_plan.vision, "why")
    assert len(later_plan.house.locked) == len(plan.house.locked) - sum(
        type(plan.find(key)) not in ONCE and not plan.find(key).carries_over(2027) for key in plan.house.locked
    )


def test_a_merge_of_two_versions_of_the_pack_keeps_the_newer_one_whole() -> None:
    house = made(message="lock")
    base = team(house)
    changed = copied()
    changed.vision.message = "Tweede"
    second = made(changed, house, message="lock")
    third_text = copied(changed)
    third_text.vision.message = "Derde"
    third = made(third_text, second, message="lock")
    mine, theirs = filling.filled(base, second), filling.filled(base, third)
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(base, one, other).plan
        assert (merged.vision.message, merged.house.number) == ("Derde", 3)
        assert not merged.may_change(merged.vision, "message")


# Several plans


def test_several_plans_become_one_start_without_doubles() -> None:
    other = copied()
    other.vision.why = "Iets anders"
    other.collaborations[0].agreement = "Iets anders"
    house = making.make([SAMPLE, other], making.Making("Huis"), DAY)
    alone = making.make([SAMPLE], making.Making("Huis"), DAY)
    assert house.start.vision.why == SAMPLE.vision.why
    assert [len(house.start.table(name)) for name in TABLES] == [len(alone.start.table(name)) for name in TABLES]


def test_the_next_version_keeps_its_name_its_choices_and_the_keys_of_what_it_says() -> None:
    first = making.make(
        [SAMPLE], making.Making("Huis", {"vision": "lock", "goals": "propose"}, Words(client="gast")), DAY
    )
    second = making.make([SAMPLE], making.wanted_before(first), DAY, first)
    assert (second.facts.id, second.facts.name, second.facts.number) == (first.facts.id, "Huis", 2)
    assert (second.facts.words, second.facts.locked) == (first.facts.words, first.facts.locked)
    assert [goal.id for goal in second.start.goals] == [goal.id for goal in first.start.goals]
    plan = team(first)
    assert {edit.field for edit in filling.fill(plan, second).edits if isinstance(edit, Change)} == {"house"}


def test_single_fields_are_fixed_while_the_rest_of_their_part_is_proposed() -> None:
    fixed = frozenset({("vision", "why"), ("budget_lines", "rate"), ("goals", "title")})
    house = making.make([SAMPLE], making.Making("Huis", dict.fromkeys(PARTS, "propose"), fixed), DAY)
    plan = team(pack.decode(pack.encode(house)))
    assert not plan.may_change(plan.vision, "why")
    assert plan.may_change(plan.vision, "focus")
    rated = [line for line in plan.budget_lines if line.rate is not None]
    assert rated
    assert all(not plan.may_change(line, "rate") and plan.may_change(line, "what") for line in rated)
    assert all(not plan.may_change(goal, "title") and plan.may_change(goal, "result") for goal in plan.goals)
    assert making.wanted_before(house).fixed == fixed
    second = making.make([SAMPLE], making.wanted_before(house), DAY, house)
    assert second.facts.locked == house.facts.locked


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_was_fixed_is_so_in_the_next_version(part: Part) -> None:
    wanted = making.wanted_before(made(**{part: "lock"}))
    assert (wanted.ways[part], wanted.fixed) == ("lock", frozenset())


def test_every_field_that_can_be_fixed_has_a_name_and_is_no_key_to_another_record() -> None:
    for part in PARTS:
        fields = [*lockable(part)]
        assert len({field_title(part, table, name) for table, name in fields}) == len(fields), part
        assert all(name not in references(TABLES[table]) for table, name in fields)


def test_every_part_takes_something_and_no_field_twice_from_one_place() -> None:
    for part in PARTS:
        house = making.make([SAMPLE], making.Making("Huis", {part: "propose"}), DAY)
        held = [
            (type(row), name) for row in house.start.records() for name in row.fields() if making.is_held(row, name)
        ]
        assert held, part
    assert all(len(fields_of(name)) == len({*fields_of(name)}) for name in TABLES)


def test_a_card_of_the_house_fills_a_plan_as_ours_do() -> None:
    own = card_of(SAMPLE.goals[0], SAMPLE, set())
    house = pack.decode(pack.encode(with_facts(made(), cards=(own,))))
    deck.choose_house(house.facts.cards)
    try:
        assert deck.card(own.key) in deck.deck()
        assert deck.deck() != deck.ours()
        plan = new_plan(2027)
        apply(plan, taking.take_over(plan, own, DAY).edits)
        assert plan.goals[0].result == SAMPLE.goals[0].result
    finally:
        deck.choose_house(())
    assert deck.deck() == deck.ours()
    assert card_of(SAMPLE.goals[0], SAMPLE, {own.key}).key != own.key


def test_what_does_not_fit_in_a_pack_is_refused_with_a_sentence() -> None:
    for wanted in (
        making.Making("x" * 300),
        making.Making("Huis", news="x" * 3_000),
        making.Making("Huis", rates=(Rate(name="ik", cents=1),) * 99),
    ):
        with pytest.raises(Refused):
            making.make([SAMPLE], wanted, DAY)


def test_too_much_for_one_pack_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MOST_RECORDS", 20)
    with pytest.raises(Refused):
        made()


def test_what_a_plan_comes_from_is_said() -> None:
    plan = team(
        replace(made(), facts=made().facts.model_copy(update={"by": "Zorggroep Zon", "made_on": dt.date(2026, 1, 1)}))
    )
    assert "Zorggroep Zon" in begun_with(plan)
    assert begun_with(new_plan(2027)) == ""
    assert isinstance(plan.team, Record)
