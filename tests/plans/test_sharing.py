"""What the leader fills in about herself is hers alone: no form in which a plan leaves holds a word of it.

Her scan and what she means to do herself; the latter is on a sheet of its own, printed only when asked for.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from plans import anonymise, portfolio
from plans.command import run
from plans.derived import compare
from plans.derived.sharing import has_profile, shared, shared_scans, with_own
from plans.edits import adoption, apply
from plans.exchange import calendar_file, open_data, plan_file, remarks_file, spreadsheet
from plans.house_pack import making, pack
from plans.plan import Plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.printing import printer
from plans.printing.request import PRINT_KINDS, PrintKind, PrintRequest
from plans.subjects import scans
from plans.subjects.leadership import Intention
from plans.subjects.scans import TRAITS, LeadershipScan
from resources.language import LANGUAGES, speaking
from resources.texts import choices, text
from tests.plans.printing.everything import comparable, found
from tests.plans.strategies import filled_plan

NOTE = "Kanariegeel"
"""A word that stands in the leader's own scan, and nowhere else."""
MEANS, LOOKED_BACK = "Kwikstaartblauw", "Bosuilgrijs"
"""Words that stand in what she means to do herself, and nowhere else."""
SHEET = "leadership"
"""The print that is hers."""
ASKED = [statement for statements in TRAITS.values() for statement in statements]


@pytest.fixture
def plan() -> Plan:
    """A plan with a scan of the leader, also in the version that was adopted."""
    made = filled_plan()
    made.record.state = "concept"
    answers = {statement: 1 + place % 7 for place, statement in enumerate(ASKED)}
    made.leadership_scans = [
        LeadershipScan(
            plan_id=made.id, year=made.year, has_vision="yes", agreed=answers, note=NOTE,
            doing=["visits"], helps=["method", "own_study"],
        )
    ]  # fmt: skip
    made.intentions = [Intention(plan_id=made.id, what=f"Ik doe {MEANS}", kind="stop", done1="no", note1=LOOKED_BACK)]
    apply(made, adoption(made, made.reviews[0].on or made.record.changed_at.date(), "Iemand", snapshot(made)))
    assert all(word in str(made.versions[-1].content) for word in (NOTE, MEANS, LOOKED_BACK))
    return made


