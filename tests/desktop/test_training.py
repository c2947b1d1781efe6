"""The training through the window: count the types, see who is missed, add what fits, print the sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from plans.exchange import plan_file
from resources.language import gettext as _
from resources.texts import choices, text, texts
from tests.desktop.person import PATIENCE, Control, Key, Person

STARTER, HESITANT, SKILLED, ENTHUSIAST = choices("training", "user_type.type").values()
ADD = _("Add a suitable activity")
ACTIVITIES = text("training", "sections.activities.title")


@pytest.fixture
def me(start) -> Person:
    """Somebody at the training of a new plan for 2027, of a team of ten."""
    me = start()
    me.push(_("New plan"))
    me.fill("Voor welk jaar is het plan?", "2027")
    me.fill(text("team", "fields.team.staff.ask"), "10")
    me.go(text("training", "step.title"))
    return me


def plan_of(me: Person):
    return me.window.walk.document.plan


def lines(me: Person) -> list[str]:
    return me.words().splitlines()


def codes(me: Person) -> list[str]:
    return [finding.code for finding in me.window.walk.document.findings]


def count(me: Person, *numbers: str) -> None:
    for name, number in zip((STARTER, HESITANT, SKILLED, ENTHUSIAST), numbers, strict=True):
        me.fill(name, number)


def test_counting_adds_up_to_the_team(me: Person) -> None:
    assert "0 van de 10 collega’s geteld" in lines(me)
    count(me, "4", "3", "2", "0")
    assert "9 van de 10 collega’s geteld" in lines(me)
    me.fill(ENTHUSIAST, "1")
    assert "✓ 10 van de 10 collega’s geteld" in lines(me)
    assert [kind.number for kind in plan_of(me).user_types] == [4, 3, 2, 1]


def test_for_whom_there_is_nothing_something_fitting_is_added_and_undone(me: Person) -> None:
    assert ADD not in lines(me)
    count(me, "4", "0", "6", "0")
    assert "Voor “Digitale starter” (4) is er nog niets." in lines(me)
    assert codes(me).count("user_type_unserved") == 2

    me.push(ADD)
    (added,) = plan_of(me).activities
    assert (added.form, added.types, added.places, added.free) == ("coaching", ["starter"], 4, True)
    assert codes(me).count("user_type_unserved") == 1
    assert "Voor “Digitale starter” (4) is er nog niets." not in lines(me)
    assert "Voor “Digitaal vaardige professional” (6) is er nog niets." in lines(me)

    # The keyboard is at the date, the one thing left to choose.
    table = me.table(ACTIVITIES)
    me.qtbot.waitUntil(table.hasFocus)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 3)
    assert "activity_on_missing" in codes(me)
    me.press(Key.Key_F2)
    me.type("8-3-2027")
    me.press(Key.Key_Return)
    assert "activity_on_missing" not in codes(me)
    assert "8 uur" in lines(me)

    me.turn_to()
    me.press(Key.Key_Z, Control)
    me.press(Key.Key_Z, Control)
    assert plan_of(me).activities == []
    assert codes(me).count("user_type_unserved") == 2
    assert "Voor “Digitale starter” (4) is er nog niets." in lines(me)


def test_e_learning_alone_is_not_enough_for_starters(me: Person) -> None:
    count(me, "4", "0", "0", "0")
    me.rows(me.table(ACTIVITIES), ("Filmpjes", "E-learning", "Starter", "20-1-2027"))
    assert "Voor “Digitale starter” (4) is er alleen e-learning." in lines(me)
    assert "unsuitable_form" in codes(me)
    me.push(ADD)
    assert ADD not in lines(me)
    assert "unsuitable_form" not in codes(me)


def test_tab_meets_the_proposals_between_the_training_and_the_roster(me: Person) -> None:
    count(me, "4", "0", "0", "0")
    me.walk_to(me.table(ACTIVITIES), 0, 0)
    me.focus(text("training", "fields.onboarding.capacity.ask"))
    me.press(Key.Key_Backtab)  # the fold that the roster stands under
    me.press(Key.Key_Backtab)
    assert QApplication.focusWidget() is me.visible(QAbstractButton, ADD)
    me.press(Key.Key_Return)
    assert [activity.form for activity in plan_of(me).activities] == ["coaching"]


def test_training_is_weighed_against_the_roster(me: Person) -> None:
    count(me, "4", "0", "0", "0")
    me.rows(me.table(ACTIVITIES), ("Inloop", "Coaching op de werkvloer", "Starter", "20-1-2027"))
    me.walk_to(me.table(ACTIVITIES), 0, 0)
    me.fill(text("training", "fields.activity.hours.ask"), "2")
    assert "Bij 1 scholing staat nog geen aantal plekken. Die bereikt hier dus nog niemand." in lines(me)
    me.fill(text("training", "fields.activity.places.ask"), "10")
    assert "Bij 1 scholing staat nog geen aantal plekken. Die bereikt hier dus nog niemand." not in lines(me)
    assert "20 uur" in lines(me)
    me.fill(text("training", "fields.onboarding.capacity.ask"), "15,5")
    assert "20 van 15,5 uur" in lines(me)
    assert "▲ 4,5 uur te veel" in lines(me)
    assert "training_over_capacity" in codes(me)
    me.fill(text("training", "fields.onboarding.capacity.ask"), "20")
    assert "▲ 4,5 uur te veel" not in lines(me)
    assert "training_over_capacity" not in codes(me)


def test_needs_begin_with_an_example_and_tips_are_a_fold_away(me: Person) -> None:
    me.push(text("training", "sections.hesitant.title"))
    assert text("training", "profiles.hesitant.helps") in lines(me)
    needs = text("training", "fields.user_type.basic_needs.ask")
    assert me.value(needs) == ""
    me.push(_("Start from an example"))
    assert me.value(needs) == text("training", "starters.basic_needs.hesitant")
    assert plan_of(me).user_types[1].tech_needs == text("training", "starters.tech_needs.hesitant")
    me.press(Key.Key_Z, Control)
    assert me.value(needs) == ""

    tips = [f"•  {tip}" for tip in texts("training", "tips.hesitant")]
    assert not set(tips) & set(lines(me))
    me.push(text("training", "sections.tips_hesitant.title"))
    assert set(tips) <= set(lines(me))


def test_a_finding_about_a_type_leads_to_its_count(me: Person) -> None:
    me.go(text("team", "step.title"))
    walk = me.window.walk
    found = next(finding for finding in walk.document.findings if finding.code == "user_type_number_missing")
    walk.go_to_finding(found)
    me.qtbot.waitUntil(lambda: QApplication.focusWidget() is me.field(STARTER))


def test_new_colleagues_see_their_way(start) -> None:
    me = start(str(plan_file.SAMPLE))
    me.go(text("training", "step.title"))
    me.push(text("training", "sections.new_staff.title"))
    assert "1.  De kaart met onze programma’s · 22 maart 2027" in lines(me)
    assert "Samen 1 uur voor elke nieuwe collega." in lines(me)


def test_the_count_sheet_is_saved_as_a_pdf(me: Person, tmp_path: Path) -> None:
    printed = tmp_path / "telblad ons team.pdf"

    def in_print_dialog() -> None:
        assert _("With roles instead of names") not in lines(me)
        me.qtbot.waitUntil(me.visible(QPushButton, _("Save…")).isEnabled, timeout=PATIENCE)
        me.answering(lambda: me.name_file(printed), lambda: me.push(_("Save…")))
        me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)
        me.push(_("Close"))

    me.answering(in_print_dialog, lambda: me.push(_("Print the count sheet…")))
    (page,) = PdfReader(printed).pages
    assert text("training", "count_sheet.title") in page.extract_text()


def test_an_adopted_plan_can_still_get_training_but_no_other_counts(start) -> None:
    me = start(str(plan_file.SAMPLE))
    me.go(text("training", "step.title"))
    document = me.window.walk.document
    document.set_value(document.plan.record, "state", "adopted")
    assert me.field(STARTER).isReadOnly()
    assert document.may_change(document.plan.activities[0])


def test_the_types_are_ticked_in_the_cell_by_keyboard_or_typed(me: Person) -> None:
    table = me.table(ACTIVITIES)
    me.rows(table, ("Inloop", "Coaching op de werkvloer"))
    me.walk_to(table, 0, 2)
    me.press(Key.Key_F2)
    for key in (Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        me.press(key)
    assert QApplication.focusWidget().text() == "Starter, Vaardig"
    me.press(Key.Key_Return)
    (activity,) = plan_of(me).activities
    assert activity.types == ["starter", "skilled"]
    me.rows(table, ("Inloop", "", "Iedereen"), first=0)
    assert activity.types == ["starter", "hesitant", "skilled", "enthusiast"]
    me.walk_to(table, 0, 2)
    me.press(Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    me.type("aarz")
    assert [item.checkState().value > 0 for item in editor.items] == [False, True, False, False]
    me.press(Key.Key_Escape)
    assert activity.types == ["starter", "hesitant", "skilled", "enthusiast"]
