"""The poster on A3 from a printer that takes A4: two upright sheets, to be cut and joined at a line."""

from __future__ import annotations

from reportlab.lib.pagesizes import A3, A4

from plans.printing.layout import Sheet
from plans.printing.poster.shapes import Laid
from plans.printing.poster.sizes import Measures
from plans.printing.styles import MUTED, REGULAR
from plans.printing.tagging import Flowable, TaggedCanvas
from plans.printing.text import write
from resources.language import gettext as _

SHEET = Sheet("half", A4[0], A4[1], side=0, top=0, bottom=0, foot=False)

_JOIN = 22.0
"""How far from the edge of each half the line lies at which they are joined: printers leave the edge white."""


class Half(Flowable):
    """The left or the right half of a poster, with the line to cut it at or to lay the other one on."""

    alt_text = ""
    holds_words = True

    def __init__(self, laid: Laid, measures: Measures, *, left: bool) -> None:
        """Take the whole poster; ``left`` says which half of it is shown."""
        super().__init__()
        self.laid, self.measures, self.left = laid, measures, left

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole sheet."""
        return float(A4[0]), float(A4[1])

    def draw(self) -> None:
        """Draw the half up to the line, and a little beyond it where the other half is laid over it."""
        canvas, sheet = self.canv, self.measures.sheet
        line = A4[0] - _JOIN if self.left else _JOIN
        moved = line - A3[1] / 2
        canvas.saveState()
        shown = canvas.beginPath()
        shown.rect(0, 0, line, A4[1]) if self.left else shown.rect(line - 6, 0, A4[0], A4[1])
        canvas.clipPath(shown, stroke=0, fill=0)
        self.laid.wrap(self.measures.width, self.measures.high)
        # It is said once: with the left half.
        silent = int(not self.left and isinstance(canvas, TaggedCanvas))
        canvas.silence(silent) if silent else None
        self.laid.drawOn(canvas, moved + sheet.side, sheet.bottom)
        canvas.silence(-silent) if silent else None
        canvas.restoreState()
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.6)
        canvas.setDash([4, 4])
        canvas.line(line, 12, line, 40) if not self.left else canvas.line(line, 12, line, A4[1] - 12)
        canvas.line(line, A4[1] - 40, line, A4[1] - 12)
        canvas.setDash()
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, 7.5)
        words = _("Cut along this line") if self.left else _("Lay the left half against this line")
        canvas.saveState()
        canvas.translate(line + (9 if self.left else -5), A4[1] / 2)
        canvas.rotate(90)
        write(canvas, 0, 0, words, "middle")
        canvas.restoreState()
