"""What the pages can be saved as, and how the name of each kind of file ends."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.printing.renderer import HTML, PDF, SLIDES, WORD
from plans.printing.request import PrintKind
from resources.language import gettext as _


def file_kinds(what: PrintKind) -> dict[str, str]:
    """Return the endings by the words for them in a dialog for files; there are slides for a review alone."""
    kinds = {
        f"PDF (*{PDF})": PDF,
        _("Web page that can be read aloud") + f" (*{HTML})": HTML,
        _("Word document to work on") + f" (*{WORD})": WORD,
    }
    return kinds | {_("Five slides for the review") + f" (*{SLIDES})": SLIDES} if what == "quarter" else kinds


def with_ending(path: Path, ending: str, kinds: Iterable[str]) -> Path:
    """Return the path with the ending that was typed when it is one of these, else with that of the chosen kind."""
    suffix = path.suffix.lower()
    if suffix == PDF and ending != PDF:
        # The proposed name ends so; the kind was chosen by hand.
        return path.with_suffix(ending)
    return path if suffix in (*kinds, ".htm") else path.with_name(path.name + ending)
