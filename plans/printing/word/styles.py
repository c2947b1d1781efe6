"""The styles of a Word document: those that Word has a name for, and a few of ours."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from plans.printing.styles import COLOURS
from plans.printing.word.markup import LOCALES, node
from resources.language import current

TABLE, NOTE, MESSAGE = "Digikoers table", "Digikoers note", "Digikoers message"
FACT, FACT_MORE, ROOM = "Digikoers fact", "Digikoers fact, more", "Digikoers room"
CELL, HEAD = "Digikoers cell", "Digikoers head"
"""The styles that Word has no name of its own for."""

BULLET, CAPTION, TITLE, SUBTITLE = "List Bullet", "Caption", "Title", "Subtitle"

_LETTERS = "Calibri"
FACT_INDENT = Cm(4.2)


@dataclass(frozen=True)
class _Look:
    """How a style looks; sizes and room in points, 0 for those of the text."""

    size: float = 0
    before: float = 0
    after: float = 0
    strong: bool = False
    colour: str = ""
    level: int = 0
    """How deep a heading lies, from 1."""
    leads: bool = False
    """Whether it stays on one page with what follows."""


_LOOKS = {
    "Normal": _Look(10.5, after=6),
    TITLE: _Look(26, after=4, strong=True),
    SUBTITLE: _Look(10.5, after=14, colour=COLOURS["muted"]),
    "Heading 1": _Look(18, 22, 8, strong=True, level=1),
    "Heading 2": _Look(14, 16, 5, strong=True, level=2),
    "Heading 3": _Look(12, 12, 4, strong=True, level=3),
    "Heading 4": _Look(10.5, 10, 3, strong=True, level=4),
    "Heading 5": _Look(10.5, 8, 2, strong=True, level=5),
    CAPTION: _Look(10.5, 6, 3, strong=True, leads=True),
    BULLET: _Look(after=2),
    "toc 1": _Look(after=2),
    "toc 2": _Look(after=2),
    NOTE: _Look(9, after=4, colour=COLOURS["muted"]),
    MESSAGE: _Look(14, after=10, strong=True, colour=COLOURS["accent"]),
    FACT: _Look(after=4),
    FACT_MORE: _Look(after=4),
    ROOM: _Look(before=14, after=8),
    CELL: _Look(9.5, after=1),
    HEAD: _Look(9, after=1, colour=COLOURS["muted"], leads=True),
}

_BULLETS = f"""<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""

_TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="DigikoersTable">
<w:name w:val="{TABLE}"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="6" w:color="{COLOURS["border"][1:]}"/>
<w:bottom w:val="single" w:sz="6" w:color="{COLOURS["border"][1:]}"/>
<w:insideH w:val="single" w:sz="4" w:color="{COLOURS["line"][1:]}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto"
w:fill="{COLOURS["side"][1:]}"/></w:tcPr></w:tblStylePr></w:style>"""


def add_styles(document: WordDocument, *, ours: bool) -> None:
    """Add the styles that a document has not, and say its language; ``ours`` gives all of them our looks, and A4."""
    known = {style.name for style in document.styles}
    if TABLE not in known:
        document.styles.element.append(parse_xml(_TABLE))
    for name, look in _LOOKS.items():
        is_new = name not in known
        if is_new:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not name.startswith("Digikoers"))
            style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        if is_new or ours:
            found = document.styles[name]
            assert isinstance(found, ParagraphStyle)
            _dress(found, look)
    if BULLET not in known:
        _add_bullets(document)
    if ours:
        _lay_out(document)
    _say_language(document)


def style_id(document: WordDocument, name: str) -> str:
    """Return the id of a style, which differs with the language of the Word that made it."""
    return str(document.styles[name].style_id)


def _dress(style: ParagraphStyle, look: _Look) -> None:
    font, room = style.font, style.paragraph_format
    if style.name == "Normal":
        font.name = _LETTERS
    elif look.level or style.name in (TITLE, SUBTITLE, CAPTION):
        # What python-docx brings along is that of 2008: blue, and in letters of the theme.
        for fonts in style.element.xpath("./w:rPr/w:rFonts | ./w:rPr/w:spacing | ./w:pPr/w:pBdr"):
            fonts.getparent().remove(fonts)
        font.italic = False
    if look.size:
        font.size = Pt(look.size)
    if look.strong or look.level:
        font.bold = look.strong
    if look.colour or look.level or style.name in (TITLE, CAPTION):
        font.color.rgb = RGBColor.from_string((look.colour or COLOURS["ink"])[1:])
    room.space_before, room.space_after = Pt(look.before), Pt(look.after)
    room.keep_with_next = True if look.level or look.leads or style.name == TITLE else None
    properties = style.element.get_or_add_pPr()
    if look.level and not properties.xpath("./w:outlineLvl"):
        properties.append(node("outlineLvl", val=look.level - 1))
    if style.name in (FACT, FACT_MORE):
        room.left_indent = FACT_INDENT
    if style.name == FACT:
        room.first_line_indent = -FACT_INDENT
        room.tab_stops.add_tab_stop(FACT_INDENT)
    if style.name == "toc 2":
        room.left_indent = Cm(0.6)
    if style.name == ROOM:
        line = node("bottom", val="single", sz=4, space=1, color=COLOURS["border"][1:])
        properties.insert_element_before(node("pBdr", line), "w:shd", "w:spacing", "w:ind")


def _add_bullets(document: WordDocument) -> None:
    """Give the list a bullet of its own, beside the lists that the template has."""
    style = document.styles[BULLET].element
    part = document.part
    if not any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        name = PackURI("/word/numbering.xml")
        made = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, _BULLETS.encode(), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        number = 1
    else:
        numbering = part.numbering_part.element
        ours = parse_xml(_BULLETS)
        abstract = 1 + max(
            (int(item.get(qn("w:abstractNumId"))) for item in numbering.xpath("./w:abstractNum")), default=0
        )
        number = 1 + max((int(item.numId) for item in numbering.num_lst), default=0)
        definition = ours.xpath("./w:abstractNum")[0]
        definition.set(qn("w:abstractNumId"), str(abstract))
        firsts = numbering.xpath("./w:num")
        if firsts:
            firsts[0].addprevious(definition)
        else:
            numbering.append(definition)
        numbering.append(node("num", node("abstractNumId", val=abstract), numId=number))
    style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def _lay_out(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)


def _say_language(document: WordDocument) -> None:
    """Say in which language a text is that does not say so itself."""
    locale = LOCALES[current()]
    for language in document.styles.element.xpath("./w:docDefaults//w:lang"):
        language.set(qn("w:val"), locale)
    document.core_properties.language = locale
