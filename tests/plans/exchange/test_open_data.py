"""Open data keeps its shape: what stands in the stored schema is what is written, in every plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from plans.anonymise import anonymised
from plans.command import run
from plans.exchange import open_data, plan_file
from plans.plan import Plan, new_plan
from resources import FOLDER
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

STORED = FOLDER / "open-data.schema.json"


def sample() -> Plan:
    plan, _left = plan_file.read(plan_file.SAMPLE)
    return plan


def errors(data: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(STORED.read_text(encoding="utf-8")), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def test_the_stored_schema_is_what_is_written() -> None:
    """Another shape is another form: see CONTRIBUTING."""
    assert json.loads(STORED.read_text(encoding="utf-8")) == open_data.schema()
    Draft202012Validator.check_schema(open_data.schema())


def test_every_plan_fits_and_a_broken_one_does_not() -> None:
    for plan in (sample(), filled_plan(), new_plan(2027), anonymised(sample())):
        assert errors(json.loads(open_data.encode(plan))) == []
    broken = open_data.as_data(sample())
    broken["goals"][0]["due"] = "1 mei"
    del broken["team"]["name"]
    assert len(errors(broken)) == 2


@examples(30)
@given(plans())
def test_any_plan_fits(plan: Plan) -> None:
    assert errors(json.loads(open_data.encode(plan))) == []


def test_what_belongs_together_finds_each_other() -> None:
    data = open_data.as_data(sample())
    goals = {goal["id"]: goal for goal in data["goals"]}
    people = {person["id"] for person in data["people"]}
    assert [goal["number"] for goal in data["goals"] if not goal["parked"]] == [1, 2, 3, 4, 5]
    assert {row["goal"] for name in ("actions", "budget", "training") for row in data[name]} <= {*goals, None}
    assert {row["who"] for row in data["actions"]} <= {*people, None}
    assert sum(sum(line["planned_cents"]) for line in data["budget"]) == 6_926_900
    # What the leader filled in about herself is nobody else's.
    assert "scan" not in json.dumps(data)


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "plan.json"
    for _time in range(2):
        assert run(["export", str(plan_file.SAMPLE), "--to", str(to), "--roles"]) == 0
    text = to.read_text(encoding="utf-8")
    assert errors(json.loads(text)) == []
    assert "Marloes" not in text
    to.write_text("{}")
    assert run(["export", str(plan_file.SAMPLE), "--to", str(to)]) == 2
    assert to.read_text() == "{}"
    capsys.readouterr()
    assert run(["schema", "--open-data"]) == 0
    assert json.loads(capsys.readouterr().out) == open_data.schema()
