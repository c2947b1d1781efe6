"""How the house of a plan looks on paper: its logo in the place of our mark, its colour in the place of our accent.

The only pictures that are printed: their bytes stand in the plan, were made by us, and are looked at once more before
they are unpacked (plans/house.py).
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from plans.house import LOGO_SIZE, Look, png_size
from plans.plan import Plan
from plans.printing.mark import Mark
from plans.printing.styles import COLOURS
from plans.printing.tagging import Flowable


class Logo(Flowable):
    """The logo of the house; it says nothing that is not in words beside it."""

    alt_text = ""

    def __init__(self, picture: Image.Image, wide: float, high: float) -> None:
        """Take a picture and the room for it, in points; it keeps its shape."""
        super().__init__()
        self._picture = picture
        share = min(wide / picture.width, high / picture.height)
        self.width, self.height = picture.width * share, picture.height * share

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take its own room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, with what is see-through in it."""
        self.canv.drawImage(ImageReader(self._picture), 0, 0, self.width, self.height, mask="auto")


def look(plan: Plan) -> Look:
    """Return how the house of a plan looks; empty where it looks as we do."""
    house = plan.house
    return house.look if house else Look()


def accent(found: Look) -> str:
    """Return the colour of the house as "#RRGGBB", or ours."""
    return found.accent or str(COLOURS["accent"])


def mark(found: Look, side: float, wide: float) -> Flowable:
    """Return the logo of the house, as high as our mark and at most so wide, or our mark; ``side`` in points."""
    picture = _unpacked(found)
    return Logo(picture, wide, side) if picture else Mark(side)


def width(shown: Flowable) -> float:
    """Return how wide a logo or our mark is, in points."""
    wide, _high = shown.wrap(0, 0)
    return float(wide)


def _unpacked(found: Look) -> Image.Image | None:
    """Return the picture of a logo; None without one, and when it is spoiled: then our mark will do."""
    if not found.logo:
        return None
    try:
        data = found.picture()
        wide, high = png_size(data)
        if wide > LOGO_SIZE[0] or high > LOGO_SIZE[1]:
            return None
        with Image.open(BytesIO(data), formats=("PNG",)) as picture:
            return picture.convert("RGBA")
    except (ValueError, OSError, SyntaxError, Image.DecompressionBombError):
        return None
