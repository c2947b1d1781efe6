"""The forms in which a name is written, and the words that look like one."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.anonymise import anonymised
from plans.anonymise.folding import fold, folded
from plans.anonymise.forms import forms
from plans.anonymise.matching import Names
from plans.derived import quarterly_review
from plans.edits import adoption, apply
from plans.plan_json import snapshot
from resources import TEXTS
from tests.plans.strategies import fields, filled_plan, texts
from tests.plans.test_anonymise import hidden, plan_with, words
from tests.properties import examples

CANARY = ("Zwaluwtje Korenbloem", "digicoach")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zwaluwtjes rooster", "digicoach's rooster"),
        ("Vraag het zwaluwtje.", "Vraag de digicoach."),
        ("ZWALUWTJE KORENBLOEM", "digicoach"),
        ("zwaluwtje korenbloem", "digicoach"),
        ("Z. Korenbloem, Z Korenbloem, z.korenbloem", "digicoach, digicoach, digicoach"),
        ("Korenbloem, Zwaluwtje", "digicoach"),
        ("mail z.korenbloem@zorg.nl of zwaluwtje@zorg.nl", "mail digicoach of digicoach"),
        ("zkorenbloem@zorg.nl; korenbloem.z@zorg.nl", "digicoach; digicoach"),
        ("info@zwaluwtjekorenbloem.nl", "digicoach"),
        ("info@zorg.nl", "info@zorg.nl"),
        ("Zwaluw-\ntje", "Zwaluw-\ntje"),
        ("Zwaluwtje\nKorenbloem", "digicoach"),
        ("Zwaluw\u00adtje", "digicoach"),
        ("zwaluwtje_korenbloem.xlsx", "digicoach.xlsx"),
        ("ZwaluwtjeKorenbloem.xlsx", "digicoach.xlsx"),
        ("Z.K. tekent", "digicoach tekent"),
    ],
)
def test_every_way_to_write_a_name(text: str, expected: str) -> None:
    assert hidden(text, CANARY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het techlab leent uit. Leen bij het techlab.", "De digicoach leent uit. Leen bij de digicoach."),
        ("Robot van het Techlab", "Robot van de digicoach"),
        ("Zo lukt het Techlab dat", "Zo lukt het digicoach dat"),
        ("de techlab", "de digicoach"),
    ],
)
def test_the_article_before_a_noun_is_that_of_the_role(text: str, expected: str) -> None:
    assert hidden(text, ("Techlab", "digicoach")) == expected


@pytest.mark.parametrize("role", ["colleague", "het hele team", "aanspreekpunt"])
def test_an_article_stays_where_the_role_is_not_one_of_ours_or_takes_it(role: str) -> None:
    assert Names(dict.fromkeys(forms("Techlab"), role), {}).replaced("bij het techlab") == f"bij het {role}"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Jan de Vries", "Jans fiets, Jantje, JAN DE VRIES, J. de Vries, J.d.V.", "X's fiets, X, X, X, X"),
        ("Lies Bakema", "Dit is Lies' rooster en Lies’ fiets", "Dit is X's rooster en X's fiets"),
        ("Iris Bakema", "Iris's map, Iris’s map, Irisje", "X's map, X's map, X"),
        ("Marie Bakema", "Marietje en marietjes", "X en X's"),
        ("Bram Bakema", "Brammetje", "X"),
        ("Jürgen Müller", "Juergen Mueller, Muellers map, MUELLER, j.mueller@zorg.nl", "X, X's map, X, X"),
        ("Bjørn Ångström", "Bjoern, Bjorn, Aangstroem, angstrom@zorg.nl", "X, X, X, X"),
        ("Anne-Wil Lucas-Smeerdijk", "A.W. Lucas, A.W.L.S., AW. Smeerdijk, awlucas@zorg.nl", "X, X, X, X"),
        ("Anne-Wil van der Lucas-Smeerdijk", "awlucas@zorg.nl", "X"),
        ("Ömer Çelik", "oemer@zorg.nl, Oemers map", "X, X's map"),
        ("Ad van den Berg", "vandenberg@zorg.nl, vandenberga@zorg.nl", "X, X"),
        (
            "Roos de Bakker",
            "De map van rdebakker: rdebakker_plan.xlsx, bakker_r.pdf",
            "De map van X: X_plan.xlsx, X.pdf",
        ),
        ("Li Wei", "Wei Li, WeiLi, wei_li.xlsx", "X, X, X.xlsx"),
        ("Zwaluwtje Korenbloem", "KorenbloemZwaluwtje.pdf, ℤwaluwtje, 𝐊orenbloem", "X.pdf, X, X"),
        ("Zwaluwtje Korenbloem", "korenbloem_z.xlsx, z_korenbloem, zkorenbloem, korenbloemz", "X.xlsx, X, X, X"),
        ("Bert Akker", "De bakker en de akker. Bert gaat", "De bakker en de akker. X gaat"),
        ("Zoë Bakema", "Zoe, ZOË, zoe, Zoës", "X, X, X, X's"),
        ("Zoe Bakema", "Zoë en Zoë", "X en X"),
        ("Łukasz Wójcik", "Lukasz Wojcik, l.wojcik@zorg.nl", "X, X"),
        ("Piet van der Berg", "Van der Berg, van den Berg, v.d. Berg, v/d Berg, vd Berg", "X, X, X, X, X"),
        ("Piet van der Berg", "P. v.d. Berg en P. van der Berg. Een berg werk.", "X en X. Een berg werk."),
        ("Anne-Marie Bakema", "Anne Marie, Annemarie, anne-marie", "X, X, X"),
        ("Roos de Wit", "ROOS DE WIT, Roos de Wit, R. de Wit, de Wit", "X, X, X, X"),
        ("Roos de Wit", "Een roos in de wit geverfde kamer", "Een roos in de wit geverfde kamer"),
        ("Roos de Wit", "Vraag Roos. De collega Roos en mevrouw Roos.", "Vraag X. De collega X en mevrouw X."),
        ("Roos de Wit", "Roos' rooster", "X's rooster"),
        ("Roos de Wit", "Trekker: Roos", "Trekker: X"),
        ("Roos de Wit", "Let op: Roos bloeit", "Let op: Roos bloeit"),
        ("Roos de Wit", "Bijv. Roos of o.a. Roos", "Bijv. X of o.a. X"),
        ("Roos de Wit", "Hij belt. Roos bloeit.\nRoos bloeit.\n- Roos bloeit.", None),
        ("Wil Bloem", "Wil je dat? Wil hij ook? Zij wil een bloem.", None),
        ("Wil de Jong", "Zij wil de jongste. De jong geleerde.", None),
        ("Wil de Jong", "Vraag Wil, De Jong of de Jong", "Vraag X, X of X"),
        ("Jan Kok", "Van januari, jan. 2027, Jan 2027, 15 Jan, jan-mrt, JAN FEB, jan en feb", None),
        ("Jan Kok", "Jan belt; vraag Jan.", "X belt; vraag X."),
        ("Mei Bakema", "In Mei of mei. Mei belt. May", None),
        ("Mei Bakema", "Mei Bakema; mevrouw Mei", "X; mevrouw X"),
        ("Storm Vos", "Storm op zee en een vos. De Kok.", None),
        ("Bo de Wit", "bo en Bordeaux", None),
        ("Roos de Wit", "DE WIT EN ROOS", None),
        ("Lies Bakema", "Zij zei ‘vraag Lies’ en ging", "Zij zei ‘vraag X’ en ging"),
        ("Tech Zorgkantoor", "Bel het zorgkantoor", None),
        ("Piet 's-Gravesande", "Piet 's-Gravesande en ’s-Gravesande", "X en X"),
        ("An Bakema", "An, aan, Anne", None),
        ("Marloes Bakema", "Marloesveld en Samarloes", None),
    ],
)
def test_names_and_words(name: str, text: str, expected: str | None) -> None:
    assert hidden(text, (name, "colleague")).replace("collega", "X") == (expected or text).replace("collega", "X")


def test_two_people_with_the_same_initials_are_told_apart_by_nothing() -> None:
    people = (("Piet Bakema", "digicoach"), ("Pia Boersma", "ambassador"))
    assert hidden("P.B. en p.bakema@zorg.nl", *people) == "collega en digicoach"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roos en Samira bellen", "X en X bellen"),
        ("Roos, Wil, Mei en Samira bellen", "X, X, X en X bellen"),
        ("Samira en Mei bellen", "X en X bellen"),
        ("Roos. Samira belt", "Roos. X belt"),
        ("Wil Samira bellen?", "Wil X bellen?"),
    ],
)
def test_in_a_row_with_a_name_a_word_is_a_name(text: str, expected: str) -> None:
    people = [(name, "colleague") for name in ("Roos de Wit", "Wil Kok", "Mei Bakema", "Samira Benali")]
    assert re.sub(r"collega \d", "X", hidden(text, *people)) == expected


def test_somebody_who_is_called_by_one_name_goes_before_the_first_name_of_another() -> None:
    for people in ([("Marloes Kok", "digicoach"), ("Marloes", "ambassador")], [("Marloes", "ambassador")]):
        assert hidden("Vraag Marloes", *people) == "Vraag ambassadeur zorgtechnologie"


def test_the_name_of_the_team_keeps_its_words() -> None:
    plan = plan_with(("Linde Bakema", "digicoach"), text="Op De Linde helpt Linde.")
    plan.team.name = "Team De Linde"
    bare = anonymised(plan)
    assert (bare.team.name, bare.vision.text) == ("Team De Linde", "Op De Linde helpt digicoach.")
    plan.people[2].name, plan.team.name, plan.vision.text = "Roos Bakema", "Team Roos", "Op Team Roos helpt Roos."
    bare = anonymised(plan)
    assert (bare.team.name, bare.vision.text) == ("Team Roos", "Op Team Roos helpt digicoach.")


def test_words_that_were_chosen_are_replaced_as_they_were_typed() -> None:
    plan = plan_with(("Linde Bakema", "digicoach"), text="Piet en piet en Pieter; bel p@x.nl")
    apply(plan, adoption(plan, dt.date(2027, 1, 1), "Ineke", snapshot(plan)))
    bare = anonymised(plan, {"Piet": "iemand", "p@x.nl": "adres"})
    assert bare.vision.text == "iemand en piet en Pieter; bel adres"


def texts_of(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in texts_of(item)]


OWN_TEXTS = [
    text
    for path in sorted(Path(TEXTS).glob("*.toml"))
    for text in texts_of(tomllib.loads(path.read_text(encoding="utf-8")))
]
"""A few thousand sentences in Dutch and English that name nobody."""

WORDS_AND_NAMES = [
    ("Wil", "Bloem"),
    ("Roos", "Vos"),
    ("Jan", "Bos"),
    ("Ben", "de Jong"),
    ("Mei", "Zomer"),
    ("Storm", "de Groot"),
    ("April", "Kok"),
    ("Job", "Prins"),
    ("Mark", "Post"),
    ("Will", "Best"),
    ("Joy", "May"),
    ("Mees", "Maat"),
    ("Faye", "Koning"),
]


@pytest.mark.parametrize(("first", "last"), WORDS_AND_NAMES)
def test_texts_without_names_stay_as_they_are(first: str, last: str) -> None:
    named = re.compile(rf"(?<=[a-z,] )(?:{first}|{last.split()[-1]})\b")
    texts = [item for item in OWN_TEXTS if not named.search(item)]
    assert sum(map(len, texts)) > 100_000
    for half in (texts[::2], texts[1::2]):
        # More than a field of a plan holds, together.
        text = "\n".join(half)
        assert hidden(text, (f"{first} {last}", "colleague")) == text


_FIRST = ("Samira", "Zoë", "Łukasz", "Marloes", "Anne-Marie", "Şeyma", "Jan Willem", "Zwaluwtje", "Ineke")
_LAST = ("El Idrissi", "van der Heijden", "O'Brien", "Jansen-de Boer", "Wójcik", "Nguyễn", "Hoekstra", "Korenbloem")


def plain(text: str) -> str:
    return "".join(item for item in unicodedata.normalize("NFD", text) if not unicodedata.combining(item))


@examples(60)
@given(st.data())
def test_no_known_form_is_left_in_any_field_or_kept_plan(data: st.DataObject) -> None:
    plan = filled_plan()
    first, last = data.draw(st.sampled_from(_FIRST)), data.draw(st.sampled_from(_LAST))
    plan.people[2].name = name = f"{first} {last}"
    one = first.split()[0]
    forms = [
        name,
        name.upper(),
        name.lower(),
        plain(name),
        name.replace(" ", "\n"),
        first,
        first.upper(),
        first.lower(),
        last,
        f"{first}s",
        f"{first}’s",
        f"{one}tje",
        f"{one[0]}. {last}",
        f"{one[0]}.{last}",
        f"{last}, {first}",
        unicodedata.normalize("NFD", name),
        f"{folded(one)[0]}.{folded(last).replace(' ', '').replace(chr(39), '')}@zorg.nl",
        f"{folded(one)}@zorg.nl",
    ]
    # A house may be called like somebody ("Huize Korenbloem"): then the word is that of the house.
    houses = ("name", "organisation", "location")
    places = [
        (record, field)
        for record in (plan.record, *plan.records())
        for field in fields(type(record))
        if isinstance(value := getattr(record, field), str) and value.startswith("Iets bij") and field not in houses
    ]
    for number, (record, field) in enumerate(places):
        setattr(record, field, f"Bel {forms[number % len(forms)]}, en {data.draw(st.sampled_from(forms))}: ja")
    apply(plan, quarterly_review.closing(plan, 1, dt.date(2027, 4, 14), snapshot(plan)))
    bare = anonymised(plan)
    assert len(bare.closings) == 1
    left = words(bare)
    for part in (*re.split(r"[\s-]", first), *re.split(r"[\s-]", last)):
        if sum(map(str.isalpha, part)) >= 3 and part not in ("van", "der", "den"):
            assert not re.search(rf"(?<![^\W\d_]){re.escape(folded(part))}", folded(left)), (part, left)


@given(st.text())
def test_folding_finds_its_way_back(text: str) -> None:
    plain_text, places = fold(text)
    assert len(places) == len(plain_text) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)


@given(texts, st.sampled_from(_FIRST), st.sampled_from(_LAST))
def test_a_text_that_names_nobody_is_the_same_text(text: str, first: str, last: str) -> None:
    plan = plan_with((f"{first} {last}", "digicoach"))
    plan.vision.text = text
    if not any(folded(part) in folded(text) for part in re.split(r"[\s'-]", f"{first} {last}")) and "@" not in text:
        assert anonymised(plan).vision.text == text
