"""The short plan in the window: from a first start to a poster, counted; forth and back, skipped, undone, resumed."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget

from desktop.forms import tab_order
from desktop.pages.short_plan import ShortPlanPage
from desktop.printing.dialog import PrintDialog
from desktop.theme.appearance import appearance
from plans.derived import completeness, steps
from plans.plan import Plan
from plans.short_plan import questions
from resources.language import gettext as _
from resources.texts import choices, text
from tests.desktop import measure
from tests.desktop.person import PATIENCE, Control, Key, Person

MOST_TO_A_POSTER, MOST_TO_A_WHOLE_PLAN = 40, 90
NAME = "Hoe heet het team?"
MESSAGE = "Techniek die rust geeft: zo houden we tijd voor elkaar."


VISION = {
    "Waarom vernieuwen we?": "Om de nacht rustig te houden.",
    "Waar richten we ons op?": "Slaap en minder typen.",
    "Hoe komen we stap voor stap verder?": "Eerst één gang, dan drie.",
    "Hoe laten we zien wat het oplevert?": "Elke maand een verhaal van een bewoner.",
    "Wat heeft de cliënt eraan?": "Een nacht zonder storing.",
    "Wat heeft de collega eraan?": "Minder lopen, meer overzicht.",
}


class Counting(Person):
    """Counts what she does: each field that is typed in, each choice made and each button or key pressed is one entry.

    Looking, scrolling and moving the keyboard (Tab, arrows within one choice) count for nothing.
    """

    def __init__(self, person: Person) -> None:
        super().__init__(person.qtbot, person.window)
        self.entries = 0

    def fill(self, question: str, words: str) -> None:
        super().fill(question, words)
        self.entries += 1

    def choose(self, question: str, word: str) -> None:
        super().choose(question, word)
        self.entries += 1

    def push(self, words: str) -> None:
        super().push(words)
        self.entries += 1

    def go(self, step: str) -> None:
        super().go(step)
        self.entries += 1

    def enter(self) -> None:
        """Press Enter."""
        self.press(Key.Key_Return)
        self.entries += 1

    def name_file(self, path: Path) -> None:
        super().name_file(path)
        self.entries += 1


class LookingAround(Counting):
    """Notes before each question is left how far it would have to be scrolled."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        self.scrolls: dict[str, int] = {}

    def push(self, words: str) -> None:
        self._note()
        super().push(words)

    def enter(self) -> None:
        self._note()
        super().enter()

    def _note(self) -> None:
        page = self.window.walk.page if self.window.walk else None
        if isinstance(page, ShortPlanPage) and page.question:
            measure.settle()
            self.scrolls[page.question.key] = page.verticalScrollBar().maximum()


def page_of(me: Person) -> ShortPlanPage:
    page = me.window.walk.page
    assert isinstance(page, ShortPlanPage)
    return page


def plan_of(me: Person) -> Plan:
    plan: Plan = me.window.walk.document.plan
    return plan


def asked(me: Person, key: str) -> bool:
    """Whether a question is the one on the screen."""
    return text("short_plan", f"questions.{key}.ask") in me.words()


def choose_card(me: Person, title: str) -> None:
    """Walk to a card with the arrow keys; it is one choice."""
    cards = me.visible(QListWidget, _("Technology cards"))
    for _try in range(cards.count()):
        me.press(Key.Key_Down)
        if cards.selectedItems()[0].text().startswith(f"{title}\n"):
            break
    assert cards.selectedItems()[0].text().startswith(f"{title}\n")
    if isinstance(me, Counting):
        me.entries += 1


