"""The sample is what the program makes of two cards, two worked examples and the team's own plan, as it edited them."""

from __future__ import annotations

from plans.derived import examples
from plans.plan import Plan
from plans.subjects import goals
from tests.plans import sample_cards
from tests.plans.sample_cards import CARDS, EXAMPLES, label


def content(plan: Plan) -> list[str]:
    """Return everything in a plan, apart from keys and places; what points to another record says its words."""
    words = {repr(row.id): repr(label(row)) for name in sample_cards.TABLES for row in plan.table(name)}
    found = []
    for record in plan.records():
        said = [repr(getattr(record, field)) for field in ("origin", "proposed", *record.fields())]
        found.append(" ".join([type(record).__name__, *(words.get(value, value) for value in said)]))
    return sorted(found)


def test_two_cards_and_the_edits_after_them_give_the_sample() -> None:
    assert content(sample_cards.made()) == content(sample_cards.sample())


def test_whatever_says_that_it_comes_from_a_card_was_given_by_that_card() -> None:
    whole = sample_cards.sample()
    given = {fate.became.id: fate for fate in sample_cards.fates() if fate.became}
    marked = [record for name in sample_cards.TABLES for record in whole.table(name) if record.origin]
    assert {record.id for record in marked} == set(given)
    for record in marked:
        assert record.origin == given[record.id].given.origin
    assert len([goal for goal in whole.goals if goal.origin]) == len(CARDS)


def test_of_the_five_goals_two_come_from_cards_two_from_examples_and_one_is_the_teams_own() -> None:
    chosen = goals.chosen(sample_cards.sample().goals)
    assert [goal.origin for goal in chosen if goal.origin] == [f"card:{key}" for key in CARDS]
    assert tuple(goal.example for goal in chosen if goal.example) == EXAMPLES
    assert [goal.title for goal in chosen if not goal.origin and not goal.example] == ["Minder alleen"]


def test_no_goal_that_began_with_an_example_still_says_it() -> None:
    known = {one.key: one for one in examples.examples()}
    for goal in sample_cards.sample().goals:
        if goal.example:
            assert goal.title != known[goal.example].title
            assert goal.result != known[goal.example].result


def test_the_team_made_it_its_own() -> None:
    """Nothing of a model plan stands as a card gave it, and what did not fit was thrown out."""
    every = list(sample_cards.fates())
    kept = [fate for fate in every if fate.became]
    assert all(fate.edited for fate in kept)
    assert 20 <= len(kept) < len(every)
