from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from plans.exchange import plan_file
from plans.exchange.file_schema import schema
from plans.plan import Plan
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

jsonschema = pytest.importorskip("jsonschema")
VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


def whole(plan: Plan) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan_file.encode(plan))
    return found


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@examples(15)
@given(plans())
def test_any_plan_fits_it(plan: Plan) -> None:
    VALIDATOR.validate(whole(plan))


def test_what_we_refuse_it_refuses_too() -> None:
    for change in (
        lambda form: form["records"]["goals"][0].update(due="geen datum"),
        lambda form: form["records"]["goals"][0].update(onbekend=1),
        lambda form: form["records"].pop("team"),
        lambda form: form["plan"].update(last_step="goals"),
        lambda form: form.update(version=plan_file.VERSION + 1),
        lambda form: form["records"]["budget_lines"][0].update(quarter1=-5),
    ):
        form = whole(filled_plan())
        change(form)
        assert not VALIDATOR.is_valid(form)


def test_the_sample_fits_it() -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    VALIDATOR.validate(whole(plan))
