"""What is asked to be printed of a plan, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

PrintKind = Literal[
    "summary", "plan", "poster", "quarter", "forms", "count_sheet", "measuring", "idea_board", "communication",
    "leadership",
]  # fmt: skip
Paper = Literal["A3", "A4", "2xA4"]

PRINT_KINDS: tuple[PrintKind, ...] = get_args(PrintKind)
PAPERS: tuple[Paper, ...] = get_args(Paper)


MAKER = "Digikoers"
"""Who changed a document last, as long as nobody saved it in another program."""

OPTIONAL: frozenset[str] = frozenset({"action_list", "agenda", "tips", "cases", "aside", "scans"})
"""The parts of the plan that are printed only when they are asked for, by name (see PARTS in parts.py)."""


@dataclass(frozen=True)
class PrintRequest:
    """What is to be printed: each ``what`` is a file in this folder with a ``printout``."""

    what: PrintKind = "plan"
    language: str = "nl"
    quarter: int | None = None
    """The quarter of the quarterly page; None for the one whose turn it is."""
    paper: Paper | None = None
    """The paper of the poster; None for the usual one."""
    without: frozenset[str] = OPTIONAL
    """The parts of the plan that are left out, by name (see PARTS in parts.py)."""
    own_profile: bool = False
    """Whether the profile of the leader's own scan is printed with the plan; her answers never are, and what she means
    to do herself only when that sheet is what is asked for."""
    template: str = ""
    """The file (.dotx, .docx) whose paper and styles a Word document takes; nothing for our own."""
