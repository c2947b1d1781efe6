"""The language in which Digikoers speaks: Dutch unless English is asked for."""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from resources import LOCALE, house_words

LANGUAGES = ("nl", "en")
DEFAULT = "nl"

_chosen = DEFAULT
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def current() -> str:
    """Return the code of the language in use here: the one of ``speaking``, else the chosen one."""
    return _spoken.get() or _chosen


def choose(language: str) -> None:
    """Set the language of the whole program; raises ValueError for one that is not there."""
    global _chosen
    _chosen = _known(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language inside a ``with`` block, in this thread only (printing in English)."""
    token = _spoken.set(_known(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str) -> str:
    """Translate one interface message; the English message is its own id."""
    language = current()
    return house_words.reworded(_catalogue(language).gettext(message), language)


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a message that counts something."""
    language = current()
    return house_words.reworded(_catalogue(language).ngettext(one, many, count), language)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    return language


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    if language == "en":
        return _gettext.NullTranslations()
    # Opened here: looking for it by the names of languages takes longer than reading it.
    with (LOCALE / language / "LC_MESSAGES" / "digikoers.mo").open("rb") as file:
        return _gettext.GNUTranslations(file)