def answer_all(me: Counting) -> None:
    """Answer the twelve questions from the first one on, with two cards; type no more than is needed."""
    me.fill(NAME, "Team De Esdoorn")
    me.fill(_("Who leads this team?"), "Ineke de Boer")
    me.choose("Welke zorg geven jullie?", "Verpleeghuis")
    me.fill("Hoeveel collega’s telt het team?", "21")
    me.push(_("Next →"))
    assert asked(me, "message")
    me.push(MESSAGE)
    me.push(_("Next →"))
    assert asked(me, "goal1")
    choose_card(me, "Rustige nachten")
    me.enter()
    assert asked(me, "seen1")
    me.fill("Nu", "2")
    me.push(_("Next →"))
    choose_card(me, "Na de dienst niet meer typen")
    me.enter()
    me.fill("Nu", "3")
    me.push(_("Next →"))
    assert asked(me, "owners")
    for place, name in enumerate(("Yusuf Şahin", "Marloes de Wit"), start=1):
        me.fill(_("Who leads goal {number}?").format(number=place), name)
    me.push(_("Next →"))
    assert asked(me, "steps")
    me.push(_("Next →"))
    assert asked(me, "old_way")
    me.push(_("Next →"))
    assert asked(me, "coach")
    me.push("Yusuf Şahin")
    me.push(_("Next →"))
    assert asked(me, "reviews")
    me.push(_("Next →"))
    assert asked(me, "money")


def save_poster(me: Counting, path: Path) -> str:
    """Print the poster to a file and read the words on it."""

    def inside() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, PrintDialog)
        me.qtbot.waitUntil(lambda: shown.is_ready and shown.preview.is_sharp, timeout=PATIENCE)
        assert shown.choices.order().request.what == "poster"
        me.answering(lambda: me.name_file(path), lambda: me.push(_("Save…")))
        me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)
        shown.reject()

    me.answering(inside, lambda: me.push(_("Print the poster…")))
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_from_a_first_start_to_a_poster(start, tmp_path: Path) -> None:
    me = Counting(start())
    me.push(_("Begin"))
    answer_all(me)
    me.push(_("Next →"))
    assert text("short_plan", "done.ask") in me.words()
    assert completeness.level(me.window.walk.document.findings) == "basis"
    poster = save_poster(me, tmp_path / "poster.pdf")
    assert me.entries <= MOST_TO_A_POSTER, me.entries
    plan = plan_of(me)
    for words in (MESSAGE, "Rustige nachten", "Na de dienst niet meer typen", "2 → 8 bewoners", "Yusuf Şahin"):
        assert words in poster, words
    for words in ("Marloes de Wit", "Begin klein", "14 april", "vóór 21 sep", "Team De Esdoorn"):
        assert words in poster, words
    assert len([person for person in plan.people if person.name == "Yusuf Şahin"]) == 1


def test_a_whole_plan_with_two_cards_in_a_low_window_with_large_text(start, qapp) -> None:
    me = LookingAround(start())
    appearance.apply(qapp, "light", 150)
    me.window.resize(1366, 768)
    me.push(_("Begin"))
    answer_all(me)
    me.fill(text("short_plan", "budget.hour"), "38,50")
    for line in questions.lines_of(plan_of(me)):
        me.fill(line.what, "500")
    me.push(_("Next →"))
    # Two goals of ten steps together, and the costs of two cards, are longer than such a window.
    assert {key for key, far in me.scrolls.items() if far} == {"steps", "money"}
    assert len(me.scrolls) == 12
    me.push(_("Work it out further in the whole plan"))
    assert me.window.walk.step == "team"
    me.fill("Bij welke organisatie hoort het?", "Zorggroep Oever")
    me.fill("Op welke locatie werken jullie?", "Veldzicht")
    me.go(text("vision", "step.title"))
    me.choose("Heeft de organisatie een visie op digitalisering?", "Nee")
    for question, words in VISION.items():
        me.fill(question, words)
    me.go(text("training", "step.title"))
    for name, number in zip(choices("training", "user_type.type").values(), ("4", "7", "7", "3"), strict=True):
        me.fill(name, number)
    me.fill("Hoe nemen we nieuwe collega’s mee?", "Een maatje, en drie diensten samen.")
    found = me.window.walk.document.findings
    left = [item.message for item in completeness.open_for("good", found)]
    assert completeness.level(found) == "good", left
    assert me.entries <= MOST_TO_A_WHOLE_PLAN, me.entries
    me.go(text("plan", "step.title"))
    me.fill("Wie stelt het plan vast?", "Jörg Müller")
    me.fill("Op welke dag is het plan vastgesteld?", "18-12-2026")
    me.push(_("Adopt the plan"))
    assert plan_of(me).record.state == "adopted"


