"""What may still be a name, before something with roles is written: one click replaces a word, or leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.background import wait_for
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import Segments
from desktop.forms.dialog import Dialog
from desktop.settings import Settings
from desktop.theme import space
from plans.anonymise.leftovers import Possible, possible_names
from plans.plan import Plan
from plans.storage import chosen_names
from resources.language import gettext as _
from resources.language import ngettext, speaking
from resources.texts import text

AT_ONCE = 100
"""Words that are asked in one dialog; when there are more, another one follows."""
PLACES = 3
"""Places of a word that are shown; the others are counted."""

REPLACE, LEAVE = "replace", "leave"

Found = tuple[UUID, Possible]
"""What was found, with the plan it is in."""


def chosen_for(settings: Settings, plan: UUID, language: str) -> dict[str, str]:
    """Return what was chosen for words of a plan: what replaces each, or itself where it stays."""
    return settings.replacements.setdefault((plan, language), {})


def forget(settings: Settings, plan: UUID, language: str) -> None:
    """Let go of what was chosen for a plan: it is asked again."""
    chosen_for(settings, plan, language).clear()
    chosen_names.write(settings.replacements, plan, language)


def find_in(plan: Plan, settings: Settings, language: str) -> list[Found]:
    """Look for what may still be a name in a plan with roles in a language; the window is drawn meanwhile."""
    chosen = chosen_for(settings, plan.id, language)

    def look() -> list[Possible]:
        with speaking(language):
            return possible_names(plan, chosen)

    return [(plan.id, item) for item in wait_for(look)]


def find_in_remarks(plan: Plan, settings: Settings, language: str) -> list[Found]:
    """Look for what may still be a name in the remarks of a plan alone."""
    own = {remark.id for remark in plan.remarks}
    return [(key, item) for key, item in find_in(plan, settings, language) if item.record in own]


def decide(found: Iterable[Found], settings: Settings, language: str, parent: QWidget) -> bool:
    """Have somebody say of each word whether it is replaced; tells whether to go on. Nothing is shown for nothing.

    What was said before, today or another day, is not asked again.
    """
    words: dict[str, Word] = {}
    for plan, item in found:
        if item.text not in chosen_for(settings, plan, language):
            words.setdefault(item.text, Word(item.text, item.proposal, [])).found.append((plan, item))
    asked = list(words.values())
    for start in range(0, len(asked), AT_ONCE):
        several = asked[start : start + AT_ONCE]
        dialog = NamesDialog(several, parent)
        if not dialog.exec():
            return False
        for word, instead in zip(several, dialog.instead(), strict=True):
            for plan, _item in word.found:
                chosen_for(settings, plan, language)[word.text] = instead
        for plan in {plan for word in several for plan, _item in word.found}:
            chosen_names.write(settings.replacements, plan, language)
    return True


@dataclass(frozen=True)
class Word:
    """A word that may be a name, what could stand in its place, and where it was found."""

    text: str
    proposal: str
    found: list[Found]


class NamesDialog(Dialog):
    """Shows what may be a name; ``instead`` gives, in the same order, what is to stand there."""

    def __init__(self, words: Sequence[Word], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = [_Row(word) for word in words]
        self.setWindowTitle(_("May still be a name"))
        room = parent.window().size()
        self.resize(min(760, room.width() - 40), min(620, room.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        count = len(self.rows)
        head = ngettext("{count} word may still be a name", "{count} words may still be a name", count).format(
            count=count
        )
        note = _(
            "Roles replace the names that Digikoers knows. What you choose here is remembered for this plan on this "
            "laptop. Nothing changes in your own plan."
        )  # fmt: skip
        layout.addWidget(parts.heading(head, note))
        layout.addWidget(self._listed(), 1)
        layout.addWidget(self._make_buttons())
        self.rows[0].start()

    def instead(self) -> list[str]:
        """Return what is to stand in the place of each word: itself where it stays."""
        return [row.instead() for row in self.rows]

    def _listed(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        area.setProperty("focusPolicy", "NoFocus")
        sheet = parts.Sheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, space.S, 0)
        column.setSpacing(space.S)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch()
        area.setWidget(sheet)
        return area

    def _make_buttons(self) -> ButtonRow:
        replace = [parts.button(_("Replace all"), "", self._replace_all)] if len(self.rows) > 1 else []
        go_on = parts.button(_("Go on"), "primary", self.accept)
        go_on.setDefault(True)
        return ButtonRow((parts.button(_("Cancel"), "", self.reject),), (*replace, go_on))

    def _replace_all(self) -> None:
        for row in self.rows:
            row.choice.check(REPLACE)


class _Row(QWidget):
    """One word: where it stands, and whether it is replaced."""

    def __init__(self, word: Word) -> None:
        super().__init__()
        self._word = word
        shown = " ".join(word.text.split())
        frame, inside = parts.card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        inside.setSpacing(space.S)
        inside.addWidget(parts.label(shown, "heading"))
        places = list(dict.fromkeys(_place(item) for _plan, item in word.found))
        for place in places[:PLACES]:
            inside.addWidget(parts.label(place, "note"))
        if (more := len(places) - PLACES) > 0:
            words = ngettext("… and {count} more", "… and {count} more", more)
            inside.addWidget(parts.label(words.format(count=more), "note"))
        self.choice = Segments({REPLACE: _("Replace"), LEAVE: _("Leave it")})
        self.choice.widget.setAccessibleName(_("What to do with “{word}”").format(word=shown))
        self.choice.check(LEAVE)
        self.by = parts.Line(word.proposal)
        self.by.setAccessibleName(_("What replaces “{word}”").format(word=shown))
        line = QHBoxLayout()
        line.setSpacing(space.S)
        line.addWidget(self.choice.widget, 2)
        by = parts.label(_("by"), "note")
        by.setWordWrap(False)
        line.addWidget(by)
        line.addWidget(self.by, 3)
        inside.addLayout(line)
        # Who types another word wants it to stand there.
        self.by.textEdited.connect(lambda _typed: self.choice.check(REPLACE))

    def start(self) -> None:
        """Let the keyboard enter."""
        self.choice.focus_widgets()[-1].setFocus()

    def instead(self) -> str:
        """Return what is to stand there."""
        replaced = self.choice.chosen() == REPLACE
        return (self.by.text().strip() or self._word.proposal) if replaced else self._word.text


def _place(item: Possible) -> str:
    return f"{text(item.subject, 'step.title', item.subject)}: …{item.around}…"
