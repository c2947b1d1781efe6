"""What a Word document begins with: our own looks, or the paper and the styles of a document of the organisation."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from plans.errors import PlanError
from plans.printing.word.styles import add_styles
from resources.language import gettext as _

_MOST = 60_000_000
"""Bytes that a template may hold when it is unpacked."""
_TYPES = "[Content_Types].xml"
_KINDS = (b"template.main+xml", b"template.macroEnabledTemplate.main+xml", b"document.macroEnabled.main+xml")
"""What a template calls itself where a document says ``document.main+xml``."""
_KEPT = frozenset(
    "styles stylesWithEffects numbering theme settings webSettings fontTable header footer footnotes endnotes".split()
)
"""What a document points to that its looks need."""


def begin(template: Path | None) -> WordDocument:
    """Return a document without text, with all styles that we write in, in the language in use.

    Of a ``template`` (.dotx or .docx) the paper, the margins, what stands at the head and the foot of a page and the
    styles stay; its text goes. Raises PlanError when it is no such file.
    """
    document = _read(template) if template else Document()
    _empty(document)
    add_styles(document, ours=template is None)
    return document


def emptied(template: Path) -> bytes:
    """Return a template as a document to give away: its paper, styles, head and foot, and nothing else.

    Its text, what that brought along, macros and who made it go. Raises PlanError when it is no such file.
    """
    document = _read(template)
    _empty(document)
    relations = document.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.rsplit("/", 1)[-1] not in _KEPT]:
        del relations[key]
    properties = document.core_properties
    for name in ("author", "last_modified_by", "title", "subject", "comments", "keywords", "category"):
        setattr(properties, name, "")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _empty(document: WordDocument) -> None:
    """Take the text out of a document; the paper of its last part stays."""
    body = document.element.body
    for child in body.xpath("./*[not(self::w:sectPr)]"):
        body.remove(child)


def _read(template: Path) -> WordDocument:
    advice = _("Choose a template or a document of Word, ending in .dotx or .docx.")
    try:
        document = Document(_as_document(template))
        if document.element.body.find(qn("w:sectPr")) is None:
            document.add_section()
    except FileNotFoundError:
        raise PlanError(_("The template “{file}” is not there.").format(file=template.name), advice) from None
    except OSError as error:
        raise PlanError(_("The template “{file}” cannot be read.").format(file=template.name), advice) from error
    except (zipfile.BadZipFile, zlib.error, AttributeError, KeyError, RuntimeError, SyntaxError, ValueError) as error:
        # What python-docx makes of a package that is none of Word's, or that is locked or broken.
        raise PlanError(_("“{file}” is not a Word template.").format(file=template.name), advice) from error
    return document


def _as_document(template: Path) -> io.BytesIO:
    """Return the file as Word would begin a document with it."""
    made = io.BytesIO()
    with zipfile.ZipFile(template) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as document:
        if sum(part.file_size for part in parts.infolist()) > _MOST:
            raise ValueError("too large")
        for part in parts.infolist():
            content = parts.read(part)
            if part.filename == _TYPES:
                for kind in _KINDS:
                    content = content.replace(kind, b"document.main+xml")
            document.writestr(part.filename, content)
    made.seek(0)
    return made
