"""The annex with the self scans, that with the profile of the leader; and the charts for the screen.

Nothing here prints an answer of the leader: what she fills in about herself is hers alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Spacer

from plans.derived.sharing import shared_scans
from plans.plan import Plan
from plans.printing import charts
from plans.printing.charts import Chart, Row
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields, with_other_fields
from plans.printing.styles import CELL, CELL_NOTE, GRID, QUIET, TEXT
from plans.printing.tables import facts, grid, questions, shared
from plans.printing.text import paragraph
from plans.printing.words import chosen_words, field_name, field_question, table_title
from plans.subjects import scans
from plans.subjects.scans import (
    DIMENSIONS,
    FACTORS,
    INTENSITIES,
    MOST_AGREED,
    MOST_GRADE,
    TRAITS,
    FactorScan,
    LeadershipScan,
    Tie,
    trait_name,
)
from resources.language import gettext as _
from resources.texts import choices, text


def leadership_chart(scan: LeadershipScan, earlier: LeadershipScan | None) -> Chart:
    """Draw the profile over the seven traits, with that of an earlier year as a second line."""
    now, then = scans.profile(scan), scans.profile(earlier)
    middle = (MOST_AGREED + 1) // 2
    return Chart(
        [Row(trait_name(trait), now[trait], then[trait]) for trait in TRAITS],
        least=1,
        most=MOST_AGREED,
        words={
            1: text("scans", "scale.least"),
            middle: text("scans", "scale.middle"),
            MOST_AGREED: text("scans", "scale.most"),
        },
        value=str(scan.year),
        other=str(earlier.year) if earlier else "",
    )


def factor_chart(scan: FactorScan, earlier: FactorScan | None) -> Chart:
    """Draw the nine factors, with those of an earlier year as a second line."""
    named = choices("scans", "factor_scan.grades")
    then = earlier.grades if earlier else {}
    return Chart(
        [Row(named[factor], scan.grades.get(factor), then.get(factor)) for factor in FACTORS],
        least=1,
        most=MOST_GRADE,
        words={grade: text("scans", f"grades.{grade}") for grade in (1, 3, MOST_GRADE)},
        value=str(scan.year),
        other=str(earlier.year) if earlier else "",
    )


def network_chart(ties: Sequence[Tie]) -> Chart:
    """Draw every side of working together by how close it is, beside what its purpose asks."""
    named = choices("scans", "tie.dimension")
    rows = []
    for dimension in DIMENSIONS:
        matching_ties = [tie for tie in ties if tie.dimension == dimension]
        rows += [_tie_row(named[dimension], tie) for tie in matching_ties] or [Row(named[dimension])]
    return Chart(
        rows,
        least=1,
        most=len(INTENSITIES),
        words=dict(enumerate(choices("scans", "tie.intensity").values(), start=1)),
        value=_("now"),
        other=_("needed for the purpose"),
        lines=False,
        numbers=False,
    )


def lowest_sentence(scan: FactorScan) -> str:
    """Name the factors where most can be won, kindly; nothing while not all have a grade."""
    if len(scan.grades) < len(FACTORS):
        return ""
    named = choices("scans", "factor_scan.grades")
    low = [
        f"{named[factor]} ({text('scans', f'grades.{scan.grades[factor]}')})" for factor in scans.lowest_factors(scan)
    ]
    if not low:
        return _("All nine factors are in good shape. That is something to be proud of.")
    where = low[0] if len(low) == 1 else _("{one} and {other}").format(one=low[0], other=low[1])
    return _("There is most to gain here: {where}.").format(where=where)


def annex(plan: Plan) -> Flow:
    """Return the scans of organisation and network, the last year first; nothing when there are none."""
    factors = [scan for scan in plan.factor_scans if scan.is_begun()]
    ties = [tie for tie in plan.ties if tie.is_begun()]
    if not (factors or ties):
        return []
    flow = section(_("Annex: self scans"), "scans", need=400)
    flow += [paragraph(_("Filled in by the team leader, to see where goals are needed. It is not a judgement."), QUIET)]
    for place, graded in enumerate(sorted(factors, key=lambda factor: factor.year, reverse=True)):
        flow += _factors(plan, graded, scans.previous_scan(plan.factor_scans, graded.year), drawn=place % 2 == 0)
    for year in sorted({tie.year for tie in ties}, reverse=True):
        flow += _network(plan, scans.ties_of(ties, year), year)
    return flow


def profile_annex(plan: Plan) -> Flow:
    """Return the profile that the leader shares, beside that of an earlier year; nothing when she has none."""
    profiles = shared_scans(plan)
    if not profiles:
        return []
    last = max(profiles, key=lambda scan: scan.year)
    flow = section(_("Annex: profile of the team leader"), "profile", need=400)
    words = _("The team leader shares this profile. The answers behind it stay with her or him. Not a judgement.")
    flow += [paragraph(words, QUIET), *heading(f"{table_title(LeadershipScan)} · {last.year}", need=330)]
    return [*flow, charts.drawing(leadership_chart(last, scans.previous_scan(profiles, last.year)), WIDTH, size=9)]


def _factors(plan: Plan, scan: FactorScan, earlier: FactorScan | None, *, drawn: bool) -> Flow:
    flow = heading(f"{table_title(FactorScan)} · {scan.year}", need=330 if drawn else 110)
    if drawn and scan.grades:
        flow += [charts.drawing(factor_chart(scan, earlier), WIDTH, size=9), Spacer(0, GRID)]
    if sentence := lowest_sentence(scan):
        flow += [paragraph(sentence, TEXT), Spacer(0, GRID)]
    if scan.phase:
        phase = f"{chosen_words(scan, 'phase')}. {text('scans', f'phases.{scan.phase}')}"
        flow += facts(
            [(field_name(scan, "phase"), f"{phase}\n{text('scans', f'next_phase.{scan.phase}')}")], small=True
        )
    more = other_fields(plan, scan, ("year", "grades", "phase", "note"))
    return [*flow, Spacer(0, GRID), *questions([(field_question(scan, "note"), scan.note), *more])]


def _network(plan: Plan, ties: list[Tie], year: int) -> Flow:
    flow = heading(f"{table_title(Tie)} · {year}", need=190)
    if any(tie.dimension and tie.intensity for tie in ties):
        flow += [charts.drawing(network_chart(ties), WIDTH, size=9), Spacer(0, GRID)]
    names = ("dimension", "partner", "purpose", "intensity", "note")
    notes = [with_other_fields(tie.note, plan, tie, ("year", *names)) for tie in ties]
    flow += grid(
        [field_name(Tie, field) for field in names],
        [
            [
                chosen_words(tie, "dimension"),
                tie.partner,
                chosen_words(tie, "purpose"),
                _closeness(tie),
                note,
            ]
            for tie, note in zip(ties, notes, strict=True)
        ],
        shared(WIDTH, 3, 4, 4, 3, 5),
    )
    for sentence in map(scans.mismatch, ties):
        if sentence:
            flow += [CondPageBreak(40), Spacer(0, GRID), paragraph(sentence, TEXT)]
    return flow


def _closeness(tie: Tie) -> Flow:
    """Return how close a collaboration is, with what that looks like in small letters."""
    flow: Flow = [paragraph(chosen_words(tie, "intensity"), CELL)]
    if tie.dimension and tie.intensity:
        flow.append(paragraph(scans.meaning(tie.dimension, tie.intensity), CELL_NOTE))
    return flow


def _tie_row(dimension: str, tie: Tie) -> Row:
    places = {intensity: place for place, intensity in enumerate(INTENSITIES, start=1)}
    asked = scans.intensity_asked(tie)
    return Row(
        _label(dimension, tie.partner),
        places[tie.intensity] if tie.intensity else None,
        places[asked] if asked else None,
    )


def _label(dimension: str, partner: str) -> str:
    return f"{dimension}: {' '.join(partner.split())[:60]}" if partner.strip() else dimension
