"""Three short scans, each optional and repeated yearly: leadership (S2), nine factors (S0), network (S3)."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, ClassVar, Literal, TypeVar, get_args

from pydantic import Field

from plans.findings import Finding
from plans.records import Record, choice_field, choices_field, scores_field, text_field
from plans.status import StepStatus
from resources.texts import text

Statement = Literal[
    "need",
    "need_work",
    "vision_clear",
    "vision_coming",
    "set_up",
    "vision_mine",
    "vision_shared",
    "vision_into_plan",
    "own_vision",
    "own_vision_shared",
    "own_vision_into_plan",
    "goals_set",
    "goals_applications",
    "use_seen",
    "stimulate",
    "staff_skilled",
    "proposals",
    "mistakes",
    "parties",
    "agreements",
    "knowledge",
    "supported",
    "inspired",
    "seeking",
    "looking_outside",
    "means",
    "working_technology",
]
Trait = Literal["aware", "organisation", "vision", "stimulates", "connects", "learns", "equipped"]
Doing = Literal[
    "team_meeting",
    "digicoach_hours",
    "ambassador_hours",
    "experts",
    "tech_lab",
    "courses",
    "appraisal_skills",
    "appraisal_technology",
    "goals_applications",
    "goals_technology",
    "visits",
    "effect_for_client",
    "proposals",
]
Help = Literal[
    "support_above",
    "clear_vision",
    "time",
    "experts",
    "infrastructure",
    "budget",
    "own_study",
    "training",
    "method",
]
Factor = Literal[
    "strategy",
    "user",
    "system",
    "management",
    "culture",
    "dialogue",
    "ambassadors",
    "budget",
    "implementation",
]
Phase = Literal["ad_hoc", "defined", "supported", "aligned", "synergised"]
Dimension = Literal["knowledge", "process", "agenda", "purchasing", "finances"]
Purpose = Literal["share", "capacity", "speed_up", "impact"]
Intensity = Literal["low", "middle", "high"]
Agreed = Annotated[int, Field(ge=1, le=7)]
"""From 1, not at all, to 7, wholly."""
Grade = Annotated[int, Field(ge=1, le=5)]
"""From 1, not yet, to 5, wholly."""

TRAITS: dict[Trait, tuple[Statement, ...]] = {
    "aware": ("need", "need_work"),
    "organisation": ("vision_clear", "vision_coming", "set_up"),
    "vision": (
        *("vision_mine", "vision_shared", "vision_into_plan"),
        *("own_vision", "own_vision_shared", "own_vision_into_plan"),
        *("goals_set", "goals_applications", "use_seen"),
    ),
    "stimulates": ("stimulate", "staff_skilled", "proposals", "mistakes"),
    "connects": ("parties", "agreements"),
    "learns": ("knowledge", "supported", "inspired", "seeking", "looking_outside"),
    "equipped": ("means", "working_technology"),
}
"""The seven traits of digital leadership, in the order of S2, with the statements that measure each."""

BRANCH: dict[Statement, Literal["yes", "no"]] = {
    "vision_clear": "yes",
    "vision_mine": "yes",
    "vision_shared": "yes",
    "vision_into_plan": "yes",
    "vision_coming": "no",
    "own_vision": "no",
    "own_vision_shared": "no",
    "own_vision_into_plan": "no",
}
"""Statements that are asked only when the organisation has a vision, or only when it has none (S2 annex 2)."""

FACTORS: tuple[Factor, ...] = get_args(Factor)
PHASES: tuple[Phase, ...] = get_args(Phase)
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
INTENSITIES: tuple[Intensity, ...] = get_args(Intensity)
ASKS: dict[Purpose, Intensity] = {"share": "low", "capacity": "low", "speed_up": "middle", "impact": "high"}
"""From how close on a collaboration can do what it is meant for; closer can do that too (S3, table 1)."""

ENOUGH = 2
"""Answers without which a trait gets no score."""
MOST_AGREED, MOST_GRADE = 7, 5
FINE_GRADE = 4
"""From this grade on a factor needs no attention of its own."""


class LeadershipScan(Record):
    """How the leader stands on the seven traits of digital leadership, in one year (S2 annex 2).

    It is hers alone: what leaves her laptop holds at most ``only_profile`` of it.
    """

    __tablename__ = "leadership_scan"
    subject: ClassVar[str] = "scans"
    carried_with: ClassVar[tuple[str, ...]] = ("scans",)
    live: ClassVar[bool] = True
    private: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"year"})
    identity: ClassVar[tuple[str, ...]] = ("year",)

    year: int = Field(ge=2000, le=2100)
    has_vision: Literal["yes", "no"] | None = choice_field()
    agreed: dict[Literal[Statement, Trait], Agreed] = scores_field()
    """The answers by statement; of somebody else's scan that was shared, only a whole score by trait."""
    doing: list[Doing] = choices_field()
    helps: list[Help] = choices_field()
    note: str = text_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it is of the year itself, to compare with later."""
        return self.year == year


class FactorScan(Record):
    """How the organisation stands on nine factors, and in which phase it is, in one year (S0)."""

    __tablename__ = "factor_scan"
    subject: ClassVar[str] = "scans"
    carried_with: ClassVar[tuple[str, ...]] = ("scans",)
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"year"})
    identity: ClassVar[tuple[str, ...]] = ("year",)

    year: int = Field(ge=2000, le=2100)
    grades: dict[Factor, Grade] = scores_field()
    phase: Phase | None = choice_field()
    note: str = text_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it is of the year itself, to compare with later."""
        return self.year == year


