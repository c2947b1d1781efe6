"""New words that may be names are asked about before a plan is shared again; what was said before never is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import organisation as in_organisation
from desktop.possible_names import NamesDialog
from plans.derived import quarterly_review
from plans.edits import adoption
from plans.exchange import plan_file
from plans.organisation import local
from plans.plan import Plan
from plans.plan_json import snapshot
from plans.storage import chosen_names
from plans.storage.library import Library
from resources.language import gettext as _
from resources.language import ngettext
from tests.desktop.person import Key, Person
from tests.desktop.test_sharing import desk_of, files, folder, share  # noqa: F401
from tests.plans.test_anonymise import plan_with


def new_words(count: int) -> str:
    words = ngettext(
        "Not shared yet: {count} new word in the plan may be a name.",
        "Not shared yet: {count} new words in the plan may be names.",
        count,
    )
    return words.format(count=count)


@pytest.fixture
def plan() -> Plan:
    made = plan_with(("Roos Zwaluw", "digicoach"), text="Roos Zwaluw belt mevrouw Jansen.")
    made.team.name = "Lindehof"
    return made


def open_again(start, plan: Plan) -> Person:
    """As on another day: nothing in memory, the same laptop and the same library."""
    me: Person = start(library="own.db")
    me.window.start.open_plan.emit(str(plan.id))
    return me


def replace_all(me: Person) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NamesDialog)
    for row in dialog.rows:
        row.choice.check("replace")
    me.push(_("Go on"))


def share_asked(me: Person) -> None:
    """Share by hand, and replace what is asked about."""
    me.answering_in_turn(
        lambda: me.command(_("Share with the location…")),
        lambda: me.push(_("Share now")),
        lambda: replace_all(me),
        lambda: me.press(Key.Key_Return),
    )


def test_sharing_again_asks_about_new_words_alone_also_on_another_day(
    start,
    folder: Path,  # noqa: F811
    plan: Plan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "namen.jaarplan"
    plan_file.write(plan, file)
    me = start(str(file), library="own.db")
    me.window.settings.shared_folder = folder
    me.window.settings.share_unasked = True
    share_asked(me)
    (path,) = files(folder)

    def shared() -> str:
        return plan_file.read(path)[0].vision.text

    assert "Jansen" not in shared()
    document = desk_of(me).document
    document.set_value(document.plan.vision, "text", "Roos Zwaluw belt mevrouw Jansen en meneer Pietersen.")
    # By itself nothing goes out that nobody looked at.
    document.apply_step(adoption(document.plan, dt.date(2026, 12, 1), "De leider", snapshot(document.plan)))
    me.qtbot.waitUntil(lambda: new_words(1) in me.words())
    assert plan_file.read(path)[0].record.state == "concept"
    me.answering_in_turn(lambda: me.push(_("Look at them…")), lambda: replace_all(me))
    me.qtbot.waitUntil(lambda: plan_file.read(path)[0].record.state == "adopted")
    assert "Pietersen" not in shared()
    assert "Jansen" not in shared()
    me.command(_("My plans"))

    me = open_again(start, document.plan)
    # Nothing is new: by hand nothing is asked, and closing a review shares by itself.
    share(me, folder, monkeypatch)
    assert "Pietersen" not in shared()
    document = desk_of(me).document
    document.apply_step(quarterly_review.closing(document.plan, 1, dt.date(2027, 4, 1), snapshot(document.plan)))
    me.qtbot.waitUntil(lambda: len(plan_file.read(path)[0].closings) == 1)
    assert new_words(1) not in me.words()
    assert "Pietersen" not in shared()

    # She may say it anew.
    def escape() -> None:
        assert isinstance(QApplication.activeModalWidget(), NamesDialog)
        me.press(Key.Key_Escape)

    me.answering_in_turn(
        lambda: me.command(_("Share with the location…")),
        lambda: (me.push(_("Ask me again which words are names")), me.push(_("Share now"))),
        escape,
    )


def test_what_was_put_off_waits_when_it_has_new_words(organisation, plan: Plan, tmp_path: Path) -> None:
    plan.team.name, plan.team.location = "De Linde", "Huize Singelhof"
    library = Library.open(tmp_path / "own.db")
    library.create(plan)
    address = organisation.address("jansen")
    place = in_organisation.Organisation(address)
    with local.opened(place.server) as kept:
        kept.put_off(plan.id, "publish")

    def there() -> int:
        with organisation.admin() as database:
            return int(database.execute("SELECT count(*) FROM digikoers.plan").fetchone()[0])

    assert place.catch_up(library, lambda _key: {}) == []
    assert there() == 0
    (said,) = place.catch_up(library, lambda _key: {"mevrouw Jansen": "iemand"})
    assert "Gedeeld met de locatie om" in said
    assert there() == 1
    with organisation.admin() as database:
        (document,) = database.execute("SELECT document::text FROM digikoers.plan_roles").fetchone()
    assert "Jansen" not in document


def test_what_was_said_is_kept_by_plan_and_language_and_let_go_of() -> None:
    one, other, day = plan_with().id, plan_with().id, dt.date(2026, 11, 26)
    chosen: chosen_names.Chosen = {(one, "nl"): {"Jansen": "iemand", "Zon": "Zon"}}
    chosen_names.write(chosen, one, "nl", day)
    assert chosen_names.read() == chosen
    chosen[(other, "en")] = {"Ahmed": "somebody"}
    chosen_names.write(chosen, other, "en", day + dt.timedelta(days=400))
    assert chosen_names.read() == chosen
    chosen_names.write(chosen, other, "en", day + dt.timedelta(days=600))
    assert set(chosen_names.read()) == {(other, "en")}
    chosen_names.forget()
    assert chosen_names.read() == {}


@pytest.mark.parametrize("spoiled", [b"", b"{}", b"[1]", b'[{"plan": 1}]', b'{"a": [', b"\xff", b"[" * 100_000])
def test_a_spoiled_file_means_that_it_is_asked_again(spoiled: bytes) -> None:
    chosen_names.write({(plan_with().id, "nl"): {"Jansen": "iemand"}}, plan_with().id, "nl")
    path = chosen_names.own_folder() / chosen_names.NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(spoiled)
    assert chosen_names.read() == {}
    path.unlink()
