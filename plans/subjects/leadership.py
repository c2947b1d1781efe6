"""What the leader does herself this year: about three things, looked back on each quarter (S2, the seven traits)."""

from collections.abc import Sequence
from typing import Any, ClassVar, Literal, get_args

from plans.dates import QUARTERS
from plans.records import Record, choice_field, text_field
from plans.status import StepStatus
from resources.texts import texts

Kind = Literal["learn", "show", "first_morning", "hours", "stop"]
Done = Literal["yes", "partly", "no"]

KINDS: tuple[Kind, ...] = get_args(Kind)
DONE: tuple[Done, ...] = get_args(Done)
ENOUGH = 3
"""More things than this are proposed to nobody."""


class Intention(Record):
    """One thing that the leader does herself this year, and what became of it each quarter. It is hers alone."""

    subject: ClassVar[str] = "leadership"
    carried_with: ClassVar[tuple[str, ...]] = ("leadership",)
    renewed: ClassVar[dict[str, Any]] = {
        **{f"done{quarter}": None for quarter in QUARTERS},
        **{f"note{quarter}": "" for quarter in QUARTERS},
    }
    live: ClassVar[bool] = True
    private: ClassVar[bool] = True

    what: str = text_field()
    kind: Kind | None = choice_field()
    done1: Done | None = choice_field()
    note1: str = text_field()
    done2: Done | None = choice_field()
    note2: str = text_field()
    done3: Done | None = choice_field()
    note3: str = text_field()
    done4: Done | None = choice_field()
    note4: str = text_field()


def begun(intentions: Sequence[Intention]) -> list[Intention]:
    """Return the things that say what will be done."""
    return [intention for intention in intentions if intention.is_filled("what")]


def ideas(kind: Kind) -> list[str]:
    """Return the ideas of one kind, in the language and with the words of care in use."""
    return texts("leadership", f"ideas.{kind}")


def is_looked_back_on(intentions: Sequence[Intention], quarter: int) -> bool:
    """Return whether of every thing is said what became of it in a quarter."""
    things = begun(intentions)
    return bool(things) and all(thing.is_filled(f"done{quarter}") for thing in things)


def status(intentions: Sequence[Intention]) -> StepStatus:
    """Return how far it is: complete with three things, as it may be left out nothing is ever missing."""
    things = begun(intentions)
    if not things:
        return "not_started"
    return "complete" if len(things) >= ENOUGH else "busy"
