"""A plan in which every field of every table is filled, some of it with awkward names."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from plans.plan import Plan, Version, new_plan
from plans.plan_json import serialise
from plans.printing.printer import write
from plans.printing.request import PrintKind, PrintRequest
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.calendar import Moment
from plans.subjects.conditions import Collaboration, Condition, Risk
from plans.subjects.goals import Assumption, Barrier, Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from plans.subjects.vision import Behaviour

TODAY = dt.date(2026, 11, 21)
CHANCE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:]+Z")
"""Keys and moments, which are others in every new plan and stand in no print."""


@pytest.fixture
def full() -> Plan:
    """Every field filled."""
    return full_plan()


@pytest.fixture
def printed_as(tmp_path: Path) -> Callable[..., Path]:
    """Print a plan as one of the things that can be printed, and give the file."""

    def print_it(what: PrintKind, plan: Plan, language: str = "nl", ending: str = "pdf") -> Path:
        return print_once(plan, tmp_path / f"{what}-{language}.{ending}", PrintRequest(what, language=language))

    return print_it


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., Path]:
    """Print a plan and give the file."""

    def print_it(plan: Plan, language: str = "nl", without: frozenset[str] = frozenset()) -> Path:
        return print_once(plan, tmp_path / f"plan-{language}.pdf", PrintRequest(language=language, without=without))

    return print_it


def print_once(plan: Plan, to: Path, asked: PrintRequest) -> Path:
    """Print a plan to a file; the same plan is printed once, whatever its keys."""
    content = _PRINTED.get(known := (without_chance(plan), asked, to.suffix))
    if content is None:
        write(plan, to, asked, today=TODAY, invariant=True)
        _PRINTED[known] = to.read_bytes()
    else:
        to.write_bytes(content)
    return to


_PRINTED: dict[tuple[str, PrintRequest, str], bytes] = {}


def without_chance(plan: Plan) -> str:
    """A plan in its file form, with a number for each key and moment."""
    numbers: dict[str, str] = {}
    return CHANCE.sub(lambda found: numbers.setdefault(found[0], str(len(numbers))), json.dumps(serialise(plan)))


def day(month: int, date: int, year: int = 2027) -> dt.date:
    return dt.date(year, month, date)


def full_plan() -> Plan:
    plan = new_plan(2027)
    key = plan.id
    team, vision = plan.team, plan.vision
    team.name, team.organisation, team.location = "Team De Linde", "Stichting Wilgenhof", "De Linde, Zwolle"
    team.care, team.region, team.staff, team.full_time, team.clients = "nursing_home", "north", 24, Decimal("16.4"), 28
    team.manager, team.made_with = "Ineke Łukaszewicz-Vos", "Nachtteam, cliëntenraad en de digicoaches"
    team.situation = (
        "Wij zorgen voor 28 bewoners met dementie, verdeeld over drie gangen. Het nachtteam loopt nu zes vaste "
        "rondes.\nDe wifi op gang 3 valt geregeld weg."
    )
    vision.has_vision, vision.clarity = "partly", "fairly"
    vision.text = "Technologie ondersteunt de zelfstandigheid van onze bewoners en geeft medewerkers ruimte."
    vision.source = "Intranet, Strategie 2025-2028, bladzijde 12"
    vision.why = "Bewoners willen zo lang mogelijk hun eigen dag leiden. Wij willen tijd houden voor aandacht."
    vision.focus = "Rustige nachten, zelf medicatie regelen en minder dubbel schrijven."
    vision.progress = "In kleine stappen: eerst vier bewoners, dan een gang, dan het hele huis."
    vision.show = "Elk kwartaal hangen de cijfers in de gang en vertelt een collega wat er veranderde."
    vision.message = "Techniek die rust geeft: zo houden wij tijd voor elkaar."
    vision.need = "Vier vacatures en steeds meer administratie."
    vision.ambition = "Eind 2027 slapen bewoners door en is de overdracht om 23.00 uur klaar."
    vision.chances = "Er is een subsidie voor bedsensoren en twee collega's zijn er dol op."
    vision.client_gain = "Doorslapen, eigen regie en meer aanspraak."
    vision.employee_gain = "Minder lopen, minder schrijven, op tijd naar huis."
    plan.behaviours = [
        Behaviour(plan_id=key, what="Bij een intake vragen we eerst wat iemand zelf kan", seen_by="Intakeformulier"),
        Behaviour(plan_id=key, what="We rapporteren naast de bewoner, op de tablet", seen_by="Overdracht, elke dienst"),
    ]
    leader, crew = plan.people
    leader.name, leader.function, leader.location = "Annelies Verhoeven", "Teamleider", "De Linde"
    crew.name = "Het team"
    marloes = Person(
        plan_id=key, name="Marloes de Wit", role="digicoach", role_name="Digimaatje", function="Verzorgende IG",
        location="Gang 1 en 2", hours_per_week=Decimal(4), start=day(1, 4), until=day(12, 31),
        mandate="Mag op elke dienst meelopen", knowledge="Cursus digicoach, 3 dagen in februari",
        responsible_for="Collega's op weg helpen met tablet en dossier. Elke maand een korte tip in het overleg.",
        leader_keeps="Uren op het rooster, gesprek met wie niet meedoet en het besluit om op te schalen.",
        rhythm="Om de week een half uur met Annelies", exchange="Netwerk digicoaches Overijssel",
    )  # fmt: skip
    yusuf = Person(
        plan_id=key, name="Yusuf Şahin", role="digicoach", function="Verpleegkundige nacht", location="Nacht",
        hours_per_week=Decimal("3.5"), start=day(2, 1), responsible_for="Bedsensoren en meldingen in de nacht.",
        leader_keeps="Afspraken met de leverancier.", rhythm="Maandelijks", replaced_by_id=marloes.id,
    )  # fmt: skip
    sanne = Person(
        plan_id=key, name="Sanne Đorđević", role="i_nurse", function="Wijkverpleegkundige", location="De Linde",
        hours_per_week=Decimal(16), start=day(1, 1), until=day(6, 30), knowledge="Master e-health",
        responsible_for="Zoekt bewezen techniek en begeleidt de proef.", leader_keeps="Keuze wat er op het team landt.",
        replaced_by_id=yusuf.id,
    )  # fmt: skip
    marloes.replaced_by_id = sanne.id
    ict = Person(plan_id=key, name="Phương Nguyễn", role="partner", function="ICT-beheer", location="Hoofdkantoor")
    plan.people += [marloes, yusuf, sanne, ict]
    plan.goals = [_goal(plan, place, marloes, yusuf, sanne) for place in range(5)]
    plan.goals.append(
        Goal(plan_id=key, position=5, title="Slimme bril", parked=True, parked_reason="Eerst de wifi op orde",
             result="Meekijken op afstand", baseline=Decimal(0), target=Decimal(2), unit="brillen",
             problem="Wachten op de arts", due=day(3, 1, 2028))
    )  # fmt: skip
    plan.goals.append(Goal(plan_id=key, position=6, title="Familie-app", parked=True, parked_reason="Past later beter"))
    plan.goals.append(
        Goal(plan_id=key, position=7, title="Camera’s in de gang", parked=True, fits="no", focus="safety",
             parked_reason="Bewoners willen niet bekeken worden", result="Altijd zien wat er gebeurt",
             adds_experience="worse", can_pay="yes", ready_urgent="wait")
    )  # fmt: skip
    _weigh(plan)
    _actions(plan, [leader, crew, marloes, yusuf, sanne, ict])
    _training(plan)
    _budget(plan)
    _conditions(plan, ict, leader)
    for review, month in zip(plan.reviews, ((4, 14), (7, 14), (10, 13), (12, 22)), strict=True):
        review.on, review.time, review.place = day(*month), "14.00-15.30 uur", "Huiskamer gang 2"
        review.attending = "Annelies, Ineke, digicoaches"
    plan.moments = [
        Moment(
            plan_id=key, kind="team_meeting", what="Startbijeenkomst met taart", on=day(1, 12), attending="Iedereen"
        ),
        Moment(plan_id=key, kind="subsidy", what="Aanvraag zorgkantoor de deur uit", on=day(3, 1), attending="Ineke"),
        Moment(plan_id=key, kind="celebration", what="Zomerfeest: tech aan de keukentafel", on=day(7, 2)),
    ]
    plan.rhythm.team_meeting = "Vast punt op het teamoverleg, elke eerste dinsdag"
    plan.rhythm.appraisal = "Digitale vaardigheid is een vraag in het jaargesprek"
    plan.rhythm.sharing = "Een keer per kwartaal met de teamleiders van de andere huizen"
    plan.record.state, plan.record.consulted = "adopted", "Cliëntenraad (3 november) en het hele team (10 november)"
    plan.record.adopted_on, plan.record.adopted_by = day(12, 18, 2026), "Ineke Łukaszewicz-Vos"
    plan.versions = [Version(plan_id=key, number=1, adopted_on=day(12, 18, 2026), adopted_by="Ineke Łukaszewicz-Vos")]
    return plan


def _goal(plan: Plan, place: int, marloes: Person, yusuf: Person, sanne: Person) -> Goal:
    titles = (
        "Twaalf cliënten regelen zelf hun medicatie", "Van zes naar drie nachtrondes",
        "Rapporteren kost tien minuten minder", "Tien bewoners voelen zich minder alleen",
        "Nieuwe collega's digitaal op weg in twee weken",
    )  # fmt: skip
    results = (
        "Twaalf cliënten nemen hun medicatie met de dispenser, zonder dat een collega hoeft te komen.",
        "Bewoners slapen door dankzij de bedsensor; de nachtdienst komt als het nodig is.",
        "Collega's rapporteren naast de bewoner en gaan op tijd naar huis.",
        "Tien bewoners bellen of spelen elke week met iemand van buiten.",
        "Wie nieuw is, kan na twee weken alles met tablet en dossier.",
    )
    units = ("cliënten", "rondes per nacht", "min per dienst", "bewoners", "weken")
    measures = ((0, 12), (6, 3), (35, 25), (0, 10), (5, 2))
    dues = (day(7, 1), day(9, 30), day(6, 1), day(12, 15), day(8, 31))
    stages = ("pilot", "experiment", "scale_up", "experiment", "secured")
    focuses = ("self_reliance", "wellbeing", "workload", "loneliness", "skills")
    return Goal(
        plan_id=plan.id, position=place, title=titles[place], result=results[place],
        problem="Nu kost dit elke dag tijd die we liever aan bewoners geven.", focus=focuses[place],
        indicator=f"Telling {place + 1} in het dossier, elke eerste maandag", unit=units[place],
        baseline=Decimal(measures[place][0]), target=Decimal(measures[place][1]), due=dues[place], runs_on=place == 3,
        client_gain="Ongestoord slapen en zelf bepalen wanneer de dag begint.",
        employee_gain="25 minuten per ochtend over, en minder lopen in de nacht.",
        owner_id=(marloes, yusuf, marloes, sanne, yusuf)[place].id, stage=stages[place],
        next_stage="Als vier bewoners er een maand goed mee slapen", technology="Bedsensor, dispenser, tablet",
        fits_vision="Eigen regie voor de bewoner, rust voor de collega",
        securing="Vaste vraag in het zorgplan en punt op de overdracht", stop_doing="De papieren lijst op de gang",
        evaluation_how="Kort gesprek aan de keukentafel, elke maand", evaluation_with="Bewoners, familie, nachtteam",
        evaluation_on=day(4 + place, 20), celebration="Taart bij de eerste volle week zonder nachtronde",
    )  # fmt: skip


def _weigh(plan: Plan) -> None:
    medicine, nights = plan.goals[:2]
    medicine.fits, medicine.fits_answers = "yes", ["why", "show"]
    medicine.adds_experience, medicine.adds_health = "clear", "some"
    medicine.adds_cost, medicine.adds_employee = "worse", "same"
    medicine.can_organise, medicine.can_pay, medicine.can_technically = "yes", "with_help", "not_yet"
    medicine.feasible_with = "ICT meet voor maart"
    medicine.ready_urgent, medicine.ready_staffing, medicine.ready_front_runner = "go", "care", "go"
    medicine.ready_projects, medicine.ready_resistance, medicine.ready_communication = "wait", "care", "go"
    medicine.ready_first = "Eerst toestemming van drie bewoners"
    medicine.places_now, medicine.places_next, medicine.places_later = 1, 3, 15
    medicine.needs, medicine.initiator_id = ["money", "training"], plan.people[4].id
    medicine.case_client, medicine.case_employee = "Zelf kiezen wanneer de dag begint", "Drie uur per week voor ontbijt"
    medicine.case_care_cost, medicine.case_saver = "150 uur per jaar", "Het zorgkantoor"
    medicine.case_pays = "unknown"
    nights.places_next = 3
    plan.assumptions = [
        Assumption(plan_id=plan.id, position=0, goal_id=medicine.id, what="De apotheek blijft vullen",
                   check_how="Navragen na drie maanden", check_on=day(6, 14), outcome="partly",
                   learned="Alleen op dinsdag"),
        Assumption(plan_id=plan.id, position=1, goal_id=medicine.id, what="Wachten is voorbij", check_on=day(6, 25)),
        Assumption(plan_id=plan.id, position=2, goal_id=nights.id, what="Een ronde kost een half uur"),
    ]  # fmt: skip
    plan.barriers = [
        Barrier(plan_id=plan.id, position=0, goal_id=medicine.id, kind="rules", what="De huur wordt niet vergoed",
                lifter="Ineke Łukaszewicz-Vos", asked="Zet de huur in de begroting van 2028"),
        Barrier(plan_id=plan.id, position=1, goal_id=plan.goals[5].id, kind="market", what="Brillen zijn te duur",
                lifter="Ot van Zon", asked="Koop samen in"),
    ]  # fmt: skip


def _actions(plan: Plan, who: list[Person]) -> None:
    steps = (
        ("Kies drie cliënten voor de proef", 0, 2, "Gang 1", (1, 10), (2, 1), "done", False),
        ("Dispensers instellen met de apotheek", 0, 4, "Apotheek De Brug", None, (3, 15), "busy", True),
        ("Evalueren aan de keukentafel", 0, 1, "Keuken", None, (4, 20), "open", False),
        ("Bedsensor bij vier bewoners", 1, 3, "Gang 3", (4, 1), (4, 30), "open", True),
        ("Wifi op gang 3 nameten", 1, 5, "Gang 3", None, (4, 10), "open", False),
        ("Nachtteam oefent de meldingen", 1, 3, "Nacht", None, (5, 20), "open", False),
        ("Tablet per dienst klaarzetten", 2, 4, "Alle gangen", None, (1, 20), "stopped", False),
        ("Digicoach loopt twee avonden mee", 2, 2, "", None, (2, 12), "open", False),
        ("Robot lenen bij het tech-lab", 3, 4, "Zwolle", None, (6, 8), "open", True),
        ("Familieavond over bellen met beeld", 3, 1, "Huiskamer", (9, 1), (9, 23), "open", False),
        ("Applicatiekaart maken", 4, 3, "", None, (3, 10), "open", False),
        ("Maatje bij de eerste drie diensten", 4, 2, "", (5, 1), None, "open", False),
        ("Cijfers ophangen in de gang", None, 0, "Gang 1", None, None, None, False),
    )
    plan.actions = [
        Action(
            plan_id=plan.id, position=place, what=what, goal_id=None if goal is None else plan.goals[goal].id,
            owner_id=who[owner].id, where=where, start=start and day(*start), due=due and day(*due), status=status,
            introduces=new,
        )
        for place, (what, goal, owner, where, start, due, status, new) in enumerate(steps)
    ]  # fmt: skip


def _training(plan: Plan) -> None:
    for kind, number in zip(plan.user_types, (4, 9, 8, 3), strict=True):
        kind.number = number
        kind.basic_needs = "Mail en dossier op de tablet, naast iemand die het rustig voordoet"
        kind.tech_needs = "Bedsensor en dispenser in handen hebben"
    plan.activities = [
        Activity(plan_id=plan.id, what="Meelopen op de dienst", form="coaching", skill="basic",
                 types=["starter", "hesitant"], audience="all", given_by="Marloes de Wit", on=day(2, 3),
                 hours=Decimal("1.5"), places=13, free=True),
        Activity(plan_id=plan.id, what="Techniekmiddag met de bedsensor", form="demonstration", skill="tech",
                 types=["starter", "hesitant", "skilled", "enthusiast"], audience="all", goal_id=plan.goals[1].id,
                 given_by="Leverancier Nachtwacht", on=day(4, 8), hours=Decimal(3), places=24, cost=125050),
        Activity(plan_id=plan.id, what="E-learning beeldbellen", form="e_learning", skill="both", types=["skilled"],
                 audience="new_staff", given_by="Leerhuis", on=day(9, 15), hours=Decimal(2), places=8, cost=32000),
    ]  # fmt: skip
    plan.onboarding.new_staff = "Maatje bij de eerste drie diensten en de applicatiekaart in de tas."
    plan.onboarding.temporary_staff = "Inlog klaar voor de dienst begint; kaart bij de medicijnkar."


def _budget(plan: Plan) -> None:
    lines = (
        ("Bedsensoren", "innovation", 1, "central", "external", "need", "one_off", (480000, None, 120001, None)),
        ("Proeven, tech-lab", "experiment", 3, "central", "internal", "nice", "yearly", (None, 50000, None, 50000)),
        ("Onvoorzien", "unforeseen", None, "local", "internal", "need", "yearly", (25000, 25000, 25000, 25000)),
        ("Onderhoud dispensers", "maintenance", 0, "local", "internal", "need", "yearly", (0, 33333, 33333, 33334)),
        ("Scholing", "training", None, "local", "external", "need", "one_off", (None, 125050, 32000, None)),
        ("Uren digicoaches", "hours", None, "local", "internal", "need", "yearly", (310000, 310000, 310000, 310000)),
        ("Wifi gang 3", "ict_condition", 1, "central", "internal", "need", "one_off", (None, 195000, None, None)),
        ("Applicatiekaarten drukken", "other", 4, "local", "internal", "nice", "one_off", (None, None, 8750, None)),
    )  # fmt: skip
    plan.budget_lines = [
        BudgetLine(
            plan_id=plan.id, position=place, what=what, kind=kind,
            goal_id=None if goal is None else plan.goals[goal].id, level=level, source=source,
            fund="Zorgkantoor, transitiemiddelen" if source == "external" else "",
            payer="Locatie De Linde" if place % 2 else "", necessity=necessity, recurrence=recurrence,
            quarter1=sums[0], quarter2=sums[1], quarter3=sums[2], quarter4=sums[3],
            note="Offerte van 3 november" if place == 0 else "",
        )
        for place, (what, kind, goal, level, source, necessity, recurrence, sums) in enumerate(lines)
    ]  # fmt: skip


def _conditions(plan: Plan, ict: Person, leader: Person) -> None:
    key = plan.id
    plan.conditions = [
        Condition(
            plan_id=key, kind="wifi", what="Bereik op gang 3", status="arranging", owner_id=ict.id, due=day(4, 10)
        ),
        Condition(
            plan_id=key, kind="devices", what="Zes tablets erbij", status="not_yet", owner_id=leader.id, due=day(2, 1)
        ),
        Condition(plan_id=key, kind="logins", status="in_place", owner_id=ict.id),
    ]
    plan.collaborations = [
        Collaboration(plan_id=key, partner="ict", contact="Phương Nguyễn", agreement="Storing binnen één dag opgelost",
                      moment="Elke maand"),
        Collaboration(plan_id=key, partner="client_council", contact="Mw. Öztürk",
                      agreement="Leest mee bij elke review", moment="Elk kwartaal"),
    ]  # fmt: skip
    plan.risks = [
        Risk(plan_id=key, kind="risk", what="Te veel nieuws in het voorjaar", weight="high",
             measure="Wifi eerst, daarna pas de sensoren", owner_id=leader.id),
        Risk(plan_id=key, kind="opportunity", what="Twee enthousiaste nachtcollega's", weight="middle",
             measure="Zij geven de oefenavond", owner_id=leader.id),
    ]  # fmt: skip
    safe = plan.safeguards
    safe.data_use = "Meldingen van de sensor blijven 30 dagen staan en zijn alleen voor het team."
    safe.privacy = "Toestemming van bewoner of familie staat in het zorgplan."
    safe.safety = "Valt de sensor uit, dan loopt de nachtdienst de oude ronde."
    safe.ethics = "Eén keer per kwartaal een moreel beraad met de cliëntenraad."
