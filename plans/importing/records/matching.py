"""The records that a plan had before: known by key, by what they say or by likeness, and each by one line only."""

from __future__ import annotations

import re
from uuid import UUID

from plans.exchange.headings import READ, normalise
from plans.importing.proposal.meaning import MAIN
from plans.importing.records.likeness import alike, may_be
from plans.importing.records.rewording import in_other_words, near
from plans.plan import Plan
from plans.records import Record
from plans.subjects.goals import Goal

_INSIDE = r"(?:[^()]|\([^()]*\))"
_NEVER = 100
"""How much has to agree for what is only offered: two actions may differ in the one word that counts."""
_BEHIND = re.compile(rf"(?:\s*\((?:{_INSIDE}*?: {_INSIDE}*|(?:met|with) {_INSIDE}*)\))+\s*$")
"""What we put behind a text ourselves: remarks of other columns, and who helps."""


def bare(words: str) -> str:
    """Return a text in the form by which it is compared, without what an import put behind it."""
    return normalise_whole(_BEHIND.sub("", words))


def normalise_whole(words: str) -> str:
    """Return words without case and accents, brackets kept: "Overleg (groep 1)" is not "Overleg (groep 2)"."""
    return normalise(words.replace("(", " ").replace(")", " "))


class Known:
    """The records that a plan had before, each to be claimed by one line."""

    def __init__(self, plan: Plan) -> None:
        self.before = {table: list(plan.table(table)) for table in READ}
        self._claimed: set[UUID] = set()
        self._by_key = {str(record.id): record for rows in self.before.values() for record in rows}
        self._by_words: dict[tuple[str, str], list[Record]] = {}
        for table, rows in self.before.items():
            for record in rows:
                for words in {bare(item) for item in _names(table, record)}:
                    if words:
                        self._by_words.setdefault((table, words), []).append(record)

    def is_known(self, table: str, record: Record) -> bool:
        """Return whether a record was in the plan before."""
        return any(record is other for other in self.before[table])

    def claim(self, record: Record) -> None:
        """Let no other line be about a record."""
        self._claimed.add(record.id)

    def is_claimed(self, record: Record) -> bool:
        """Return whether another line is about a record."""
        return record.id in self._claimed

    def by_key(self, table: str, key: str) -> Record | None:
        """Return the record with a key, when it is of this table."""
        record = self._by_key.get(key.strip().casefold())
        return record if record is not None and self.is_known(table, record) else None

    def same(self, table: str, words: str) -> list[Record]:
        """Return the records that say the same, not yet claimed by another line."""
        return [record for record in self._by_words.get((table, bare(words)), []) if record.id not in self._claimed]

    def named(self, table: str, words: str) -> Record | None:
        """Return the one record that says the same, claimed or not; None when there are several."""
        found = self._by_words.get((table, bare(words)), [])
        return found[0] if len(found) == 1 else None

    def is_named(self, table: str, words: str) -> bool:
        """Return whether a record says the same, claimed or not."""
        return (table, bare(words)) in self._by_words

    def free(self, table: str, others: set[str]) -> list[Record]:
        """Return the records that no line is about: none yet, and none of ``others`` says what they say."""
        return [
            record
            for record in self.before[table]
            if record.id not in self._claimed and not ({bare(name) for name in _names(table, record)} & others)
        ]

    def like(self, table: str, words: str, others: set[str]) -> tuple[Record, int] | None:
        """Return the one record that is almost the same, and how much else has to agree for it to be that.

        Nothing when it is the same but for a slip of the pen.

        ``others`` are the lines of the list in the form of ``bare``: what one of them says literally is that line's.
        """
        free = self.free(table, others)
        for test, asked in ((alike, 0), (may_be, 1), (in_other_words, 1), (near, 2 if table == "goals" else _NEVER)):
            found = [record for record in free if any(test(bare(words), bare(name)) for name in _names(table, record))]
            if len(found) == 1:
                return found[0], asked
        return None


def _names(table: str, record: Record) -> list[str]:
    names = [str(getattr(record, MAIN[table]))]
    if isinstance(record, Goal):
        names.append(record.result)
    return [name for name in names if name.strip()]
