"""What may still be a name after the names are replaced, and how seldom it is none."""

from __future__ import annotations

import datetime as dt

import pytest

from plans.anonymise import anonymised
from plans.anonymise.leftovers import possible_names
from plans.derived import quarterly_review
from plans.edits import apply
from plans.exchange import plan_file
from plans.plan_json import snapshot
from tests.plans.test_anonymise import plan_with
from tests.plans.test_name_forms import OWN_TEXTS

ROOS = ("Roos de Wit", "digicoach")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraag Piet Bakkersma of Fatima El Amrani", [("capital", "Piet Bakkersma"), ("capital", "Fatima El Amrani")]),
        ("Bel mevrouw Jansen, dhr. van Dam en mw Vos", ["mevrouw Jansen", "dhr. van Dam", "mw Vos"]),
        ("Met collega Fatima. De collega. Dat lukt.", [("title", "collega Fatima")]),
        ("J. Visser en A.B. van der Berg", [("initials", "J. Visser"), ("initials", "A.B. van der Berg")]),
        ("Mail piet.puk@zorg.nl of info@zorg.nl", [("address", "piet.puk@zorg.nl")]),
        ("Op maandag komt Ahmed. Ahmed weet het.", ["Ahmed", "Ahmed"]),
        ("Annemiek, Truus en Wim lopen mee", ["Annemiek", "Truus", "Wim"]),
        ("Ook Wims fiets en Zoë’s map", ["Wims", "Zoë’s"]),
        ("Roos bloeit", [("known", "Roos")]),
        ("Een roos bloeit", []),
        ("Dat doet roos de wit, en RdW of RW tekent af", [("known", "roos de wit"), "RdW", "RW"]),
        ("In de RWZI, op de RW-lijst en volgens rw", []),
        ("In Utrecht met iPad en ONS-app van Samsung; “Onze koers” via Microsoft Teams", []),
        ("De Wet zorg en dwang, de Week van de Toegankelijkheid, Kerst en ICT-beheer", []),
        ("Verzorgenden en Verpleegkundigen op De Linde", []),
        ("", []),
    ],
)
def test_what_is_shown(text: str, expected: list[str | tuple[str, str]]) -> None:
    plan = plan_with(ROOS, text=text)
    plan.team.name = "Team De Linde"
    found = possible_names(plan)
    shown = [
        (item.reason, item.text) if isinstance(want, tuple) else item.text
        for item, want in zip(found, expected, strict=False)
    ]
    assert (len(found), shown) == (len(expected), expected)


def test_each_says_where_it_stands_and_what_could_stand_there() -> None:
    plan = plan_with(ROOS, text="Roos de Wit belt mevrouw Jansen.")
    (one,) = possible_names(plan)
    bare = anonymised(plan)
    assert one.record == plan.vision.id
    text = getattr(bare.find(one.record), one.field)
    assert text[slice(*one.span)] == one.text == "mevrouw Jansen"
    assert (one.subject, one.proposal, one.kept) == ("vision", "iemand", None)
    assert one.around == "digicoach belt mevrouw Jansen."


def test_choosing_all_of_it_leaves_nothing() -> None:
    plan = plan_with(ROOS, text="Roos belt Ahmed, mevrouw Jansen en J. Visser via a@b.nl. Ahmed belt terug.")
    chosen: dict[str, str] = {}
    while found := possible_names(plan, chosen):
        chosen |= {item.text: item.proposal for item in found}
    text = anonymised(plan, chosen).vision.text
    assert text == "digicoach belt iemand, iemand en iemand via e-mailadres. iemand belt terug."


def test_what_a_closed_review_kept_is_looked_at_once() -> None:
    plan = plan_with(ROOS, text="Vraag Ahmed")
    apply(plan, quarterly_review.closing(plan, 1, dt.date(2027, 4, 14), snapshot(plan)))
    assert [(name.text, name.kept) for name in possible_names(plan)] == [("Ahmed", None)]
    plan.vision.text = ""
    assert [(name.text, name.kept) for name in possible_names(plan)] == [("Ahmed", plan.closings[0].id)]


def test_the_sample_gives_no_false_alarm() -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    assert possible_names(plan) == []


def test_seldom_in_all_our_own_texts() -> None:
    # More than a field of a plan holds, together.
    plans = [plan_with(ROOS, text="\n".join(OWN_TEXTS[start::2])) for start in (0, 1)]
    assert sum(len(plan.vision.text.split()) for plan in plans) > 30_000
    shown = {name.text for plan in plans for name in possible_names(plan)}
    # Most of these are the names of people in the examples.
    assert {"Yusuf", "Sanne"} < shown
    assert len(shown) < 20