# Forth and back


def begin(start) -> Person:
    me: Person = start()
    me.push(_("Begin"))
    return me


def test_everything_can_be_left_open(start) -> None:
    me = begin(start)
    seen = []
    for _question in range(20):
        if text("short_plan", "done.not_yet") in me.words():
            break
        seen.append(page_of(me).question.key)
        me.push(_("I don’t know yet"))
    # Without a goal there is nothing to ask about goals.
    assert seen == ["team", "message", "goal1", "coach", "reviews", "money"]
    assert not plan_of(me).team.name
    assert not any(review.on for review in plan_of(me).reviews)
    me.push(_("← Back"))
    assert asked(me, "money")


def test_a_goal_of_the_teams_own_gets_first_steps(start) -> None:
    me = begin(start)
    for _skipped in range(2):
        me.push(_("I don’t know yet"))
    me.push(_("I’ll think of a goal myself"))
    me.type("Samen aan tafel")
    me.press(Key.Key_Tab)
    me.fill("Wat willen we bereiken?", "Vóór oktober eten twaalf bewoners samen in plaats van vier.")
    me.push(_("Next →"))
    assert asked(me, "seen1")
    me.push(_("Next →"))
    assert str(plan_of(me).goals[0].due) == "2027-09-30"
    me.push(_("I don’t know yet"))
    assert asked(me, "owners")
    me.push(_("I don’t know yet"))
    assert text("short_plan", "first_steps.measure") in me.words()
    assert not plan_of(me).actions
    me.push(_("Next →"))
    days = [action.due for action in plan_of(me).actions]
    assert len(days) == 3
    assert days == sorted(days)
    assert days[-1] < plan_of(me).goals[0].due
    me.window.undo.emit()
    assert not plan_of(me).actions
    assert asked(me, "steps")


def test_own_steps_take_the_place_of_those_that_are_proposed(start) -> None:
    me = begin(start)
    for _skipped in range(2):
        me.push(_("I don’t know yet"))
    me.push(_("I’ll think of a goal myself"))
    me.fill("Hoe noemen we dit doel?", "Samen aan tafel")
    for _skipped in range(4):
        me.push(_("I don’t know yet"))
    assert asked(me, "steps")
    me.fill(_("One more step for goal {number}").format(number=1), "Tafels tegen elkaar zetten")
    assert text("short_plan", "first_steps.measure") not in me.words()
    me.push(_("Next →"))
    assert [action.what for action in plan_of(me).actions] == ["Tafels tegen elkaar zetten"]


def test_keys_alone_and_enter_goes_on(start) -> None:
    me = begin(start)
    me.type("De Es")
    for _field in range(3):
        me.press(Key.Key_Tab)
    me.type("12")
    me.press(Key.Key_Return)
    assert asked(me, "message")
    assert (plan_of(me).team.name, plan_of(me).team.staff) == ("De Es", 12)
    me.type("Rust voor wie hier woont")
    me.press(Key.Key_Return)
    assert asked(me, "goal1")
    assert plan_of(me).vision.message == "Rust voor wie hier woont"
    # Nothing is chosen beforehand: Enter takes no card that nobody chose.
    me.press(Key.Key_Return)
    assert not plan_of(me).goals
    me.press(Key.Key_Return)
    assert asked(me, "seen1")
    assert len(plan_of(me).goals) == 1


def test_what_does_not_fit_stays_and_can_be_left_for_later(start) -> None:
    me = begin(start)
    me.fill(NAME, "De Es")
    me.focus("Hoeveel collega’s telt het team?")
    me.type("veel")
    me.push(_("Next →"))
    assert asked(me, "team")
    assert not me.window.walk.document.is_saved
    me.push(_("I don’t know yet"))
    assert asked(me, "message")
    me.push(_("← Back"))
    assert me.value("Hoeveel collega’s telt het team?") == "veel"
    me.fill("Hoeveel collega’s telt het team?", "21")
    me.push(_("Next →"))
    assert me.window.walk.document.is_saved


