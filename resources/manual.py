"""The user guide: chapters by task, in Markdown, in both languages; for the window that shows it, and for print.

Of Markdown it knows what a guide needs: headings, paragraphs, lists with dots or numbers, **strong** words, pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from resources import GUIDE
from resources.language import current

CHAPTERS = (
    *("start", "plan", "cards", "goals", "people", "training", "budget", "conditions", "adopt", "reviews", "next_year"),
    *("print", "share", "overview", "trouble", "privacy", "accessibility", "outside"),
)
"""The chapters, by the names of their files, in the order of reading."""

PICTURES = GUIDE / "pictures"

_OF_PAGE = {
    **dict.fromkeys(("team", "vision", "short_plan"), "plan"),
    **dict.fromkeys(("actions", "calendar"), "goals"),
    "home": "reviews",
    "plan": "adopt",
    "scans": "plan",
    "leadership": "reviews",
    "portfolio": "overview",
    "history": "trouble",
}
"""Which chapter is about a page, where it is not called the same."""

Kind = Literal["heading", "paragraph", "dots", "numbers", "picture"]


@dataclass(frozen=True)
class Block:
    """A piece of a chapter: one text, the lines of a list, or what a picture shows followed by the name of its file."""

    kind: Kind
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """What stands under one heading; the part before the first heading has none."""

    title: str
    blocks: tuple[Block, ...]

    def words(self) -> str:
        """Return all words of the section, without any mark-up, one line for each block."""
        shown = (block for block in self.blocks if block.kind != "picture")
        return "\n".join(" ".join(block.lines) for block in shown).replace("**", "")


@dataclass(frozen=True)
class Chapter:
    """One chapter: its name in every language, what it is called, and its sections."""

    name: str
    title: str
    sections: tuple[Section, ...]


def chapters() -> tuple[Chapter, ...]:
    """Return all chapters in the language in use."""
    return tuple(_chapter(name, current()) for name in CHAPTERS)


def chapter_of(page: str) -> str:
    """Return the name of the chapter about a page of the program; the first one where there is none."""
    name = _OF_PAGE.get(page, page)
    return name if name in CHAPTERS else CHAPTERS[0]


def picture(name: str) -> Path | None:
    """Return the file of a picture in the language in use, or None where the pictures did not come along."""
    file = PICTURES / f"{name}.{current()}.png"
    return file if file.is_file() else None


def pieces(line: str) -> Iterator[tuple[str, bool]]:
    """Give a line in pieces, each with whether it is strong."""
    for place, words in enumerate(line.split("**")):
        if words:
            yield words, place % 2 == 1


@cache
def _chapter(name: str, language: str) -> Chapter:
    lines = (GUIDE / f"{name}.{language}.md").read_text(encoding="utf-8").splitlines()
    title = lines[0].removeprefix("# ").strip()
    sections: list[Section] = []
    heading, blocks = "", list[Block]()
    for block in [*_blocks(lines[1:]), Block("heading", ("",))]:
        if block.kind != "heading":
            blocks.append(block)
            continue
        if blocks:
            sections.append(Section(heading, tuple(blocks)))
        heading, blocks = block.lines[0], []
    return Chapter(name, title, tuple(sections))


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Give the blocks: an empty line ends one; lines of a list that are indented go on with the line above."""
    waiting: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            waiting.append(line.rstrip())
        elif waiting:
            yield _block(waiting)
            waiting = []


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("## "):
        return Block("heading", (first.removeprefix("## "),))
    if picture := re.fullmatch(r"!\[(.+)]\((\S+)\)", " ".join(lines)):
        return Block("picture", (picture[1], picture[2]))
    for kind, start in (("dots", r"- "), ("numbers", r"\d+\. ")):
        if re.match(start, first):
            whole = re.split(rf"\n(?={start})", "\n".join(lines))
            items = tuple(" ".join(re.sub(f"^{start}", "", item).split()) for item in whole)
            return Block(kind, items)  # type: ignore[arg-type]
    return Block("paragraph", (" ".join(line.strip() for line in lines),))
