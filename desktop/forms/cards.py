"""A list of records as a row of cards; below it the form of the card that is chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.forms import drag, parts, roles
from desktop.forms.declare import Action, Cards
from desktop.forms.flow import Flow
from desktop.forms.host import Host
from desktop.forms.part import PagePart
from desktop.forms.rows import RowsBlock
from desktop.forms.section import SectionView
from desktop.forms.shelf import CardButton, Shelf
from desktop.theme import space
from plans.edits import Added, Edit
from plans.records import Record
from resources.language import gettext as _
from resources.texts import text


class Form(Flow):
    """The sections of a card: what is always open, and beside or under it what is folded."""

    def __init__(self, page: Host, cards: Cards) -> None:
        super().__init__()
        split = [[item for item in cards.sections if item.fold is fold] for fold in (False, True)]
        self._views = [SectionView(page, sections, cards.record, None) for sections in split if sections]
        for view in self._views:
            self.add(view)

    def bind(self, record: Record | None) -> None:
        """Show another record."""
        for view in self._views:
            view.bind(record)

    def first_widget(self) -> QWidget:
        """Return where the keyboard enters."""
        return self._views[0].first_widget()

    def tables(self) -> list[RowsBlock]:
        """Return the tables that stand in the sections."""
        return [table for view in self._views for table in view.tables()]

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field, with the fold that holds it opened."""
        return next((found for view in self._views if (found := view.reveal(record, field))), None)


