"""One thing that the program can be told to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from PySide6.QtGui import QKeySequence

Group = Literal["plans", "plan", "program"]
Key = str | QKeySequence.StandardKey


class Command(NamedTuple):
    """What it is called, what it does, and how it is reached; whoever shows commands shows these."""

    words: str
    do: Callable[[], object]
    group: Group
    """What it is about: plans as such, the plan that is open, or the program. What is about the open plan can only be
    done while that is in sight."""
    keys: tuple[Key, ...] = ()
    icon: str = ""
    in_menu: bool = True
    """Whether it stands behind the menu button; what has a button of its own need not."""
    within: str = ""
    """The line of the menu that it stands behind, with others; nothing when it stands in the menu itself."""
    listed: bool = True
    """Whether the finder offers it; not what opens the finder itself."""
    also: str = ""
    """Other words that people type to find it."""

    def sequences(self) -> list[QKeySequence]:
        """Return the keys that do it, as Qt knows them on this system; the one to tell first."""
        found: list[QKeySequence] = []
        for key in self.keys:
            several = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
            found += [item for item in several if item not in found]
        return found

    def keys_shown(self) -> str:
        """Return the first keys as a person reads them."""
        found = self.sequences()
        return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""
