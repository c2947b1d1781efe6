"""Whatever a person types comes out as typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.people import Person
from plans.plan import Plan, new_plan
from plans.printing.text import printable
from tests.plans.printing.pdf_reading import beyond_the_margins, body, fill, squeezed

Print = Callable[..., Path]

SHORT = (
    "<b>vet</b>",
    "a & b &amp; c", "x <y", "<", ">", "&", "&#65;", "&nbsp;", "</para>", "<para>", "<br/>", "]]>", "<!--",
    '<img src="file:///etc/passwd"/>', "<a href='http://x.nl'>klik</a>", "<font color=red size=99>", "<unknown a=1>",
    '"aanhaling\' en `tik`', "%s {name} {0} $(x)", "\\n \\ ", "een\ntwee\r\ndrie", "tab\there", "=1+1", "€ 1.250,50",
    "Łódź Şahin Đorđević Nguyễn Ğ ő ș", "Αθήνα Київ", "½ ≤ → ✓ • “ ” ‘ ’ …",
)  # fmt: skip
NAMES = ("Łódź", "Şahin", "Đorđević", "Nguyễn", "Škoda Ünal", "Ağaoğlu", "Þórður", "Čapková", "Mąż", "Győző", "O’Brien")


@pytest.mark.parametrize("turn", range(0, len(SHORT), 7))
def test_it_prints_as_typed_in_every_field(full: Plan, printed: Print, turn: int) -> None:
    texts = cycle(SHORT[turn:] + SHORT[:turn])
    put = fill(full, lambda record, field: f"{next(texts)} {str(record.id)[:6]}{field}")
    file = printed(full)
    found = squeezed(body(file))
    assert [one for one in put if squeezed(one) not in found] == []
    assert beyond_the_margins(file) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_european_name_prints(printed: Print, form: str) -> None:
    plan = new_plan(2027)
    plan.people += [Person(plan_id=plan.id, role="digicoach", name=unicodedata.normalize(form, name)) for name in NAMES]
    found = body(printed(plan))
    assert [name for name in NAMES if name not in found] == []


def test_a_word_of_400_characters_in_every_field_is_broken_and_whole(full: Plan, printed: Print) -> None:
    fields = len(fill(full, lambda record, field: "Ж" * 400))
    file = printed(full)
    assert squeezed(body(file)).count("Ж") >= 400 * fields
    assert beyond_the_margins(file) == []


def test_a_paragraph_of_5000_characters_prints_whole(full: Plan, printed: Print) -> None:
    sentence = "Wij & zij <b>samen</b>, zonder eind. "
    long = (sentence * 200)[:5000]
    for record, field in (
        (full.team, "situation"), (full.vision, "why"), (full.goals[0], "result"), (full.goals[1], "title"),
        (full.actions[0], "what"), (full.people[2], "leader_keeps"), (full.user_types[0], "tech_needs"),
        (full.activities[0], "what"), (full.budget_lines[-1], "note"), (full.risks[0], "measure"),
        (full.moments[0], "what"), (full.vision, "message"), (full.team, "name"), (full.safeguards, "ethics"),
    ):  # fmt: skip
        setattr(record, field, long)
    file = printed(full)
    found = squeezed(body(file))
    assert found.count("<b>samen</b>") >= 14 * (long.count("<b>samen</b>") - 3)
    assert beyond_the_margins(file) == []


def test_a_cell_of_100_kilobytes_goes_on_over_the_pages(full: Plan, printed: Print) -> None:
    full.risks[0].measure = "".join(f"w{place} " for place in range(16_000))[:100_000]
    full.budget_lines[-1].note = "Ж" * 20_000
    found = squeezed(body(printed(full)))
    assert found.count("Ж") == 20_000
    assert all(f"w{place}" in found for place in range(0, 15_000, 100))


def test_what_the_typeface_lacks_is_marked() -> None:
    assert printable("😀") == "⟨U+1F600⟩"
    assert printable("中 ا") == "⟨U+4E2D⟩ ⟨U+0627⟩"
    assert printable("👩\u200d⚕\ufe0f") == "⟨U+1F469⟩⟨U+2695⟩"
    assert printable("a\x00\x07\u200b\u202e\ufeffb\x7f\ud800") == "ab"
    assert printable("e\u0301\r\nb\u2028c\x85d") == "é\nb\nc\nd"
    assert printable("Nguye\u0302\u0303n") == "Nguyễn"


def test_marked_characters_are_read_back(full: Plan, printed: Print) -> None:
    full.goals[0].title = "Lachen 😀 in 中"
    found = squeezed(body(printed(full)))
    assert "Lachen⟨U+1F600⟩in⟨U+4E2D⟩" in found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_at_all(printed: Print, text: str) -> None:
    plan = new_plan(2027)
    plan.vision.why = plan.team.situation = plan.onboarding.new_staff = f"[{text}]"
    assert squeezed(body(printed(plan))).count(squeezed(printable(f"[{text}]"))) >= 3
