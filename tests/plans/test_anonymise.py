from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.anonymise import anonymised
from plans.derived import quarterly_review
from plans.edits import addition, adoption, apply
from plans.exchange import plan_file
from plans.plan import TABLES, Plan, new_plan
from plans.plan_json import serialise, snapshot
from plans.records import personal_fields
from plans.subjects.people import Person
from resources.language import speaking
from tests.plans.strategies import fields, filled_plan
from tests.properties import examples

FIRST = ("Samira", "Łukasz", "Anne-Marie", "Đorđe", "Şeyma", "Zoë", "Thảo", "Jan Willem", "Özlem", "Q’Orianka")
LAST = (
    "El Idrissi",
    "van der Berg",
    "Jansen-de Boer",
    "Đorđević",
    "Şahin",
    "Nguyễn",
    "O'Brien",
    "in 't Veld",
    "Wójcik",
)


def plan_with(*people: tuple[str, str], text: str = "") -> Plan:
    plan = new_plan(2027)
    for name, role in people:
        apply(plan, addition(plan, Person, name=name, role=role))
    plan.vision.text = text
    return plan


def hidden(text: str, *people: tuple[str, str]) -> str:
    return anonymised(plan_with(*people, text=text)).vision.text


def words(plan: Plan) -> str:
    """Everything in a plan that a person could read."""
    form = serialise(plan)
    rows = [form["plan"], *(row for table in form["records"].values() for row in table)]
    return "\n".join(str(value) for row in rows for key, value in row.items() if not key.endswith("id"))


SAMIRA = ("Samira El Idrissi", "digicoach")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraag het Samira El Idrissi.", "Vraag het digicoach."),
        ("Vraag het Samira.", "Vraag het digicoach."),
        ("Vraag het (Samira)", "Vraag het (digicoach)"),
        ("mevrouw El Idrissi en Idrissi", "mevrouw digicoach en digicoach"),
        ("S. El Idrissi / S.El Idrissi / S. Idrissi", "digicoach / digicoach / digicoach"),
        ("Samira's rooster", "digicoach's rooster"),
        ("Samira\nEl  Idrissi", "digicoach"),
        ("samira_rooster.xlsx en Samira_rooster.xlsx", "digicoach_rooster.xlsx en digicoach_rooster.xlsx"),
        ("Samirah en Idrissing blijven", "Samirah en Idrissing blijven"),
        ("El Salvador", "El Salvador"),
        ("", ""),
    ],
)
def test_every_form_of_a_name(text: str, expected: str) -> None:
    assert hidden(text, SAMIRA) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Jan Willem van der Berg", "Jan Willem, Jan, Willem, van der Berg, Berg", ", ".join(["collega"] * 5)),
        ("Anne-Marie Jansen-de Boer", "Anne, Marie, Anne-Marie, Boer, Jansen-de Boer", ", ".join(["collega"] * 5)),
        ("Bo", "Bo en Bob gaan naar Bordeaux", "collega en Bob gaan naar Bordeaux"),
        ("Bo de Wit", "Bo de Wit; Bo; Wit; de Wit", "collega; Bo; collega; collega"),
        ("Zoë", unicodedata.normalize("NFD", "Zoë zegt"), "collega zegt"),
        ("李小龙", "Vraag 李小龙 maar", "Vraag collega maar"),
        ("J. Kok (nacht)", "De nacht doet Kok", "De nacht doet collega"),
        ("Nog onbekend", "Nog onbekend wie", "Nog onbekend wie"),
        ("Digicoach", "De Digicoach helpt", "De Digicoach helpt"),
        ("(a+b)*", "(a+b)* en [x]", "collega en [x]"),
    ],
)
def test_all_sorts_of_names(name: str, text: str, expected: str) -> None:
    assert hidden(text, (name, "colleague")) == expected


def test_more_of_a_role_are_numbered() -> None:
    plan = plan_with(SAMIRA, ("Piet Kok", "digicoach"), ("Els Vos", "ambassador"), text="Els, Piet en Samira")
    bare = anonymised(plan)
    assert [person.name for person in bare.people[2:]] == ["digicoach 1", "digicoach 2", "ambassadeur zorgtechnologie"]
    assert bare.vision.text == "ambassadeur zorgtechnologie, digicoach 2 en digicoach 1"


def test_a_first_name_of_two_people_points_to_neither() -> None:
    people = (("Jan Kok", "digicoach"), ("Jan Vos", "ambassador"))
    assert hidden("Jan, Jan Kok, Vos", *people) == "collega, digicoach, ambassadeur zorgtechnologie"


def test_a_partner_is_named_by_function() -> None:
    plan = plan_with(SAMIRA, ("Piet Kok", "partner"), text="Bel Piet Kok")
    plan.people[-1].function = "ICT-adviseur van Samira"
    bare = anonymised(plan)
    assert bare.vision.text == "Bel ICT-adviseur van digicoach"
    plan.people[-1].function = ""
    assert anonymised(plan).vision.text == "Bel partner buiten het team"


def test_people_without_a_name_stay_without() -> None:
    bare = anonymised(new_plan(2027))
    assert [person.name for person in bare.people] == ["", "het hele team"]