@pytest.fixture
def file(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "mijn.jaarplan"
    plan_file.write(plan, path)
    return path


def told() -> list[str]:
    """Everything that would give an answer away, in both languages."""
    found = [NOTE, MEANS, LOOKED_BACK]
    for language in LANGUAGES:
        for field, keys in (("agreed", ASKED), ("doing", ["visits"]), ("helps", ["method", "own_study"])):
            named = _choices(field, language)
            found += [named[key] for key in keys]
    return [comparable(words) for words in found]


def _choices(field: str, language: str) -> dict[str, str]:
    with speaking(language):
        return choices("scans", f"leadership_scan.{field}")


def kept_back(content: str) -> None:
    assert [item for item in told() if item in comparable(content)] == []


def profile_in(content: str) -> bool:
    return any(comparable(scans.trait_name(trait)) in comparable(content) for trait in TRAITS)


def of_packed(path: Path) -> str:
    """Every letter in a document of an office program, with the marks around it taken out."""
    with zipfile.ZipFile(path) as book:
        parts = [book.read(name).decode("utf-8", "replace") for name in book.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]+>", " ", " ".join(parts))


def of_sheets(paths: list[Path]) -> str:
    content = ""
    for path in paths:
        data = path.read_bytes()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                content += " ".join(book.read(name).decode("utf-8") for name in book.namelist())
        else:
            content += path.stem + data.decode("utf-8")
    return content


@pytest.mark.parametrize("profile", [False, True])
@pytest.mark.parametrize("what", [what for what in PRINT_KINDS if what != SHEET])
def test_no_print_holds_an_answer(plan: Plan, what: PrintKind, profile: bool) -> None:
    for language in LANGUAGES:
        request = PrintRequest(what, language, own_profile=profile)
        pages = found(printer.pdf(plan, request))
        for sentence in (pages, found(printer.html(plan, request))):
            kept_back(sentence)
        if language == "nl":
            assert profile_in(pages) is (profile and what == "plan")


@pytest.mark.parametrize("what", [what for what in PRINT_KINDS if what != SHEET])
def test_no_word_document_holds_an_answer(plan: Plan, tmp_path: Path, what: PrintKind) -> None:
    printer.write(plan, tmp_path / "x.docx", PrintRequest(what, without=frozenset(), own_profile=True))
    kept_back(of_packed(tmp_path / "x.docx"))


def test_no_slide_holds_an_answer(plan: Plan, tmp_path: Path) -> None:
    printer.write(plan, tmp_path / "x.pptx", PrintRequest("quarter", quarter=1))
    kept_back(of_packed(tmp_path / "x.pptx"))


def test_her_own_sheet_holds_what_she_means_to_do_and_nothing_of_her_scan(plan: Plan, tmp_path: Path) -> None:
    printer.write(plan, tmp_path / "x.docx", PrintRequest(SHEET))
    for content in (
        found(printer.pdf(plan, PrintRequest(SHEET))),
        found(printer.html(plan, PrintRequest(SHEET))),
        of_packed(tmp_path / "x.docx"),
    ):
        assert all(comparable(word) in comparable(content) for word in (MEANS, LOOKED_BACK))
        assert comparable(NOTE) not in comparable(content)
        assert not profile_in(content)


@pytest.mark.parametrize("profile", [False, True])
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_no_sheet_holds_an_answer(plan: Plan, tmp_path: Path, ending: str, profile: bool) -> None:
    content = of_sheets(spreadsheet.export(plan, tmp_path / f"plan{ending}", own_profile=profile))
    kept_back(content)
    assert profile_in(content) is profile


@pytest.mark.parametrize("profile", [False, True])
def test_a_plan_for_somebody_else_holds_no_answer_whatever_it_keeps(plan: Plan, profile: bool) -> None:
    copy = shared(plan, profile=profile)
    kept_back(str(serialise(copy)))
    for scan in copy.leadership_scans:
        assert scans.is_shared(scan)
        assert (scan.has_vision, scan.doing, scan.helps, scan.note) == (None, [], [], "")
    assert copy.intentions == []
    assert [scan.id for scan in copy.leadership_scans] == ([plan.leadership_scans[0].id] if profile else [])
    assert NOTE in str(serialise(plan)), "one's own stays as it is"
    assert plan_file.decode(plan_file.encode(copy))[0].leadership_scans == copy.leadership_scans


def test_the_rest_of_the_plan_goes_along(plan: Plan) -> None:
    copy, own = serialise(shared(plan)), serialise(plan)
    for name, rows in own["records"].items():
        if name not in ("leadership_scans", "intentions", "versions", "closings"):
            assert copy["records"][name] == rows
    assert len(copy["records"]["versions"]) == len(own["records"]["versions"])


def test_the_shared_profile_is_a_whole_score_for_each_trait(plan: Plan) -> None:
    (own,) = plan.leadership_scans
    (scan,) = shared_scans(plan)
    scores = scans.profile(own)
    assert {trait: abs(score - (scores[trait] or 0)) <= scans.Decimal("0.5") for trait, score in
            scans.profile(scan).items() if score is not None} == dict.fromkeys(TRAITS, True)  # fmt: skip
    assert scans.leadership_done(scan)
    assert scans.only_profile(scan).agreed == scan.agreed
    own.agreed = {"need": 3}
    assert (shared_scans(plan), has_profile(plan)) == ([], False), "with too few answers there is no profile"


def test_without_names_there_is_no_scan_at_all(plan: Plan) -> None:
    copy = anonymise.anonymised(plan)
    assert copy.leadership_scans == copy.intentions == []
    kept_back(str(serialise(copy)))


def test_remarks_calendar_open_data_house_pack_and_overview_hold_nothing_of_it(plan: Plan, tmp_path: Path) -> None:
    remarks_file.write(plan, tmp_path / "a.opmerkingen")
    calendar_file.write(plan, tmp_path / "a.ics")
    open_data.write(plan, tmp_path / "a.json")
    made = making.make([plan], making.Making("Huis"), plan.reviews[0].on or plan.record.changed_at.date())
    pack.write(made, tmp_path / "a.huispakket")
    (tmp_path / "a.txt").write_text(json.dumps(asdict(portfolio.summary(plan)), default=str), encoding="utf-8")
    for path in (tmp_path / f"a.{ending}" for ending in ("opmerkingen", "ics", "json", "huispakket", "txt")):
        kept_back(path.read_text(encoding="utf-8"))


PROFILE = "--own-profile"
WHOLE = {"print": ["--what", "plan"]}
"""What a command needs to be asked for all that a plan holds."""


@pytest.mark.parametrize("flags", [[], [PROFILE], ["--roles"]])
@pytest.mark.parametrize("command", ["print .pdf", "print .html", "print .docx", "export .xlsx", "export .csv",
                                     "export .ics", "export .json", "export .jaarplan", "next-year .jaarplan",
                                     "overview .html", "overview .xlsx"])  # fmt: skip
def test_no_command_writes_an_answer(file: Path, tmp_path: Path, command: str, flags: list[str]) -> None:
    name, ending = command.split()
    if (name == "next-year" and "--roles" in flags) or (name == "overview" and PROFILE in flags):
        return
    folder = tmp_path / "uit"
    folder.mkdir()
    flags = [*flags, *WHOLE.get(name, [])]
    assert run([name, str(file), "--to", str(folder / f"x{ending}"), *flags]) == 0
    written = sorted(folder.iterdir())
    match ending:
        case ".xlsx" | ".csv":
            content = of_sheets(written)
        case ".docx":
            content = of_packed(written[0])
        case ".pdf" | ".html":
            content = found(written[0].read_bytes())
        case _:
            content = written[0].read_text(encoding="utf-8")
    kept_back(content)
    if ending == ".jaarplan":
        read, _notice = plan_file.read(written[0])
        assert bool(read.leadership_scans) is (PROFILE in flags)
        assert read.intentions == []
    elif ending not in (".ics", ".json", ".docx") and name != "overview":
        assert profile_in(content) is (PROFILE in flags)


@pytest.mark.parametrize("command", ["print .pdf", "export .xlsx"])
def test_a_profile_without_a_name_is_refused(
    file: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, ending = command.split()
    to = tmp_path / f"x{ending}"
    assert run([name, str(file), "--to", str(to), "--roles", PROFILE, *WHOLE.get(name, [])]) == 2
    assert "zonder namen" in capsys.readouterr().err
    assert not to.exists()


def test_her_sheet_is_printed_by_command_only_with_her_own_words(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "x.pdf"
    assert run(["print", str(file), "--what", SHEET, "--roles", "--to", str(to)]) == 2
    assert "zonder namen" in capsys.readouterr().err
    assert not to.exists()
    assert run(["print", str(file), "--what", SHEET, "--to", str(to)]) == 0
    assert comparable(MEANS) in found(to.read_bytes())


def test_what_the_next_year_says_came_along_leaves_it_out(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["next-year", str(file), "--to", str(tmp_path / "n.jaarplan")]) == 0
    assert text("leadership", "offers.leadership.short") not in capsys.readouterr().out


def test_what_the_terminal_says_holds_nothing_of_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "names"):
        run([command, str(file), "--json"])
        run([command, str(file)])
    kept_back(capsys.readouterr().out)


# Coming back


@pytest.mark.parametrize("profile", [False, True])
def test_what_was_never_handed_over_stays_when_the_plan_comes_back(plan: Plan, profile: bool) -> None:
    back = shared(plan, profile=profile)
    back.goals[0].title = "Stille nachten"
    returned = with_own(plan, back)
    (found,) = compare.differences(plan, returned)
    assert (found.kind, found.table) == ("changed", "goal")
    assert returned.leadership_scans == plan.leadership_scans
    assert returned.intentions == plan.intentions
    assert [kept.content for kept in returned.versions] == [kept.content for kept in plan.versions]


def test_a_copy_for_herself_brings_her_answers_back(plan: Plan) -> None:
    copy = deserialise(serialise(plan))
    plan.leadership_scans[0].agreed, plan.intentions[0].note1 = {"need": 1}, "Anders"
    assert with_own(plan, copy).leadership_scans == copy.leadership_scans
    assert with_own(plan, copy).intentions == copy.intentions


def test_who_reads_along_keeps_no_profile_that_is_no_longer_shared(plan: Plan) -> None:
    reader = shared(plan, profile=True)
    assert with_own(reader, shared(plan)).leadership_scans == []
