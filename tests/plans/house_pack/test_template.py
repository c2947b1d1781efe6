"""The Word template of a house pack: made bare, carried, taken into use, and refused when it is none."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from uuid import uuid4

import docx
import pytest
from docx.shared import Cm, Pt
from PIL import Image

from plans.command import run
from plans.errors import Damaged, PlanError
from plans.exchange import files, plan_file
from plans.house_pack import installed, pack, template
from plans.house_pack.filling import filled
from plans.house_pack.making import wanted_before
from plans.house_pack.template import read_template, template_bytes
from plans.plan import new_plan
from tests.plans.house_pack.test_house_pack import made, with_facts

OUT = pytest.CaptureFixture[str]


@pytest.fixture
def house_style(tmp_path: Path) -> Path:
    """A template as an organisation has it, with words, a picture and a maker of its own."""
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(33)
    document.sections[0].page_width = Cm(20)
    document.sections[0].header.paragraphs[0].text = "Zorggroep Veldestroom"
    document.add_paragraph("Beste Joke van Dam")
    picture = tmp_path / "plaatje.png"
    Image.effect_noise((300, 300), 90).save(picture)
    document.add_picture(str(picture))
    document.core_properties.author = "Joke van Dam"
    path = tmp_path / "huisstijl.docx"
    document.save(str(path))
    return path


def unpacked(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return " ".join([*parts.namelist(), *(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())])


def test_only_its_looks_go_along(house_style: Path) -> None:
    data = template_bytes(read_template(house_style))
    found = docx.Document(io.BytesIO(data))
    assert found.styles["Heading 1"].font.size == Pt(33)
    assert found.sections[0].page_width.twips == Cm(20).twips
    assert found.sections[0].header.paragraphs[0].text == "Zorggroep Veldestroom"
    assert "Joke" not in unpacked(data)
    assert "media/" not in unpacked(data)


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04"])
def test_what_is_no_document_is_said_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(content)
    with pytest.raises(PlanError, match=r"brief\.docx.* geen .*sjabloon"):
        read_template(path)


def test_one_that_is_too_large_is_said(house_style: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "MOST_TEMPLATE", 1_000)
    with pytest.raises(PlanError, match="te groot voor een huispakket"):
        read_template(house_style)


def test_a_pack_carries_it_and_one_without_is_as_it_was(house_style: Path, tmp_path: Path) -> None:
    bare, full = made(), with_facts(made(), template=read_template(house_style))
    for house, version in ((bare, 1), (full, 2)):
        path = tmp_path / f"{version}.huispakket"
        pack.write(house, path)
        assert json.loads(path.read_bytes())["version"] == version
        assert pack.read(path).facts.template == house.facts.template
    assert "template" not in json.loads((tmp_path / "1.huispakket").read_bytes())
    assert wanted_before(full).template == full.facts.template


def _other(**parts: bytes) -> str:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return base64.b64encode(held.getvalue()).decode()


@pytest.mark.parametrize("held", ["geen base64", base64.b64encode(b"geen zip").decode(), _other(a_xml=b"<a/>")])
def test_a_pack_with_something_else_is_refused(held: str, tmp_path: Path) -> None:
    path = tmp_path / "vreemd.huispakket"
    files.write(pack.encode(with_facts(made(), template=held)), path, lambda _back: True)
    with pytest.raises(Damaged, match="template"):
        pack.read(path)


def test_macros_do_not_come_along(house_style: Path) -> None:
    data = io.BytesIO(template_bytes(read_template(house_style)))
    with zipfile.ZipFile(data, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"macro")
    with pytest.raises(ValueError, match="bare"):
        template_bytes(base64.b64encode(data.getvalue()).decode())


def test_the_pack_in_use_gives_it_as_a_file_until_it_is_left(house_style: Path, tmp_path: Path) -> None:
    library, house = tmp_path / "digikoers.db", with_facts(made(), template=read_template(house_style))
    plan = new_plan(2027)
    assert installed.template_of(library, plan) is None
    installed.use(library, house)
    file = installed.template_of(library, plan)
    assert file
    assert file.read_bytes() == template_bytes(house.facts.template)
    assert installed.template_of(library, filled(plan, house)) == file
    other = filled(plan, with_facts(house, id=uuid4()))
    assert installed.template_of(library, other) is None
    file.write_bytes(b"bedorven")
    assert installed.template_of(library, plan) == file
    assert file.read_bytes() == template_bytes(house.facts.template)
    installed.stop(library)
    assert not file.exists()


def test_on_the_command_line(house_style: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: OUT) -> None:
    library, house, to = tmp_path / "eigen" / "digikoers.db", tmp_path / "zon.huispakket", tmp_path / "plan.docx"
    library.parent.mkdir()
    monkeypatch.setattr("plans.storage.workspace.default_path", lambda: library)
    sample = str(plan_file.SAMPLE)
    assert run(["house-pack", str(house), "--from", sample, "--name", "Zon", "--template", str(house_style)]) == 0
    assert run(["print", sample, "--what", "summary", "--to", str(to)]) == 0
    assert docx.Document(str(to)).sections[0].page_width.twips != Cm(20).twips
    installed.use(library, pack.read(house))
    assert run(["print", sample, "--what", "summary", "--to", str(to)]) == 0
    assert docx.Document(str(to)).sections[0].page_width.twips == Cm(20).twips
    # The next version keeps it; a file that is none is said.
    assert run(["house-pack", str(house), "--from", sample]) == 0
    assert pack.read(house).facts.template
    assert run(["house-pack", str(house), "--from", sample, "--template", str(house)]) == 2
    assert "zon.huispakket" in capsys.readouterr().err
