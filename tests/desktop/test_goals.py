"""The goal page: the gate of the vision, five cards and a parking lot, and all that a goal holds under its folds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QTableView, QWidget

from desktop.forms.parts import Fold
from desktop.forms.shelf import CardButton
from plans.derived import line_amounts
from plans.errors import Locked
from plans.exchange import plan_file
from plans.money import format_euros
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices, text
from tests.desktop.disk import on_disk
from tests.desktop.person import Control, Key, Person

Alt = Qt.KeyboardModifier.AltModifier
Shift = Qt.KeyboardModifier.ShiftModifier
FITS = "Past dit bij onze visie?"
TITLE = "Hoe noemen we dit doel?"
FIVE = ["Zelf medicatie regelen", "Rustiger nachten", "Sneller rapporteren", "Minder alleen", "Veilig op weg"]


def said(section: str) -> str:
    return text("goals", f"sections.{section}.title")


@pytest.fixture
def me(start) -> Person:
    """Somebody on the goal page of the sample: five goals, three ideas in the parking lot."""
    someone = start(str(plan_file.SAMPLE))
    someone.go(text("goals", "step.title"))
    someone.words()
    return someone


@pytest.fixture
def fresh(start) -> Person:
    """Somebody on the goal page of a new plan, with two goals."""
    someone = start()
    someone.push(_("New plan"))
    someone.go(text("goals", "step.title"))
    for number, title in enumerate(("Stille nachten", "Minder papier"), start=1):
        someone.push(_("+ Goal {number}").format(number=number))
        someone.fill(TITLE, title)
    return someone


def cards(me: Person) -> list[CardButton]:
    QApplication.processEvents()
    return [item for item in me.window.findChildren(CardButton) if item.isVisible()]


def titles(me: Person) -> list[str]:
    return [item.face.title for item in cards(me) if item.face]


def lot(me: Person) -> QTableView:
    return me.table(said("parked"))


def rows(table: QTableView) -> list[str]:
    """Read the first column, without the row for a new one."""
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(len(model.records))]


def card(me: Person, title: str) -> CardButton:
    return next(item for item in cards(me) if item.face and item.face.title == title)


def choose(me: Person, title: str) -> None:
    """Click on a card."""
    me.turn_to()
    me.click(card(me, title))


def on_card(me: Person, title: str) -> None:
    """Put the keyboard on a card."""
    me.turn_to()
    card(me, title).setFocus(Qt.FocusReason.TabFocusReason)


def on_row(me: Person, table: QTableView, title: str) -> None:
    me.turn_to()
    me.walk_to(table, rows(table).index(title), 0)


def undo(me: Person) -> None:
    me.turn_to()
    me.press(Key.Key_Z, Control)


def carry(monkeypatch, source: QWidget, at: QPoint, target: QWidget) -> bool:
    """Drag with the mouse: press and move on the source, let go above the target; tells whether it was taken."""
    taken = []

    def let_go(dragging: QDrag, *_actions: object) -> Qt.DropAction:
        move, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
        middle = target.rect().center()
        over = QDragEnterEvent(middle, move, dragging.mimeData(), Qt.MouseButton.LeftButton, none)
        QApplication.sendEvent(target, over)
        if over.isAccepted():
            drop = QDropEvent(middle, move, dragging.mimeData(), Qt.MouseButton.LeftButton, none)
            QApplication.sendEvent(target, drop)
            taken.append(drop.isAccepted())
        return move

    monkeypatch.setattr(QDrag, "exec", let_go)
    QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=at)
    for step in (2, 30, 40):
        existing, spot = Qt.MouseButton.LeftButton, QPointF(at + QPoint(step, 2))
        kind, plain = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
        there = QPointF(source.mapToGlobal(spot))
        QApplication.sendEvent(source, QMouseEvent(kind, spot, there, Qt.MouseButton.NoButton, existing, plain))
        if taken:
            break
    QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    return taken == [True]


def carry_card(monkeypatch, me: Person, title: str, target: QWidget) -> bool:
    source = card(me, title)
    return carry(monkeypatch, source, source.rect().center(), target)


def carry_row(monkeypatch, me: Person, title: str, target: QWidget) -> bool:
    table = lot(me)
    cell = table.model().index(rows(table).index(title), 0)
    return carry(monkeypatch, table.viewport(), table.visualRect(cell).center(), target)


def lot_block(me: Person) -> QWidget:
    """The whole card of the parking lot, which takes what is dropped on it."""
    block: QWidget | None = lot(me)
    while block is not None and not block.acceptDrops():
        block = block.parentWidget()
    assert block is not None
    return block


# -- the gate --------------------------------------------------------------------------------------


def test_an_idea_that_does_not_fit_is_put_aside_with_its_reason_and_finds_its_way_back(me: Person) -> None:
    me.push(said("vision"))
    assert _("Put aside on purpose") not in me.words()
    me.choose(FITS, "Nee")
    assert said("aside") in me.words()
    me.fill(_("Why are we leaving this out?"), "De organisatie kiest voor een ander systeem")
    me.push(_("Put aside on purpose"))
    assert titles(me) == FIVE[1:]
    aside = me.table(said("set_aside"))
    reason = aside.model().index(rows(aside).index(FIVE[0]), 1)
    assert reason.data() == "De organisatie kiest voor een ander systeem"
    assert FIVE[0] not in rows(lot(me))
    undo(me)
    assert titles(me) == FIVE
    assert FIVE[0] not in rows(aside)
    me.press(Key.Key_Z, Control | Shift)
    on_row(me, me.table(said("set_aside")), FIVE[0])
    me.push(_("Look at it again"))
    assert FIVE[0] in rows(lot(me))
    assert FIVE[0] not in rows(aside)
    me.press(Key.Key_Up, Alt)
    assert sorted(titles(me)) == sorted(FIVE)
    assert me.value(TITLE) == FIVE[0]


def test_a_goal_that_does_not_fit_can_be_kept_all_the_same(me: Person) -> None:
    me.push(said("vision"))
    me.choose(FITS, "Nee")
    me.push(_("Keep it after all"))
    assert said("aside") not in me.words()
    assert me.visible(QPushButton, "Een beetje", within=me.field(FITS)).isChecked()
    assert titles(me) == FIVE
    undo(me)
    assert said("aside") in me.words()


def test_the_next_question_of_the_gate_opens_by_itself_and_never_stays_shut(fresh: Person) -> None:
    contribution = text("goals", "fields.goal.adds_health.ask")
    fresh.push(said("vision"))
    assert contribution not in fresh.words()
    fresh.choose(FITS, "Ja")
    assert contribution in fresh.words()
    choose(fresh, "Stille nachten")
    assert contribution not in fresh.words()
    fresh.push(said("adds"))
    assert contribution in fresh.words()


# -- five cards and the parking lot ------------------------------------------------------------------


def test_the_keyboard_moves_goals_parks_them_and_brings_them_back(me: Person) -> None:
    on_card(me, FIVE[1])
    me.press(Key.Key_Left, Alt)
    assert titles(me) == [FIVE[1], FIVE[0], *FIVE[2:]]
    me.press(Key.Key_Right, Alt)
    me.press(Key.Key_Right, Alt)
    assert titles(me) == [FIVE[0], FIVE[2], FIVE[1], *FIVE[3:]]
    focus = QApplication.focusWidget()
    assert isinstance(focus, CardButton)
    assert focus.face is not None
    assert focus.face.title == FIVE[1]
    me.press(Key.Key_Down, Alt)
    assert FIVE[1] not in titles(me)
    assert FIVE[1] in rows(lot(me))
    assert isinstance(QApplication.focusWidget(), CardButton)
    undo(me)
    assert titles(me) == [FIVE[0], FIVE[2], FIVE[1], *FIVE[3:]]
    on_card(me, FIVE[1])
    me.press(Key.Key_Down, Alt)
    on_row(me, lot(me), "Slimme bril")
    me.press(Key.Key_Up, Alt)
    assert titles(me)[-1] == "Slimme bril"
    assert me.value(TITLE) == "Slimme bril"
    undo(me)
    assert "Slimme bril" in rows(lot(me))
    assert "Slimme bril" not in titles(me)


def test_the_keys_are_told(me: Person) -> None:
    assert _("Alt and the down arrow put it in the parking lot.") in cards(me)[0].accessibleDescription()
    assert _("Alt and the down arrow put it in the parking lot.") in cards(me)[0].toolTip()
    assert _("Alt and the up arrow turn this idea into a goal.") in lot(me).accessibleDescription()


def test_the_mouse_drags_cards_and_ideas_each_as_one_step(me: Person, monkeypatch) -> None:
    assert carry_card(monkeypatch, me, FIVE[0], cards(me)[2])
    assert titles(me) == [FIVE[1], FIVE[2], FIVE[0], *FIVE[3:]]
    undo(me)
    assert titles(me) == FIVE
    assert carry_card(monkeypatch, me, FIVE[3], lot_block(me))
    assert FIVE[3] in rows(lot(me))
    assert titles(me) == [*FIVE[:3], FIVE[4]]
    assert carry_row(monkeypatch, me, "Familie-app", cards(me)[1])
    assert titles(me) == [FIVE[0], "Familie-app", FIVE[1], FIVE[2], FIVE[4]]
    assert "Familie-app" not in rows(lot(me))
    undo(me)
    assert titles(me) == [*FIVE[:3], FIVE[4]]
    assert "Familie-app" in rows(lot(me))
    assert carry_row(monkeypatch, me, "Familie-app", cards(me)[4])
    assert titles(me)[-1] == "Familie-app"
    assert carry_card(monkeypatch, me, FIVE[0], cards(me)[0])
    assert titles(me)[0] == FIVE[0]


def test_a_sixth_goal_goes_to_the_parking_lot_with_a_friendly_reason(me: Person) -> None:
    sentence = _("Five is enough for one year. This idea is now in the parking lot, where it does not get lost.")
    me.turn_to()
    me.push(_("+ One more"))
    assert sentence in me.words()
    me.type("Tuinlampen")
    me.press(Key.Key_Return)
    table = lot(me)
    place = rows(table).index("Tuinlampen")
    assert table.model().index(place, 1).data() == _("Five goals are enough for this year")
    assert titles(me) == FIVE
    me.press(Key.Key_Up)
    me.press(Key.Key_Up)
    assert sentence not in me.words()


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_an_idea_stays_parked_while_there_are_five(me: Person, monkeypatch, by: str) -> None:
    sentence = _("Five is enough for one year. This idea stays here for now. Park another goal first to make room.")
    if by == "keyboard":
        on_row(me, lot(me), "Familie-app")
        me.press(Key.Key_Up, Alt)
    else:
        carry_row(monkeypatch, me, "Familie-app", cards(me)[1])
    assert sentence in me.words()
    assert titles(me) == FIVE
    assert "Familie-app" in rows(lot(me))
    reason = lot(me).model().index(rows(lot(me)).index("Familie-app"), 1).data()
    assert reason.startswith("De organisatie kiest"), "what she wrote herself stays"


# -- all that a goal holds ---------------------------------------------------------------------------

PICKED = {
    FITS: "Ja",
    "adds_experience": "Veel prettiger",
    "adds_health": "Iets beter",
    "adds_cost": "Wordt duurder",
    "adds_employee": "Veel lichter",
    "can_organise": "Ja",
    "can_pay": "Met hulp",
    "can_technically": "Nu nog niet",
    "ready_urgent": "Ja, het leeft",
    "ready_staffing": "Net aan",
    "ready_front_runner": "Nog niemand",
    "ready_projects": "Niets groots",
    "ready_resistance": "Verdeeld",
    "ready_communication": "Nog niet",
    "case_pays": "Weten we niet",
    "stage": "Pilot",
}
TYPED = {
    "result": "Vóór oktober lopen we drie rondes in plaats van zes, zodat bewoners doorslapen.",
    "problem": "Bewoners worden wakker van het licht.",
    "indicator": "Nachtrondes per nacht",
    "unit": "rondes",
    "baseline": "6",
    "target": "3",
    "due": "30-9-2027",
    "client_gain": "Doorslapen",
    "employee_gain": "Minder lopen",
    "owner_id": "Şahin Nguyễn",
    "technology": "Bedsensor",
    "fits_vision": "Rust staat in onze visie voorop.",
    "feasible_with": "ICT meet de wifi",
    "ready_first": "Een voortrekker zoeken",
    "initiator_id": "Zoë",
    "case_client": "Meer slaap",
    "case_employee": "Minder onrust",
    "case_care_cost": "4 uur per week",
    "case_saver": "Het zorgkantoor",
    "next_stage": "Als vier bewoners er een maand goed mee slapen",
    "places_now": "1",
    "places_next": "3",
    "places_later": "15",
    "securing": "Vaste vraag in het zorgplan",
    "time_won": "510",
    "time_for": "Samen koffie",
    "stop_doing": "De ronde van drie uur",
    "stop_owner_id": "Zoë",
    "stop_on": "1-9-2027",
    "clients_asked": "Vier bewoners: graag doorslapen",
    "evaluation_how": "Aan de keukentafel",
    "evaluation_with": "Vier bewoners",
    "evaluation_start": "1-4-2027",
    "evaluation_halfway": "3-5-2027",
    "evaluation_on": "1-6-2027",
    "evaluation_outcome": "Werkt het, dan naar gang 2",
    "celebration": "Met taart",
}
TICKED = {"fits_answers": ["Waarom we vernieuwen", "Hoe we het laten zien"], "needs": ["Geld", "Scholing"]}


def ask(name: str) -> str:
    return text("goals", f"fields.goal.{name}.ask") if name in Goal.model_fields else name


def pick(me: Person, question: str, word: str) -> None:
    """Choose a segment with Tab, the arrows and the space bar."""
    me.turn_to()
    holder = me.field(question)
    buttons = holder.findChildren(QPushButton)
    next(button for button in buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus).setFocus()
    wanted = [button.text() for button in buttons].index(word)
    along = Key.Key_Right if buttons[1].y() == buttons[0].y() else Key.Key_Down
    for _step in range(wanted):
        me.press(along)
    me.press(Key.Key_Space)
    assert buttons[wanted].isChecked(), question


def test_a_whole_goal_is_filled_with_the_keyboard_and_is_on_disk(fresh: Person, tmp_path: Path) -> None:
    me = fresh
    for fold in ("time", "vision", "adds", "can", "ready", "case", "barriers", "bigger", "stop", "evaluate"):
        me.turn_to()
        button = me.visible(QAbstractButton, said(fold))
        if not button.is_open:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            me.press(Key.Key_Return)
    for name, word in PICKED.items():
        pick(me, ask(name), word)
    for name, words in TYPED.items():
        me.fill(ask(name), words)
    me.choose(ask("focus"), "Welzijn")
    for name, words in TICKED.items():
        for word in words:
            me.visible(QAbstractButton, word, within=me.field(ask(name))).setFocus(Qt.FocusReason.TabFocusReason)
            me.press(Key.Key_Space)
    me.rows(me.table(said("assumptions")), ("De helft van de meldingen is loos", "Twee weken turven", "1-4-2027"))
    me.rows(
        me.table(text("goals", "tables.barrier.title")),
        ("Huur wordt niet vergoed", "Regels en bekostiging", "Regiomanager", "Betaal een jaar mee"),
    )
    me.go(text("vision", "step.title"))
    kept = {name: on_disk(tmp_path / "test.db", name, "goal")[1] for name in Goal.fields()}
    empty = [name for name, value in kept.items() if value in ("", None, "[]")]
    assert sorted(empty) == ["baseline_from", "ended", "example", "lesson", "parked_reason"]
    words = {name: choices("goals", f"goal.{name}") for name in (*PICKED, "fits") if name in Goal.model_fields}
    for name, word in PICKED.items():
        field = "fits" if name == FITS else name
        assert words[field][kept[field]] == word
    for name in ("problem", "feasible_with", "ready_first", "case_saver", "places_later", "unit"):
        assert str(kept[name]) == TYPED[name]
    assert (kept["fits_answers"], kept["needs"]) == ('["why", "show"]', '["money", "training"]')
    second = on_disk(tmp_path / "test.db", "id", "goal")[1]
    for table, column, value in (("assumption", "check_on", "2027-04-01"), ("barrier", "kind", "rules")):
        assert on_disk(tmp_path / "test.db", "goal_id", table) == [second]
        assert on_disk(tmp_path / "test.db", column, table) == [value]


def test_the_tables_of_one_goal_are_not_those_of_another(fresh: Person) -> None:
    me = fresh
    me.push(said("case"))
    table = me.table(said("assumptions"))
    me.rows(table, ("De sensor past onder elk bed",))
    choose(me, "Stille nachten")
    assert rows(table) == []
    assert table.isVisible(), "the fold stays open from goal to goal"
    me.rows(table, ("Bewoners willen het zelf",))
    assert rows(table) == ["Bewoners willen het zelf"]
    choose(me, "Minder papier")
    assert rows(table) == ["De sensor past onder elk bed"]
    plan = me.window.walk.document.plan
    assert [row.goal_id for row in plan.assumptions] == [plan.goals[1].id, plan.goals[0].id]


def test_a_refused_date_waits_in_the_table_of_its_own_goal(fresh: Person) -> None:
    me = fresh
    me.push(said("case"))
    table = me.table(said("assumptions"))
    me.rows(table, ("De sensor past onder elk bed", "", "ooit een keer"))
    choose(me, "Stille nachten")
    assert _("not saved yet") in me.words()
    me.fill(TITLE, "Heel stille nachten")
    choose(me, "Minder papier")
    assert table.model().index(0, 2).data() == "ooit een keer"
    me.rows(table, ("", "", "1-4-2027"), first=0)
    assert _("not saved yet") not in me.words()


def test_a_closed_fold_tells_what_it_holds(fresh: Person) -> None:
    me = fresh
    me.push(said("stop"))
    me.fill(ask("stop_doing"), "De ronde van drie uur")
    me.push(said("stop"))
    assert "De ronde van drie uur" in me.words().splitlines()
    choose(me, "Stille nachten")
    assert "De ronde van drie uur" not in me.words()


def test_a_finding_on_a_row_opens_its_goal_and_its_fold(fresh: Person) -> None:
    me = fresh
    me.push(said("case"))
    me.rows(me.table(said("assumptions")), ("De sensor past onder elk bed",))
    me.push(said("case"))
    choose(me, "Stille nachten")
    walk = me.window.walk
    finding = next(item for item in walk.document.findings if item.code == "assumption_without_date")
    walk.go_to_finding(finding)
    assert me.value(TITLE) == "Minder papier"
    assert rows(me.table(said("assumptions"))) == ["De sensor past onder elk bed"]
    assert QApplication.focusWidget() is me.table(said("assumptions"))


def test_the_money_of_a_goal_comes_from_the_budget(me: Person) -> None:
    me.push(said("case"))
    plan = me.window.walk.document.plan
    planned = sum(line.total for line in line_amounts.amounts_for_goal(plan, plan.goals[0].id))
    assert planned > 0
    assert format_euros(planned) in me.words()
    me.push(_("To the budget"))
    assert me.window.walk.step == "budget"


def test_an_adopted_plan_is_looked_at_and_its_assumptions_are_still_checked(me: Person, monkeypatch) -> None:
    me.go(text("plan", "step.title"))
    me.fill("Wie stelt het plan vast?", "Rachid")
    me.push(_("Adopt the plan"))
    me.go(text("goals", "step.title"))
    me.words()
    assert [item.face is not None for item in cards(me)] == [True] * 5
    assert _("To the parking lot") not in me.words()
    on_card(me, FIVE[1])
    with me.qtbot.captureExceptions() as refused:
        me.press(Key.Key_Left, Alt)
        me.press(Key.Key_Down, Alt)
        assert not carry_card(monkeypatch, me, FIVE[0], cards(me)[2])
        assert not carry_row(monkeypatch, me, "Familie-app", cards(me)[2])
        on_row(me, lot(me), "Familie-app")
        me.press(Key.Key_Up, Alt)
    assert [kind for kind, _error, _trace in refused] == [Locked] * 2, "moving and parking are answered with a sentence"
    assert titles(me) == FIVE
    assert rows(lot(me))[:2] == ["Slimme bril", "Familie-app"]
    me.push(said("case"))
    before = me.value(ask("case_saver"))
    me.fill(ask("case_saver"), "Toch iemand anders")
    assert me.value(ask("case_saver")) == before
    me.rows(me.table(said("assumptions")), ("De helft van de meldingen is loos",))
    assert rows(me.table(said("assumptions")))[-1] == "De helft van de meldingen is loos"


@pytest.mark.parametrize("percent", [100, 150])
def test_the_open_folds_fit_a_small_window(view: Callable[..., Person], percent: int) -> None:
    me = view(text_size=percent)
    me.go(text("goals", "step.title"))
    me.window.resize(1024, 700)
    page = me.window.walk.page
    for fold in page.findChildren(Fold):
        fold.open(True)
    me.words()
    assert page.horizontalScrollBar().maximum() == 0
    cut = [
        button.text()
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.mapTo(page.widget(), button.rect().topRight()).x() > page.viewport().width()
    ]
    assert cut == []


def test_what_is_put_aside_is_only_listed_when_there_is_something(fresh: Person) -> None:
    assert said("set_aside") not in fresh.words()
    fresh.push(said("vision"))
    fresh.choose(FITS, "Nee")
    fresh.push(_("Put aside on purpose"))
    assert said("set_aside") in fresh.words()
    undo(fresh)
    assert said("set_aside") not in fresh.words()


def test_undoing_a_name_typed_at_a_goal_says_so_and_stays_with_the_goal(fresh: Person) -> None:
    fresh.fill("Wie trekt dit?", "Marloes")
    fresh.press(Key.Key_Tab)
    said_of_it = fresh.visible(QPushButton, _("Undo")).toolTip()
    assert said_of_it.startswith("Trekker, doel ")
    undo(fresh)
    assert fresh.value("Wie trekt dit?") == ""
    assert fresh.window.walk.step == "goals"
    assert fresh.visible(QPushButton, _("Redo")).toolTip() == said_of_it
