"""The words of the care that the open plan is for: what clients are called there, and where the work is done.

Texts say ``{clients}`` or ``{place}``, and get the words that fit; a text that would be another altogether where care
is given at home stands beside it under ``home``.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from resources import TEXTS, house_words

NEUTRAL = "other"
"""The words as long as nobody chose a kind of care."""

_AT_HOME = ("home_care",)

_care = NEUTRAL
_own: dict[str, str] = {}


def choose(care: str | None, client: str = "", clients: str = "") -> None:
    """Speak from now on with the words of a kind of care, by its name in the plan, or with those of the house."""
    global _care, _own
    _care = care or NEUTRAL
    named = {"client": client, "clients": clients} if client and clients else {}
    capitals = {name.capitalize(): word[:1].upper() + word[1:] for name, word in named.items()}
    _own = {f"{{{name}}}": word for name, word in (named | capitals).items()}


def current() -> str:
    """Return the kind of care whose words are used."""
    return _care


def spoken(entry: dict[str, Any], language: str, care: str = "") -> str:
    """Return the text of an entry in a language, with the words of a kind of care: by itself the one in use."""
    care = care or _care
    said = entry["home"] if care in _AT_HOME and "home" in entry else entry
    return fill(str(said[language]), language, care)


def fill(text: str, language: str, care: str = "") -> str:
    """Put the words of a kind of care in the places for them."""
    text = house_words.reworded(text, language)
    if "{" not in text:
        return text
    own = _own if language == "nl" else {}
    for token, word in {**words(care or _care, language), **own}.items():
        text = text.replace(token, word)
    return text


@cache
def words(care: str, language: str) -> dict[str, str]:
    """Return what stands for each place in a text: ``{clients}`` for "cliënten", with a capital in ``{Clients}``."""
    import tomllib  # the first picture does without

    content = tomllib.loads((TEXTS / "care.toml").read_text(encoding="utf-8"))
    found = {name: str(entry[language]) for name, entry in content["words"][care].items()}
    capitals = {name.capitalize(): word[:1].upper() + word[1:] for name, word in found.items()}
    return {f"{{{name}}}": word for name, word in (found | capitals).items()}
