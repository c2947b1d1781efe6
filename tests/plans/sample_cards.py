"""How the sample plan was made: two technology cards and two worked examples taken over by the program's own code, one
goal of the team's own, and what was edited after.

``python -m tests.plans.sample_cards`` says record by record what a fresh take-over gives and what became of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from plans.cards import deck, taking
from plans.derived import examples
from plans.edits import Added, Change, apply, change, removal
from plans.exchange import plan_file
from plans.plan import Plan
from plans.records import Record, references
from plans.subjects.goals import Goal

CARDS = ("dispenser", "bedsensor")
DAY = dt.date(2026, 11, 16)
"""When the team took the cards over."""
EXAMPLES = ("bedside_record", "onboarding_card")
"""The worked examples with which a goal began; the fifth goal is the team's own."""
TABLES = ("goals", "actions", "activities", "budget_lines", "conditions", "risks")

BECAME = {
    "dispenser": {
        "Zelf je medicijnen op tijd": "Zelf medicatie regelen",
        "Toestemming en Wzd-toets": "Kies met arts en BEM drie bewoners",
        "Begin klein": "Stel de dispensers in met de apotheek",
        "Kies na acht weken": "Evalueer de dispenser aan de keukentafel",
        "Oefenen naast een maatje": "Veilig werken met de dispenser",
        "Korte demonstratie": "De dispenser van dichtbij",
        "Abonnement of licentie": "Huur medicijndispensers",
        "Medicijndispenser: toestemming": "Toestemming van de eerste drie bewoners",
        "Medicijndispenser: BEM": "BEM van de eerste drie bewoners",
        "Medicijndispenser: waar we melden": "Melden zonder verwijt",
        "Er is een vaste plek in het ECD": "De dispenser en de bedsensor zetten",
        "Er blijft een zakje liggen": "Een bewoner vergeet medicijnen",
    },
    "bedsensor": {
        "Rustige nachten": "Rustiger nachten",
        "ICT klaar": "Meet de wifi op gang 3",
        "Iedereen oefent": "Oefen met het nachtteam",
        "Begin klein": "Plaats bij vier bewoners een bedsensor",
        "Oefenen naast een maatje": "Oefenen met nachtmeldingen",
        "Korte demonstratie": "Kijken bij een huis dat al met bedsensoren werkt",
        "Aanschaf of huur": "Bedsensoren, veertien stuks",
        "Telefoons, wifipunten": "Twee extra wifipunten",
        "Onderhoud en vervanging": "Abonnement en onderhoud bedsensoren",
        "Bedsensor: toestemming": "Toestemming per bewoner voor de bedsensor",
        "Bedsensor: AVG en DPIA": "DPIA van de bedsensor",
        "Bedsensor: wat we doen": "Duidelijke achterwacht",
        "Bedsensor: ethiek": "Ethiek in het teamoverleg",
        "Wifi is gemeten": "Wifi op alle kamers van gang 3",
        "Te veel meldingen": "Te veel meldingen",
        "Het apparaat of de wifi": "De wifi op gang 3",
    },
}
"""What a card gave and what the team made of it, by how each begins; what is not named here was thrown out."""


@dataclass(frozen=True)
class Fate:
    """What became of one record that a card gave: None when the team threw it out."""

    card: str
    given: Record
    became: Record | None

    @property
    def edited(self) -> list[str]:
        """Return the fields that hold something else now."""
        if self.became is None:
            return []
        fields = [field for field in self.given.fields() if field not in references(type(self.given))]
        return [field for field in fields if getattr(self.given, field) != getattr(self.became, field)]


def label(record: Record) -> str:
    """Return the words by which a record is known."""
    return str(next(getattr(record, field) for field in ("title", "what", "partner") if hasattr(record, field)))


def sample() -> Plan:
    """Read the sample that ships."""
    return plan_file.read(plan_file.SAMPLE)[0]


def own(whole: Plan) -> Plan:
    """Return the sample without what came from a card or an example: team, vision, people, and its own goal."""
    for goal in [goal for goal in whole.goals if goal.example]:
        apply(whole, removal(whole, goal))
    for name in reversed(TABLES):
        for record in [row for row in whole.table(name) if row.origin]:
            apply(whole, removal(whole, record))
    return whole


def fates() -> Iterator[Fate]:
    """Take both cards over in the team's own plan, and find what became of everything they gave."""
    whole, plan = sample(), own(sample())
    for key in CARDS:
        card = deck.card(key)
        assert card
        taken = taking.take_over(plan, card, DAY)
        apply(plan, taken.edits)
        for given in [edit.record for edit in taken.edits if isinstance(edit, Added)]:
            yield Fate(key, given, _became(whole, key, given))


def made() -> Plan:
    """Make the sample: the team's own plan, cards and examples taken over, and all that was edited after."""
    whole, plan = sample(), own(sample())
    keys: dict[UUID, UUID] = {}
    for key in CARDS:
        card = deck.card(key)
        assert card
        taken = taking.take_over(plan, card, DAY)
        apply(plan, taken.edits)
        for given in [edit.record for edit in taken.edits if isinstance(edit, Added)]:
            kept = _became(whole, key, given)
            if kept is None:
                apply(plan, removal(plan, given))
            else:
                keys[kept.id] = given.id
                words = [field for field in given.fields() if getattr(given, field) != getattr(kept, field)]
                apply(plan, [change(given, field, getattr(kept, field)) for field in (*words, "origin", "position")])
                apply(plan, [change(given, "proposed", {})])
    for goal in [goal for goal in whole.goals if goal.example]:
        example = next(one for one in examples.examples() if one.key == goal.example)
        begun = examples.adopt_edits(plan, example, parked=False)
        apply(plan, begun)
        for given in [edit.record for edit in begun if isinstance(edit, Added)]:
            if isinstance(given, Goal):
                keys[goal.id] = given.id
                words = [field for field in given.fields() if getattr(given, field) != getattr(goal, field)]
                apply(plan, [change(given, field, getattr(goal, field)) for field in (*words, "position")])
            else:
                # The first step that an example proposes; the team wrote its own.
                apply(plan, removal(plan, given))
    for edit in _rest(whole, plan, keys):
        apply(plan, [edit])
    return plan


def _rest(whole: Plan, plan: Plan, keys: dict[UUID, UUID]) -> Iterator[Added | Change]:
    """Return what the team wrote itself beside the cards, and what hangs on what they gave."""
    for record in whole.records():
        here = plan.find(keys.get(record.id, record.id))
        if here is None:
            yield Added(record.copy_with())
            here = plan.find(record.id)
        assert isinstance(here, Record)
        for field in (*record.fields(), "proposed"):
            value = getattr(record, field)
            wanted = keys.get(value, value) if isinstance(value, UUID) else value
            if getattr(here, field) != wanted:
                yield change(here, field, wanted)


def _became(whole: Plan, card: str, given: Record) -> Record | None:
    for begins, now in BECAME[card].items():
        if label(given).startswith(begins):
            rows = [row for row in whole.list_of(type(given)) if label(row).startswith(now)]
            if rows:
                return rows[0]
    return None


def main() -> None:
    """Print the table."""
    for fate in fates():
        kind = type(fate.given).__name__
        if fate.became is None:
            print(f"{fate.card:10} {kind:13} {label(fate.given)[:60]:60} thrown out")
        else:
            print(f"{fate.card:10} {kind:13} {label(fate.given)[:60]:60} {label(fate.became)[:50]}")
            print(f"{'':25}edited: {', '.join(fate.edited) or 'nothing'}")


if __name__ == "__main__":
    main()
