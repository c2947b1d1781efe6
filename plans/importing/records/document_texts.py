"""Texts of a document that go into the plan: the vision, the message, a goal, for somebody to pick."""

from __future__ import annotations

import re

from plans import field_text, locks
from plans.edits import addition, apply, change
from plans.errors import PlanError
from plans.exchange.headings import normalise
from plans.importing.files.grid import Passage
from plans.importing.prose.text_headings import vision_of
from plans.importing.records.result import Import, Line
from plans.plan import Plan
from plans.subjects import goals
from plans.subjects.goals import Goal
from plans.subjects.vision import Vision
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _
from resources.texts import text

TARGETS = (
    "vision.text",
    "vision.why",
    "vision.message",
    "vision.need",
    "vision.ambition",
    "goals.title",
    "goals.result",
)
"""Where a text can go: a field of the vision, or a goal of its own."""
MOST_SHOWN, _LONGEST_SHOWN = 40, 60
"""How many texts are said, and how many characters of each."""
TEXTS = 0
"""The place of the texts among the tables of a file."""


def proposed(texts: list[Passage], plan: Plan) -> dict[int, str]:
    """Return for the texts under a heading that says so the field of the vision that they would fill."""
    found: dict[int, str] = {}
    for place, paragraph in enumerate(texts):
        target = vision_of(paragraph)
        if target and not plan.vision.is_filled(target.split(".")[1]):
            found[place] = target
    return found


def target_word(target: str) -> str:
    """Return where a text goes, in words."""
    if not target:
        return _("Skip")
    table, name = target.split(".")
    if table == "vision":
        return f"{text('vision', 'step.title')}: {field_text.short_name(Vision, name).lower()}"
    return _("a goal: {field}").format(field=field_text.short_name(Goal, name).lower())


def take(texts: list[Passage], picked: dict[int, str], copy: Plan, plan: Plan, result: Import) -> None:
    """Put the picked texts where they go; several for one field of the vision become one text, below what was there."""
    for place, paragraph in enumerate(texts):
        target = picked.get(place, "")
        if target not in TARGETS:
            continue
        table, name = target.split(".")
        line = Line(paragraph.heading or _("Texts"), place + 1, table, paragraph.text[:200], place=TEXTS, takeable=True)
        result.lines.append(line)
        if table == "goals":
            if refused := locks.reason(plan, Goal(plan_id=plan.id)):
                line.why.append(refused)
                continue
            values = {name: paragraph.text, "parked": len(goals.chosen(copy.goals)) >= goals.MOST}
            apply(copy, addition(copy, Goal, None, **values))
            line.verdict = "added"
            continue
        if refused := locks.reason(plan, plan.vision, name):
            line.why.append(refused)
            continue
        held = str(getattr(copy.vision, name))
        if paragraph.text in held:
            line.verdict, line.why = "same", [_("This is already in the plan.")]
            continue
        apply(copy, [change(copy.vision, name, f"{held}\n{paragraph.text}".strip())])
        line.verdict = "changed"
        line.readings.append(_("Goes to “{place}”.").format(place=target_word(target)))
    for name in ("text", "why", "message", "need", "ambition"):
        if getattr(plan.vision, name) != getattr(copy.vision, name):
            result.edits.append(change(plan.vision, name, getattr(copy.vision, name)))


# Typed on the command line


def describe_texts(texts: list[Passage], rest: list[str], picked: dict[int, str]) -> list[str]:
    """Say of the texts that no table was made of by which number each can be picked, and where it goes."""
    shown = [place for place, passage in enumerate(texts) if place in picked or passage.text in rest]
    lines = []
    for place in shown[:MOST_SHOWN]:
        passage = texts[place]
        words = " ".join(passage.text.split())
        short = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN].rstrip()}…"
        above = f"{passage.heading}: " if passage.heading else ""
        lines.append(
            _("Text {number}: {text} → {target}").format(
                number=place + 1, text=f"{above}“{short}”", target=target_word(picked.get(place, ""))
            )
        )
    return lines


def parse_picks(words: str | None, texts: list[Passage]) -> dict[int, str]:
    """Return where the texts go that are typed as "1=visie, 3=boodschap"; raises PlanError with what is wrong."""
    found: dict[int, str] = {}
    for part in filter(None, (item.strip() for item in re.split(r"[,;]", words or ""))):
        number, _sign, word = (piece.strip() for piece in part.partition("="))
        if not number.isdigit() or not 0 < int(number) <= len(texts):
            raise PlanError(
                _("There is no text “{name}”.").format(name=number[:30]), _("Look with --preview which there are.")
            )
        found[int(number) - 1] = _target(word)
    return found


def _target(word: str) -> str:
    """Return where a text goes by what that is called in either language."""
    known = {
        "": "",
        "overslaan": "",
        "skip": "",
        "niets": "",
        "nothing": "",
        "doel": "goals.title",
        "goal": "goals.title",
    }
    for language in LANGUAGES:
        with speaking(language):
            for target in TARGETS:
                table, name = target.split(".")
                kind = Vision if table == "vision" else Goal
                known.setdefault(normalise(field_text.short_name(kind, name)), target)
    known |= {normalise(target): target for target in TARGETS}
    if normalise(word) not in known:
        raise PlanError(
            _("A text cannot become “{name}”.").format(name=word[:30]),
            _("Choose one of: {choices}.").format(
                choices=", ".join(word for word in known if word and " " not in word)
            ),
        )
    return known[normalise(word)]
