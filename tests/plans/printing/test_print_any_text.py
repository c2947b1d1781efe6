"""Whatever a person types comes out as typed: nothing evaluated, nothing lost, no print that ends halfway."""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.graphics import renderSVG
from reportlab.platypus import Paragraph

from plans.plan import Plan, new_plan
from plans.printing import printer, scripts, text
from plans.printing.charts import Chart, Row
from plans.printing.layout import DocumentInfo, Printout, produce
from plans.printing.plan import printout
from plans.printing.quarter.parts import SHEET
from plans.printing.request import PrintRequest
from plans.printing.styles import REGULAR, SEMIBOLD, TEXT
from plans.printing.tables import bare_table, grid
from plans.printing.text import printable
from plans.records import clean_text
from plans.subjects.people import Person
from tests.plans.printing.conftest import TODAY, full_plan
from tests.plans.printing.everything import EVERYTHING, comparable, does, found, watched
from tests.plans.printing.hard_strings import HARD, LONG
from tests.plans.printing.pdf_reading import beyond_the_margins, body, fill, squeezed
from tests.properties import examples, in_torture

Print = Callable[..., Path]

TEXTS = list(HARD.values())
EVERY, MOST = 20, 200
"""Of the hundred ways to put the texts into the fields, one in so many is printed here, and all in `make torture`; of
a print in which more than so many fields stand whole two ways, for every text stands in it several times in each."""
HARMLESS = {"br", "th class", "font NotoSansArabic-Regular", "font NotoSansHebrew-Regular"}
"""Typed text may have more lines than a plain word, be shorter, and have letters of another typeface."""
NAMES = ("Łódź", "Şahin", "Đorđević", "Nguyễn", "Škoda Ünal", "Ağaoğlu", "Þórður", "Čapková", "Mąż", "Győző", "O’Brien")


def put(plan: Plan, turn: int, texts: list[str] = TEXTS) -> list[str]:
    """Fill every field with the next text, beginning with another one in every turn."""
    places = count(turn)
    return fill(plan, lambda record, field: texts[next(places) % len(texts)])


def stands_in(sentence: str, words: str) -> bool:
    """Whether words are there whole, or in two parts where a text goes on on the next page."""
    if words in sentence:
        return True
    # What begins or ends a part that is there is there too: the longest of both tell it.
    ends = range(len(words))
    begun = bisect(ends, False, key=lambda end: words[:end] not in sentence) - 1
    ended = bisect(ends, False, key=lambda end: words[len(words) - end :] not in sentence) - 1
    return begun + ended >= len(words)


@cache
def shown(thing: str) -> tuple[list[int], set[str], set[str]]:
    """Which text fields, by their place, a print shows whole; what else it brings; and what happens meanwhile."""
    plan = full_plan()
    # Longer than any hard text, so that what is shortened by design (a name in a footer) is left out.
    places = count()
    words = fill(plan, lambda record, field: " ".join(f"veld {next(places)}.{n};" for n in range(14)))
    # What breaks long words is read at the first one, and other typefaces at the first letter of them.
    scripts.seen(printable("م ש"))
    broken = full_plan()
    fill(broken, lambda record, field: "medicatieveiligheidscommissievergadering" * 3)
    EVERYTHING[thing](broken)
    with watched() as seen:
        content = EVERYTHING[thing](plan)
    sentence = found(content)
    return (
        [place for place, word in enumerate(words) if stands_in(sentence, comparable(word))],
        does(content),
        set(seen),
    )


def expected(thing: str, typed: str) -> str:
    """What stands in a print for a typed text; on a page of HTML what is a character needs no mark."""
    words = printable(typed)
    return comparable(re.sub(r"⟨U\+(\w+)⟩", _unmarked, words) if thing.endswith("HTML") else words)


def _unmarked(mark: re.Match[str]) -> str:
    character = chr(int(mark[1], 16))
    return mark[0] if unicodedata.category(character) in ("Cn", "Co") else character


