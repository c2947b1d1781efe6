"""The technology cards: whole, in both languages, in their safe order, and worded as the coach likes it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from plans import edits
from plans.cards import deck, taking
from plans.cards.deck import Card, Kind, Words
from plans.cards.schedule import OFFSETS
from plans.cards.speech import Speech
from plans.coach import known_of, review_goal
from plans.errors import Damaged
from plans.subjects.team import Care, Team
from resources import CARDS, voice
from resources.language import LANGUAGES, speaking
from resources.texts import entry
from tests.plans.cards.teams import TODAY, a_team

CARES = get_args(Care)
CARDS_OF_OURS = deck.deck()
FILLED_IN = {token.strip("{}") for token in voice.words("other", "nl")} | {"target"}

HOUSE_WORDS = re.compile(
    r"(?i)\b(bewoner\w*|gang(?:en)?|huiskamer\w*|afdeling\w*|resident\w*|corridor\w*|wings?|wards?)\b"
)
HOME_WORDS = re.compile(r"\b(wijk\w*|routes?|thuiszorg|huisbezoek\w*|rounds? by car)\b", re.IGNORECASE)


def words_of(card: Card) -> Iterator[tuple[str, Words]]:
    for field in type(card).model_fields:
        value = getattr(card, field)
        if isinstance(value, Words):
            yield field, value


def said(card: Card, care: Care) -> Iterator[tuple[str, str]]:
    """Return all that a card says to a team, with what it fills in."""
    plan = a_team(care)
    speech = Speech(card, plan.team)
    yield from ((field, speech.say(field)) for field, _words in words_of(card))
    for edit in taking.take_over(plan, card, TODAY).edits:
        values = (
            [edit.new] if isinstance(edit, edits.Change) else [getattr(edit.record, f) for f in edit.record.fields()]
        )
        yield from (("", value) for value in values if isinstance(value, str))


def test_the_technologies_that_teams_ask_for_are_there() -> None:
    asked = """
    dispenser etdr bedsensor leefcirkel leefstijl inco heupairbag spraak beeldzorg beeldbellen deurslot hulpmiddel bril
    robot telemonitoring wondfoto portaal alarm beleving ai digivaardig veilig clientdigi
    """
    assert set(asked.split()) <= {card.key for card in CARDS_OF_OURS}
    assert len(CARDS_OF_OURS) == len(list(CARDS.glob("*.toml")))


def test_every_kind_of_care_has_cards() -> None:
    assert all(sum(care in card.care for card in CARDS_OF_OURS) >= 6 for care in CARES if care != "other")


@pytest.mark.parametrize("card", CARDS_OF_OURS, ids=lambda card: card.key)
def test_a_card_leans_on_shared_texts_and_sources_that_are_there(card: Card) -> None:
    for group in ("conditions", "risks", "costs", "law"):
        assert all(entry("cards", f"{group}.{key}") for key in getattr(card, group))
    assert set(card.sources) <= set(deck.sources())
    assert "maintenance" in card.costs, "technology that nobody keeps going stops"


def test_no_shared_text_or_source_is_left_over() -> None:
    for group in ("conditions", "risks", "costs"):
        used = {key for card in CARDS_OF_OURS for key in getattr(card, group)}
        assert set(entry("cards", group)) - used <= {"unforeseen", "backfill", "payer", "note"}
    used = {key for card in CARDS_OF_OURS for key in card.sources}
    law = entry("cards", "law")
    assert set(deck.sources()) == used | {part["source"]["key"] for part in law.values()} - {""}
    assert set(law) == {key for card in CARDS_OF_OURS for key in card.law} | {"wzd", "dpia", "bem", "leak"}


@pytest.mark.parametrize("card", CARDS_OF_OURS, ids=lambda card: card.key)
def test_a_text_fills_in_only_what_is_known(card: Card) -> None:
    for field, words in words_of(card):
        for text in (words.nl, words.en):
            assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= FILLED_IN, field
            assert not set(text) & set("'\""), field
            assert text[-1] in ".?!…)" or field not in ("what", "measure", "roles", "struggle", "known"), field
        assert words.nl != words.en or field in ("unit", "name"), field


def test_a_card_says_no_amount_no_fte_and_no_must() -> None:
    banned = re.compile(r"€|\bfte\b|verplicht|\bmandatory\b|inzetten bij", re.IGNORECASE)
    found = [
        (card.key, field)
        for card in CARDS_OF_OURS
        for field, words in words_of(card)
        if banned.search(f"{words.nl} {words.en}")
    ]
    assert found == []


def test_a_figure_has_a_year_or_a_name() -> None:
    for card in CARDS_OF_OURS:
        figures = re.findall(r"\d+(?: procent| minuten)|\b\d{3}\b", card.known.nl)
        assert not figures or re.search(r"\b20\d\d\b|Vilans|Z-CERT|Monitor", card.known.nl), card.key


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_safe_order_is_kept_before_the_start(kind: Kind) -> None:
    days = [OFFSETS[kind][step] for step in ("measure", "consent", "medication", "privacy", "ict", "training")]
    assert days == sorted(days, reverse=True)
    assert OFFSETS[kind]["practice"] >= OFFSETS[kind]["training"] >= 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("care", CARES)
def test_the_coach_has_no_remark_on_the_goal_of_a_card(care: Care, language: str) -> None:
    with speaking(language):
        for card in CARDS_OF_OURS:
            plan = a_team(care)
            edits.apply(plan, taking.take_over(plan, card, TODAY).edits)
            goal = plan.goals[0]
            assert review_goal(goal.result, language, known_of(goal, plan.team)) == [], card.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_gives_care_at_home_reads_no_word_of_a_house(language: str) -> None:
    with speaking(language):
        for card in CARDS_OF_OURS:
            if "home_care" in card.care:
                found = [(field, text) for field, text in said(card, "home_care") if HOUSE_WORDS.search(text)]
                assert [item for item in found if item[0] not in ("not_for", "known")] == [], card.key


def test_where_people_live_they_are_no_clients() -> None:
    for card in CARDS_OF_OURS:
        if "nursing_home" in card.care:
            words = " ".join(text for _field, text in said(card, "nursing_home"))
            assert not re.search(r"\bcliënt(en)?\b", words.replace("verzonnen cliënten", "")), card.key
            assert not HOME_WORDS.search(words), card.key


def test_the_word_of_the_team_is_used() -> None:
    team = Team(plan_id=a_team("hospice").id, year=2027, care="hospice")
    bedsensor = deck.card("bedsensor")
    assert bedsensor
    assert "gasten worden ’s nachts" in Speech(bedsensor, team).say("result")


def test_a_card_with_something_unknown_or_missing_is_refused(tmp_path: Path) -> None:
    whole = (CARDS / "bedsensor.toml").read_text(encoding="utf-8")
    for wrong in (
        whole + '\nprice = "€ 400"\n',
        whole.replace("dpia = ", "dpi = "),
        "key = [",
        whole.replace('"yes"', '"ja"'),
    ):
        path = tmp_path / "wrong.toml"
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(Damaged):
            deck.read(path)


def test_sources_name_a_place_to_look() -> None:
    dutch = re.compile(r"\b(over|zonder|anderen|wanneer|test van)\b")
    for language in LANGUAGES:
        with speaking(language):
            found = deck.sources()
        assert all(re.search(r"\.(nl|com|eu|nu)\b", name) for name in found.values())
        assert language == "nl" or [name for name in found.values() if dutch.search(name)] == []
