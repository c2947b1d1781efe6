"""The same plan more than once: which of its forms counts, and what is said of the others.

Of files the one that was changed most often counts, by the revision that a plan file carries: no clock decides. A plan
of the library counts by the moment of its last change, since remarks of somebody who reads along are changes as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from uuid import UUID

from plans.portfolio.summary import Summary
from resources.language import gettext as _

_COPY = re.compile(
    r"""
    \(\s*[^()]*(?:conflict|kopie|copy)[^()]*\)      # Dropbox: (conflicted copy 2027-01-02), (Jan's conflicted copy)
    | \.sync-conflict-                             # Syncthing
    | \s-\s(?:kopie|copy)\b                        # Windows: Linde - kopie
    | \s\(\d{1,3}\)$                               # SharePoint and browsers: Linde (1)
    | -(?:DESKTOP|LAPTOP|PC|MACBOOK|WIN)[-\w]*$     # OneDrive: the name of the laptop
    """,
    re.IGNORECASE | re.VERBOSE,
)
_KEY = re.compile(r"\b[0-9a-f]{12}(?P<more>.+)$")
"""The key that ends the name of a file that was shared; a copy of it has more behind that."""


def is_copy(name: str) -> bool:
    """Return whether a file has a name as a service that synchronises folders gives when two laptops changed one."""
    stem = PurePath(name).stem
    return bool(_COPY.search(stem) or _KEY.search(stem))


def newest_of_each(summaries: Iterable[Summary]) -> tuple[list[Summary], list[str]]:
    """Keep of every plan the newest form, and say in words which ones were passed over."""
    forms: dict[UUID, list[Summary]] = {}
    for item in summaries:
        forms.setdefault(item.plan_id, []).append(item)
    kept, passed = [], []
    for several in forms.values():
        newest, *others = _newest_first(several) if len(several) > 1 else several
        kept.append(newest)
        passed += [_passed_over(newest, other) for other in others]
    return kept, passed


def _newest_first(forms: Sequence[Summary]) -> list[Summary]:
    by_revision = all(item.source for item in forms)

    def age(item: Summary) -> tuple[object, ...]:
        # A copy by its name goes after the file itself, when the two are as old.
        same = (not is_copy(item.source), item.source, item.place)
        return ((item.revision, item.changed_at) if by_revision else (item.changed_at, item.revision)) + same

    return sorted(forms, key=age, reverse=True)


def _passed_over(kept: Summary, other: Summary) -> str:
    words = {"team": kept.called, "year": kept.year}
    words |= {"kept": kept.source or _("your library"), "other": other.source or _("your library")}
    if (kept.changed_at, kept.revision) == (other.changed_at, other.revision):
        return _("{team}, {year} came in twice and counts once: {kept} and {other} contain the same plan.").format(
            **words
        )
    if is_copy(kept.source) or is_copy(other.source):
        return _(
            "{team}, {year}: two laptops changed it at the same time. {kept} counts; {other} is another version. "
            "Ask the team which one is right."
        ).format(**words)
    return _("{team}, {year}: {kept} of {newer} counts; {other} of {older} is older.").format(
        newer=_moment(kept), older=_moment(other), **words
    )


def _moment(item: Summary) -> str:
    return f"{item.changed_at.astimezone():%d-%m-%Y %H:%M}"
