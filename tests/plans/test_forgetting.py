"""A person who is forgotten is nowhere any more: not in the plan, not in what it kept, not in a file."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import locks
from plans.anonymise.folding import folded
from plans.anonymise.forgetting import forget, forgetting, names_of
from plans.anonymise.mentions import mentions
from plans.derived import quarterly_review
from plans.edits import Change, Removed, adoption, apply, change, inverse
from plans.errors import PlanError
from plans.exchange import calendar_file, plan_file, spreadsheet
from plans.plan import Plan
from plans.plan_json import serialise, snapshot
from plans.printing import printer
from plans.printing.request import PrintRequest
from plans.status import PlanState
from plans.storage.library import Library
from tests.plans.strategies import fields, filled_plan
from tests.plans.test_anonymise import plan_with
from tests.properties import examples

NAME = "Zwaluwtje Şahin-Korenbloem"
EARLIER = "Zwaluwtje Distelvink"
MENTIONS = (
    NAME,
    "Zwaluwtjes",
    "zwaluwtje",
    "ZWALUWTJE",
    "Z. Şahin-Korenbloem",
    "Sahin",
    "z.sahinkorenbloem@zorg.nl",
    EARLIER,
    "Distelvinks",
)


def mentioning() -> Plan:
    """Make a plan that names one person everywhere, adopted and reviewed, also by an earlier name."""
    plan = filled_plan()
    plan.people[2].name = EARLIER
    places = [
        (record, field)
        for record in (plan.record, *plan.records())
        for field in fields(type(record))
        if isinstance(value := getattr(record, field), str) and value.startswith("Iets bij") and field != "name"
    ]
    for number, (record, field) in enumerate(places):
        setattr(record, field, f"Bel {MENTIONS[number % len(MENTIONS)]}, over {field}")
    apply(plan, adoption(plan, dt.date(2026, 12, 1), EARLIER, snapshot(plan)))
    apply(plan, quarterly_review.closing(plan, 1, dt.date(2027, 4, 14), snapshot(plan)))
    apply(plan, [change(plan.people[2], "name", NAME)])
    apply(plan, quarterly_review.closing(plan, 2, dt.date(2027, 7, 14), snapshot(plan)))
    return plan


PARTS = re.compile("zwaluw|sahin|korenbloem|distelvink")


def names_left(text: str) -> list[str]:
    return PARTS.findall(folded(text))


def test_every_name_that_somebody_had() -> None:
    plan = mentioning()
    assert names_of(plan, plan.people[2]) == (NAME, EARLIER)


def test_no_form_of_the_name_is_left_in_plan_versions_and_closings() -> None:
    plan = mentioning()
    done = forget(plan, plan.people[2])
    assert len(names_left(json.dumps(serialise(plan), ensure_ascii=False))) > 100
    apply(plan, done.edits)
    assert names_left(json.dumps(serialise(plan), ensure_ascii=False)) == []
    assert (done.instead, done.undecided) == ("digicoach", [])
    assert plan.people[2].name == "digicoach"
    # What it kept can still be read, and is the same plan.
    plan_file.decode(plan_file.encode(plan))


def test_what_a_kept_plan_keeps_itself_is_cleaned_too() -> None:
    plan = plan_with((EARLIER, "digicoach"))
    apply(plan, adoption(plan, dt.date(2026, 12, 1), "Piet", snapshot(plan)))
    apply(plan, adoption(plan, dt.date(2026, 12, 2), "Piet", serialise(plan)))
    plan.people[2].name = NAME
    apply(plan, forget(plan, plan.people[2]).edits)
    assert names_left(json.dumps(serialise(plan), ensure_ascii=False)) == []


def test_it_is_one_step_that_can_be_undone() -> None:
    plan = mentioning()
    before = serialise(plan)
    done = forget(plan, plan.people[2])
    assert serialise(plan) == before
    apply(plan, done.edits)
    after = serialise(plan)
    apply(plan, inverse(done.edits))
    assert serialise(plan) == before
    apply(plan, done.edits)
    assert serialise(plan) == after


@pytest.mark.parametrize("state", ["concept", "consultation", "adopted", "closed"])
def test_no_lock_keeps_a_name(state: PlanState) -> None:
    plan = mentioning()
    plan.record.state = state
    step = forget(plan, plan.people[2]).edits
    assert locks.refusal_of(plan, step, "forgetting") is None
    assert locks.refusal_of(plan, step) is not None
    apply(plan, step)
    assert locks.refusal_of(plan, inverse(step), "forgetting", undoing=True) is None
    for edit in (change(plan.goals[0], "target", 3), Removed(plan.goals[0]), change(plan.record, "state", "closed")):
        is_refused = locks.refusal_of(plan, [*step, edit], "forgetting") is not None
        assert is_refused == (locks.refusal_of(plan, [edit]) is not None)


def test_what_points_to_the_person_stays() -> None:
    plan = mentioning()
    coach = plan.people[2]
    pointing = list(plan.pointing_to(coach))
    apply(plan, forget(plan, coach, "iemand").edits)
    assert list(plan.pointing_to(coach)) == pointing != []
    assert (coach.name, coach.role, plan.versions[0].adopted_by) == ("iemand", "digicoach", "iemand")


def test_others_keep_their_names() -> None:
    plan = plan_with(("Jan Kok", "digicoach"), ("Jan Vos", "ambassador"), text="Jan, Jan Kok en Jan Vos; mail Vos")
    done = forget(plan, plan.people[2], "iemand")
    apply(plan, done.edits)
    assert plan.vision.text == "Jan, iemand en Jan Vos; mail Vos"
    assert [(item.text, item.span) for item in done.undecided if item.field == "text"] == [
        ("Jan", (0, 3)),
        ("Jan", (15, 18)),
    ]
    assert plan.people[3].name == "Jan Vos"


def test_a_manager_with_the_same_name_is_the_same_person() -> None:
    plan = plan_with(("Jan Kok", "digicoach"), text="Jan belt")
    plan.team.manager = "Jan Kok, regio"
    apply(plan, forget(plan, plan.people[2], "iemand").edits)
    assert (plan.team.manager, plan.vision.text) == ("iemand, regio", "iemand belt")


def test_what_may_be_a_word_is_left_and_listed() -> None:
    plan = plan_with(("Roos Marloesma", "digicoach"), text="Roos bloeit. Een roos. Vraag Roos, de Marloesmagroep.")
    done = forget(plan, plan.people[2], "iemand")
    apply(plan, done.edits)
    assert plan.vision.text == "Roos bloeit. Een roos. Vraag iemand, de Marloesmagroep."
    assert [item.text for item in done.undecided] == ["Roos", "Marloesma"]
    assert done.undecided[1].around.endswith("de Marloesmagroep.")


def test_forgetting_in_another_plan_goes_by_name() -> None:
    plan = plan_with(("Piet Bakema", "colleague"), text="Piet en Zwaluwtje")
    done = forgetting(plan, [NAME], "iemand")
    assert [(edit.field, edit.new) for edit in done.edits if isinstance(edit, Change)] == [("text", "Piet en iemand")]
    assert forgetting(plan, [], "iemand").edits == []


@examples(40)
@given(st.lists(st.sampled_from([*MENTIONS, "Roos", "iets", ". ", "\n", "en", "(", "’"]), max_size=12))
def test_any_text_is_cleaned_and_comes_back(parts: list[str]) -> None:
    plan = plan_with((NAME, "digicoach"), text=" ".join(parts))
    before = serialise(plan)
    done = forgetting(plan, [NAME, EARLIER], "iemand")
    apply(plan, done.edits)
    assert names_left(plan.vision.text) == []
    apply(plan, inverse(done.edits))
    assert serialise(plan) == before


@pytest.mark.parametrize("ending", ["xlsx", "html", "ics", "jaarplan"])
def test_no_byte_of_the_name_in_what_is_written(ending: str, tmp_path: Path) -> None:
    plan = mentioning()
    apply(plan, forget(plan, plan.people[2]).edits)
    path = tmp_path / f"x.{ending}"
    match ending:
        case "xlsx":
            spreadsheet.export(plan, path)
            with zipfile.ZipFile(path) as file:
                text = "".join(file.read(item).decode("utf-8") for item in file.namelist())
        case "html":
            printer.write(plan, path, PrintRequest("plan", "nl"))
            text = path.read_text(encoding="utf-8")
        case "ics":
            calendar_file.write(plan, path)
            text = path.read_text(encoding="utf-8").replace("\r\n ", "")
        case _:
            plan_file.write(plan, path)
            text = path.read_text(encoding="utf-8")
    assert len(text) > 1000
    assert names_left(text) == []


def test_no_byte_of_the_name_in_the_library(tmp_path: Path) -> None:
    path = tmp_path / "digikoers.db"
    plan = mentioning()
    library = Library.open(path)
    library.create(plan)
    assert len(names_left(path.read_bytes().decode("utf-8", "ignore"))) > 50
    names = names_of(plan, plan.people[2])
    assert mentions(path, names)
    done = forget(plan, plan.people[2])
    with library._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    apply(plan, done.edits)
    library.write(plan, done.edits)
    library.close()
    assert names_left(path.read_bytes().decode("utf-8", "ignore")) == []
    assert mentions(path, names) == ()


def test_which_files_hold_the_name(tmp_path: Path) -> None:
    plan = plan_with((NAME, "digicoach"), text="Vraag Zwaluwtje")
    data = plan_file.encode(plan)
    bare = plan_file.encode(plan_with(("Piet", "digicoach"), text="Vraag Distelvinken"))
    ascii_only = json.dumps(json.loads(data)).encode()
    apart = unicodedata.normalize("NFD", data.decode()).encode()
    for found in (
        data,
        gzip.compress(data),
        ascii_only,
        apart,
        NAME.upper().encode(),
        b"\xff\0" + NAME.encode() + b"abc",
    ):
        assert mentions(found, [NAME]), found[:40]
    assert "Zwaluwtje" in mentions(data, [NAME])
    for found in (bare, gzip.compress(bare), b"", b"\x1f\x8bno", b"SQLite format 3\0no"):
        assert mentions(found, [NAME]) == (), found[:40]
    assert mentions(data, []) == ()
    with pytest.raises(PlanError):
        mentions(tmp_path / "none.db", [NAME])


def test_a_copy_that_was_damaged_or_deleted_from_is_looked_through_as_bytes(tmp_path: Path) -> None:
    path = tmp_path / "digikoers.db"
    library = Library.open(path)
    library.create(plan_with((NAME, "digicoach"), text="Vraag Zwaluwtje"))
    library.close()
    data = path.read_bytes()
    assert mentions(data[:-4096] + b"cut off", [NAME])
    spoiled = data[:100] + b"\xff" * 2000 + data[2100:]
    assert mentions(spoiled, [NAME])
