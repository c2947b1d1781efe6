"""House packs for the tests: any pack at all, made by Hypothesis."""

from __future__ import annotations

import base64
import datetime as dt
from io import BytesIO
from typing import get_args

from hypothesis import strategies as st
from PIL import Image

from plans.house import Look, Rate, Words
from plans.house_pack import making
from plans.house_pack.pack import Pack
from plans.house_pack.parts import PARTS, Way
from tests.plans.strategies import HARD, plans

words = st.one_of(st.sampled_from(HARD), st.text("abc é<>&=", max_size=12))


def logo(wide: int = 8, high: int = 4) -> str:
    """Return a small picture as a pack holds it."""
    made = BytesIO()
    Image.new("RGB", (wide, high), "#0B6E6E").save(made, "PNG")
    return base64.b64encode(made.getvalue()).decode()


looks = st.builds(Look, accent=st.sampled_from(["", "#0B6E6E", "#7A1F5C"]), logo=st.sampled_from(["", logo()]))
rates = st.lists(
    st.builds(Rate, name=st.sampled_from(["verzorgende", "=1+1"]), cents=st.integers(0, 10_000)), max_size=2
)
makings = st.builds(
    making.Making,
    name=words,
    ways=st.fixed_dictionaries({part: st.sampled_from(get_args(Way)) for part in PARTS}),
    words=st.builds(Words, client=words, record=words),
    rates=rates.map(tuple),
    look=looks,
    updates=words,
    shared_folder=words,
    news=words,
)

DAY = dt.date(2026, 11, 26)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Draw a pack, made as the organisation makes one."""
    return making.make(draw(st.lists(plans(), min_size=1, max_size=2)), draw(makings), DAY)


@st.composite
def later(draw: st.DrawFn, before: Pack) -> Pack:
    """Draw the next version: the same plan with other answers, or another plan, and other locks."""
    start = before.start if draw(st.booleans()) else draw(plans())
    return making.make([start], draw(makings), DAY, before)
