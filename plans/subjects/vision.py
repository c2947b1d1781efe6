"""The vision on digitalisation, what it means for this team, and the message that says it.

Four questions: "organise to innovate" (S1). Message and testable behaviour: S2, traits 2 and 3.
"""

from collections.abc import Iterator
from typing import ClassVar, Literal

from plans.findings import Finding, essentials
from plans.records import Record, choice_field, text_field
from resources.language import gettext as _
from resources.texts import text

HasVision = Literal["yes", "partly", "no"]
Clarity = Literal["clear", "fairly", "unclear"]


class Vision(Record):
    """The vision and the message: one record in each plan."""

    subject: ClassVar[str] = "vision"
    carried_with: ClassVar[tuple[str, ...]] = ("vision",)

    has_vision: HasVision | None = choice_field()
    text: str = text_field()
    source: str = text_field()
    clarity: Clarity | None = choice_field()
    why: str = text_field()
    focus: str = text_field()
    progress: str = text_field()
    show: str = text_field()
    message: str = text_field()
    need: str = text_field()
    ambition: str = text_field()
    chances: str = text_field()
    client_gain: str = text_field()
    employee_gain: str = text_field()


class Behaviour(Record):
    """Something that colleagues see each other do when the vision lives (S2)."""

    subject: ClassVar[str] = "vision"
    carried_with: ClassVar[tuple[str, ...]] = ("vision",)

    what: str = text_field()
    seen_by: str = text_field()


def findings(vision: Vision, behaviours: list[Behaviour]) -> Iterator[Finding]:
    """Find what the vision misses; without an organisation's vision the leader's own will do."""
    yield from essentials(vision, ("has_vision",))
    if vision.has_vision in ("yes", "partly"):
        yield from essentials(vision, ("text",))
        if not vision.is_filled("source"):
            message = text("vision", "fields.vision.source.missing")
            yield Finding("vision_source_missing", "advice", "vision", str(vision.id), "source", message)
    yield from essentials(vision, ("why", "focus", "progress", "show", "message", "client_gain", "employee_gain"))
    if not behaviours:
        yield Finding(
            "no_behaviour",
            "advice",
            "vision",
            None,
            None,
            _("Name one thing that colleagues will see each other do differently."),
        )
    for behaviour in behaviours:
        yield from essentials(behaviour, ("what",))