class CardsBlock(PagePart):
    """The cards and the form of the chosen one."""

    def __init__(self, page: Host, cards: Cards) -> None:
        super().__init__(page.changes)
        self.declared = cards
        self._page = page
        self._chosen: Record | None = None
        self._place = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.L)
        self._shelf = Shelf(self._new_card)
        self._shelf.setAccessibleName(text(page.subject, "step.title"))
        layout.addWidget(self._shelf)
        self._form = Form(page, cards)
        roles.tell(self._form, "Grouping", _named)
        layout.addWidget(self._form)
        self._actions = QWidget()
        self._buttons: list[tuple[QPushButton, Action]] = []
        self._out: QPushButton | None = None
        layout.addWidget(self._actions)
        self._make_actions()
        self.observe(page.changes)
        shown = self._shown()
        self._choose(shown[0] if shown else None)

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Choose the card of a record, or of the one its row belongs to, and give the input for its field."""
        found = next((item for item in self._shown() if str(item.id) == record), None) or self._owner_of(record)
        if found is None:
            return None
        self._choose(found)
        return self._form.reveal(record, field) or self._card_of(found)

    def work(self) -> QWidget:
        return self._form if self._form.isVisible() else self

    def start(self) -> QWidget:
        """Return where a first record is added, or the first card when none can be."""
        free = next((card for card in self._shelf.cards if card.record is None), None)
        return free or next(iter(self._shelf.cards), self)

    def _shown(self) -> list[Any]:
        return [item for item in self.document.plan.list_of(self.declared.record) if self.declared.keep(item)]

    def _owner_of(self, record: str) -> Any:
        """Return the record shown here to which a row of a table in the form belongs."""
        row = self.document.plan.find(record)
        declared = (table.declared for table in self._form.tables())
        keys = [getattr(row, rows.of) for rows in declared if isinstance(row, rows.record)]
        return next((item for item in self._shown() if item.id in keys), None)

    def _card_of(self, record: Record) -> CardButton | None:
        return next((card for card in self._shelf.cards if card.record is record), None)

    def _choose(self, record: Record | None) -> None:
        if record is not self._chosen or record is None:
            self._chosen = record
            self._form.bind(record)
            self._form.setVisible(record is not None)
        self.refresh()

    def _add(self) -> None:
        if self.declared.most is not None and len(self._shown()) >= self.declared.most:
            self._page.show_result(self.declared.overflow() if self.declared.overflow else None)
            return
        record = self.document.add(self.declared.record, **self.declared.defaults)
        self._choose(record)
        if first := self._form.reveal(str(record.id), None):
            first.setFocus()

    def _press(self, card: CardButton) -> None:
        if card.record is None:
            self._add()
        else:
            self._choose(card.record)

    def _new_card(self, card: CardButton) -> None:
        if self.declared.drop:
            target = drag.DropTarget(
                card, self.document, self.declared.record, lambda record: self._dropped(record, card), card
            )
            # Where no card can be made, none comes of what lies elsewhere.
            target.takes = lambda record: self._may_add() or self._card_of(record) is not None

    def _dropped(self, record: Record, card: CardButton) -> None:
        if self.declared.drop and record is not card.record:
            shown = self.declared.drop(record, self._shelf.cards.index(card))
            if shown:
                self._page.show_result(shown)
            else:
                self._follow(record)

    def _do_to_chosen(self, action: Action) -> None:
        self._do(action, self._chosen)

    def _do(self, action: Action, record: Record | None) -> None:
        if record is None or not action.may(record):
            return
        on_card = QApplication.focusWidget() in self._shelf.cards
        shown = action.do(record)
        if shown:
            self._page.show_result(shown)
        elif on_card:
            self._follow(record)

    def _follow(self, record: Record) -> None:
        """Let the keyboard go along with a card that moved; the next one takes its place when it is gone."""
        here = self._card_of(record)
        if here is not None:
            self._choose(record)
        after = here or (self._card_of(self._chosen) if self._chosen else None) or self._shelf.cards[0]
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_add(self) -> bool:
        """Return whether one more card may come."""
        blank = None if self.declared.fixed else self.declared.record(plan_id=self.document.plan.id)
        return blank is not None and self.document.may_change(blank)

    def refresh(self) -> None:
        """Show the cards as they are now."""
        shown, most = self._shown(), self.declared.most
        may_add = self._may_add()
        room = len(shown) + 1 if most is None else max(most, len(shown) + bool(self.declared.overflow))
        count = room if may_add else len(shown)
        self._shelf.make(count, self._press)
        tip = " ".join(action.tip for action in self.declared.actions if action.tip) if may_add else ""
        for place, card in enumerate(self._shelf.cards, start=1):
            card.movable = may_add and self.declared.drop is not None
            if place <= len(shown):
                record = shown[place - 1]
                face = self.declared.face(self.document, record, place)
                card.show_record(record, face, face.title, record is self._chosen, tip)
            else:
                card.show_record(None, None, self.declared.add(place), False)
        self._shelf.fit()
        if self._out and self._chosen is not None:
            self._out.setAccessibleName(f"{_('Take out')}: {self.named()}")
        self._place = next((place for place, item in enumerate(shown) if item is self._chosen), self._place)
        self._show_actions()

    def _make_actions(self) -> None:
        row = QHBoxLayout(self._actions)
        row.setSpacing(space.S)
        row.setContentsMargins(space.XS, 0, space.XS, 0)
        for action in self.declared.actions:
            button = parts.button(action.words, "link", partial(self._do_to_chosen, action))
            button.setToolTip(action.tip)
            row.addWidget(button)
            self._buttons.append((button, action))
            if action.keys:
                pressed = QShortcut(QKeySequence(action.keys), self._shelf)
                pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                pressed.activated.connect(lambda action=action: self._do(action, self._under_keyboard()))
        row.addStretch()
        if not self.declared.fixed:
            self._out = parts.button(_("Take out"), "destructive", self._take_out)
            row.addWidget(self._out)

    def named(self) -> str:
        """Return how the chosen card is called: its form, and what takes it out, are about that."""
        here = self._card_of(self._chosen) if self._chosen is not None else None
        return f"{here.face.number} {here.face.title}".strip() if here and here.face else ""

    def _under_keyboard(self) -> Record | None:
        return next((card.record for card in self._shelf.cards if card.hasFocus()), None)

    def _take_out(self) -> None:
        if self._chosen is not None:
            self.document.remove(self._chosen)

    def _show_actions(self) -> None:
        chosen = self._chosen
        may = chosen is not None and self.document.may_change(chosen)
        offered = [
            chosen is not None and (may or action.always) and action.may(chosen) for _button, action in self._buttons
        ]
        self._actions.setVisible(any(offered) or (may and not self.declared.fixed))
        if self._out:
            self._out.setVisible(may)
        for (button, _action), shown in zip(self._buttons, offered, strict=True):
            button.setVisible(shown)

    def plan_changed(self, edits: list[Edit]) -> None:
        """Show what was added here, or what took the place of what is gone."""
        shown = self._shown()
        added = [
            edit.record for edit in edits if isinstance(edit, Added) and any(edit.record is item for item in shown)
        ]
        stays = any(item is self._chosen for item in shown)
        # What another window added comes without a sound: somebody may be typing in the chosen one.
        if added and not (stays and self.document.is_merging):
            self._choose(added[-1])
        elif stays:
            self.refresh()
        else:
            # What was chosen is gone: the one that took its place.
            self._choose(shown[min(self._place, len(shown) - 1)] if shown else None)


def _named(form: QWidget) -> str:
    """Return how the card is called that a form is about."""
    block = form.parentWidget()
    return block.named() if isinstance(block, CardsBlock) else ""
