"""The year home: what an adopted plan opens on, what is said once, and a whole year through its screens."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView

from desktop.forms.labels import Pressed
from desktop.forms.lock_notice import LockNotice
from plans.dates import QUARTERS, format_day
from plans.derived import steps
from plans.exchange import plan_file
from plans.plan import Plan
from plans.records import Record
from plans.subjects.actions import Action
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person

HOME, CHECK = text("home", "step.title"), text("plan", "step.title")
VIEW = text("steps", "view")
TODAY = dt.date.today()


def of_this_year(plan: Plan) -> Plan:
    """Move a plan to the year it is now, so that its days are around today."""
    by = TODAY.year - plan.year
    records: list[Record] = [*plan.records()]
    for record in records:
        for field in record.fields():
            day = getattr(record, field)
            if isinstance(day, dt.date):
                setattr(record, field, day.replace(year=day.year + by))
    plan.team.year += by
    return plan


@pytest.fixture
def me(start, tmp_path) -> Person:
    """Somebody with the sample plan of this year, adopted just now."""
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    plan_file.write(of_this_year(sample), tmp_path / "plan.jaarplan")
    person = start(str(tmp_path / "plan.jaarplan"))
    adopt(person)
    return person


def adopt(me: Person) -> None:
    me.go(CHECK)
    me.fill("Wie stelt het plan vast?", "Locatiemanager")
    me.push(_("Adopt the plan"))


def document(me: Person):
    return me.window.walk.document


def rows(me: Person) -> list[str]:
    """Return the rows of the list that can be seen."""
    view = me.visible(QListView, _("Steps of the plan"))
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount()) if not view.isRowHidden(row)]


def notices(me: Person) -> list[LockNotice]:
    return [item for item in me.window.findChildren(LockNotice) if item.isVisible()]


def lines(me: Person) -> list[str]:
    """Return what is read out for each line of what is due."""
    QApplication.processEvents()
    return [item.accessibleName() for item in me.window.walk.page.findChildren(Pressed) if item.isVisible()]


def test_adopting_ends_with_a_moment_and_the_poster(me: Person) -> None:
    words = me.words()
    assert _("The plan for {year} is adopted").format(year=TODAY.year) in words
    assert text("plan", "adopted.celebrate") in words
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == _("The poster for the wall…")
    assert _("Adopt the plan") not in words
    me.push(_("To this quarter"))
    assert me.window.walk.step == steps.HOME


def test_an_adopted_plan_opens_on_this_quarter(me: Person, start) -> None:
    me.go(text("budget", "step.title"))
    me.window.close()
    again = start()
    assert HOME in again.words()  # The card on the start page says so.
    again.press(Key.Key_Return)
    assert again.window.walk.step == steps.HOME


def test_the_list_has_the_year_open_and_the_plan_folded(me: Person) -> None:
    me.go(HOME)
    quarters = [_("Quarter {number}").format(number=number) for number in QUARTERS]
    seen = rows(me)
    assert [row for row in seen if row in (HOME, *quarters, VIEW)] == [HOME, *quarters, VIEW]
    me.go(VIEW)
    assert me.window.walk.step == steps.CHECK
    assert {text(name, "step.title") for name in steps.NAMES} <= set(rows(me))
    me.go(VIEW)
    assert rows(me) == seen
    assert me.window.walk.step == steps.CHECK
    me.go(text("team", "step.title"))
    assert me.window.walk.step == "team"


def test_words_stand_only_where_something_is_open(start) -> None:
    me = start(str(plan_file.SAMPLE))
    model = me.visible(QListView, _("Steps of the plan")).model()
    assert me.status(CHECK)
    notes = {model.index(row, 0).data(): model.index(row, 0).data(desktop_note()) for row in range(model.rowCount())}
    assert notes[text("team", "step.title")] == ""
    assert notes[CHECK] == _("to be adopted")
    document(me).set_value(document(me).plan.team, "name", "")
    assert me.status(text("team", "step.title")).endswith(_("{count} open").format(count=1))


def desktop_note() -> int:
    from desktop.step_list import NOTE

    return NOTE


def test_why_fields_are_shut_is_said_once_on_each_page(me: Person) -> None:
    adopted_on = document(me).plan.record.adopted_on
    assert adopted_on
    day = format_day(adopted_on)
    for name in ("team", "vision", "goals", "budget"):
        me.go(text(name, "step.title"))
        assert len(notices(me)) == 1
        assert me.words().count(_("The plan was adopted on {day}.").format(day=day)) == 1
    for name in ("actions", "people", "calendar"):
        me.go(text(name, "step.title"))
        assert notices(me) == []
    me.go(HOME)
    assert len(notices(me)) == 1
    me.push(VIEW)
    assert me.window.walk.step == steps.CHECK
    me.answering(lambda: me.push(_("Open again")), lambda: me.push(_("Reopen the plan for changes")))
    me.go(text("team", "step.title"))
    assert notices(me) == []
    assert HOME not in rows(me)


def test_what_is_due_leads_to_where_it_is_ticked_off(me: Person) -> None:
    plan = document(me).plan
    for action in plan.actions:
        document(me).set_value(action, "status", "done")
    late = document(me).add(Action, what="Bel de leverancier", due=TODAY - dt.timedelta(days=900), status="open")
    me.go(HOME)
    assert "Bel de leverancier" in lines(me)[0]
    me.push("Bel de leverancier")
    assert me.window.walk.step == "actions"
    document(me).set_value(late, "status", "done")
    me.go(HOME)
    assert not any("Bel de leverancier" in line for line in lines(me))


def test_everything_that_is_due_is_one_press_away(me: Person) -> None:
    me.go(HOME)
    few = len(lines(me))
    more = next(item for item in me.window.walk.page.findChildren(QAbstractButton) if item.text().startswith("Toon"))
    me.click(more)
    assert len(lines(me)) > few
    me.push(_("Show fewer"))
    assert len(lines(me)) == few


def test_home_works_with_the_keyboard_alone(me: Person) -> None:
    me.go(HOME)
    me.turn_to()
    me.visible(QAbstractButton, _("Prepare the review")).setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _step in range(12):
        me.press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.append(focus.accessibleName() or (focus.text() if isinstance(focus, QAbstractButton) else ""))
    assert _("Whole calendar") in seen
    assert set(lines(me)) <= set(seen)
    assert VIEW in seen


def test_undoing_the_adoption_gives_the_making_back(me: Person) -> None:
    me.turn_to()
    me.press(Key.Key_Z, Control)
    assert document(me).plan.record.state == "concept"
    assert _("Adopt the plan") in me.words()
    assert HOME not in rows(me)


def test_a_whole_year_from_adopting_to_the_plan_for_the_next(me: Person) -> None:
    me.push(_("To this quarter"))
    for quarter in QUARTERS:
        me.turn_to()
        me.push(_("Prepare the review"))
        assert me.window.walk.page.quarter == quarter
        for place in range(5):
            me.type(str(place + quarter))
            me.press(Key.Key_Tab)
            me.type("G" if quarter == 4 and not place else "K")
            me.press(Key.Key_Tab)
            me.type(f"Kwartaal {quarter}, doel {place + 1}.")
            me.press(Key.Key_Tab)
        me.push(_("On to adjusting →"))
        me.fill("Kan het slimmer?", f"Slimmer in kwartaal {quarter}")
        me.push(_("Close this review"))
        assert me.window.walk.step == steps.HOME
        assert f"Kwartaal {quarter}, doel 1." in me.words()
    assert _("All four reviews are closed. Well done.") in me.words()
    plan = document(me).plan
    assert len(plan.measurements) == 20
    assert {item.status for item in plan.measurements if item.quarter < 4} == {"on_course"}
    me.push(_("Look back on the year"))
    assert me.window.walk.step == steps.NEXT_YEAR
    me.answering(
        lambda: me.press(Key.Key_Escape), lambda: me.push(_("Make the plan for {year}").format(year=TODAY.year + 1))
    )
    assert document(me).plan.year == TODAY.year + 1
    assert me.window.walk.step == steps.NAMES[0]
