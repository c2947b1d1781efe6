"""The printed plan holds everything, adds up, and can be found in by a reader."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.derived import line_amounts
from plans.derived.steps import STEPS
from plans.edits import apply, removal
from plans.exchange.plan_file import SAMPLE, read
from plans.plan import Plan, new_plan
from plans.printing.layout import Bookmark
from plans.printing.parts import PARTS, part_title
from plans.printing.plan import flowables
from plans.printing.printer import suggested_name, write
from plans.printing.request import PrintRequest
from plans.printing.words import plain_euros
from plans.subjects import budget
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.reviews import Decision
from resources.language import speaking
from tests.plans.printing.conftest import TODAY, print_once
from tests.plans.printing.pdf_reading import (
    beyond_the_margins,
    body,
    fill,
    fonts,
    footer,
    outline,
    squeezed,
    text_fields,
    texts,
)
from tests.plans.printing.poster_reading import words as words_on

Print = Callable[..., Path]


def test_every_text_of_the_plan_is_found(full: Plan, printed: Print) -> None:
    found = squeezed(body(printed(full)))
    assert [text for record, field in text_fields(full) if squeezed(text := getattr(record, field)) not in found] == []


def test_every_text_of_the_sample_is_found(printed: Print) -> None:
    sample, _notice = read(SAMPLE)
    sample.leadership_scans.clear()  # The leader's own: tests/plans/test_sharing.py.
    file = printed(sample)
    found = squeezed(body(file))
    assert [
        text for record, field in text_fields(sample) if squeezed(text := getattr(record, field)) not in found
    ] == []
    assert beyond_the_margins(file) == []
    assert beyond_the_margins(printed(sample, "en")) == []


def test_every_field_is_printed(full: Plan, printed: Print) -> None:
    # What an action says on the poster stands there.
    put = [
        text
        for text in fill(full, lambda record, field: f"{record.__tablename__}.{field}.{str(record.id)[:8]}")
        if ".poster_text." not in text
    ]
    put += [full.record.consulted]
    found = squeezed(body(printed(full))).replace("-", "")
    assert [text for text in put if squeezed(text).replace("-", "") not in found] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_amounts_stand_in_whole_euros(full: Plan, printed: Print, language: str) -> None:
    found = squeezed(body(printed(full, language)))
    rows = line_amounts.amounts(full)
    with speaking(language):
        whole = budget.grand_total(rows)
        sums = [whole.total, *whole.planned, *(row.total for row in rows)]
        for field in budget.GROUP_FIELDS:
            sums += [group.total for group in budget.grouped(rows, field)]
        assert [cents for cents in sums if squeezed(plain_euros(cents)) not in found] == []
    assert budget.total(rows) == 2_500_801


def test_choices_numbers_and_dates_are_in_the_language(full: Plan, printed: Print) -> None:
    dutch, english = body(printed(full)), body(printed(full, "en"))
    for words in ("Verpleeghuis", "Experimenteerruimte", "16,4", "30 september 2027", "Digitale starter", "Opschalen"):
        assert words in dutch
        assert words not in english or words == "16,4"
    for words in ("Nursing home", "16.4", "30 September 2027", "Scale up", "Quarterly calendar", "page"):
        assert words in english or words == "page"


def test_contents_and_bookmarks_lead_to_the_right_pages(full: Plan, printed: Print) -> None:
    file = printed(full)
    reader = PdfReader(file)
    marks = outline(file)
    # The summary, the steps, all actions, all days, adoption, five goals and the parking lot; annexes: tips, the five
    # goals, ideas put aside.
    assert len(marks) == 1 + len(STEPS) + 2 + 1 + 6 + 1 + 6 + 1, marks
    contents = texts(file)[1]
    for title, page in marks:
        assert re.search(rf"{re.escape(title)}\s+{page}\b", contents), (title, page)
        assert squeezed(title) in squeezed(texts(file)[page - 1])
    links = [item.get_object() for item in reader.pages[1]["/Annots"]]
    assert len(links) == len(marks)


def test_every_page_says_where_it_belongs(full: Plan, printed: Print) -> None:
    pages = texts(printed(full))
    for place, page in enumerate(pages, start=1):
        foot = footer(page)
        assert re.search(rf"\b{place}\D+{len(pages)}$", foot), foot
        assert "Team De Linde · 2027 · " in foot
        assert "21-11-2026" in foot


def test_the_document_says_what_it_is(full: Plan, printed: Print) -> None:
    for language in ("nl", "en"):
        reader = PdfReader(printed(full, language))
        assert reader.root_object["/Lang"] == language
        assert reader.metadata is not None
        assert "Team De Linde" in reader.metadata.title
        assert "2027" in reader.metadata.title
        assert reader.metadata.author == "Annelies Verhoeven"
        assert reader.metadata.creator == "Digikoers"


def test_only_our_typeface_embedded(full: Plan, printed: Print) -> None:
    found = fonts(printed(full))
    assert len(found) == 2
    assert all("SourceSans3" in name and embedded for name, embedded in found.items())


def test_nothing_sticks_out(full: Plan, printed: Print) -> None:
    assert beyond_the_margins(printed(full)) == []
    assert beyond_the_margins(printed(full, "en")) == []


def test_what_is_printed_only_on_request_halves_the_plan(tmp_path: Path) -> None:
    sample, _notice = read(SAMPLE)
    counts = []
    requests = {"short": PrintRequest(), "en": PrintRequest(language="en"), "long": PrintRequest(without=frozenset())}
    for name, request in requests.items():
        write(sample, tmp_path / name, request, today=TODAY)
        counts.append(len(PdfReader(tmp_path / name).pages))
    assert max(counts[:2]) <= 18
    assert counts[2] >= counts[0] + 10


def test_no_page_but_the_last_of_a_part_is_rather_empty(tmp_path: Path) -> None:
    sample, _notice = read(SAMPLE)
    print_once(sample, tmp_path / "plan.pdf", PrintRequest())
    starts = {page for _title, page in outline(tmp_path / "plan.pdf")}
    lowest = [842.0] * len(PdfReader(tmp_path / "plan.pdf").pages)
    for word in words_on(tmp_path / "plan.pdf"):
        if word.foot > 60:
            lowest[word.sheet - 1] = min(lowest[word.sheet - 1], word.foot)
    empty = [page for page, low in enumerate(lowest, start=1) if low > 0.6 * 842]
    assert [page for page in empty if page + 1 not in starts and page < len(lowest)] == []


def test_a_page_on_which_a_part_goes_on_says_which(tmp_path: Path) -> None:
    sample, _notice = read(SAMPLE)
    print_once(sample, tmp_path / "plan.pdf", PrintRequest())
    said = texts(tmp_path / "plan.pdf")
    assert sum("Begroting, vervolg" in text for text in said) == 1
    starts = {page for _title, page in outline(tmp_path / "plan.pdf")}
    silent = [number for number, text in enumerate(said, start=1) if number > 1 and ", vervolg" not in text]
    assert set(silent) <= starts


def test_every_part_can_be_left_out() -> None:
    sample, _notice = read(SAMPLE)
    sample.decisions = [Decision(plan_id=sample.id, quarter=1, what="Vier bewoners erbij")]
    for goal in sample.goals[1:5]:
        # One goal has the parts of all, and is printed much sooner.
        apply(sample, removal(sample, goal))

    def places(*without: str) -> list[str]:
        with speaking("nl"):
            return [flowable.key for flowable in flowables(sample, without, TODAY) if isinstance(flowable, Bookmark)]

    whole = places()
    for name in PARTS:
        rest = places(name)
        assert [key for key in whole if key in rest] == rest, name
        assert (rest == whole) is (name == "contents"), name


def test_contents_and_links_follow_what_is_left(full: Plan, printed: Print) -> None:
    file = printed(full, without=frozenset(PARTS) - {"contents", "goals", "budget"})
    reader, marks = PdfReader(file), outline(file)
    assert [title for title, _page in marks if not title[:1].isdigit()] == ["Onze doelen", "Parkeerplaats", "Begroting"]
    contents = texts(file)[0]
    for title, page in marks:
        assert re.search(rf"{re.escape(title)}\s+{page}\b", contents), (title, page)
    assert len(reader.pages[0]["/Annots"]) == len(marks)


def test_only_the_cover_is_left_when_nothing_is_asked(full: Plan, printed: Print) -> None:
    file = printed(full, without=frozenset(PARTS))
    assert len(PdfReader(file).pages) == 1
    assert "Team De Linde" in body(file)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_has_words_of_its_own(language: str) -> None:
    with speaking(language):
        titles = [part_title(name) for name in PARTS]
    assert len(set(titles)) == len(PARTS)
    assert all(title.strip() for title in titles)
    with pytest.raises(KeyError):
        part_title("cover")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_plan_prints(printed: Print, language: str) -> None:
    file = printed(new_plan(2027), language)
    with speaking(language):
        assert "2027" in body(file)
    assert len(outline(file)) == 1 + len(STEPS) + 1
    assert len(PdfReader(file).pages) < 8


def test_a_step_without_anything_says_so_once(printed: Print) -> None:
    plan = new_plan(2027)
    text = body(printed(plan, "en", frozenset({"summary"})))
    assert text.count("Not filled in yet.") == len(STEPS)


def test_a_long_plan_repeats_the_heads(full: Plan, printed: Print) -> None:
    goal, owner = full.goals[0], full.people[2]
    full.actions = [
        Action(plan_id=full.id, position=place, what=f"Stap {place:03}", goal_id=goal.id, owner_id=owner.id,
               due=dt.date(2027, 1 + place % 12, 1 + place % 28))
        for place in range(200)
    ]  # fmt: skip
    full.budget_lines = [
        BudgetLine(plan_id=full.id, position=place, what=f"Post {place:03}", kind="other", source="internal",
                   level="local", quarter1=10_000_000_000 - place, quarter4=1)
        for place in range(200)
    ]  # fmt: skip
    file = printed(full)
    pages = texts(file)
    for words in [f"Stap {place:03}" for place in range(200)] + [f"Post {place:03}" for place in range(200)]:
        assert any(words in page for page in pages), words
    # The strip of the year shows the steps once more, under months of its own.
    assert all("Klaar" in page or re.search(r"K1\s+feb", page) for page in pages if "Stap " in page)
    listed = "".join(page for page in pages if "Klaar" in page)
    assert all(f"Stap {place:03}" in listed for place in range(200))
    assert all("Kw. 1" in page for page in pages if "Post " in page)
    assert squeezed(plain_euros(budget.total(line_amounts.amounts(full)))) in squeezed("".join(pages))
    assert beyond_the_margins(file) == []


def test_the_same_plan_gives_the_same_bytes(full: Plan, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(full, tmp_path / name, today=TODAY, invariant=True)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_progress_ends_at_the_whole(full: Plan, tmp_path: Path) -> None:
    entries: list[tuple[int, int]] = []
    write(full, tmp_path / "plan.pdf", progress=lambda done, whole: entries.append((done, whole)))
    assert len(entries) > 10
    assert entries[-1][0] == entries[-1][1] > 0
    assert all(0 <= done <= whole for done, whole in entries)


def test_the_flowables_stand_on_their_own(full: Plan, tmp_path: Path) -> None:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import Frame, PageTemplate, SimpleDocTemplate

    document = SimpleDocTemplate(str(tmp_path / "bare.pdf"), pagesize=A4)
    for name, size in (("upright", A4), ("sideways", landscape(A4))):
        frame = Frame(50, 60, size[0] - 100, size[1] - 120)
        document.addPageTemplates([PageTemplate(name, [frame], pagesize=size)])
    document.build(flowables(full, frozenset(), TODAY))
    assert len(PdfReader(tmp_path / "bare.pdf").pages) > 10


def test_a_name_for_the_file(full: Plan) -> None:
    full.team.name = 'Zorg/thuis: "A|B" <1>?'
    with speaking("en"):
        assert suggested_name(full, PrintRequest(language="en")) == "Annual plan 2027 Zorg thuis A B 1"
    full.team.name = ""
    assert suggested_name(full, PrintRequest()).endswith("2027")
    full.team.name = "x" * 500
    assert len(suggested_name(full, PrintRequest())) < 100