def test_fields_for_one_person() -> None:
    plan = filled_plan()
    plan.team.manager = "Ineke Łukaszewicz-Vos, regiomanager Zuid"
    plan.collaborations[0].contact = "Piet Bakker (ICT)"
    plan.activities[0].given_by = "digicoach"
    plan.record.adopted_by = "Annelies Verhoeven"
    plan.safeguards.privacy = "Ineke en Piet Bakker tekenen; ICT en de digicoach weten ervan. Ook Vos."
    with speaking("en"):
        bare = anonymised(plan)
    assert bare.team.manager == "manager"
    assert bare.collaborations[0].contact == "contact person"
    assert bare.activities[0].given_by == "trainer"
    assert bare.record.adopted_by == "team leader"
    assert bare.safeguards.privacy == (
        "manager en contact person tekenen; ICT en de digicoach weten ervan. Ook manager."
    )


def test_empty_fields_stay_empty() -> None:
    bare = anonymised(new_plan(2027))
    assert (bare.team.manager, bare.record.adopted_by) == ("", "")


def test_the_plan_itself_keeps_its_names() -> None:
    plan = filled_plan()
    apply(plan, adoption(plan, plan.goals[0].due, "Ineke", snapshot(plan)))
    before = serialise(plan)
    bare = anonymised(plan)
    assert serialise(plan) == before
    assert bare.versions == []
    assert serialise(plan_file.copy(bare)) == serialise(bare)


def test_what_a_closed_review_kept_is_kept_without_names() -> None:
    plan = plan_with(SAMIRA, text="Samira zei het al")
    plan.reviews[0].asked_of = "Piet Kok"
    apply(plan, quarterly_review.closing(plan, 1, dt.date(2027, 4, 14), snapshot(plan)))
    name = next(person for person in plan.people if person.role == "digicoach")
    # Somebody who was renamed afterwards is still known, as is somebody who came later.
    name.name = "Mies Bouwman"
    own_snapshot = quarterly_review.closed_snapshot(anonymised(plan), 1)
    assert own_snapshot.vision.text == "digicoach zei het al"
    assert own_snapshot.reviews[0].asked_of == "manager"
    assert plan.closings[0].content["records"]["vision"][0]["text"] == "Samira zei het al"


def test_a_long_text_in_a_field_for_a_person_does_not_spoil_the_plan() -> None:
    plan = filled_plan()
    plan.team.manager = "Wij hebben nog geen manager. Deze plek is vacant en Daarom vragen wij iedereen. " * 50
    plan.vision.text = "Daarom werken Wij samen"
    assert anonymised(plan).vision.text == "Daarom werken Wij samen"


@examples(40)
@given(st.data())
def test_no_name_is_left_anywhere(data: st.DataObject) -> None:
    plan = filled_plan()
    whole = st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST))
    roles = st.sampled_from(["leader", "digicoach", "i_nurse", "ambassador", "colleague", "partner", None])
    names = data.draw(st.lists(whole, min_size=1, max_size=5, unique=True))
    for name in names:
        apply(plan, addition(plan, Person, name=name, role=data.draw(roles)))
    places = [
        (record, field)
        for record in (plan.record, *plan.records())
        for field in personal_fields(type(record))
        if field != "name"
    ]
    for record, field in places:
        setattr(record, field, data.draw(whole))
    known = {*names, *(getattr(record, field) for record, field in places)}
    mentions = [part for name in known for part in (name, name.split()[0], name.split(" ", 1)[1], name.split()[-1])]
    # One choice for every field would be more than an example may hold.
    chance = data.draw(st.randoms(use_true_random=True))
    for record in (plan.record, *plan.records()):
        for field in fields(type(record)):
            value = getattr(record, field)
            if isinstance(value, str) and value.startswith("Iets bij") and chance.random() < 0.5:
                setattr(record, field, "Bel {} of {}: {}'s werk".format(*chance.sample(mentions, 3)))
    left = words(anonymised(plan))
    for name in (*known, "Annelies", "Verhoeven", "Samira", "Idrissi"):
        for part in re.split(r"[\s-]", name):
            if sum(letter.isalpha() for letter in part) >= 3 and part[0].isupper() and part != "van":
                assert not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", left), part


def test_the_sample_names_nobody() -> None:
    plan, _ = plan_file.read(plan_file.SAMPLE)
    left = words(anonymised(plan))
    for person in plan.people:
        if person.role not in ("team", "partner"):
            for part in (person.name, person.name.split()[0], person.name.split()[-1]):
                assert not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", left), part
    for record in (plan.record, *plan.records()):
        for field in set(personal_fields(type(record))) - {"name"}:
            if value := getattr(record, field):
                assert value not in json.dumps(left, ensure_ascii=False)


def test_every_table_is_reached() -> None:
    """So that a new text field cannot keep a name by being forgotten."""
    plan = filled_plan()
    for record in plan.records():
        for field in fields(type(record)):
            if type(record).model_fields[field].annotation is str and field != "name":
                setattr(record, field, "Samira")
    assert "Samira" not in words(anonymised(plan))
    assert len(TABLES) > 15
