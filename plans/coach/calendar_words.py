"""The words of a language for dates and periods: what [when] in its word lists holds."""

from __future__ import annotations

from collections.abc import Mapping


class Calendar:
    """The words of a language for dates and periods."""

    def __init__(self, words: Mapping[str, str | list[str]]) -> None:
        self.months = {name: number for number, names in enumerate(words["months"], 1) for name in names.split()}
        self.units = {name: unit for unit, name in _named(words["units"])}
        seasons = ((name.replace("_", " "), months.split("-")) for months, name in _named(words["seasons"]))
        self.seasons = {name: (int(begin), int(end)) for name, (begin, end) in seasons}
        self.feasts = {word.replace("_", " "): feast for feast, word in _named(words["feasts"])}
        self.ordinals = {name: int(number) for number, name in _named(words["ordinals"])}
        self.numbers = {name: int(number) for number, name in _named(words["numbers"])} | self.ordinals
        self._lists = {
            name: frozenset(str(listed).split())
            for name, listed in words.items()
            if name not in ("months", "units", "seasons", "feasts", "ordinals", "numbers")
        }

        self._names = frozenset([*self.months, *self.units, *self.seasons, *self.feasts, *self.ordinals])

    def __contains__(self, word: object) -> bool:
        """Return whether a word names a date or a period."""
        return word in self._names

    def has(self, word: str) -> bool:
        """Return whether a word stands in any of the lists, such as "medio": it is no slip of another."""
        return word in self._names or any(word in listed for listed in self._lists.values())

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._lists[name]


def _named(entries: str | list[str]) -> list[tuple[str, str]]:
    """Read entries like "month: maand maanden" as pairs of what stands before the colon and each word after it."""
    pairs = (str(entry).split(":") for entry in entries)
    return [(key.strip(), word) for key, listed in pairs for word in listed.split()]
