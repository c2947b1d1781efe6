"""What a house pack holds, as it is said to who opens it."""

from __future__ import annotations

import datetime as dt

from plans.cards import deck
from plans.exchange import plan_file
from plans.house import Look, Rate, Words
from plans.house_pack import making, words
from plans.house_pack.pack import Pack
from plans.house_pack.parts import PARTS
from plans.subjects.actions import Action
from resources.language import speaking

DAY = dt.date(2026, 11, 26)


def held(ways: dict[str, str], **beside: object) -> Pack:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    plan.vision.message = "Techniek die rust geeft " * 20
    plan.actions += [Action(plan_id=plan.id, what=f"Stap {number}") for number in range(20)]
    return making.make([plan], making.Making("Zonneweide", ways, **beside), DAY)  # type: ignore[arg-type]


def test_each_part_is_said_with_its_lines_and_how_many_more_there_are() -> None:
    house = held({**dict.fromkeys(PARTS, "propose"), "vision": "lock", "budget": "leave"})
    with speaking("nl"):
        parts = {name: (way, lines) for name, way, lines in words.parts_held(house)}
    ways = [way for way, _lines in parts.values()]
    assert len(parts) == len(PARTS) - 1
    assert ways.count("lock") == 1
    for _way, lines in parts.values():
        assert lines
        assert len(lines) <= words.MOST + 1
        assert all(len(line) <= 120 for line in lines)
    assert any(lines[-1].startswith("en nog ") for _way, lines in parts.values())
    assert any(line.endswith("…") for _way, lines in parts.values() for line in lines)


def test_what_stands_beside_the_plan_is_said_and_what_is_empty_is_not() -> None:
    assert [*words.beside(held(dict.fromkeys(PARTS, "propose")))] == []
    house = held(
        {"vision": "propose"},
        words=Words(client="gast", clients="gasten", record="Ons dossier"),
        rates=(Rate(name="Verzorgende", cents=3850),),
        look=Look(accent="#0B6E6E"),
        cards=tuple([*deck.deck()][:1]),
        updates="De map van de ICT",
        shared_folder="S:/locatie",
    )
    with speaking("nl"):
        said = [*words.beside(house)]
    assert [what for _name, what in said] == [
        str(house.facts.cards[0].name), "Verzorgende €\xa038,50", "gast, gasten, Ons dossier",
        "met het logo en de kleur van het huis", "De map van de ICT", "S:/locatie",
    ]  # fmt: skip
