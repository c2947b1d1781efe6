from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from plans import __version__
from plans.command import help as command_help
from plans.command import run
from plans.command.table import TABLE, Command
from plans.exchange import plan_file
from plans.exchange.file_schema import schema
from plans.house_pack import pack
from plans.plan import new_plan
from plans.printing import printer
from plans.printing.request import OPTIONAL, PRINT_KINDS
from resources import TEXTS, language
from resources.language import LANGUAGES, speaking

START = "import sys; from plans.command import run; sys.exit(run(sys.argv[1:]))"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "voorbeeld.jaarplan"
    assert run(["sample", "--to", str(path)]) == 0
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "leeg.jaarplan"
    plan_file.write(new_plan(2027), path)
    return path


def outside(*arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    """Run a command as a program of its own."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run([sys.executable, "-c", START, *arguments], capture_output=True, check=False, env=environment)


# sample


def test_the_sample_is_complete(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(sample)]) == 0
    assert "0" not in capsys.readouterr().err


def test_the_same_sample_may_be_written_again_but_nothing_else_is_lost(
    sample: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sample", "--to", str(sample)]) == 0
    before = empty.read_bytes()
    assert run(["sample", "--to", str(empty)]) == 2
    assert "--force" in capsys.readouterr().err
    assert empty.read_bytes() == before
    assert run(["sample", "--to", str(empty), "--force"]) == 0
    assert empty.read_bytes() == sample.read_bytes()


@pytest.mark.parametrize("arguments", [["sample"], ["new", "--year", "2027"], ["next-year", "voorbeeld.jaarplan"]])
def test_a_plan_file_gets_a_name_by_which_it_is_known(
    arguments: list[str], sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sample.parent)
    assert run([*arguments, "--to", "plan.pdf"]) == 2
    assert ".jaarplan" in capsys.readouterr().err
    assert not Path("plan.pdf").exists()
    assert run([*arguments, "--to", "plan.JAARPLAN"]) == 0


# check


def test_check_says_what_is_missing_by_step(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(empty)]) == 1
    lines = capsys.readouterr().out.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert len(heads) == 2
    assert next(line for line in lines if line.startswith("  ") and line[2] != " ").strip() == "Team en jaar"
    assert lines[0].startswith("Je bent op weg.")
    assert sum(line.startswith("    - ") for line in lines) == 8, "a step in which nothing stands is one line"


def test_check_in_json(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(empty), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["level", "findings"]
    for finding in found["findings"]:
        assert list(finding) == ["code", "kind", "subject", "record", "field", "message"]
        assert finding["kind"] in ("missing", "advice")


def test_check_speaks_english_when_asked(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(empty), "--language", "en"]) == 1
    assert "Team and year" in capsys.readouterr().out
    assert language.current() == "nl"


def test_a_file_without_a_checksum_is_read_with_a_notice(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(empty.read_bytes())
    del whole["sha256"]
    empty.write_text(json.dumps(whole))
    assert run(["check", str(empty), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["sample", "--to", "{here}/a.jaarplan"], ["a.jaarplan"]),
        (["new", "--to", "{here}/b.jaarplan"], ["b.jaarplan"]),
        (["print", "{sample}", "--to", "{here}/c.pdf"], ["c.pdf"]),
        (["overview", "{sample}", "--to", "{here}/d.html"], ["d.html"]),
        (
            ["overview", "{sample}", "--to", "{here}/e.csv"],
            [f"e-{name}.csv" for name in ("teams", "doelen", "gevraagd", "themas")],
        ),
        (["export", "{sample}", "--to", "{here}/f.xlsx"], ["f.xlsx"]),
    ],
)
def test_what_writes_a_file_says_in_one_line_which_and_where(
    sample: Path, asked: list[str], names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([word.format(here=sample.parent, sample=sample) for word in asked]) == 0
    files = [sample.with_name(name) for name in names]
    assert capsys.readouterr().out.splitlines() == [f"Geschreven: {path}" for path in files]
    assert all(path.stat().st_size for path in files)


def spoiled(sample: Path, name: str) -> Path:
    whole = sample.read_bytes()
    data = {
        "cut": whole[:5000],
        "changed": whole.replace(b"2027", b"2028", 1),
        "newer": whole.replace(b'"version": ', b'"version": 9', 1),
        "foreign": b'{"hello": 1}',
        "empty": b"",
        "binary": bytes(range(256)),
    }
    path = sample.with_name(f"{name}.jaarplan")
    if name == "folder":
        path.mkdir()
    elif name != "gone":
        path.write_bytes(data[name])
    return path


@pytest.mark.parametrize("name", ["cut", "changed", "newer", "foreign", "empty", "binary", "folder", "gone"])
@pytest.mark.parametrize("command", ["check", "print"])
def test_an_unreadable_file_gives_one_line_and_exit_2(
    sample: Path, name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, pdf = spoiled(sample, name), sample.with_name("plan.pdf")
    assert run([command, str(path), *(["--to", str(pdf)] if command == "print" else [])]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert not pdf.exists()


# print


def test_print_makes_a_pdf(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = sample.with_name("Łódź.pdf")
    for _ in range(2):
        assert run(["print", str(sample), "--to", str(pdf)]) == 0
    plan, _ = plan_file.read(sample)
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert plan.leader.name in " ".join(text.split())
    assert capsys.readouterr() == (f"Geschreven: {pdf}\n" * 2, "")


def test_print_with_roles_names_nobody(sample: Path) -> None:
    pdf = sample.with_name("plan.pdf")
    assert run(["print", str(sample), "--to", str(pdf), "--roles", "--language", "en"]) == 0
    reader = PdfReader(pdf)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split()) + str(reader.metadata)
    plan, _ = plan_file.read(sample)
    for person in plan.people:
        if person.role not in ("team", "partner"):
            assert person.name not in text
    assert plan.team.manager not in text


def test_print_replaces_nothing_but_a_pdf(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sample.read_bytes()
    assert run(["print", str(sample), "--to", str(sample)]) == 2
    assert sample.read_bytes() == before
    assert run(["print", str(sample), "--to", str(sample.parent)]) == 2
    assert run(["print", str(sample), "--to", str(sample.parent / "weg" / "plan.pdf")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "Wat we vragen"),
        (["--what", "plan"], ""),
        (["--what", "poster"], ""),
        (["--what", "poster", "--paper", "A4"], ""),
        (["--what", "poster", "--paper", "2xA4"], ""),
        (["--what", "quarter", "--quarter", "2"], "Kwartaal 2"),
        (["--what", "forms"], ""),
        (["--what", "count_sheet"], "Zet één kruisje"),
    ],
)
@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_every_printed_thing_as_pdf_and_as_web_page(sample: Path, asked: list[str], said: str, ending: str) -> None:
    to = sample.with_name(f"x.{ending}")
    # Its own print is replaced.
    for _ in range(1 if asked else 2):
        assert run(["print", str(sample), *asked, "--to", str(to)]) == 0
    plan, _notice = plan_file.read(sample)
    text = PdfReader(to).pages[0].extract_text() if ending == "pdf" else to.read_text(encoding="utf-8")
    assert plan.team.name in " ".join(text.split())
    assert said in " ".join(text.split())


def test_the_parts_of_the_plan_are_asked_for_and_left_out_by_name(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[frozenset[str]] = []
    monkeypatch.setattr(printer, "write", lambda _plan, _to, wanted: asked.append(wanted.without))
    whole = ["print", str(sample), "--to", str(sample.with_name("x.pdf")), "--what", "plan"]
    assert run(whole) == run([*whole, "--parts", "tips,scans", "--without", "people, tips"]) == 0
    assert asked == [OPTIONAL, OPTIONAL - {"scans"} | {"people"}]
    assert run([*whole, "--parts", "voetbal"]) == 2
    assert "voetbal" in capsys.readouterr().err
    assert run([*whole[:-2], "--without", "people"]) == 2
    assert len(asked) == 2


def test_paper_and_quarter_only_where_they_mean_something(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = str(sample.with_name("x.pdf"))
    assert run(["print", str(sample), "--to", to, "--quarter", "2"]) == 2
    assert run(["print", str(sample), "--to", to, "--paper", "A3"]) == 2
    assert run(["print", str(sample), "--to", to, "--what", "quarter", "--quarter", "5"]) == 2
    assert run(["print", str(sample), "--to", to.replace("pdf", "odt")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 4
    assert not Path(to).exists()


def test_a_web_page_of_someone_else_stays(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = sample.with_name("x.html")
    to.write_text("<!doctype html><title>mine</title>")
    assert run(["print", str(sample), "--to", str(to)]) == 2
    assert to.read_text() == "<!doctype html><title>mine</title>"
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_word_document_takes_a_template_and_stays_when_somebody_worked_in_it(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to, template = sample.with_name("x.docx"), sample.with_name("huis.docx")
    assert run(["print", str(sample), "--to", str(template)]) == 0
    for _ in range(2):
        assert run(["print", str(sample), "--what", "quarter", "--to", str(to), "--template", str(template)]) == 0
    found = docx.Document(str(to))
    assert found.paragraphs[0].text == "Kwartaal 1 · 2027 · Team De Linde"
    assert "Samenvatting" in found.sections[0].footer.paragraphs[0].text
    found.core_properties.last_modified_by = "Ineke"
    found.save(str(to))
    kept = to.read_bytes()
    assert run(["print", str(sample), "--to", str(to)]) == 2
    assert "gewerkt" in capsys.readouterr().err
    assert to.read_bytes() == kept
    assert run(["print", str(sample), "--to", str(sample.with_name("y.docx")), "--template", str(sample)]) == 2
    assert "geen sjabloon van Word" in capsys.readouterr().err
    assert run(["print", str(sample), "--to", str(sample.with_name("y.pdf")), "--template", str(template)]) == 2
    assert "--template" in capsys.readouterr().err


# schema, version, and what is no command


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(schema()))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"digikoers {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["check"], ["sample"], ["print", "x"], ["check", "x", "--language", "de"], ["check", "x", "y"], ["dans"]),
        *(
            ["check", "--js", "x"],
            ["schema", "x"],
            ["check", "a\0b"],
            ["sample", "--to", "a\0b"],
            ["check", "x" * 9999],
        ),
    ],
)
def test_what_cannot_be_understood_gives_one_line_and_exit_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert not {"usage:", "error:", "invalid"} & set(err.split())


def test_a_part_of_a_pack_cannot_be_locked_and_stay_behind(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = sample.with_name("zon.huispakket")
    asked = ["house-pack", str(to), "--from", str(sample), "--lock", "goals", "--leave", "team,goals"]
    assert run(asked) == 2
    assert "“goals”" in capsys.readouterr().err
    assert not to.exists()


def test_single_fields_of_a_pack_are_locked_by_name(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = sample.with_name("zon.huispakket")
    asked = ["house-pack", str(to), "--from", str(sample), "--lock"]
    assert run([*asked, "message,vision.why,budget.rate"]) == 0
    made = pack.read(to)
    assert set(made.facts.locked[made.start.vision.id]) == {"why", "message"}
    others = [names for key, names in made.facts.locked.items() if key != made.start.vision.id]
    assert {name for names in others for name in names} == {"rate"}
    assert run([*asked, "vision.colour"]) == 2
    assert "“colour”" in capsys.readouterr().err
    assert run([*asked, "vision.why", "--leave", "vision"]) == 2


def test_who_stops_a_command_gets_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("plans.command.check.execute", stopped)
    assert run(["check", "leeg.jaarplan"]) == 2
    assert capsys.readouterr().err == "Gestopt voordat het klaar was.\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [command for command in TABLE if command.module], ids=lambda command: command.name)
def test_every_command_says_how_it_is_typed_and_what_each_word_is_for(
    command: Command, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command.name.split(), "--language", language, "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == command.usage
    with speaking(language):
        assert lines[2] == command_help.what(command)
        said = "\n".join(lines[3:])
        for option in command.options:
            assert f"\n  {option.usage.strip('[]')}\n      {command_help.about(option)}" in said
    assert [line for line in lines if line.startswith("digikoers ")] == [command.usage]


@pytest.mark.parametrize("group", ["", "organisation"])
def test_the_help_of_several_names_each_of_them(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*group.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert all(len(line) <= 100 for line in said.splitlines())
    for command in TABLE:
        listed = f"  digikoers {command.name}".rstrip() in said and command_help.what(command) in " ".join(said.split())
        assert listed == command.name.startswith(group), command.name


@pytest.mark.parametrize("typed", ["organisation", "organisation publis", "printt"])
def test_half_a_command_points_to_the_help(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(typed.split()) == 2
    group = "organisation " if typed.startswith("organisation") else ""
    assert capsys.readouterr().err.rstrip().endswith(f"digikoers {group}--help")


def test_no_help_is_left_over() -> None:
    content = tomllib.loads((TEXTS / "commands.toml").read_text(encoding="utf-8"))
    of_groups = {f"organisation {name}" for name in content["commands"].pop("of_organisation")}
    assert {*content["commands"], *of_groups} == {command.name or "window" for command in TABLE}
    assert set(content["options"]) == {option.name for command in TABLE for option in command.options}


def test_trouble_is_told_in_the_language_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--language", "en"]) == 2
    assert capsys.readouterr().err.startswith("This command cannot be understood.")


# The table of commands


def test_the_readme_lists_the_commands_as_they_are_typed() -> None:
    lines = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").splitlines()
    typed = [line.split("`")[1].replace(r"\|", "|") for line in lines if line.startswith("| `digikoers")]
    assert typed == [command.usage for command in TABLE]


def test_all_that_the_window_prints_can_be_asked_for(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(printer, "write", lambda _plan, _to, wanted: asked.append(wanted.what))
    for what in PRINT_KINDS:
        assert run(["print", str(sample), "--what", what, "--to", str(sample.with_name("x.pdf"))]) == 0
    assert asked == list(PRINT_KINDS)


# As a program of its own


def test_from_sample_to_pdf(tmp_path: Path) -> None:
    path, pdf = str(tmp_path / "plan één.jaarplan"), str(tmp_path / "plan één.pdf")
    for arguments in (["sample", "--to", path], ["check", path], ["print", path, "--to", pdf, "--roles"]):
        outcome = outside(*arguments)
        assert (outcome.returncode, outcome.stderr) == (0, b"")
    assert Path(pdf).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_terminal_can_show_it(empty: Path, encoding: str) -> None:
    plan = new_plan(2027)
    plan.people[0].name = ""
    plan_file.write(plan, empty)
    outcome = outside("check", str(empty), encoding=encoding)
    assert (outcome.returncode, outcome.stderr) == (1, b"")
    outcome = outside("check", str(empty), "--json", encoding=encoding)
    assert outcome.returncode == 1
    assert json.loads(outcome.stdout.decode(encoding))["findings"]
    outcome = outside("check", "Łódź.jaarplan", encoding=encoding)
    assert (outcome.returncode, outcome.stdout) == (2, b"")
    assert b"Traceback" not in outcome.stderr


def test_whoever_reads_along_may_stop() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", START, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""


def test_a_stream_that_cannot_change_its_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert run(["--version"]) == 0
    assert stream.getvalue()


def test_ctrl_c_stops_reading_and_the_overview_holds_what_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        plan_file.write(plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0]), tmp_path / f"{number}.jaarplan")
    before, read = plan_file.read, []

    def stopping(path: Path, passphrase: str | None = None) -> object:
        read.append(path)
        if len(read) == 2:
            signal.raise_signal(signal.SIGINT)
        return before(path, passphrase)

    monkeypatch.setattr(plan_file, "read", stopping)
    to = tmp_path / "overzicht.html"
    assert run(["overview", str(tmp_path), "--to", str(to)]) == 1
    assert len(read) == 2
    assert "onderweg gestopt" in capsys.readouterr().err
    assert to.exists()
