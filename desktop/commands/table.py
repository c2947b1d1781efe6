"""Every command of the window, in the order of the menu. A new one is one line here."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from desktop.commands.command import Command
from desktop.commands.tasks import Tasks
from desktop.forms.keys import PALETTE
from resources.language import gettext as _

Standard = QKeySequence.StandardKey


def commands(do: Tasks) -> list[Command]:
    """Return the commands, with what carries them out."""
    window, share, house = do.window, _("Save and share"), _("House pack")
    return [
        Command(_("My plans"), window.home.emit, "plans", ("Alt+Home",), "house"),
        Command(_("New plan"), do.begin_plan, "plans", (Standard.New,)),
        Command(_("Open a plan file…"), do.open_file, "plans", (Standard.Open,)),
        Command(
            _("Location overview…"),
            window.portfolio_requested.emit,
            "plans",
            icon="users",
            also=_("several teams side by side, location manager, follow the shared folder"),
        ),
        Command(_("Copies of your plans…"), window.copies_requested.emit, "plans", also=_("backup, get back")),
        Command(_("Open a house pack…"), lambda: window.pack_requested.emit("open"), "plans", within=house),
        Command(_("Look at the house pack in use…"), lambda: window.pack_requested.emit("look"), "plans", within=house),
        Command(_("Make a house pack…"), lambda: window.pack_requested.emit("make"), "plans", within=house),
        Command(_("Search in the plan…"), do.search, "plan", (Standard.Find,)),
        Command(_("Undo"), window.undo.emit, "plan", (Standard.Undo,), in_menu=False),
        Command(_("Redo"), window.redo.emit, "plan", (Standard.Redo, "Ctrl+Y"), in_menu=False),
        Command(_("Is everything saved?"), do.save, "plan", (Standard.Save,), in_menu=False),
        Command(_("Next step"), lambda: do.go_beside(1), "plan", ("Ctrl+PgDown",), in_menu=False),
        Command(_("Previous step"), lambda: do.go_beside(-1), "plan", ("Ctrl+PgUp",), in_menu=False),
        Command(_("To the next part of the window"), lambda: do.go_round(1), "plan", ("F6",), in_menu=False),
        Command(_("To the previous part of the window"), lambda: do.go_round(-1), "plan", ("Shift+F6",), in_menu=False),
        Command(
            _("Print…"),
            do.print_page,
            "plan",
            (Standard.Print,),
            "printer",
            in_menu=False,
            also=_(
                "save, paper, poster, summary, forms, count sheet, measuring sheets, idea board, share "
                "this with, PDF, Word, slides"
            ),
        ),
        Command(_("Short plan…"), do.ask_shortly, "plan"),
        Command(_("Technology cards…"), lambda: window.cards_requested.emit(""), "plan"),
        Command(_("Type in a count…"), do.count, "plan", also=_("tally, baseline, faces, what clients say")),
        Command(
            _("Take over ideas from the board…"),
            do.take_ideas,
            "plan",
            also=_("idea board, can this be done smarter, parking lot"),
        ),
        Command(_("History…"), window.history_requested.emit, "plan"),
        Command(
            _("Share with the location…"),
            do.share,
            "plan",
            icon="users",
            within=share,
            also=_("sharing, shared folder"),
        ),
        Command(
            _("Save as a plan file…"),
            lambda: do.export("plan"),
            "plan",
            icon="save",
            within=share,
            also=_("password, share this with, mail"),
        ),
        Command(_("Save without names…"), lambda: do.export("roles"), "plan", within=share),
        Command(
            _("Save as a spreadsheet…"),
            lambda: do.export("sheet"),
            "plan",
            icon="table-2",
            within=share,
            also=_("Excel, share this with, mail"),
        ),
        Command(
            _("Put it in my calendar (.ics)…"), lambda: do.export("calendar"), "plan", icon="calendar", within=share
        ),
        Command(_("Send remarks back…"), lambda: do.export("remarks"), "plan", icon="message-square", within=share),
        Command(_("Bring in your own list…"), window.import_requested.emit, "plan"),
        Command(_("Forget somebody…"), lambda: window.forget_requested.emit(None), "plan"),
        Command(_("Explanation and advice"), do.explain, "program", ("F1",), "circle-question-mark"),
        Command(_("Guide…"), do.show_guide, "program", ("Ctrl+F1",), also=_("help, manual")),
        Command(_("What is new…"), window.news_requested.emit, "program"),
        Command(_("Go to a page or do something…"), do.find_command, "program", (PALETTE,), listed=False),
        Command(_("Keys…"), do.list_keys, "program", ("Shift+F1",)),
        Command(
            _("Language and look…"),
            window.change_settings.emit,
            "program",
            icon="settings",
            also=_("settings, dark, high contrast, size of the letters"),
        ),
        Command(_("About Digikoers…"), window.about_requested.emit, "program", icon="info"),
    ]