@lru_cache(1)
def read_anew(content: bytes) -> str:
    """What another reader sees in a print."""
    return comparable("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def in_words(content: bytes, typed: str) -> bool:
    """Whether every word of a text is on a page: a reader mixes up what is on one line with letters from the right."""
    sentence = read_anew(content)
    words = [comparable(word) for word in printable(typed).split()]
    return all(word in sentence or word[::-1] in sentence for word in words)


def check(thing: str, turn: int) -> None:
    """Print with hard texts in every field and compare with a print of plain words."""
    places, brought, happened = shown(thing)
    plan = full_plan()
    texts = put(plan, turn)
    with watched() as seen:
        content = EVERYTHING[thing](plan)
    sentence = found(content)
    lost = [texts[place] for place in places if not stands_in(sentence, expected(thing, texts[place]))]
    if content.startswith(b"%PDF"):
        lost = [typed for typed in lost if not in_words(content, typed)]
    assert not lost, lost
    assert does(content) <= brought | HARMLESS, does(content) - brought
    assert set(seen) <= happened, set(seen) - happened


@pytest.mark.parametrize("thing", EVERYTHING)
def test_every_print_shows_hard_text_as_typed_and_does_nothing_with_it(thing: str) -> None:
    for turn in range(0, len(TEXTS), EVERY if len(shown(thing)[0]) < MOST else len(TEXTS) // 2):
        check(thing, turn)


def test_there_are_enough_of_them_and_every_print_shows_fields() -> None:
    assert len(set(TEXTS)) >= 60
    whole = {thing: len(shown(thing)[0]) for thing in EVERYTHING}
    assert whole["plan"] > 400
    assert whole["plan in HTML"] > 400
    # Most are cut on the wall and in the summary.
    assert whole["poster"] >= 1
    assert whole["summary"] >= 1
    assert whole["quarter"] > 20
    assert whole["location sheet"] > 10


@pytest.mark.slow
def test_every_field_takes_every_hard_text_to_its_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """One in ten of the pairs, in a torture run all, without laying them out."""
    made: list[Any] = []

    class Kept(text._Paragraph):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            made.extend(self.frags)

    monkeypatch.setattr(text, "_Paragraph", Kept)
    plan = full_plan()
    for turn in range(0, len(TEXTS), 1 if in_torture() else 10):
        texts = put(plan, turn)
        made.clear()
        printout(plan, PrintRequest(), TODAY)
        sentence = comparable("".join(piece.text for piece in made))
        assert [item for item in texts if comparable(printable(item)) not in sentence] == []
        assert {piece.fontName for piece in made} == {REGULAR, SEMIBOLD}
        assert not any(hasattr(piece, "cbDefn") for piece in made)
        assert all(where.startswith("#") for piece in made for _place, where in piece.link)


@pytest.mark.parametrize("name", HARD)
def test_a_chart_on_the_screen_takes_every_hard_text(name: str) -> None:
    typed = HARD[name]
    drawing = Chart([Row(typed, 1, 2)], 0, 5, {0: typed, 5: typed}, typed, typed).drawing(600)
    sentence = "".join(ElementTree.fromstring(renderSVG.drawToString(drawing)).itertext())
    assert comparable(printable(typed)) in comparable(sentence)


@pytest.mark.parametrize(
    ("markup", "event"),
    [
        ('<img src="file:///etc/hostname" width="9" height="9"/>', "open"),
        ("<font color=\"toColor('red')\">x</font>", "compile"),
    ],
)
def test_the_watch_sees_what_a_paragraph_without_escaping_would_do(
    monkeypatch: pytest.MonkeyPatch, markup: str, event: str
) -> None:
    monkeypatch.setattr(text.rl_config, "trustedSchemes", ["file"])
    with watched() as seen, contextlib.suppress(Exception):
        Paragraph(markup, TEXT).wrap(400, 400)
    assert any(item.startswith(event) for item in seen)
    with watched() as seen:
        text.paragraph(markup, TEXT).wrap(400, 400)
        text.paragraph(text.strong(markup), TEXT).wrap(400, 400)
    assert seen == []


# What is too long for a page


LONGEST = {"plan": 6, "plan in HTML": 5, "quarter": 1, "poster": 0, "poster on A4": 0, "location sheet": 1}
"""How often a text stands in a print at least, when ``check_long`` puts it in six fields."""
SHORTENED = {f"{what}{where}" for what in ("summary", "poster", "poster on A4") for where in ("", " in HTML")}
SHORTENED |= {"idea_board", "communication", "communication in HTML"}
"""What says a long text in short; the plan says all of it. On the board only the footer names the team."""


def check_long(thing: str, name: str) -> None:
    """Count letter by letter, for a long text goes on from page to page between other things."""
    long, plan = LONG[name], full_plan()
    plan.team.situation = plan.goals[0].title = plan.risks[0].measure = plan.budget_lines[-1].note = long
    plan.people[2].leader_keeps = plan.reviews[0].asked = long
    sentence = Counter(found(EVERYTHING[thing](plan)))
    # The reader leaves out what is drawn twice on one place.
    wanted = Counter(sign for sign in expected(thing, long) if not unicodedata.combining(sign))
    assert {sign: sentence[sign] for sign, number in wanted.items() if sentence[sign] < LONGEST[thing] * number} == {}


@pytest.mark.parametrize("name", list(LONG)[::3])
def test_nothing_of_a_long_text_is_lost(name: str) -> None:
    """One long text in three; `make torture` tries each."""
    check_long("plan", name)


@pytest.mark.slow
@pytest.mark.parametrize("thing", [thing for thing in EVERYTHING if thing not in SHORTENED])
def test_a_word_longer_than_the_page_in_every_field_is_broken_and_whole(thing: str) -> None:
    """One field in ten that it shows, in a torture run all at once."""
    places, *_rest = shown(thing)
    plan, long, place = full_plan(), places[:: 1 if in_torture() else 10], count()
    fill(plan, lambda record, field: "Ж" * 2500 if next(place) in long else getattr(record, field))
    assert found(EVERYTHING[thing](plan)).count("Ж") >= 2500 * len(long)


def test_a_word_of_400_characters_in_every_field_is_broken_and_whole(full: Plan, printed: Print) -> None:
    fields = len(fill(full, lambda record, field: "Ж" * 400))
    file = printed(full)
    assert found(file.read_bytes()).count("Ж") >= 400 * fields
    # The pages of the quarters are in the plan as they are, with their own margins.
    assert beyond_the_margins(file, SHEET.side) == []


@pytest.mark.parametrize("padding", [1.4, 2, 4.5])
def test_a_row_that_is_too_high_only_by_the_room_below_it_prints(padding: float) -> None:
    about = DocumentInfo("t", "s", "f", TODAY)
    for lines in range(44, 58):
        row = [[text.paragraph("x", TEXT)], [text.paragraph("a" + "\n" * lines + "z", TEXT)]]
        flow = [bare_table([row], [100, 300], padding=padding)]
        assert found(produce(Printout(about, flow, "t"))).startswith("xa")
        flow = grid(["kop", "kop"], [row], [100, 300], padding=padding)
        assert "z" in found(produce(Printout(about, flow, "t")))


def test_a_text_that_goes_on_over_pages_is_broken_into_lines_once(monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[int] = []
    breaking = Paragraph.breakLines
    monkeypatch.setattr(Paragraph, "breakLines", lambda self, width: broken.append(1) or breaking(self, width))
    for words in ("woord " * 20_000, "r\n" * 4_000, text.strong("a < b " * 20_000)):
        one = text.paragraph(words, TEXT)
        one.wrap(400, 700)
        pages, lines = [], len(one.blPara.lines)
        broken.clear()
        while len(parts := one.split(400, 700)) == 2:
            page, one = parts
            pages.append(page)
            assert (page.wrap(400, 700)[1], one.wrap(400, 700)[0]) == (page.height, 400)
        assert len(pages) > 20
        assert broken == []
        assert sum(len(page.blPara.lines) for page in [*pages, one]) == lines


def lines_of(item: Any) -> list[str]:
    """The lines into which a paragraph was broken, without white space."""
    lines = item.blPara.lines
    return [squeezed("".join(line[1] if isinstance(line, tuple) else (w.text for w in line.words))) for line in lines]


@pytest.mark.parametrize("words", ["woord " * 2_000, "r en zo\n" * 400, "a < b " * 2_000])
@pytest.mark.parametrize("marked", [False, True])
def test_the_rest_of_a_text_is_broken_anew_for_another_width(words: str, marked: bool) -> None:
    one = text.paragraph(text.strong(words) if marked else words, TEXT)
    one.wrap(400, 300)
    first, rest = one.split(400, 300)
    wide = lines_of(rest)
    for width in (200, 400):
        rest.wrap(width, 300)
        assert "".join(lines_of(first) + lines_of(rest)) == squeezed(words)
        assert len(lines_of(rest)) >= len(wide)


# What the typeface has and lacks


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_european_name_prints(printed: Print, form: str) -> None:
    plan = new_plan(2027)
    plan.people += [Person(plan_id=plan.id, role="digicoach", name=unicodedata.normalize(form, name)) for name in NAMES]
    sentence = body(printed(plan))
    assert [name for name in NAMES if name not in sentence] == []


def test_what_the_typeface_lacks_is_marked() -> None:
    assert printable("😀") == "⟨U+1F600⟩"
    assert printable("中 न") == "⟨U+4E2D⟩ ⟨U+0928⟩"
    assert printable("👩\u200d⚕\ufe0f") == "⟨U+1F469⟩⟨U+2695⟩"
    assert printable("a\x00\x07\u200b\u202e\ufeffb\x7f\ud800") == "ab"
    assert printable("e\u0301\r\nb\u2028c\x85d") == "é\nb\nc\nd"
    assert printable("Nguye\u0302\u0303n") == "Nguyễn"
    assert text.one_line("😀 " * 9, 25) == "⟨U+1F600⟩ ⟨U+1F600⟩…"
    assert text.one_line("a\nb " * 9, 8) == "a b a b…"


def test_marked_characters_are_read_back(full: Plan, printed: Print) -> None:
    full.goals[0].title = "Lachen 😀 in 中"
    assert "Lachen⟨U+1F600⟩in⟨U+4E2D⟩" in squeezed(body(printed(full)))


@examples(20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=60))
def test_any_text_at_all(words: str) -> None:
    plan = new_plan(2027)
    plan.vision.why = plan.team.situation = plan.onboarding.new_staff = f"[{clean_text(words)}]"
    sentence = found(printer.pdf(plan, PrintRequest(), today=TODAY))
    assert sentence.count(comparable(printable(f"[{clean_text(words)}]"))) >= 3
