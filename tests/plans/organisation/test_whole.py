"""From an empty server to a remark that the leader took in, by the command line alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.command import run
from plans.exchange import plan_file
from tests.organisation import ADMIN, LIST, Organisation, team_plan, with_remark
from tests.postgres import Cluster


def test_from_install_to_a_remark_taken_in(
    cluster: Cluster, ready: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    organisation = Organisation(cluster, cluster.create_database())
    listed = tmp_path / "leden.csv"
    listed.write_text(LIST, encoding="utf-8")

    def digikoers(who: str, *words: str) -> str:
        code = run(["organisation", *words, "--server", organisation.address(who)])
        captured = capsys.readouterr()
        assert (code, captured.err) == (0, ""), captured
        return captured.out

    assert "members" in digikoers(ADMIN, "install", "--name", "Zorg Noord en Zuid")
    assert "10 regels op de lijst: 10 erbij, 0 eraf" in digikoers(ADMIN, "members", str(listed))
    mine = tmp_path / "linde.jaarplan"
    plan_file.write(team_plan(), mine)
    assert "1" in digikoers("jansen", "publish", str(mine))
    assert "2" in digikoers("jansen", "publish", str(mine))
    for who in ("bakker", "noord", "bestuur"):
        digikoers(who, "overview", "--to", str(tmp_path / f"{who}.html"))
        assert "De Linde" in (tmp_path / f"{who}.html").read_text(encoding="utf-8")
    assert "1" in digikoers("bakker", "fetch", "--to", str(tmp_path / "read"))
    (fetched,) = (tmp_path / "read").glob("*.jaarplan")
    plan, _notice = plan_file.read(fetched)
    plan_file.write(with_remark(plan, "Mooi begin."), fetched)
    assert "1 opmerking" in digikoers("bakker", "send-remarks", str(fetched))
    assert "0 opmerkingen" in digikoers("bakker", "send-remarks", str(fetched))
    assert "1 opmerking erbij" in digikoers("jansen", "take-remarks", str(mine))
    assert "niets nieuws" in digikoers("jansen", "take-remarks", str(mine))
    assert [item.what for item in plan_file.read(mine)[0].remarks if item.what == "Mooi begin."]
    assert "1" in digikoers(ADMIN, "export", "--to", str(tmp_path / "out"))
