"""Ideas of the board through the window: pasted together, seen as rows, one step, none twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from plans.derived.idea_lines import MOST
from plans.exchange import plan_file
from plans.subjects import goals
from resources.language import gettext as _
from resources.language import ngettext
from tests.desktop.person import Key, Person

LINES = "Lamp bij de kast – antwoord vóór 14 december – Marloes\nSlimme bril\n\nRustig belgeluid"


@pytest.fixture
def me(start, tmp_path) -> Person:
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    plan_file.write(sample, tmp_path / "plan.jaarplan")
    return start(str(tmp_path / "plan.jaarplan"))


def parked(me: Person) -> list[str]:
    return [goal.title for goal in goals.parked(me.window.walk.document.plan.goals)]


def test_ideas_are_pasted_seen_and_parked_in_one_step(me: Person) -> None:
    before = parked(me)

    def paste() -> None:
        me.top().findChild(QPlainTextEdit).insertPlainText(LINES)
        rows = me.top().findChild(QListWidget)
        ticked = [rows.item(row).checkState() == Qt.CheckState.Checked for row in range(rows.count())]
        assert ticked == [True, False, True]
        assert "staat er al" in rows.item(1).text()
        rows.setFocus()
        rows.setCurrentRow(2)
        me.press(Key.Key_Space)
        me.push(
            ngettext("Put {count} idea in the parking lot", "Put {count} ideas in the parking lot", 1).format(count=1)
        )

    me.answering(paste, lambda: me.command(_("Take over ideas from the board…")))
    assert parked(me) == [*before, "Lamp bij de kast"]
    me.command(_("Undo"))
    assert parked(me) == before


def test_without_an_idea_there_is_nothing_to_take_and_escape_leaves(me: Person) -> None:
    before = parked(me)

    def leave() -> None:
        words = ngettext("Put {count} idea in the parking lot", "Put {count} ideas in the parking lot", 0)
        assert not me.visible(type(me.top()._take), words.format(count=0)).isEnabled()
        me.press(Key.Key_Escape)

    me.answering(leave, lambda: me.command(_("Take over ideas from the board…")))
    assert parked(me) == before


def test_more_than_go_at_a_time_is_said_before_it_is_taken(me: Person) -> None:
    words = _("{count} ideas go at a time. Take over those, and then paste the rest.").format(count=MOST)

    def paste() -> None:
        typed = me.top().findChild(QPlainTextEdit)
        typed.setPlainText("\n".join(f"Idee {number}" for number in range(MOST)))
        assert words not in me.words()
        typed.appendPlainText("Nog een")
        assert words in me.words()
        me.press(Key.Key_Escape)

    me.answering(paste, lambda: me.command(_("Take over ideas from the board…")))
