"""No print changes without a person who looks at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.plans.printing import references
from tests.plans.printing.references import LOOK_AT_IT, PRINTS, Page, changes, compare, keep, kept, seen, show


@pytest.mark.parametrize("name", PRINTS)
def test_it_looks_and_reads_as_its_reference(name: str) -> None:
    assert kept(name), f"There is no reference of {name} yet. {LOOK_AT_IT}"
    _now, found = compare(name)
    assert not found, "\n".join([*map(str, found), LOOK_AT_IT])


@pytest.fixture
def page() -> Page:
    return references.pages("quarter-nl", PRINTS["quarter-nl"]())[0]


def test_the_same_print_looks_the_same(page: Page) -> None:
    assert page.picture
    assert list(changes("x", [page], [page])) == []
    slightly = page.picture.point(lambda value: min(255, value + 1))
    assert seen(page.picture, slightly) == ""


def test_a_line_a_word_a_colour_or_a_page_that_changes_is_seen(page: Page) -> None:
    picture = page.picture
    assert picture
    width, height = picture.size

    def drawn(colour: str, *box: int) -> Image.Image:
        other = picture.copy()
        ImageDraw.Draw(other).rectangle(box, fill=colour)
        return other

    white = (width - 30, 10)
    for other in (
        *(drawn("black", left, 10, left + 4, 13) for left in range(width - 30, width - 20)),
        drawn("#9A5B00", *white, white[0] + 8, white[1] + 8),
        picture.transform(picture.size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, 3)),
        picture.resize((height, width)),
    ):
        assert seen(picture, other)
    (word,) = changes("x", [page], [replace(page, text=page.text.replace("2", "3", 1))])
    assert word.what == "other text"
    (gone,) = changes("x", [page, page], [page])
    assert (gone.number, gone.what) == (2, "is gone")
    (new,) = changes("x", [page], [page, page])
    assert (new.number, new.what) == (2, "is new")


def test_a_change_is_shown_side_by_side_and_kept(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "KEPT", tmp_path / "kept")
    assert kept("x") == []
    keep("x", [page, page])
    assert list(changes("x", kept("x"), [page, page])) == []
    other = replace(page, text="Iets <anders>", picture=Image.new("RGB", page.picture.size if page.picture else (9, 9)))
    index = show(list(changes("x", kept("x"), [page, other])), tmp_path / "look")
    assert "Iets &lt;anders&gt;" in index.read_text(encoding="utf-8")
    assert {path.name for path in index.parent.iterdir()} >= {
        f"x-02-{it}.png" for it in ("before", "after", "difference")
    }
    keep("x", [page])
    assert len(kept("x")) == 1
    assert len(list((tmp_path / "kept").iterdir())) == 2
