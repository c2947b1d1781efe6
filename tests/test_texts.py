"""The structured texts: whole, in both languages, in step with the records they speak of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest

from plans.derived import next_year, steps
from plans.exchange.headings import sheet_title
from plans.plan import KEPT, SINGLE, TABLES, Plan, PlanRecord, new_plan
from plans.subjects import conditions, people
from plans.subjects.reviews import Closing
from plans.subjects.team import Care
from resources import TEXTS, step_help, voice
from resources.language import LANGUAGES, speaking
from resources.texts import HEAD, _find, choices, entries, text
from tests.plans.strategies import needed

CONTENT = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(TEXTS.glob("*.toml"))}

NOT_SHOWN = {"version.content", *(f"closing.{field}" for field in Closing.fields())}
"""Kept as a whole; nobody fills or reads it as a field."""

SAME = {
    *(
        "Contact",
        "Controller",
        "Digicoach",
        "E-learning",
        "Experiment",
        "Helpdesk",
        "I-nurse",
        "ICT",
        "Indicator",
        "Partner",
    ),
    *(
        "Manager",
        "moment",
        "Pilot",
        "Privacy",
        "Starter",
        "Team",
        "Type",
        "type",
        "Types",
        "Budget",
        "Wifi",
        "Workshop",
    ),
}
"""Words that are the same in Dutch and English."""


def leaves(content: Any, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(content, dict) and set(LANGUAGES) & set(content):
        yield path, content
    elif isinstance(content, dict) and set(content) == {"like"}:
        other, _, rest = content["like"].partition(".")
        assert _find(other, rest), f"{path}: {content['like']} is not there"
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(content, list):
        for place, value in enumerate(content, start=1):
            yield from leaves(value, f"{path} {place}")
    else:
        raise TypeError(f"{path}: {content!r} is not a text in two languages")


def words_of(annotation: Any) -> tuple[str, ...]:
    """Return the words of the Literal in an annotation, also within ``| None`` or ``list``."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((words for part in get_args(annotation) if (words := words_of(part))), ())


LEAVES = [leaf for subject, content in CONTENT.items() for leaf in leaves(content, subject)]
FIELDS = [
    (record.subject, f"{record.__tablename__}.{field}")
    for record in TABLES.values()
    for field in record.fields()
    if f"{record.__tablename__}.{field}" not in NOT_SHOWN
]
FIELDS += [("plan", f"plan.{field}") for field in ("consulted", "adopted_on", "adopted_by")]
LITERALS = [
    (record.subject, f"{record.__tablename__}.{field}", words)
    for record in (*TABLES.values(), PlanRecord)
    for field, info in record.model_fields.items()
    if (words := words_of(info.annotation))
]


def variants() -> list[tuple[str, dict[str, str]]]:
    """Return every text, and what is said in its place where care is given at home."""
    homes = [(f"{path}.home", entry["home"]) for path, entry in LEAVES if "home" in entry]
    return [*LEAVES, *homes]  # type: ignore[list-item]


HOUSE = re.compile(
    r"(?i)\b(bewoner\w*|gang(?:en)?|huiskamer\w*|afdeling\w*|resident\w*|corridors?|wings?|wards?|living room)\b"
)
ROUND = re.compile(r"(?i)\b(wijk\w*|routes?|thuiszorg)\b")
OF_ONE_CARE = ("coach", "examples", "cards", "care", "sheets", "synonyms", "glossary")
"""Subjects whose texts say for which care they are meant, or how others call something."""


