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
        Command(
            _("My plans"),
            window.home.emit,
            "plans",
            ("Alt+Home",),
            "house",
            also=_("start page, back to the start, other plan, sample plan, example plan, delete a plan, bin"),
        ),
        Command(
            _("New plan"), do.begin_plan, "plans", (Standard.New,), also=_("begin, start, make, create, another team")
        ),
        Command(
            _("Open a plan file…"),
            do.open_file,
            "plans",
            (Standard.Open,),
            also=_("read in, load, received, from a colleague, attachment, document"),
        ),
        Command(
            _("Location overview…"),
            window.portfolio_requested.emit,
            "plans",
            icon="users",
            also=_("several teams side by side, location manager, follow the shared folder, compare, board, director"),
        ),
        Command(
            _("Copies of your plans…"),
            window.copies_requested.emit,
            "plans",
            also=_("backup, get back, restore, lost, gone, spare copy, damaged"),
        ),
        Command(
            _("Open a house pack…"),
            lambda: window.pack_requested.emit("open"),
            "plans",
            within=house,
            also=_("organisation, from head office, template of the organisation"),
        ),
        Command(
            _("Look at the house pack in use…"),
            lambda: window.pack_requested.emit("look"),
            "plans",
            within=house,
            also=_("organisation, from head office, template of the organisation, locked"),
        ),
        Command(
            _("Make a house pack…"),
            lambda: window.pack_requested.emit("make"),
            "plans",
            within=house,
            also=_("organisation, template for all teams, model plan, hand out"),
        ),
        Command(
            _("Search in the plan…"), do.search, "plan", (Standard.Find,), also=_("find, look up, where is, look for")
        ),
        Command(
            _("Undo"),
            window.undo.emit,
            "plan",
            (Standard.Undo,),
            in_menu=False,
            also=_("take back, turn back, mistake, step back, reverse, cancel, restore"),
        ),
        Command(
            _("Redo"),
            window.redo.emit,
            "plan",
            (Standard.Redo, "Ctrl+Y"),
            in_menu=False,
            also=_("again, put back, step forward"),
        ),
        Command(
            _("Is everything saved?"),
            do.save,
            "plan",
            (Standard.Save,),
            in_menu=False,
            also=_("save, store, keep, saving, safe"),
        ),
        Command(
            _("Next step"),
            lambda: do.go_beside(1),
            "plan",
            ("Ctrl+PgDown",),
            in_menu=False,
            also=_("on, further, continue, next page"),
        ),
        Command(
            _("Previous step"),
            lambda: do.go_beside(-1),
            "plan",
            ("Ctrl+PgUp",),
            in_menu=False,
            also=_("back, previous page"),
        ),
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
                "this with, PDF, Word, slides, presentation, PowerPoint, A4, A3, handout, hang on the wall, web page, "
                "newsletter, blank form, printer"
            ),
        ),
        Command(
            _("Short plan…"),
            do.ask_shortly,
            "plan",
            also=_("twelve questions, quick, fast, little time, half an hour, wizard, small plan"),
        ),
        Command(
            _("Technology cards…"),
            lambda: window.cards_requested.emit(""),
            "plan",
            also=_(
                "care technology, tool, device, app, gadget, robot, sensor, innovation, proven, inspiration, devices"
            ),
        ),
        Command(
            _("Type in a count…"),
            do.count,
            "plan",
            also=_(
                "tally, baseline, faces, what clients say, measuring, satisfaction, smileys, survey, number of times"
            ),
        ),
        Command(
            _("Take over ideas from the board…"),
            do.take_ideas,
            "plan",
            also=_(
                "idea board, can this be done smarter, parking lot, sticky notes, brainstorm, suggestions, idea box"
            ),
        ),
        Command(
            _("History…"),
            window.history_requested.emit,
            "plan",
            also=_(
                "what changed, who did what, older version, previous version, earlier version, versions, go back, "
                "before, yesterday, changes, log"
            ),
        ),
        Command(
            _("Share with the location…"),
            do.share,
            "plan",
            icon="users",
            within=share,
            also=_("sharing, shared folder, manager, read along, send in, hand in, send"),
        ),
        Command(
            _("Save as a plan file…"),
            lambda: do.export("plan"),
            "plan",
            icon="save",
            within=share,
            also=_(
                "password, share this with, mail, e-mail, export, hand over, successor, USB stick, passphrase, "
                "colleague, send"
            ),
        ),
        Command(
            _("Save without names…"),
            lambda: do.export("roles"),
            "plan",
            within=share,
            also=_("anonymous, anonymise, roles, privacy, GDPR, works council, mail, e-mail, export, send"),
        ),
        Command(
            _("Save as a spreadsheet…"),
            lambda: do.export("sheet"),
            "plan",
            icon="table-2",
            within=share,
            also=_("Excel, share this with, mail, e-mail, export, CSV, table, controller, LibreOffice, send"),
        ),
        Command(
            _("Put it in my calendar (.ics)…"),
            lambda: do.export("calendar"),
            "plan",
            icon="calendar",
            within=share,
            also=_("Outlook, Google, diary, appointments, reminder, phone, export"),
        ),
        Command(
            _("Send remarks back…"),
            lambda: do.export("remarks"),
            "plan",
            icon="message-square",
            within=share,
            also=_("feedback, comments, reaction, answer, reply, manager"),
        ),
        Command(
            _("Bring in your own list…"),
            window.import_requested.emit,
            "plan",
            also=_(
                "import, Excel, Word, spreadsheet, paste, list of actions, take over, old plan, CSV, table, document"
            ),
        ),
        Command(
            _("Forget somebody…"),
            lambda: window.forget_requested.emit(None),
            "plan",
            also=_(
                "delete a name, out of service, has left, leaver, GDPR, right to be forgotten, remove somebody, privacy"
            ),
        ),
        Command(
            _("Explanation and advice"),
            do.explain,
            "program",
            ("F1",),
            "circle-question-mark",
            also=_("help, tips, example, team activity, side panel, how does this work, background"),
        ),
        Command(
            _("Guide…"),
            do.show_guide,
            "program",
            ("Ctrl+F1",),
            also=_("help, manual, instructions, questions, helpdesk, contact, support, how does it work, course"),
        ),
        Command(
            _("What is new…"),
            window.news_requested.emit,
            "program",
            also=_("update, new version, changed, improvements, features"),
        ),
        Command(_("Go to a page or do something…"), do.find_command, "program", (PALETTE,), listed=False),
        Command(
            _("Keys…"), do.list_keys, "program", ("Shift+F1",), also=_("shortcuts, keyboard, without a mouse, hotkeys")
        ),
        Command(
            _("Language and look…"),
            window.change_settings.emit,
            "program",
            icon="settings",
            also=_(
                "settings, dark, high contrast, size of the letters, options, preferences, English, Dutch, larger "
                "text, font, colours, night, zoom, theme"
            ),
        ),
        Command(
            _("About Digikoers…"),
            window.about_requested.emit,
            "program",
            icon="info",
            also=_("version, licence, maker, who made this"),
        ),
    ]