class Tie(Record):
    """One side of working together outside the team: with whom, for what, how intensively (S3)."""

    subject: ClassVar[str] = "scans"
    carried_with: ClassVar[tuple[str, ...]] = ("scans",)
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"year"})

    year: int = Field(ge=2000, le=2100)
    dimension: Dimension | None = choice_field()
    partner: str = text_field(personal="contact")
    purpose: Purpose | None = choice_field()
    intensity: Intensity | None = choice_field()
    note: str = text_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it is of the year itself, to compare with later."""
        return self.year == year


Scan = TypeVar("Scan", LeadershipScan, FactorScan)


def of_year(scans: Sequence[Scan], year: int) -> Scan | None:
    """Return the scan of a year, or None."""
    return next((scan for scan in scans if scan.year == year), None)


def previous_scan(scans: Sequence[Scan], year: int) -> Scan | None:
    """Return the last scan before a year in which something was filled in, to compare with, or None."""
    earlier = [scan for scan in scans if scan.year < year and scan.is_begun()]
    return max(earlier, key=lambda scan: scan.year, default=None)


def asked_statements(scan: LeadershipScan) -> dict[Trait, list[Statement]]:
    """Return the statements that are asked for each trait; some depend on whether there is a vision (S2 annex 2)."""
    return {
        trait: [statement for statement in statements if BRANCH.get(statement) in (None, scan.has_vision)]
        for trait, statements in TRAITS.items()
    }


def trait_name(trait: Trait) -> str:
    """Return what a trait is called."""
    return text("scans", f"traits.{trait}")


def profile(scan: LeadershipScan | None) -> dict[Trait, Decimal | None]:
    """Return the score of every trait, 1 to 7: the mean of its answers, to one decimal; None with too few answers.

    Answers to statements of the other branch are kept, but don't count. A profile that was shared has its own scores.
    """
    if scan is None:
        return dict.fromkeys(TRAITS)
    found: dict[Trait, Decimal | None] = {}
    for trait, statements in asked_statements(scan).items():
        answers = [scan.agreed[statement] for statement in statements if statement in scan.agreed]
        found[trait] = _mean(answers) if len(answers) >= ENOUGH else _shared_score(scan, trait)
    return found


def only_profile(scan: LeadershipScan) -> LeadershipScan:
    """Return what of a scan may be shared: a whole score for each trait that has one, and no answer."""
    scores = {trait: int(score.to_integral_value(ROUND_HALF_UP)) for trait, score in profile(scan).items() if score}
    return scan.copy_with(has_vision=None, agreed=scores, doing=[], helps=[], note="")


def is_shared(scan: LeadershipScan) -> bool:
    """Return whether a scan holds nothing but the profile that its leader shared."""
    return bool(scan.agreed) and TRAITS.keys() >= scan.agreed.keys()


def lowest_traits(scan: LeadershipScan) -> list[Trait]:
    """Return the two traits with the lowest score, once every trait has one; the earlier trait first when even."""
    scored = [(score, trait) for trait, score in profile(scan).items() if score is not None]
    if len(scored) < len(TRAITS):
        return []
    return [trait for _score, trait in sorted(scored, key=lambda item: item[0])[:2]]


def lowest_factors(scan: FactorScan) -> list[Factor]:
    """Return at most two factors with the lowest grade, once all nine have one; none that are fine (S0)."""
    if len(scan.grades) < len(FACTORS):
        return []
    low = sorted(FACTORS, key=lambda factor: scan.grades[factor])[:2]
    return [factor for factor in low if scan.grades[factor] < FINE_GRADE]


def ties_of(ties: Sequence[Tie], year: int) -> list[Tie]:
    """Return the collaborations that were looked at in a year, dimension by dimension."""
    matching_ties = [tie for tie in ties if tie.year == year and tie.is_begun()]
    return sorted(matching_ties, key=lambda tie: DIMENSIONS.index(tie.dimension) if tie.dimension else len(DIMENSIONS))


def intensity_asked(tie: Tie) -> Intensity | None:
    """Return how close a collaboration has to be for its purpose (S3); None without a purpose."""
    return ASKS[tie.purpose] if tie.purpose else None


def matches(tie: Tie) -> bool | None:
    """Return whether a collaboration is close enough for its purpose (S3); None when one of the two is unknown.

    There are no hard borders: a programme serves to share knowledge as well.
    """
    wanted = intensity_asked(tie)
    return INTENSITIES.index(tie.intensity) >= INTENSITIES.index(wanted) if wanted and tie.intensity else None


def mismatch(tie: Tie) -> str:
    """Say in one sentence what would help a collaboration reach its purpose; nothing when it is close enough."""
    if matches(tie) is not False:
        return ""
    who = tie.partner.strip() or text("scans", "network.partner")
    return text("scans", f"mismatch.{tie.purpose}_{tie.intensity}").format(who=who)


def meaning(dimension: Dimension, intensity: Intensity) -> str:
    """Say what working together this closely looks like on one side of it: a cell of the table (S3, table 1)."""
    return text("scans", f"meanings.{dimension}_{intensity}")


def leadership_done(scan: LeadershipScan) -> bool:
    """Return whether every trait has a score."""
    return None not in profile(scan).values()


def factors_done(scan: FactorScan) -> bool:
    """Return whether every factor has a grade and the phase is chosen."""
    return len(scan.grades) == len(FACTORS) and bool(scan.phase)


def tie_done(tie: Tie) -> bool:
    """Return whether a collaboration can be judged."""
    return bool(tie.dimension) and matches(tie) is not None


def status(leadership: LeadershipScan | None, factors: FactorScan | None, ties: Sequence[Tie]) -> StepStatus:
    """Return how far the scans of one year are: complete when every scan that was begun is done.

    A scan is optional, so one that was not begun misses nothing.
    """
    done = [leadership_done(leadership)] if leadership and leadership.is_begun() else []
    done += [factors_done(factors)] if factors and factors.is_begun() else []
    done += [all(map(tie_done, ties))] if ties else []
    if not done:
        return "not_started"
    return "complete" if all(done) else "busy"


def findings(ties: Sequence[Tie], year: int) -> Iterator[Finding]:
    """Find the collaborations of this year that could be closer for their purpose (S3)."""
    for tie in ties_of(ties, year):
        if sentence := mismatch(tie):
            yield Finding("tie_does_not_match", "advice", "scans", str(tie.id), "intensity", sentence)


def _shared_score(scan: LeadershipScan, trait: Trait) -> Decimal | None:
    return Decimal(scan.agreed[trait]) if trait in scan.agreed else None


def _mean(values: Sequence[int | Decimal]) -> Decimal:
    return (sum(map(Decimal, values), Decimal()) / len(values)).quantize(Decimal("0.1"), ROUND_HALF_UP)
