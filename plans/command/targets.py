"""The file a command writes to: what is there already and may not be replaced."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from plans.errors import PlanError, unwritable
from plans.exchange import plan_file
from plans.printing.request import MAKER
from resources.language import gettext as _

PRINTED = (".pdf", ".html")
"""How the name of a print ends."""
OFFICE = (".docx", ".pptx")
"""How the name of a print ends in which somebody goes on writing."""


def refuse_to_replace(target: Path, data: bytes, force: bool) -> None:
    """Refuse a file that is there and holds something else than ``data``, unless it was forced; raises PlanError."""
    if force or not is_there(target) or start_of(target, len(data) + 1) == data:
        return
    raise PlanError(
        _("“{file}” is already there and is not the same.").format(file=target.name),
        _("Choose another name, or add --force to replace it."),
    )


def refuse_another_name(target: Path) -> None:
    """Refuse a name by which nobody would know a plan file; raises PlanError."""
    if target.suffix.lower() != plan_file.SUFFIX and not (is_there(target) and target.is_dir()):
        raise PlanError(_("A plan file has a name that ends in .jaarplan."), _("Choose another name."))


def refuse_another_kind(target: Path, *kinds: str) -> None:
    """Refuse a name of another kind, and what is there already but was not printed by us."""
    kind = target.suffix.lower()
    if kind not in kinds and not (is_there(target) and target.is_dir()):
        raise PlanError(
            _("A plan can be printed as a PDF, a web page or a Word document, and a quarterly review as slides too."),
            _("Let the name end in one of these:") + " " + " ".join(kinds),
        )
    if not is_there(target):
        return
    start = start_of(target, 4000)
    if kind == ".pdf" and not start.startswith(b"%PDF-"):
        raise PlanError(
            _("“{file}” is already there and is not a PDF.").format(file=target.name), _("Choose another name.")
        )
    if kind == ".html" and b'<meta name="generator" content="Digikoers">' not in start:
        raise PlanError(
            _("“{file}” is already there and does not come from Digikoers.").format(file=target.name),
            _("Choose another name."),
        )
    if kind in OFFICE and not _is_untouched(target):
        raise PlanError(
            _("“{file}” is already there, and somebody has worked in it.").format(file=target.name),
            _("Choose another name."),
        )


def _is_untouched(target: Path) -> bool:
    """Return whether a document is as we made it: Word writes in it who saved it."""
    try:
        with zipfile.ZipFile(target) as parts:
            return f"lastModifiedBy>{MAKER}<".encode() in parts.read("docProps/core.xml")
    except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


def say_written(*paths: Path) -> None:
    """Say on stdout which files were written, a line for each; what prints its answer there writes no file."""
    for path in paths:
        print(_("Written: {file}").format(file=path))


def is_there(target: Path) -> bool:
    """Return whether something is there; raises PlanError when the name cannot be one."""
    try:
        return target.exists()
    except OSError as error:
        raise unwritable(error, target) from error
    except ValueError:
        raise PlanError(_("This is not a file name."), _("Choose another name.")) from None


def start_of(target: Path, length: int) -> bytes:
    """Return the first bytes of a file; raises PlanError when it cannot be read."""
    try:
        with target.open("rb") as file:
            return file.read(length)
    except OSError as error:
        raise unwritable(error, target) from error
