"""The colours of the house, one table for each theme; the window and the printed page read the same."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from resources import FOLDER

THEMES = ("light", "dark")


@cache
def tokens(theme: str) -> dict[str, Any]:
    """Give the colours of a theme by name, as "#RRGGBB"; ``goals`` is a list of five.

    Raises KeyError for a theme that is not there.
    """
    tables: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "tokens.toml").read_text(encoding="utf-8"))
    return tables[theme]
