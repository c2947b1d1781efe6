"""What the pages can be saved as, and how the name of each kind of file ends."""

from __future__ import annotations

from pathlib import Path

from desktop.printing.renderer import HTML, PDF, WORD
from resources.language import gettext as _


def file_kinds() -> dict[str, str]:
    """Return the endings by the words for them in a dialog for files, in the language in use."""
    return {
        f"PDF (*{PDF})": PDF,
        _("Web page that can be read aloud") + f" (*{HTML})": HTML,
        _("Word document to go on with") + f" (*{WORD})": WORD,
    }


def with_ending(path: Path, ending: str) -> Path:
    """Return the path with the ending that was typed, else with that of the chosen kind."""
    suffix = path.suffix.lower()
    if suffix == PDF and ending != PDF:
        # The proposed name ends so; the kind was chosen by hand.
        return path.with_suffix(ending)
    return path if suffix in (*file_kinds().values(), ".htm") else path.with_name(path.name + ending)
