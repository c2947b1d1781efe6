"""Every place of the window to look at in a test: the pages of the plan, those beside it, and the dialogs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop.about import AboutDialog
from desktop.commands.key_list import KeyList
from desktop.commands.palette import Palette
from desktop.commands.search_dialog import SearchDialog
from desktop.commands.table import commands
from desktop.commands.tasks import Tasks
from desktop.comparing import CompareDialog
from desktop.counting import CountDialog
from desktop.forgetting import ForgetDialog
from desktop.forms.parts import Fold
from desktop.guide import GuideWindow
from desktop.house_pack.making import MakeDialog
from desktop.house_pack.preview import ChangesDialog, PackDialog
from desktop.idea_board import BoardDialog
from desktop.importing.dialog import ImportDialog
from desktop.merge_dialog import MergeDialog
from desktop.message_dialog import MessageDialog
from desktop.news import NewsDialog
from desktop.passphrase import AskPassphrase
from desktop.portfolio.saving import SaveDialog
from desktop.portfolio.view import PortfolioView
from desktop.possible_names import NamesDialog, Word
from desktop.printing.dialog import PrintDialog
from desktop.safeguards import SafeguardDialog
from desktop.settings_dialog import SettingsDialog
from desktop.share_dialog import ShareDialog
from plans import merging, portfolio
from plans.anonymise.leftovers import possible_names
from plans.derived import compare, steps
from plans.edits import adoption
from plans.exchange.plan_file import SAMPLE, read, with_new_keys
from plans.exchange.share_message import Message
from plans.house_pack import filling, making
from plans.importing import sources, taking
from plans.importing.proposal.choices import Choices
from plans.plan import Plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.portfolio import Choice, Collection
from plans.printing.request import PrintRequest
from resources.language import gettext as _
from tests.desktop import measure
from tests.desktop.person import Person

TEAMS = ("De Linde", "De Beuk", "De Oever", "Het Anker", "Łódź", "Wilgenhof", "Thuiszorg Noord", "Nachtzorg")
LIST = "Actie;Wie;Deadline;Kleur\nLampen ophangen;Marloes de Wit;1 mei 2027;rood\nOefenen;Piet Bakker;morgen;\n"


def pages(me: Person, *, folded: bool = True) -> Iterator[str]:
    """Open every page of the plan that is open, by its name: as it comes (unless not ``folded``), and with all folds
    open.
    """
    walk = me.window.walk
    for name in (*steps.PAGES, steps.HOME):
        walk.go(name)
        measure.settle()
        if folded:
            yield name
        unfold(walk.page)
        yield f"{name}, unfolded"


def year(me: Person) -> Iterator[str]:
    """Adopt the plan that is open, and open the pages of its year."""
    walk = me.window.walk
    plan = walk.document.plan
    walk.document.apply_step(adoption(plan, dt.date(2026, 12, 18), "Rachid Benali", snapshot(plan)))
    for name in (steps.HOME, steps.CHECK, "goals", "actions", steps.REVIEWS, steps.NEXT_YEAR):
        walk.go(name)
        measure.settle()
        yield f"{name}, adopted"
    walk.go(steps.REVIEWS)
    walk.page.turn(2, "adjust")
    measure.settle()
    yield "reviews, adjusting"


def beside(me: Person) -> Iterator[tuple[str, QWidget]]:
    """Open what stands beside the plan that is open: teams, cards, history; and the start page without it."""
    window = me.window
    window.portfolio_requested.emit()
    view = window.findChild(PortfolioView)
    measure.settle()
    yield "overview, empty", view
    view.show_gathered(teams())
    measure.settle()
    yield "overview", view
    window.leave_beside()
    window.cards_requested.emit("")
    measure.settle()
    yield "cards", window
    window.leave_beside()
    window.walk.document.set_value(window.walk.document.plan.actions[0], "status", "done")
    window.history_requested.emit()
    measure.settle()
    yield "history", window
    window.leave_beside()
    window.home.emit()
    me.qtbot.waitUntil(lambda: window.start.resume is not None and window.start.resume.tells_progress)
    measure.settle()
    yield "start", window.start


def teams() -> Collection:
    """Return the sample eight times, as teams with names of their own."""
    sample, _notice = read(SAMPLE)
    found = []
    for number, name in enumerate(TEAMS, start=1):
        plan = with_new_keys(sample)
        plan.team.name = name
        found.append(portfolio.summary(plan, source=f"team {number}.jaarplan"))
    return Collection(tuple(found))


def dialogs(me: Person, folder: Path) -> dict[str, Callable[[], QDialog]]:
    """Return how each dialog of the program is made, with something in it."""
    window, settings = me.window, me.window.settings
    document = window.walk.document
    plan = document.plan
    listed = folder / "acties.csv"
    listed.write_text(LIST, encoding="utf-8")

    def imported() -> QDialog:
        source = sources.open_source(listed)
        return ImportDialog(plan, source, Choices(), taking.plan_import(plan, source, Choices()), window)

    def merged() -> QDialog:
        mine, theirs = _copy(plan), _copy(plan)
        for side, words in ((mine, "Mijn woorden"), (theirs, "Andere woorden")):
            side.goals[0].title = words
            side.goals[1].title = words
        merge = merging.merge(_copy(plan), mine, theirs)
        return MergeDialog(merge, merge.conflicts, _("Later"), window)

    def compared() -> QDialog:
        other = _copy(plan)
        other.goals[0].title = "Andere woorden"
        step = compare.edits_between(plan, other)
        return CompareDialog(plan, other, compare.differences(plan, other), step, window)

    def named() -> QDialog:
        other = _copy(plan)
        other.goals[0].title = "Kees de Vries en Annelies Groot doen het voor"
        found = possible_names(other, {})
        return NamesDialog([Word(item.text, item.proposal, [(plan.id, item)]) for item in found], window)

    def asked() -> QDialog:
        return SafeguardDialog("Planbestand", "Er staan namen in.", roles=True, closes=True, parent=window)

    house = making.make([plan], making.Making("Zonneweide"), dt.date(2026, 11, 26))

    def changed() -> QDialog:
        return ChangesDialog(house, filling.news(plan, house), 2, "", window)

    def made() -> QDialog:
        return MakeDialog([(plan.id, "De Linde")], plan.id, lambda _key: plan, house, folder, window)

    everything = commands(window.findChild(Tasks))
    return {
        "settings": lambda: SettingsDialog(settings, window),
        "about": lambda: AboutDialog(window),
        "keys": lambda: KeyList(everything, window),
        "palette": lambda: Palette(everything, window.walk, window),
        "search": lambda: SearchDialog(document, window),
        "passphrase": lambda: AskPassphrase("Dit bestand is gesloten.", lambda _typed: None, window),
        "safeguards": asked,
        "print": lambda: PrintDialog(document, settings, window, PrintRequest()),
        "import": imported,
        "merge": merged,
        "compare": compared,
        "forget": lambda: ForgetDialog(document, settings, plan.people[0], window),
        "forget, asking": lambda: ForgetDialog(document, settings, None, window),
        "names": named,
        "guide": lambda: GuideWindow(settings, window),
        "ideas": lambda: BoardDialog(document, window),
        "count": lambda: CountDialog(document, window),
        "news": lambda: NewsDialog(window),
        "share": lambda: ShareDialog(settings, window),
        "share, a text": lambda: MessageDialog(Message("Het plan", "Dag allemaal,\nHier is het plan."), listed, window),
        "house pack": lambda: PackDialog(house, None, window),
        "house pack, changes": changed,
        "house pack, making": made,
        "overview": lambda: SaveDialog(lambda _job, _seen: teams(), Choice(), "Teams", settings, window),
    }


def unfold(ground: QWidget) -> None:
    """Open every fold on some ground."""
    for fold in ground.findChildren(Fold):
        if fold.isVisible() and not fold.is_open:
            fold.toggle()
    measure.settle()


def _copy(plan: Plan) -> Plan:
    return deserialise(serialise(plan))
