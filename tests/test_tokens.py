"""The colours can be read on every ground, and the goals told apart, also by who does not see all colours."""

from __future__ import annotations

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from resources.tokens import GROUNDS, THEMES, tokens

TEXT, PART = 4.5, 3.0
"""The least contrast of text, and of a part one must see to use it (WCAG 2.2, 1.4.3 and 1.4.11)."""

MACHADO = {
    "as it is": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How linear red, green and blue are seen (Machado, Oliveira and Fernandes 2009, severity 1)."""

Colour = tuple[float, ...]


def linear(colour: str) -> Colour:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, eyes: str) -> Colour:
    """Return the CIE Lab of a colour as these eyes see it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, linear(colour), strict=True))))
        for row in MACHADO[eyes]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Colour, other: Colour) -> float:
    """Return how far apart two colours are by CIEDE2000."""
    (light1, a1, b1), (light2, a2, b2) = one, other
    grey = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1 + 0.5 * (1 - sqrt(grey / (grey + 25**7)))
    a1, a2 = a1 * stretch, a2 * stretch
    chroma1, chroma2 = hypot(a1, b1), hypot(a2, b2)
    hue1, hue2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn = (hue2 - hue1 + 180) % 360 - 180 if chroma1 * chroma2 else 0.0
    hue = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2))
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    mean = (hue1 + turn / 2) % 360 if chroma1 * chroma2 else hue1 + hue2
    shape = (
        1
        - 0.17 * cos(radians(mean - 30))
        + 0.24 * cos(radians(2 * mean))
        + 0.32 * cos(radians(3 * mean + 6))
        - 0.20 * cos(radians(4 * mean - 63))
    )
    of_light = (light2 - light1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    of_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    of_hue = hue / (1 + 0.015 * chroma * shape)
    rotation = 2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((mean - 275) / 25) ** 2))))
    return sqrt(of_light**2 + of_chroma**2 + of_hue**2 - rotation * of_chroma * of_hue)


@pytest.mark.parametrize("theme", THEMES)
def test_all_text_can_be_read_on_every_ground(theme: str) -> None:
    colours = tokens(theme)
    names = ("ink", "muted", "accent", "warm", "on_course", "attention", "stuck", "not_yet")
    text = [*(colours[name] for name in names), *colours["goals"]]
    low = {(one, ground): contrast(one, colours[ground]) for one in text for ground in GROUNDS}
    assert min(low.values()) >= TEXT, {pair: value for pair, value in low.items() if value < TEXT}
    filled = [*colours["goals"], *(colours[name] for name in ("accent", "on_course", "attention", "stuck", "not_yet"))]
    assert min(contrast(colours["on_accent"], one) for one in filled) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_handles_are_seen_on_every_ground(theme: str) -> None:
    colours = tokens(theme)
    for name in ("border", "handle"):
        assert min(contrast(colours[name], colours[ground]) for ground in GROUNDS) >= PART


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", MACHADO)
def test_the_goals_keep_apart(theme: str, eyes: str) -> None:
    pairs = combinations([seen(colour, eyes) for colour in tokens(theme)["goals"]], 2)
    assert min(distance(one, other) for one, other in pairs) > (20 if eyes == "as it is" else 10)


@pytest.mark.parametrize("theme", THEMES)
def test_no_goal_looks_like_the_accent_or_what_asks_attention(theme: str) -> None:
    colours = tokens(theme)
    for goal in colours["goals"]:
        for name in ("accent", "attention", "warm"):
            assert distance(seen(goal, "as it is"), seen(colours[name], "as it is")) > 12, (goal, name)


def test_the_distance_is_that_of_the_standard() -> None:
    """Pairs of Sharma, Wu and Dalal (2005)."""
    for one, other, apart in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ):
        assert distance(one, other) == pytest.approx(apart, abs=1e-4)
