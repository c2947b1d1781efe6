"""Clients named in a text are found; colleagues, offices, organisations and ordinary sentences are left alone."""

from __future__ import annotations

import pytest

from plans import edits
from plans.derived import client_names, steps
from plans.derived.client_names import named_clients
from plans.exchange import plan_file
from plans.plan import new_plan
from plans.subjects.actions import Action
from plans.subjects.people import Person
from resources import TEXTS
from resources.language import LANGUAGES, speaking
from resources.texts import _content

KNOWN = ("Ineke Verhoeven", "Yusuf Şahin", "Marloes de Wit", "R. Benali (ICT)")

CLIENTS = {
    "Mevrouw Bakker slaapt weer door": "Mevrouw Bakker",
    "Op gang 2 belt mevr. de Vries elke nacht": "mevr. de Vries",
    "dhr. J. van den Berg durft weer te lopen": "dhr. J. van den Berg",
    "De tablet ligt bij mw. El Amrani": "mw. El Amrani",
    "meneer Van ’t Hof belt minder": "meneer Van ’t Hof",
    "Sinds maart doet mevrouw Jansen-Smit het zelf": "mevrouw Jansen-Smit",
    "mevrouw jansen slaapt": "mevrouw jansen",
    "mijnheer Łuczak is tevreden": "mijnheer Łuczak",
    "Bewoner Truus wil niet": "Bewoner Truus",
    "cliënt De Boer krijgt een dispenser": "cliënt De Boer",
    "We beginnen bij mevrouw Bakker van kamer 12": "mevrouw Bakker",
    "meneer Pauw (gang 2) loopt zelf": "meneer Pauw",
    "mevrouw Nieuwenhuis belt minder": "mevrouw Nieuwenhuis",
    "meneer Van Dijk slaapt door": "meneer Van Dijk",
    "Mrs Jones sleeps through": "Mrs Jones",
    "We ask Mr. Smith to try it": "Mr. Smith",
    "mevrouw Bakker's dochter belde": "mevrouw Bakker's",
}

OTHERS = (
    "Mevrouw de voorzitter opent de avond",
    "meneer de wethouder komt kijken",
    "Mevrouw Wethouder komt kijken",
    "mevrouw Verhoeven bespreekt het met de cliëntenraad",
    "meneer Şahin loopt de nacht",
    "mevrouw Sahin loopt de nacht",
    "mevrouw De Wit helpt bij de dispenser",
    "dhr. Benali meet de wifi na",
    "Stichting Mevrouw Bakker betaalt mee",
    "de Mr. Treublaan en het Mr. Visserplein",
    "mevrouw Jansen van de gemeente komt langs",
    "meneer Smit van ICT hangt twee punten bij",
    "dhr. Kuipers (leverancier) levert in mei",
    "Mevrouw slaapt weer door",
    "meneer wil liever zelf",
    "mevrouw belt niet meer",
    "de bewoner kiest zelf",
    "We miss it when it is quiet",
    "mevrouw Zonnehuisschool betaalt mee",
    "Elke bewoner krijgt een uitleg",
    "een cliënt met dementie",
    "cliënt en collega merken het",
    "mevrouw X. en meneer Y",
    "mevrouw B. slaapt door",
    "de heer des huizes",
    "Dokter Jansen kijkt mee",
    "collega Marloes oefent met zuster Clivia",
    "Geef het door aan dr. Bosch",
    "Mail mevrouw@huis.nl",
    "12 bewoners op 3 gangen",
    "",
)


@pytest.mark.parametrize("text", CLIENTS)
def test_a_named_client_is_found(text: str) -> None:
    (mention,) = named_clients(text, KNOWN)
    assert mention.words == CLIENTS[text] == text[mention.start : mention.end]


@pytest.mark.parametrize("text", OTHERS)
def test_nobody_else_is_taken_for_one(text: str) -> None:
    assert named_clients(text, KNOWN) == []


def test_the_advice_leads_to_the_field_and_goes_with_the_name() -> None:
    plan = new_plan(2027)
    edits.apply(plan, edits.addition(plan, Action, what="Vraag mevrouw Bakker en meneer Pauw hoe het gaat"))
    (found,) = client_names.findings(plan)
    (action,) = plan.actions
    assert (found.kind, found.subject, found.record, found.field) == ("advice", "actions", str(action.id), "what")
    assert "mevrouw Bakker" in found.message
    assert found in steps.findings(plan)
    edits.apply(plan, edits.addition(plan, Person, name="Anna Bakker", role="colleague"))
    (found,) = client_names.findings(plan)
    assert "meneer Pauw" in found.message
    action.what = "Vraag twee bewoners hoe het gaat"
    assert list(client_names.findings(plan)) == []


def test_names_of_colleagues_may_stand_in_their_own_fields() -> None:
    plan = new_plan(2027)
    plan.team.manager = "mevrouw Bakker"
    plan.people[0].name = "Mw. Jansen"
    assert list(client_names.findings(plan)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_texts_and_sample_name_no_client(language: str) -> None:
    def words(part: object) -> list[str]:
        match part:
            case dict():
                return [text for value in part.values() for text in words(value)]
            case list():
                return [text for value in part for text in words(value)]
        return [str(part)]

    for path in TEXTS.glob("*.toml"):
        for text in words(_content(path.stem)):
            assert named_clients(text) == [], f"{path.name}: {text}"
    with speaking(language):
        sample, _notice = plan_file.read(plan_file.SAMPLE)
        assert list(client_names.findings(sample)) == []
