"""Conditions, collaboration, chances and risks, and what happens with the data (S2, traits 5 to 7)."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Literal
from uuid import UUID

from plans.findings import Finding, essentials
from plans.records import Record, choice_field, reference_field, text_field
from plans.status import ConditionStatus
from resources.language import gettext as _
from resources.texts import text

ConditionKind = Literal[
    "wifi",
    "devices",
    "logins",
    "linked_systems",
    "helpdesk",
    "manuals",
    "consent",
    "medication",
    "privacy",
    "safety",
    "incident",
    "ethics",
    "other",
]
Partner = Literal[
    "ict",
    "innovation",
    "security_privacy",
    "policy",
    "client_council",
    "hr",
    "trainer",
    "controller",
    "outside",
    "other",
]
RiskKind = Literal["risk", "opportunity"]
Weight = Literal["low", "middle", "high"]


class Condition(Record):
    """Something that must work before technology can."""

    subject: ClassVar[str] = "conditions"
    carried_with: ClassVar[tuple[str, ...]] = ("conditions",)
    live: ClassVar[bool] = True

    kind: ConditionKind | None = choice_field()
    what: str = text_field()
    goal_id: UUID | None = reference_field("goal")
    status: ConditionStatus | None = choice_field()
    owner_id: UUID | None = reference_field("person")
    due: dt.date | None = None
    agreed: str = text_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it is not in order yet."""
        return self.status != "in_place"


class Collaboration(Record):
    """With whom we work, and what we agreed."""

    subject: ClassVar[str] = "conditions"
    carried_with: ClassVar[tuple[str, ...]] = ("collaborations",)
    live: ClassVar[bool] = True

    partner: Partner | None = choice_field()
    contact: str = text_field(personal="contact")
    agreement: str = text_field()
    moment: str = text_field()


class Risk(Record):
    """A chance or a risk, and what we do to use or to lessen it."""

    subject: ClassVar[str] = "conditions"
    carried_with: ClassVar[tuple[str, ...]] = ("risks",)
    live: ClassVar[bool] = True

    kind: RiskKind | None = choice_field()
    what: str = text_field()
    weight: Weight | None = choice_field()
    measure: str = text_field()
    owner_id: UUID | None = reference_field("person")


class Safeguards(Record):
    """Privacy, safety, ethics and data: one record in each plan."""

    subject: ClassVar[str] = "conditions"
    carried_with: ClassVar[tuple[str, ...]] = ("safeguards",)

    data_use: str = text_field()
    privacy: str = text_field()
    safety: str = text_field()
    ethics: str = text_field()
    ethics_on: dt.date | None = None


def findings(
    conditions: list[Condition], collaborations: list[Collaboration], risks: list[Risk], safeguards: Safeguards
) -> Iterator[Finding]:
    """Find what the conditions step misses."""
    for records, code, table, message in (
        (
            conditions,
            "no_conditions",
            "condition",
            _("What must be in place: wifi, devices, logins, a helpdesk?"),
        ),
        (
            collaborations,
            "no_collaboration",
            "collaboration",
            _("Who do you work with, and what did you agree?"),
        ),
        (risks, "no_risks", "risk", _("Which opportunities and risks do you see, and what will you do about them?")),
    ):
        if not records:
            short = text("conditions", f"tables.{table}.title")
            yield Finding(code, "missing", "conditions", None, None, message, short=short)
    for place, condition in enumerate(conditions, start=1):
        yield from essentials(condition, ("kind", "status"), what=condition.what or place)
        if condition.status == "not_yet" and not condition.owner_id:
            yield Finding(
                "condition_without_owner",
                "advice",
                "conditions",
                str(condition.id),
                "owner_id",
                _("Who arranges what is not in place yet?"),
            )
    for collaboration in collaborations:
        yield from essentials(collaboration, ("partner", "agreement"))
    for place, risk in enumerate(risks, start=1):
        yield from essentials(risk, ("what", "measure"), what=risk.what or place)
    yield from essentials(safeguards, ("data_use", "privacy", "safety", "ethics", "ethics_on"))