def said(care: str, language: str) -> list[tuple[str, str]]:
    """Return every text as a team that gives this care reads it."""
    found = [(path, voice.spoken(entry, language, care)) for path, entry in LEAVES]
    about_care = (".choices.team.care", "figures")
    spoken = [item for item in found if item[0].split(".")[0] not in OF_ONE_CARE]
    return [item for item in spoken if not any(part in item[0] for part in about_care)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_gives_care_at_home_reads_no_word_of_a_house(language: str) -> None:
    assert [item for item in said("home_care", language) if HOUSE.search(item[1])] == []


@pytest.mark.parametrize("care", sorted(set(get_args(Care)) - {"home_care"}))
def test_who_gives_care_in_a_house_reads_nothing_of_a_round(care: str) -> None:
    assert [item for item in said(care, "nl") if ROUND.search(item[1])] == []


@pytest.mark.parametrize("care", get_args(Care))
def test_every_kind_of_care_has_its_own_words(care: str) -> None:
    tokens = set(voice.words("nursing_home", "nl"))
    assert all(set(voice.words(care, language)) == tokens for language in LANGUAGES)
    left = re.compile("|".join(map(re.escape, tokens)))
    assert [item for item in said(care, "nl") if left.search(item[1])] == []


def test_every_text_stands_in_both_languages() -> None:
    assert [path for path, entry in variants() if not all(entry.get(item, "").strip() for item in LANGUAGES)] == []


def test_no_text_was_left_untranslated() -> None:
    same = [path for path, entry in LEAVES if entry["nl"] == entry["en"] and entry["nl"] not in SAME | {"{clients}"}]
    assert [path for path in same if not path.startswith("glossary.words.")] == []


def test_quotes_and_apostrophes_are_those_of_print() -> None:
    assert [
        path for path, entry in variants() if any(mark in entry[language] for language in LANGUAGES for mark in "'\"")
    ] == []


@pytest.mark.parametrize(("subject", "field"), FIELDS, ids=[field for _, field in FIELDS])
def test_every_field_asks_its_question(subject: str, field: str) -> None:
    assert text(subject, f"fields.{field}.ask")
    assert len(text(subject, f"fields.{field}.name").split()) <= 2


def test_no_field_is_left_over() -> None:
    asked = {
        f"{table}.{field}"
        for item in CONTENT.values()
        for table in item.get("fields", {})
        for field in item["fields"][table]
    }
    assert asked == {field for _, field in FIELDS}


@pytest.mark.parametrize(("subject", "field", "words"), LITERALS, ids=[field for _, field, _ in LITERALS])
def test_every_choice_has_its_words_in_order(subject: str, field: str, words: tuple[str, ...]) -> None:
    assert tuple(choices(subject, field)) == words


def test_every_table_says_what_to_type() -> None:
    for name, record in TABLES.items():
        if name not in SINGLE | {"versions", "closings"}:
            for key in ("title", "add", "one", "many"):
                assert text(record.subject, f"tables.{record.__tablename__}.{key}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_has_a_name_of_its_own_that_a_spreadsheet_takes(language: str) -> None:
    with speaking(language):
        names = [sheet_title(table) for table in ("plan", *TABLES) if table not in KEPT]
    assert [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\")] == []
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("key", next_year.KEYS)
def test_every_offer_for_the_next_year_has_its_words(key: str) -> None:
    assert next_year.offer(key, "title")
    assert next_year.offer(key, "short")


@pytest.mark.parametrize("name", steps.PAGES)
def test_every_step_introduces_itself(name: str) -> None:
    head = tomllib.loads("".join((TEXTS / f"{name}.toml").read_text(encoding="utf-8").splitlines(keepends=True)[:HEAD]))
    assert head == {"step": {"title": CONTENT[name]["step"]["title"]}}, "the list of steps reads no further"
    assert text(name, "step.intro")
    assert 3 <= len(entries(name, "step.explain")) <= 5
    assert 2 <= len(entries(name, "step.example")) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*steps.PAGES, steps.HOME, steps.SHORT])
def test_every_step_says_how_to_do_it_together_and_where_it_comes_from(name: str, language: str) -> None:
    with speaking(language):
        method, facts = step_help.method(name), step_help.background(name)
    assert 5 <= method.minutes <= 60
    assert all((method.title, method.need))
    assert 3 <= len(method.how) <= 5
    assert 2 <= len(facts) <= 3
    assert all(fact.words and fact.source for fact in facts)


def test_no_source_of_the_background_is_left_over() -> None:
    used = {
        fact["source"] for name in (*steps.PAGES, steps.HOME, steps.SHORT) for fact in entries(name, "step.background")
    }
    assert set(CONTENT["help"]["sources"]) == used


def test_starters_fit_the_choices() -> None:
    kinds = [entry["kind"] for entry in entries("conditions", "starters.condition")]
    partners = [entry["partner"] for entry in entries("conditions", "starters.collaboration")]
    assert kinds == [kind for kind in words_of(conditions.ConditionKind) if kind != "other"]
    assert partners == [partner for partner in words_of(conditions.Partner) if partner != "other"]
    for side in ("responsible_for", "leader_keeps"):
        assert tuple(CONTENT["people"]["starters"][side]) == people.COACHING


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_missing_sentence_can_be_said(language: str) -> None:
    """A plan in which every record is there and empty misses everything it can miss."""
    with speaking(language):
        found = [finding for plan in (empty_plan(), with_vision(empty_plan())) for finding in steps.findings(plan)]
    sentence = {f"{finding.subject}.fields.{finding.code.removesuffix('_missing')}" for finding in found}
    written = {
        f"{subject}.fields.{table}_{field}"
        for subject, content in CONTENT.items()
        for table, fields in content.get("fields", {}).items()
        for field, entry in fields.items()
        if "missing" in entry
    }
    assert written - sentence == set()
    assert [finding.message for finding in found if set("{}") & set(finding.message)] == []


def empty_plan() -> Plan:
    plan = new_plan(2027)
    for name, record in TABLES.items():
        if name not in SINGLE | {"versions", "closings", "reviews", "people"}:
            plan.table(name).append(record(plan_id=plan.id, position=100, **needed(record)))
    for row in (*plan.assumptions, *plan.barriers):
        row.goal_id = plan.goals[0].id
    for role in (None, "digicoach"):
        plan.people.append(people.Person(plan_id=plan.id, role=role, position=100))
    return plan


def with_vision(plan: Plan) -> Plan:
    plan.vision.has_vision = "yes"
    return plan
