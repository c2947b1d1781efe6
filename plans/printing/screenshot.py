"""A picture of the window on the page, with the words that say what it shows."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from reportlab.lib.utils import ImageReader

from plans.printing.html.nodes import element
from plans.printing.styles import LINE
from plans.printing.tagging import Flowable


class Screenshot(Flowable):
    """As wide as the text, in a thin frame."""

    def __init__(self, file: Path, alt_text: str) -> None:
        """Show a picture of our own, read from its file; ``alt_text`` is what is read aloud in its place."""
        super().__init__()
        self.alt_text = alt_text
        self._file = file
        self._size = ImageReader(str(file)).getSize()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width, and the height that goes with it."""
        self.width, self.height = width, width * self._size[1] / self._size[0]
        return self.width, self.height

    def draw(self) -> None:
        """Draw it with a line around it, so that the page of the window is told from the paper."""
        canvas: Any = self.canv
        canvas.drawImage(str(self._file), 0, 0, self.width, self.height)
        canvas.setStrokeColor(LINE)
        canvas.rect(0, 0, self.width, self.height)

    def html(self) -> Element:
        """Return it as part of a page, which fetches nothing."""
        content = base64.b64encode(self._file.read_bytes()).decode()
        picture = element("img", src=f"data:image/png;base64,{content}", alt=self.alt_text)
        return element("figure", picture)
