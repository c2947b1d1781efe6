"""Which fields of a part of a house pack are fixed, though the part itself is a proposal."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import Tick
from desktop.theme import space
from plans.house_pack.parts import Part, field_title, lockable, title
from resources.language import gettext as _
from resources.language import ngettext


class FixedFields(QWidget):
    """A fold with a tick for each field of a part; ticked, no team changes it."""

    def __init__(self, part: Part, fixed: frozenset[tuple[str, str]]) -> None:
        super().__init__()
        self._ticks: dict[tuple[str, str], Tick] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(space.L, 0, 0, 0)
        column.setSpacing(0)
        for table, name in lockable(part):
            words = field_title(part, table, name)
            tick = Tick(words)
            tick.box.setAccessibleName(_("Fixed: {field}").format(field=words))
            tick.box.setChecked((table, name) in fixed)
            tick.picked.connect(self._count)
            self._ticks[table, name] = tick
            column.addWidget(tick.widget)
        self._fold = parts.Fold(_("Which fields are fixed?"), inside)
        self._fold.setAccessibleName(f"{_('Which fields are fixed?')} {title(part)}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._fold)
        self._count()

    def fixed(self) -> frozenset[tuple[str, str]]:
        """Return the fields that are ticked, by their table and name."""
        return frozenset(key for key, tick in self._ticks.items() if tick.box.isChecked())

    def _count(self) -> None:
        count = len(self.fixed())
        words = ngettext("{count} field", "{count} fields", count).format(count=count)
        self._fold.mark(words if count else _("none"))