def test_it_stops_and_goes_on_where_nothing_was_filled_in_yet(start) -> None:
    me = begin(start)
    me.fill(NAME, "De Es")
    me.push(_("Next →"))
    me.push(_("Stop, I’ll go on later"))
    me.qtbot.waitUntil(lambda: "De Es" in me.words())
    me.push(_("Go on"))
    assert me.window.walk.step == steps.SHORT
    assert asked(me, "message")


def test_a_card_is_taken_back_in_one_go_and_the_question_comes_back(start) -> None:
    me = begin(start)
    for _skipped in range(2):
        me.push(_("I don’t know yet"))
    choose_card(me, "Rustige nachten")
    me.press(Key.Key_Return)
    assert plan_of(me).actions
    me.press(Key.Key_Z, Control)
    me.window.undo.emit()
    assert not plan_of(me).goals
    assert asked(me, "goal1")


def test_the_lines_under_the_poster_lead_to_their_question(start) -> None:
    me = begin(start)
    me.push(f"{text('short_plan', 'lines.reviews')}, {_('no answer yet')}")
    assert asked(me, "reviews")
    me.push(_("Next →"))
    assert all(review.on for review in plan_of(me).reviews)
    assert me.visible(QAbstractButton, f"{text('short_plan', 'lines.reviews')}, {_('has an answer')}")


def test_a_plan_that_is_under_way_can_be_gone_through_as_well(start) -> None:
    me = start()
    me.push(_("Look at the sample"))
    me.command(_("Short plan…"))
    assert isinstance(me.window.walk.page, ShortPlanPage)
    assert text("short_plan", "done.ask") in me.words()
    before = me.window.walk.document.plan.record.revision
    for _question in range(12):
        me.push(_("← Back"))
    assert asked(me, "team")
    for _question in range(12):
        me.push(_("Next →"))
    assert text("short_plan", "done.ask") in me.words()
    assert me.window.walk.document.plan.record.revision == before
    me.push(_("To the whole plan"))
    assert me.window.walk.step == "plan"
    assert me.window.walk.list.isVisible()


def test_home_care_hears_its_own_words(start) -> None:
    me = begin(start)
    me.choose("Welke zorg geven jullie?", choices("team", "team.care")["home_care"])
    for _question in range(2):
        me.push(_("Next →"))
    said = []
    cards = me.visible(QListWidget, _("Technology cards"))
    for row in range(cards.count()):
        cards.setCurrentRow(row)
        said.append(f"{cards.item(row).text()} {me.words()}")
    assert not [words for words in said if "bewoner" in words.casefold() or "huiskamer" in words.casefold()]


def test_what_the_poster_lacks_leads_to_where_it_is_filled_in(start) -> None:
    me = begin(start)
    for _question in range(6):
        me.push(_("I don’t know yet"))
    lacking = text("short_plan", "done.not_yet")
    assert lacking in me.words()
    first = QApplication.focusWidget()
    assert isinstance(first, QAbstractButton)
    me.push(_("There is no goal yet. Start with one."))
    assert asked(me, "goal1")


def test_a_plan_that_is_fixed_says_why_and_stays_as_it_is(start) -> None:
    me = begin(start)
    me.fill(NAME, "De Es")
    document = me.window.walk.document
    document.set_value(document.plan.record, "state", "closed")
    page_of(me).refresh()
    assert document.lock_reason(document.plan.team, "name") in me.words()
    for _question in range(12):
        page_of(me).go_on()
    assert not document.plan.goals
    assert not any(review.on for review in document.plan.reviews)


def test_everything_that_takes_the_keyboard_has_a_name(start) -> None:
    me = begin(start)
    unnamed = []
    for _question in range(13):
        page = page_of(me)
        if page.question and page.question.name == "goal":
            choose_card(me, "Rustige nachten" if page.question.goal == 1 else "Na de dienst niet meer typen")
        for stop in tab_order.stops(page):
            words = getattr(stop, "text", lambda: "")()
            if not (stop.accessibleName() or words):
                unnamed.append((page.question, stop))
        page.go_on()
    assert unnamed == []
