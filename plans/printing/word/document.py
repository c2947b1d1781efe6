"""The Word document: the elements of the page, each as what Word calls it."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from docx.document import Document as WordDocument

from plans.printing.html.nodes import words
from plans.printing.layout import DocumentInfo, Printout
from plans.printing.request import MAKER
from plans.printing.word.body import Body
from plans.printing.word.markup import LOCALES, Look, field, run
from plans.printing.word.styles import SUBTITLE, TITLE
from plans.printing.word.template import begin
from plans.printing.word.walk import WordWalk
from resources.language import current
from resources.language import gettext as _


def document(printout: Printout, template: Path | None = None) -> bytes:
    """Return a printout as a Word document, in the language in use, with the styles of a ``template`` (.dotx, .docx).

    Raises Unreadable when something in its flow has no words, PlanError when the template cannot be used.
    """
    made = begin(template)
    about = printout.about
    title = _line(about.title)
    walk = WordWalk(title)
    blocks = walk.blocks(printout.read or printout.flow)
    body = Body(made, walk.drawings)
    look = Look(LOCALES[current()])
    printed = _("printed {day}").format(day=about.day.strftime("%d-%m-%Y"))
    body.paragraph(TITLE, run(title, look))
    body.paragraph(SUBTITLE, run(_line(f"{about.footer} · {printed}"), look))
    body.write(blocks)
    if template is None:
        _number_pages(made, title, look)
    _describe(made, about, title)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _number_pages(made: WordDocument, title: str, look: Look) -> None:
    foot = made.sections[0].footer.paragraphs[0]
    page = _("page {page} of {pages}")
    before, _page, rest = page.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    runs = [run(f"{title} · {before}", look), *field("PAGE", look), run(between, look), *field("NUMPAGES", look)]
    foot._p.extend([*runs, run(after, look)])


def _describe(made: WordDocument, about: DocumentInfo, title: str) -> None:
    properties = made.core_properties
    properties.title, properties.subject = title[:255], _line(about.subject)[:255]
    properties.author = _line(about.author)[:255]
    properties.last_modified_by = MAKER
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = dt.datetime.combine(about.day, dt.time())
    properties.revision = 1


def _line(text: str) -> str:
    return words(" ".join(text.split()))
