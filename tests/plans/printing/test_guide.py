"""The guide on paper and as a page: whole, in both languages, and in step with the program it explains."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from plans.printing import guide
from resources import LOCALE, TEXTS, manual
from resources.language import LANGUAGES, speaking

DAY = dt.date(2027, 1, 4)
OF_THE_TEXT = {
    "nl": {
        *("Links", "In het midden", "Rechts", "Bovenaan", "Kort plan in 30 minuten.", "Met een technologiekaart."),
        *("Eerst rondkijken.", "Basis", "Goed", "Rijk", "Beheer en onderhoud.", "Vervanging", "Ruimte om te proberen."),
        *("Onvoorzien.", "waar stoppen we mee?"),
    },
    "en": {
        *(
            "On the left",
            "In the middle",
            "On the right",
            "At the top",
            "Short plan in 30 minutes.",
            "With a technology card.",
        ),
        *("Look around first.", "Basis", "Good", "Rich", "Maintenance.", "Cover", "Room to try things out."),
        *("The unforeseen.", "what do we stop doing?"),
    },
}
"""Strong words that name nothing on the screen."""


def of_the_screen(language: str) -> set[str]:
    """Return all words that the program shows, without dots and in small letters."""
    with (LOCALE / "nl/LC_MESSAGES/digikoers.po").open("rb") as file:
        messages = [(message.id, message.string) for message in read_po(file) if message.id]
    found = [pair[language == "nl"] for pair in messages if isinstance(pair[0], str)]
    whole = "\n".join(path.read_text(encoding="utf-8") for path in TEXTS.glob("*.toml"))
    found += re.findall(rf'\b{language} = "([^"]+)"', whole)
    return {str(words).rstrip("….").casefold() for words in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_there(language: str) -> None:
    with speaking(language):
        chapters = manual.chapters()
    assert all(chapter.title and chapter.sections for chapter in chapters)
    assert all(section.blocks for chapter in chapters for section in chapter.sections)
    files = {path.name for path in manual.PICTURES.parent.glob(f"*.{language}.md")}
    assert files == {f"{name}.{language}.md" for name in (*manual.CHAPTERS, "it", "organisation")}


def test_both_languages_are_made_alike() -> None:
    shapes = []
    for language in LANGUAGES:
        with speaking(language):
            shapes.append(
                {
                    chapter.name: [[(b.kind, len(b.lines)) for b in section.blocks] for section in chapter.sections]
                    for chapter in manual.chapters()
                }
            )
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_calls_by_name_is_called_so_on_the_screen(language: str) -> None:
    with speaking(language):
        lines = [
            (chapter.name, line)
            for chapter in manual.chapters()
            for section in chapter.sections
            for block in section.blocks
            for line in block.lines
            if chapter.name != "outside"
        ]
    named = {(chapter, words) for chapter, line in lines for words, strong in manual.pieces(line) if strong}
    shown = of_the_screen(language)
    missing = {item for item in named if item[1].casefold() not in shown and item[1] not in OF_THE_TEXT[language]}
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_a_pdf_with_its_contents_and_every_chapter(language: str, tmp_path: Path) -> None:
    made = tmp_path / "guide.pdf"
    with speaking(language):
        guide.write(made, today=DAY, invariant=True)
        titles = [chapter.title for chapter in manual.chapters()]
    words = subprocess.run(["pdftotext", "-layout", made, "-"], check=True, capture_output=True, text=True).stdout
    first, *rest = words.split("\f")
    assert all(title in first for title in titles)
    assert all(any(title in page for page in rest) for title in titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_a_page_that_fetches_nothing(language: str, tmp_path: Path) -> None:
    made = tmp_path / "guide.html"
    with speaking(language):
        guide.write(made, today=DAY)
        titles = [chapter.title for chapter in manual.chapters()]
    page = made.read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page)[1:] == titles
    assert not re.search(r"(?:src|href)=\"(?!data:|#)", page)
    assert "**" not in page


def test_addresses_are_printed_and_never_links() -> None:
    for language in LANGUAGES:
        text = (manual.PICTURES.parent / f"outside.{language}.md").read_text(encoding="utf-8")
        assert len(re.findall(r"\b[a-z]+\.nl\b", text)) >= 8
        assert "http" not in text
        assert "](" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_small(language: str) -> None:
    with speaking(language):
        blocks = [block for chapter in manual.chapters() for section in chapter.sections for block in section.blocks]
    named = {f"{block.lines[1]}.{language}.png" for block in blocks if block.kind == "picture"}
    kept = {path.name: path.stat().st_size for path in manual.PICTURES.glob(f"*.{language}.png")}
    assert set(kept) == named
    assert sum(kept.values()) < 300_000, "they travel with the program"
