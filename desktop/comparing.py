"""What changed in a plan that is in the library already: record by record, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.theme import space
from plans import locks
from plans.derived import compare
from plans.derived.compare import Difference, Field
from plans.edits import Edit
from plans.plan import Plan
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text

TAKE, BOTH, LEAVE = "take", "both", "leave"
MOST = 200
"""Records that are written out; a plan that differs more is another plan, and is counted."""
MOST_LETTERS = 300
"""Of one field; more than this nobody reads in a list."""


class CompareDialog(Dialog):
    """Shows what a file changes in a plan; ``choice`` is what was chosen, ``leave`` when the dialog is closed."""

    def __init__(self, plan: Plan, other: Plan, found: list[Difference], step: list[Edit], parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = LEAVE
        refused = locks.refusal_of(plan, step, "plan_file")
        is_older = compare.is_older(other, than=plan)
        self.setWindowTitle(_("What changed"))
        self.resize(min(820, parent.width() - 40), min(680, parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        layout.addWidget(parts.label(_("You already have this plan. This is what the file changes."), "heading"))
        own_sentence = compare.summary(found)
        layout.addWidget(parts.label(f"{own_sentence[:1].upper()}{own_sentence[1:]}."))
        layout.addLayout(_dates(plan, other))
        for sentence in [str(refused)] if refused else _warnings(plan, step, is_older):
            layout.addWidget(parts.label(sentence, "refusal"))
        layout.addWidget(listed(found), 1)
        layout.addWidget(self._make_buttons(is_older, refused is None))
        (self.take if self.take.isDefault() else self.leave).setFocus()

    def _make_buttons(self, is_older: bool, may_take: bool) -> ButtonRow:
        takes = may_take and not is_older
        self.leave = parts.button(_("Leave mine as it is"), "" if takes else "primary", lambda: self._choose(LEAVE))
        self.both = parts.button(_("Keep both"), "", lambda: self._choose(BOTH))
        self.take = parts.button(_("Bring in"), "primary" if takes else "", lambda: self._choose(TAKE))
        self.both.setToolTip(_("The file becomes a second plan alongside yours."))
        self.take.setToolTip(_("Your plan becomes the same as the file. You can undo that in one step."))
        row = ButtonRow((self.leave,), (self.both, self.take))
        self.take.setEnabled(may_take)
        usual = self.take if takes else self.leave
        usual.setDefault(True)
        return row

    def _choose(self, choice: str) -> None:
        self.choice = choice
        self.accept()


def _dates(own: Plan, other: Plan) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(space.L)
    grid.setVerticalSpacing(space.XS)
    grid.setColumnStretch(1, 1)
    for row, (where, plan) in enumerate(((_("In my library"), own), (_("In the file"), other))):
        grid.addWidget(parts.label(where, "note"), row, 0)
        saved = f"{plan.record.changed_at.astimezone():%d-%m-%Y %H:%M}"
        grid.addWidget(parts.label(_("changed {day}").format(day=saved), "note"), row, 1)
    return grid


def _warnings(plan: Plan, step: list[Edit], is_older: bool) -> Iterable[str]:
    if is_older:
        yield _("The file is older than what you have. Bringing it in takes you back to how it was.")
    agreed = plan.record.state in ("adopted", "closed") and not plan.record.to_read
    if agreed and not all(plan.may_change(edit.record, locks.field_of(edit)) for edit in step):
        yield _("This plan is adopted. Bringing this in also changes what was agreed; you can undo that in one step.")
    if plan.record.to_read:
        yield _("You are reading this plan. Your own remarks stay.")


def listed(found: list[Difference]) -> QScrollArea:
    """Make what shows differences, step by step, and scrolls."""
    area = QScrollArea()
    roles.tell(area, "Document")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(_("What changed"))
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    sheet = parts.Sheet()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, space.S, 0)
    column.setSpacing(space.S)
    shown = found[:MOST]
    for subject in dict.fromkeys(item.subject for item in shown):
        frame, inside = parts.card()
        inside.addWidget(parts.label(text(subject, "step.title"), "heading"))
        for item in (item for item in shown if item.subject == subject):
            inside.addLayout(_difference(item))
        column.addWidget(frame)
    if rest := len(found) - len(shown):
        words = ngettext("… and {count} more", "… and {count} more", rest)
        column.addWidget(parts.label(words.format(count=rest), "note"))
    column.addStretch()
    area.setWidget(sheet)
    return area


def _difference(difference: Difference) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(space.L)
    grid.setVerticalSpacing(space.XS)
    for column, share in enumerate((3, 5, 5)):
        grid.setColumnStretch(column, share)
    sentence = {
        "added": _("+ {what}: added"),
        "removed": _("– {what}: removed"),
        "changed": _("{what}"),
        "moved": _("The order of the {what} changes"),
    }[difference.kind]
    what = difference.what if difference.kind == "moved" else difference.what[:1].upper() + difference.what[1:]
    grid.addWidget(parts.label(sentence.format(what=what), "question"), 0, 0, 1, 3)
    for row, field in enumerate(difference.fields, start=1):
        for column, label in enumerate(_field(difference, field)):
            label.setMinimumWidth(1)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            span = 1 if difference.kind == "changed" or column == 0 else 2
            grid.addWidget(label, row, column, 1, span)
    return grid


def _field(difference: Difference, field: Field) -> list[QLabel]:
    name = parts.label(field.name, "note")
    old, new = (_cut(words) or _("(empty)") for words in (field.old, field.new))
    match difference.kind:
        case "added":
            return [name, parts.label(new)]
        case "removed":
            return [name, parts.label(old, "intro")]
        case _:
            return [name, parts.label(old, "intro"), parts.label(f"→ {new}")]


def _cut(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…"
