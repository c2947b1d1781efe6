"""The page of what the leader does herself: choosing, undoing, looking back after adoption, and where it leads from."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from plans.edits import adoption
from plans.exchange import plan_file
from plans.plan_json import snapshot
from plans.subjects import leadership
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Key, Person

PAGE, HOME = (text(step, "step.title") for step in ("leadership", "home"))


@pytest.fixture
def me(start, tmp_path) -> Person:
    """Somebody with the sample plan, on the page."""
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    plan_file.write(sample, tmp_path / "plan.jaarplan")
    person = start(str(tmp_path / "plan.jaarplan"))
    person.go(PAGE)
    return person


def things(me: Person) -> list[str]:
    return [thing.what for thing in me.window.walk.document.plan.intentions]


def adopt(me: Person) -> None:
    document = me.window.walk.document
    day = document.plan.record.changed_at.date()
    document.apply_step(adoption(document.plan, day, "Manager", snapshot(document.plan)))


def test_three_are_chosen_or_written_and_one_step_takes_each_back(me: Person) -> None:
    me.push(_("The whole list"))
    chosen = leadership.ideas("first_morning")[0]
    me.push(f"{_('Choose this')}: {chosen}")
    assert things(me) == [chosen]
    assert f"{_('✓ Chosen')}: {chosen}" in [button.accessibleName() for button in buttons(me)]
    me.command(_("Undo"))
    assert things(me) == []
    table = me.table(text("leadership", "sections.mine.title"))
    me.rows(table, ("Ik kijk elke vrijdag mee",), ("Ik vraag hulp",), ("Ik stop met de lijst",))
    assert things(me) == ["Ik kijk elke vrijdag mee", "Ik vraag hulp", "Ik stop met de lijst"]
    assert not any(button.isEnabled() for button in buttons(me) if chosen in button.accessibleName()), "three is enough"


def test_she_looks_back_after_adoption_and_home_says_nothing_of_what_it_is(me: Person) -> None:
    table = me.table(text("leadership", "sections.mine.title"))
    me.rows(table, ("Kwikstaart tellen",))
    adopt(me)
    me.go(HOME)
    assert _("For you alone: look back on quarter {number}.").format(number=1) in me.words()
    assert "Kwikstaart" not in me.words()
    me.push(PAGE)
    assert me.window.walk.step == "leadership"
    back = me.table(text("leadership", "sections.quarter1.title"))
    me.walk_to(back, 0, 1)
    me.type("d")
    me.press(Key.Key_Tab)
    me.type("Op maandag wel")
    me.press(Key.Key_Tab)
    thing = me.window.walk.document.plan.intentions[0]
    assert (thing.done1, thing.note1) == ("partly", "Op maandag wel")
    me.go(HOME)
    assert _("For you alone: you looked back on quarter {number}.").format(number=1) in me.words()


def test_print_on_this_page_means_her_own_sheet(me: Person) -> None:
    asked: list[object] = []
    me.window.walk.print_requested.disconnect()  # the print window is tried elsewhere
    me.window.walk.print_requested.connect(asked.append)
    me.push(_("Print this as a sheet…"))
    assert asked == [me.window.walk.page.printed()]


def buttons(me: Person) -> list[QAbstractButton]:
    return [button for button in me.window.walk.page.findChildren(QAbstractButton) if button.isVisible()]
