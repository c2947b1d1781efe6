"""Points of a document with points set in below them: goals and what is done for each, where some say who and when."""

from __future__ import annotations

import zipfile
from pathlib import Path

from plans.importing.files.grid import Passage
from plans.importing.files.reading import read
from plans.importing.prose.nested_points import nested_in

_BODY = (
    '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>Minder telefoon</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:pStyle w:val="ListBullet2"/></w:pPr><w:r><w:t>folder maken: Bo, 1 mei</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>bellen</w:t></w:r></w:p>'
)


def points(*lines: str) -> list[Passage]:
    """Return lines as points of a list; a line that begins with two spaces is set in."""
    return [Passage("Ons jaar", line.strip(), True, int(line.startswith("  "))) for line in lines]


def rows(texts: list[Passage]) -> list[list[object]]:
    grids, _rest = nested_in(texts, "Tekst")
    return [list(row.cells) for grid in grids for row in grid.rows[1:]]


def test_points_are_goals_and_what_is_set_in_is_done_for_them() -> None:
    texts = points(
        "Minder telefoontjes (nu 40 per week, straks 20)",
        "  folder maken: Bo, 1 mei",
        "  alle families vragen, € 4,500 (Kim, oktober)",
        "Geen zoekgeraakte notities",
        "  één formulier maken",
    )
    assert rows(texts) == [
        ["Minder telefoontjes", "nu 40 per week, straks 20", "folder maken", "Bo", "1 mei"],
        ["Minder telefoontjes", None, "alle families vragen, € 4,500", "Kim", "oktober"],
        ["Geen zoekgeraakte notities", None, "één formulier maken", None, None],
    ]


def test_points_without_who_or_when_or_with_nothing_set_in_stay_text() -> None:
    told = points("Opening", "  mededelingen", "Rondvraag", "  sluiting")
    bare = points("Minder bellen", "  folder: Bo, 1 mei", "  app: Kim, 2 mei", "Meer buiten")
    for texts in (told, bare):
        assert nested_in(texts, "Tekst") == ([], texts)


def test_word_says_how_far_a_point_is_set_in(tmp_path: Path) -> None:
    path = tmp_path / "jaar.docx"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:document {space}><w:body>{_BODY}</w:body></w:document>")
    assert [passage.level for passage in read(path).texts] == [0, 1, 1]
