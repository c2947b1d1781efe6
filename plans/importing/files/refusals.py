"""Files that cannot be read, each with a sentence that says what it is: never damaged when it is only another kind."""

from __future__ import annotations

from plans.errors import Damaged, PlanError
from resources.language import gettext as _

_OLE = b"\xd0\xcf\x11\xe0"
_SHEETS = ("Workbook", "WORKBOOK", "Book", "BOOK")
"""What the part of an old office file is called that holds the sheets of a spreadsheet."""


def too_large(name: str) -> Damaged:
    """Say that a file holds more than any list of a team."""
    return Damaged(
        _("“{file}” is too large to bring in.").format(file=name), _("Keep only the lines you need and try again.")
    )


def damaged(name: str) -> Damaged:
    """Say that a file of a kind we read is broken."""
    return Damaged(
        _("“{file}” cannot be read: it is damaged.").format(file=name),
        _("Open it in the program it was made with, save it again and try again."),
    )


def foreign(name: str) -> Damaged:
    """Say that a file is of no kind that we read."""
    return Damaged(
        _("“{file}” is not a list that Digikoers can read.").format(file=name),
        _("You can bring in a spreadsheet (.xlsx, .ods, .xls, .csv) or a Word document (.docx, .odt)."),
    )


def locked(name: str) -> PlanError:
    """Say that a file opens with a password only."""
    return PlanError(
        _("“{file}” is locked with a password.").format(file=name),
        _("Open it in the program it was made with, take the password off, save it and try again."),
    )


def empty(name: str) -> PlanError:
    """Say that nothing stands in a file."""
    return PlanError(_("“{file}” is empty.").format(file=name), _("Choose another file."))


def own_page(name: str) -> PlanError:
    """Say that a file is a web page or a poster that we made of a plan: it does not say well enough what is what."""
    return PlanError(
        _("“{file}” is a page that Digikoers made itself.").format(file=name),
        _("Choose the plan itself (.jaarplan), or the whole plan as a Word document (.docx): that can be brought in."),
    )


def other_kind(data: bytes, name: str) -> PlanError | None:
    """Return the sentence for a file of a kind that people try and that holds no tables for us; None for all else."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"%PDF"):
        return PlanError(
            _("“{file}” is a PDF.").format(file=name),
            _("Open the document or spreadsheet it was made from, or copy its table to an empty spreadsheet."),
        )
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")) or data[4:12] in (
        b"ftypheic",
        b"ftypmif1",
    ):
        return PlanError(
            _("“{file}” is a picture.").format(file=name), _("Type its lines in a spreadsheet and try again.")
        )
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start.lower():
        return _saved_again(_("“{file}” is a spreadsheet that was saved as XML.").format(file=name), ".xlsx")
    if start.startswith(b"{\\rtf"):
        return _saved_again(_("“{file}” is a text document (.rtf).").format(file=name), ".docx")
    if b'"digikoers.' in start[:400] or start.startswith(b"age-encryption.org"):
        return PlanError(
            _("“{file}” is a file of Digikoers itself.").format(file=name), _("Open it from the list of plans.")
        )
    if start.startswith(b"BEGIN:VCALENDAR"):
        return PlanError(
            _("“{file}” is a calendar.").format(file=name), _("Choose a list of goals, actions or people.")
        )
    if start.startswith(b"BEGIN:VCARD"):
        return PlanError(
            _("“{file}” is an address book.").format(file=name), _("Choose a list of goals, actions or people.")
        )
    if start[:400].startswith((b"From:", b"Return-Path:", b"Received:", b"MIME-Version:", b"Delivered-To:")):
        return PlanError(
            _("“{file}” is an email.").format(file=name), _("Save the attachment by itself and choose that file.")
        )
    return None


def packed_kind(names: set[str], name: str) -> PlanError | None:
    """Return the sentence for a packed file of another kind, by the names of its parts; None when it may be ours."""
    if any(part.startswith("ppt/") for part in names):
        return PlanError(
            _("“{file}” is a presentation.").format(file=name),
            _("Copy its table to an empty spreadsheet and try again."),
        )
    if any(part.startswith("visio/") for part in names):
        return _drawing(name)
    if any(part.startswith(("Index/", "Index.zip")) for part in names):
        return _saved_again(_("“{file}” comes from an Apple program.").format(file=name), ".xlsx")
    if not names & {"[Content_Types].xml", "content.xml"}:
        return PlanError(
            _("“{file}” is a packed folder.").format(file=name), _("Unpack it and choose one of the files inside.")
        )
    if "content.xml" not in names and not any(part.startswith(("xl/", "word/")) for part in names):
        return foreign(name)
    return None


def old_kind(data: bytes, name: str) -> PlanError | None:
    """Return the sentence for an old office file that is no spreadsheet, or is locked; None for an old spreadsheet."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return locked(name)
    if "WordDocument".encode("utf-16-le") in data:
        return _saved_again(_("“{file}” is an old Word document (.doc).").format(file=name), ".docx")
    if "PowerPoint Document".encode("utf-16-le") in data:
        return PlanError(
            _("“{file}” is a presentation.").format(file=name),
            _("Copy its table to an empty spreadsheet and try again."),
        )
    if "__substg1.0".encode("utf-16-le") in data:
        return PlanError(
            _("“{file}” is an email.").format(file=name), _("Save the attachment by itself and choose that file.")
        )
    if "VisioDocument".encode("utf-16-le") in data:
        return _drawing(name)
    if data.startswith(_OLE) and not any(stream.encode("utf-16-le") in data for stream in _SHEETS):
        return foreign(name)
    return None


def _drawing(name: str) -> PlanError:
    return PlanError(
        _("“{file}” is a drawing or a presentation.").format(file=name),
        _("Copy its table to an empty spreadsheet and try again."),
    )


def _saved_again(sentence: str, ending: str) -> PlanError:
    return PlanError(
        sentence, _("Open it in the program it was made with, save it as {ending} and try again.").format(ending=ending)
    )
