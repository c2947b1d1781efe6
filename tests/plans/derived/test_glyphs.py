"""What the typeface of the print lacks is named in one advice, and known without loading the printer."""

from __future__ import annotations

import subprocess
import sys

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from plans.derived import glyphs, steps
from plans.derived.glyphs import missing_glyphs
from plans.findings import Finding
from plans.plan import Plan, new_plan
from plans.subjects.people import Person
from resources import FONTS
from resources.language import speaking
from tests.plans.strategies import filled_plan


def advice(plan: Plan) -> list[Finding]:
    return [finding for finding in steps.findings(plan) if finding.code == "characters_not_in_print"]


def test_the_list_of_characters_is_that_of_both_fonts() -> None:
    known = {code for first, last in glyphs.typeface() for code in range(first, last + 1)}
    files = sorted(FONTS.glob("SourceSans3-*.ttf"))
    assert len(files) == 2
    for file in files:
        assert known == {code for code in TTFontFile(str(file)).charToGlyph if code <= 0xFFFF}, file.name


def test_a_plan_that_prints_as_typed_gets_no_advice() -> None:
    plan = filled_plan()
    plan.vision.why = "Łódź & Şahin, Nguyễn — “½ ≤ →” €\t\n\r\n\x00\u200b\u202e\ufeff\xad\xa0\u3000 e\u0301 ☺"
    assert advice(plan) == []


def test_one_advice_names_the_characters_and_where_they_stand() -> None:
    plan = filled_plan()
    plan.goals[0].title = "Lachen 😀 in 中, en nog eens 😀"
    plan.vision.why = "😀"
    (found,) = advice(plan)
    assert (found.kind, found.subject, found.record, found.field) == ("advice", "vision", str(plan.vision.id), "why")
    assert found.message == (
        "Op papier worden deze tekens een merkje, want het lettertype heeft ze niet: "
        "😀 (in “De visie: Waarom”), 中 (in “Doel 1”)."
    )
    with speaking("en"):
        assert "中 (in “Goal 1”)" in advice(plan)[0].message


def test_of_many_characters_the_first_are_named_and_the_rest_counted() -> None:
    plan = new_plan(2027)
    plan.people.append(Person(plan_id=plan.id, position=2, name="हिन्दी"))
    (found,) = advice(plan)
    assert found.field == "name"
    assert found.message.endswith("ह ि न ⟨U+094D⟩ (in “Persoon: Naam”). Er zijn er nog 2.")


def test_what_cannot_be_seen_is_named_by_its_number() -> None:
    plan = new_plan(2027)
    plan.record.consulted = "\ue000\U000e1000\u0489"
    (found,) = advice(plan)
    assert "⟨U+E000⟩ ⟨U+E1000⟩ ⟨U+0489⟩" in found.message
    assert (found.subject, found.record) == ("plan", str(plan.id))


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("👩\u200d⚕\ufe0f klaar", ["👩\u200d⚕\ufe0f"]),
        ("👋🏽👋🏿", ["👋🏽", "👋🏿"]),
        ("🇳🇱🇧🇪", ["🇳🇱", "🇧🇪"]),
        ("👨\u200d👩\u200d👧", ["👨\u200d👩\u200d👧"]),
        ("𝔇𝔤 中中", ["𝔇", "𝔤", "中"]),
        ("Nguye\u0302\u0303n Zürich", []),
        ("שרה كريم پەری", []),
        ("a\u0489", ["\u0489"]),
    ],
)
def test_what_is_one_sign_on_a_screen_is_named_as_one(words: str, signs: list[str]) -> None:
    assert missing_glyphs(words) == signs


def test_finding_them_does_not_load_the_printer() -> None:
    code = "import sys, plans.derived.steps; print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
