"""What a card says to one team: in its language, with the words of the care that it gives."""

from __future__ import annotations

from functools import cached_property

from plans.cards.deck import Card, Words
from plans.plan import Plan
from plans.subjects.team import Care, Team
from resources import voice
from resources.language import current
from resources.texts import choices, entry


class Speech:
    """The words of one card for one team."""

    def __init__(self, card: Card, team: Team) -> None:
        self.card = card
        self._team = team

    def say(self, field: str) -> str:
        """Return one text of the card; nothing where it has none."""
        words: Words | None = getattr(self.card, field)
        return "" if words is None else self._filled(str(words))

    def shared(self, path: str, **more: str) -> str:
        """Return one of the texts that all cards share, about this card."""
        found = self._filled(str(entry("cards", path)[current()]))
        for name, value in {**self._of_card, **more}.items():
            found = found.replace(f"{{{name}}}", value)
        return found

    @property
    def target(self) -> int:
        """Return the number to aim at: that of the card, or as many clients as there are."""
        clients = self._team.clients
        counts_clients = self.card.unit.en.startswith("{clients}")
        return min(self.card.target, clients) if counts_clients and clients else self.card.target

    def _filled(self, words: str) -> str:
        """Put the words of the team's care, and the number to aim at, in the places for them."""
        return voice.fill(words.replace("{target}", str(self.target)), current(), self._team.care or voice.NEUTRAL)

    @cached_property
    def _of_card(self) -> dict[str, str]:
        own = {field: self.say(field) for field in ("name", "ict", "start", "data", "ethics", "ask")}
        name = own["name"]
        # Within a sentence a name has a small letter, an abbreviation its own.
        small = name if name[1:2].isupper() else name[:1].lower() + name[1:]
        return {
            **own,
            "name": name,
            "small_name": small,
            "dpia": str(entry("cards", f"dpia.{self.card.dpia}")[current()]),
        }


def speech(card: Card, plan: Plan) -> Speech:
    """Return what a card says to the team of a plan."""
    return Speech(card, plan.team)


def care_names(cares: tuple[Care, ...]) -> str:
    """Name the kinds of care a card was thought up for, in a row."""
    names = choices("team", "team.care")
    return ", ".join(names[care][:1].lower() + names[care][1:] for care in cares)
