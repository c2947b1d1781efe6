"""A chapter of the guide as Qt shows it: the same blocks as on paper, in the colours and sizes of the window."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QImageReader

from desktop.theme.appearance import appearance
from resources import manual


def sheet() -> str:
    """Return the style of the text, in the theme and the text size in use."""
    size = appearance.size
    ink, muted = (appearance.colour(name).name() for name in ("ink", "muted"))
    return f"""
        * {{ font-family: "Source Sans 3"; font-size: {size("text")}px; color: {ink}; }}
        h1 {{ font-size: {size("title")}px; font-weight: 600; margin: 0 0 {appearance.px(14)}px 0; }}
        h2 {{ font-size: {appearance.px(18)}px; font-weight: 600;
             margin: {appearance.px(22)}px 0 {appearance.px(6)}px 0; }}
        p {{ margin: 0 0 {appearance.px(10)}px 0; line-height: 118%; }}
        li {{ margin: 0 0 {appearance.px(5)}px 0; line-height: 118%; }}
        ul, ol {{ margin: 0 0 {appearance.px(10)}px 0; }}
        b {{ font-weight: 600; }}
        .note {{ font-size: {size("note")}px; color: {muted}; }}
    """


def chapter(shown: manual.Chapter, width: int) -> str:
    """Return a chapter; pictures are no wider than ``width`` pixels. Each section has its title as its anchor."""
    made = [f"<h1>{escape(shown.title)}</h1>"]
    for section in shown.sections:
        if section.title:
            made.append(f'<h2><a name="{escape(section.title)}"></a>{escape(section.title)}</h2>')
        made += [_block(block, width) for block in section.blocks]
    return "".join(made)


def _block(block: manual.Block, width: int) -> str:
    if block.kind == "picture":
        shows, name = block.lines
        file = manual.picture(name)
        if file is None:
            return ""
        wide = min(width, QImageReader(str(file)).size().width())
        alt = escape(shows)
        return f'<p><img src="{file.as_uri()}" width="{wide}" alt="{alt}"></p><p class="note">{alt}</p>'
    lines = ["".join(f"<b>{escape(w)}</b>" if bold else escape(w) for w, bold in manual.pieces(s)) for s in block.lines]
    if block.kind == "paragraph":
        return "".join(f"<p>{line}</p>" for line in lines)
    tag = "ul" if block.kind == "dots" else "ol"
    return f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"
