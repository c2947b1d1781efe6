"""Where a name stands, and what is to be done with each place: for the dialog that forgets somebody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from desktop import plan_rows
from desktop.forms import parts
from desktop.forms.choice_inputs import Segments
from desktop.theme import space
from plans import common_versions, locks
from plans.anonymise.leftovers import Possible
from plans.anonymise.traces import Answer, Kind, Search, Trace
from plans.edits import Edit
from plans.errors import PlanError
from plans.plan import Version
from plans.storage.library import Summary
from plans.subjects.reviews import Closing
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text

_MOMENT = re.compile(r"-(\d{4})-(\d\d)-(\d\d)(?:-(\d\d)(\d\d))?")
"""The moment in the name of a copy."""

_PIECE = re.compile(r"[-_.]+|\w{16}")
SOFT = "\u200b"
"""Where the name of a file may go on below: it has no spaces, and may be longer than a line."""

MOST_NAMES = 6
"""Files that are named in one group; the others are counted."""


class Places(QScrollArea):
    """Lists where a name stands; ``answers`` and ``also`` give what was chosen."""

    def __init__(self, found: Search) -> None:
        super().__init__()
        self._groups: list[tuple[Segments, list[Trace]]] = []
        self._words: dict[str, QCheckBox] = {}
        self.anything = bool(found.here.edits or found.plans or found.files or found.here.undecided)
        """Whether there is anything to forget."""
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setAccessibleName(_("Where the name appears"))
        sheet = parts.Sheet()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, space.S, 0)
        self._column.setSpacing(space.S)
        names = ", ".join(f"“{name}”" for name in found.here.names)
        if names:
            self._column.addWidget(parts.label(_("Looked for {names}, in every form.").format(names=names), "note"))
        self._list(_("In this plan"), _in_plan(found.here.edits))
        others = [f"{_plan_name(item)}: {count}" for item, count in found.plans]
        self._list(_("In your other plans"), others)
        for title, note, kinds in _groups():
            self._add_files(title, note, [trace for trace in found.files if trace.kind in kinds])
        self._add_undecided(found.here.undecided)
        closed = [path.name for path in found.closed]
        self._list(_("Locked with a passphrase: Digikoers cannot look inside these"), _listed(closed))
        self._list(_("Could not be opened"), [f"{name}: {error}" for name, error in found.unread])
        self._column.addStretch()
        self.setWidget(sheet)

    def answers(self) -> dict[Path, Answer]:
        """Return what is to be done with each file."""
        found: dict[Path, Answer] = {}
        for choice, files in self._groups:
            for trace in files:
                answer = next(item for item in trace.answers if item == choice.chosen())
                found[trace.path] = answer
        return found

    def also(self) -> tuple[str, ...]:
        """Return the words that may be something else, and are to be replaced all the same."""
        return tuple(word for word, box in self._words.items() if box.isChecked())

    def _list(self, title: str, lines: list[str]) -> None:
        if lines:
            self._card(title, "", lines)

    def _card(self, title: str, note: str, lines: Iterable[str] = ()) -> QVBoxLayout:
        frame, inside = parts.card()
        inside.setSpacing(space.XS)
        inside.addWidget(parts.heading(title, note))
        for line in lines:
            shown = parts.label(line)
            shown.setMinimumWidth(1)
            inside.addWidget(shown)
        self._column.addWidget(frame)
        return inside

    def _add_files(self, title: str, note: str, files: list[Trace]) -> None:
        if not files:
            return
        inside = self._card(f"{title} ({len(files)})", note, _listed([_file_name(trace) for trace in files]))
        words: dict[str, str] = {
            "rewrite": _("Rewrite without the name"),
            "throw_away": _("Throw away"),
            "leave": _("Leave it"),
        }
        choice = Segments({answer: words[answer] for answer in files[0].answers})
        choice.widget.setAccessibleName(title)
        choice.check(files[0].answers[0])
        inside.addSpacing(space.XS)
        inside.addWidget(choice.widget)
        self._groups.append((choice, files))

    def _add_undecided(self, undecided: list[Possible]) -> None:
        places: dict[str, list[str]] = {}
        for item in undecided:
            places.setdefault(item.text, []).append(item.around)
        if not places:
            return
        note = _("It may be this person, somebody else or an ordinary word. What you tick is replaced everywhere.")
        inside = self._card(_("This stays, unless you tick it"), note)
        for word, around in places.items():
            box = QCheckBox(word.replace("&", "&&"))
            box.setAccessibleName(word)
            inside.addWidget(box)
            lines = list(dict.fromkeys(around))
            for line in _listed([f"…{line}…" for line in lines], 3):
                inside.addWidget(parts.label(line, "note"))
            self._words[word] = box


def failures(failed: list[tuple[str, PlanError]]) -> QWidget:
    """Return what did not succeed, with why and what to do."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(space.S)
    column.setContentsMargins(0, 0, 0, 0)
    for name, error in failed:
        column.addWidget(parts.label(f"{name}: {error}", "refusal"))
    column.addStretch()
    return made


def _groups() -> list[tuple[str, str, tuple[Kind, ...]]]:
    return [
        (
            _("Copies of your library"),
            _("They are rewritten: each stays a copy of its own moment, without the name."),
            ("copy",),
        ),
        (_("Other libraries in the folder"), "", ("library",)),
        (_("Plan files in the folder"), "", ("plan_file",)),
        (
            _("Leftover and damaged copies"),
            _("These can only be read in part, so they cannot be rewritten."),
            ("leftover", "damaged"),
        ),
        (_("Other files in the folder"), _("These do not come from Digikoers."), ("other",)),
    ]


def _plan_name(plan: Summary) -> str:
    title = plan_rows.title(plan.team, plan.year)
    return _("{title} (in the bin)").format(title=title) if plan.binned_at else title


def _file_name(trace: Trace) -> str:
    """Return how a file is called: a copy by its moment, what Digikoers itself kept by what it is."""
    if kept := common_versions.number(trace.path):
        return _("Version {number} of a plan that you opened or handed over, kept for merging").format(number=kept)
    moment = _MOMENT.search(trace.path.name) if trace.kind == "copy" else None
    if moment is None:
        return _PIECE.sub(f"\\g<0>{SOFT}", trace.path.name)
    year, month, day, hour, minute = moment.groups()
    return f"{day}-{month}-{year} {hour}:{minute}" if hour else f"{day}-{month}-{year}"


def _in_plan(edits: list[Edit]) -> list[str]:
    counts = Counter(text(edit.record.subject, "step.title", "") for edit in edits if not _is_kept(edit))
    whole = _("The plan itself")
    lines = [f"{title or whole}: {count}" for title, count in counts.items()]
    versions = sum(isinstance(edit.record, Version) for edit in edits if _is_kept(edit))
    reviews = sum(isinstance(edit.record, Closing) for edit in edits if _is_kept(edit))
    if versions:
        lines.append(ngettext("{count} adopted version", "{count} adopted versions", versions).format(count=versions))
    if reviews:
        lines.append(ngettext("{count} closed review", "{count} closed reviews", reviews).format(count=reviews))
    return lines


def _is_kept(edit: Edit) -> bool:
    return isinstance(edit.record, Version | Closing) and locks.field_of(edit) == "content"


def _listed(names: list[str], most: int = MOST_NAMES) -> list[str]:
    rest = len(names) - most
    if rest <= 0:
        return names
    return [*names[:most], ngettext("… and {count} more", "… and {count} more", rest).format(count=rest)]
