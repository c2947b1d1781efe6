"""The page of the copies of a library: what is in each, what putting it back would do, and putting something back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop import plan_rows
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.history import words
from desktop.history.page import LinesList, LookBackPage
from plans.storage.library import Summary
from plans.storage.restore import Comparison, Content
from resources.language import gettext as _


class CopiesView(LookBackPage):
    """Shows copies, newest first, and the plans in the chosen one."""

    copy_chosen = Signal()
    put_all_back = Signal()
    put_beside = Signal()
    """The chosen plan is to come beside the present one."""
    history_requested = Signal()
    """The history of the chosen plan, to take back a field."""

    def __init__(self) -> None:
        intro = _("Digikoers makes these copies by itself. See what is in each; put back one plan, or everything.")
        super().__init__(_("Copies of your plans"), intro, _("Copies"))
        self._plans: list[Summary] = []
        self._here: frozenset[object] = frozenset()
        self._head = parts.label("", "heading")
        self.side.addWidget(self._head)
        self._notes = parts.label("")
        self.side.addWidget(self._notes)
        self._all = parts.button(_("Put everything back as it was then…"), "", self.put_all_back.emit)
        self.side.addWidget(self._all)
        self._plans_head = parts.label(_("The plans in this copy"), "heading")
        self.side.addWidget(self._plans_head)
        self.plans = LinesList(_("The plans in this copy"))
        self.side.addWidget(self.plans, 1)
        self._beside = parts.button(_("Put this plan alongside mine"), "", self.put_beside.emit)
        self._history = parts.button(_("Take back a part…"), "", self.history_requested.emit)
        self.side.addWidget(ButtonRow((self._history,), (self._beside,)))
        self.list.currentRowChanged.connect(lambda _row: self.copy_chosen.emit())
        self.plans.currentRowChanged.connect(lambda _row: self._show_buttons())
        self.show_content(None, Comparison((), (), ()), frozenset(), may_write=False)

    def show_content(
        self, content: Content | None, compared: Comparison, here: frozenset[object], may_write: bool
    ) -> None:
        """Show what is in a copy and what putting it back would do; ``here`` are the keys of the plans in sight now."""
        self._here, self._may_write = here, may_write
        self._plans = list(content.plans) if content else []
        self._head.setText(_("The copy of {day}").format(day=words.copy_day(content.copy)) if content else "")
        self._notes.setText("\n".join(_effects(compared)) if content else _none_yet())
        for item in (self._head, self._all, self._plans_head, self.plans, self._beside, self._history):
            item.setVisible(content is not None)
        lines = [
            (plan_rows.title(plan.team, plan.year), _("changed {day}").format(day=plan_rows.moment(plan.changed_at)))
            for plan in self._plans
        ]
        self.plans.show_lines(lines, 0 if lines else -1)
        self._show_buttons()

    @property
    def plan(self) -> Summary | None:
        """The plan of the copy that is chosen."""
        row = self.plans.currentRow()
        return self._plans[row] if 0 <= row < len(self._plans) else None

    def _show_buttons(self) -> None:
        plan = self.plan
        self._beside.setEnabled(plan is not None and self._may_write)
        self._history.setEnabled(plan is not None and plan.id in self._here)


def _none_yet() -> str:
    when = _("Digikoers makes one each time it starts, and every hour that you work.")
    return " ".join([_("There is no copy yet."), when])


def _effects(compared: Comparison) -> list[str]:
    """Say what putting a copy back would do to the plans of the library."""
    older = [now for now, _then in compared.older]
    lines = [
        (compared.missing, _("These would be missing: {plans}.")),
        (older, _("These would be as they were: {plans}.")),
        (compared.back, _("These would come back: {plans}.")),
    ]
    return [line.format(plans=plan_rows.named(plans)) for plans, line in lines if plans] or [
        _("It contains the same as your library does now.")
    ]
