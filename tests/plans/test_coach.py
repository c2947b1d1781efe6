"""The coach: what each rule must and must not say, in both languages, of any text at all."""

from __future__ import annotations

import datetime as dt
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.coach import CODES, MESSAGE_CODES, RULES, Known, reading, review_goal, review_message
from plans.coach.patterns import SHAPES, fold
from plans.coach.reading import FIGURES
from plans.findings import Finding
from resources import FOLDER
from resources.language import LANGUAGES, current
from tests.bench.coach import (
    HELD_OUT,
    ROOM,
    SETS,
    TUNED,
    Score,
    counted,
    disturbed,
    labelled,
    least,
    scores,
)

R, V, D, T, G, S = "no_result", "vague_amount", "no_deadline", "threat", "no_gain", "several_goals"


def codes(text: str, language: str = "nl") -> set[str]:
    return set(counted(text, language))


def words(text: str, code: str, language: str = "nl") -> str:
    (span,) = [finding.span for finding in review_goal(text, language) if finding.code == code]
    assert span
    return text[slice(*span)]


# What it says of a goal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uiterlijk 1 mei bellen 8 cliënten zelf via beeldbellen, zodat zij minder hoeven te wachten", set()),
        ("Meer inzet van zorgtechnologie", {R, V, D, G}),
        ("In Q3 schaffen we 12 bedsensoren aan", {G}),
        ("We moeten wel, want er zijn geen mensen meer", {R, D, T, G}),
        ("Bewoners voelen zich minder alleen door een robot", {V, D}),
        ("In april starten we met de dispenser, de tillift en het nieuwe rooster", {G, S}),
    ],
)
def test_the_examples_of_the_definition(text: str, expected: set[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "when",
    [
        *(
            "uiterlijk 1 mei",
            "op 1 mei 2027",
            "per 1-9",
            "voor 1/9",
            "1-9-2027",
            "1 sept",
            "in mrt 2027",
            "medio maart",
        ),
        *("in Q3", "eind Q2", "q1", "kwartaal 2", "in het derde kwartaal", "komend kwartaal", "in wk 14", "wk. 14"),
        *("week 9", "eind van het jaar", "halverwege het jaar", "voor de zomer", "voor de zomervakantie", "dit najaar"),
        *("binnen drie maanden", "over een half jaar", "in zes weken", "in 2027", "met Pasen", "voor Sinterklaas"),
        *("dit jaar", "het komende half jaar", "in de tweede helft van het jaar", "vóór de kerst", "tegen de winter"),
        *("eind volgende maand", "in de loop van het jaar", "dit schooljaar", "vanaf januari"),
    ],
)
def test_a_deadline_in_every_shape(when: str) -> None:
    assert D not in codes(f"Tien bewoners slapen door {when}")
    assert D not in codes(f"{when.capitalize()} slapen tien bewoners door")


@pytest.mark.parametrize(
    "rhythm",
    [
        *(
            "elke week",
            "dagelijks",
            "per nacht",
            "24/7",
            "elk kwartaal",
            "iedere maand",
            "twee keer per jaar",
            "wekelijks",
        ),
        *("om de week", "in kamer 5", "op afdeling 3", "elke zomer", "om 7 uur", "binnen 3 minuten"),
        *("in de aanleunwoningen van 't Voorjaar", "op afdeling Lente", "in Winter Hof"),
    ],
)
def test_a_rhythm_or_a_place_is_no_deadline(rhythm: str) -> None:
    assert D in codes(f"Tien bewoners bellen {rhythm} met hun familie")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Op 12 maart 2026 is de nulmeting gedaan; nu gaan wij van 6 naar 8 cliënten die zelf beeldbellen", "nl"),
        ("In juni 2025 kochten we tien tablets; twintig cliënten bellen er zelf mee met hun familie", "nl"),
        ("We began in January 2026 with six clients; now twelve more choose their own time for a call", "en"),
        ("Begin 2026 nemen 12 cliënten zelf hun medicijnen, zodat zij niet wachten", "nl"),
    ],
)
def test_a_day_that_is_past_is_no_deadline(text: str, language: str) -> None:
    def of(known: Known | None, today: dt.date) -> list[str]:
        return [item.code for item in review_goal(text, language, known, today)]

    assert D in of(None, dt.date(2026, 11, 1))
    assert D in of(Known(year=2027), dt.date(2025, 1, 1))
    assert D not in of(None, dt.date(2025, 1, 1))


@pytest.mark.parametrize(
    ("text", "language", "says_when"),
    [
        ("Nieuwe medewerkers kunnen binnen twee weken met het dossier werken", "nl", False),
        ("Drie nieuwe medewerkers kunnen binnen twee weken met het dossier werken", "nl", True),
        ("New staff chart on the phone within two weeks", "en", False),
        ("Falls down from 21 to 12 in the last quarter of 2027", "en", True),
        ("Falls down from 21 to 12 since the last quarter of 2027", "en", False),
    ],
)
def test_how_long_it_takes_whoever_is_new_is_no_deadline(text: str, language: str, says_when: bool) -> None:
    assert (D not in codes(text, language)) == says_when


@pytest.mark.parametrize("words", ["Meer cliënten gaan beeldbellen", "We moeten meer beeldbellen"])
@pytest.mark.parametrize("code", [V, G])
def test_an_example_stays_while_its_word_is_typed_on(words: str, code: str) -> None:
    begun = words.index("beeld") + len("beeld")
    typed = [review_goal(words[:end], "nl") for end in range(begun, len(words) + 1)]
    assert len({tuple(item.message for item in found if item.code == code) for found in typed}) == 1


@pytest.mark.parametrize(
    "amount",
    [
        *(
            "8",
            "acht",
            "vijfentwintig",
            "een kwart van de",
            "de helft van de",
            "alle",
            "elke",
            "80% van de",
            "één op de drie",
        ),
        *("negen van de tien", "80 procent van de", "honderd", "twee derde van de", "een tiental", "3x zoveel"),
    ],
)
def test_a_number_settles_an_amount(amount: str) -> None:
    assert V not in codes(f"Voor de zomer slapen {amount} bewoners beter door")


@pytest.mark.parametrize(
    "text",
    [
        "Op 1 mei 2027 slapen bewoners beter",
        "In Q3 slapen bewoners beter",
        "Binnen drie maanden slapen bewoners beter",
        "In week 14 slapen bewoners van kamer 12 beter",
        "Elke nacht slapen bewoners beter",
        "Met Office 365 zijn collega's sneller klaar",
        "Bewoners van type 2 slapen beter",
        "In mei een stuk kortere overdracht, zodat iedereen op tijd naar huis kan",
    ],
)
def test_a_number_of_a_date_or_a_name_settles_nothing(text: str) -> None:
    assert V in codes(text)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "meer",
            "beter",
            "vaker",
            "regelmatig",
            "zoveel mogelijk",
            "zo veel mogelijk",
            "optimaal",
            "voldoende",
            "minder",
        ),
        *("sneller", "een aantal keer", "flink minder", "steeds vaker"),
    ],
)
def test_relative_words_are_vague(word: str) -> None:
    text = f"In mei gebruiken we {word} het ECD"
    assert V in codes(text)
    assert words(text, V) in word


@pytest.mark.parametrize(
    "text",
    [
        "Vanaf mei lopen bewoners zelf naar de tuin en hoeven ze niet meer op ons te wachten",
        "Na 1 juni is er geen papieren map meer op de gang",
        "In mei kiezen meer dan 20 collega's zelf hun diensten",
    ],
)
def test_no_more_is_not_vague(text: str) -> None:
    assert V not in codes(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We moeten in mei 12 sensoren ophangen", "moeten"),
        ("Door het personeelstekort komen er in mei 12 sensoren", "personeelstekort"),
        ("In mei 12 sensoren, anders lopen we vast", "anders"),
        ("Verplicht voor iedereen: de e-learning in mei", "Verplicht"),
        ("Er zijn te weinig handen, dus in mei komen er robots", "te weinig handen"),
        ("De inspectie wil in mei 12 sensoren", "inspectie"),
        ("Bij gebrek aan nachtzusters hangen we in mei 12 sensoren op", "Bij gebrek aan"),
        ("De bel valt uit met alle gevolgen van dien, dus in mei 12 nieuwe", "valt uit"),
        ("Onze route is niet meer te rijden, dus in mei 12 sloten", "is niet meer te rijden"),
    ],
)
def test_a_threat_is_heard(text: str, word: str) -> None:
    assert T in codes(text)
    assert words(text, T).startswith(word)


@pytest.mark.parametrize(
    "text",
    [
        "Het moet leuk blijven: voor de zomer kiest iedere collega zelf een e-learning",
        "In mei hoeven tien bewoners niet meer te wachten",
        "In mei rapporteren we heel anders dan nu: acht collega's spreken in",
        "Niemand moet meer hoeven wachten: in mei heeft elke bewoner een oproepknop",
        "In september raken bewoners hun bril niet meer kwijt",
        "In september waarschuwt de sensor zes keer per nacht minder voor gevaar dat er niet is",
        "De inspectie van de tilliften is in mei gedaan",
        "Voor 1 juni lezen 12 wettelijk vertegenwoordigers mee in het dossier",
        "Digitaal waar het kan, mens waar het moet",
        "De uitval door rugklachten daalt voor de zomer van 5 naar 2",
        "Geen boete voor wie het vergeet: in mei helpen twee maatjes alle 12 collega's met inloggen",
        "Niet om te bezuinigen maar voor de nachtrust: in juni hebben 8 bewoners een stille sensor",
        "Zonder enige dwang kiezen in maart 9 collega's zelf een hulpmiddel voor hun rug",
        "Er wordt niets opgelegd: wie wil, leert voor de zomer van een collega het dossier op de telefoon",
        "Tegen 1 maart moeten we niets meer overschrijven en heeft de ploeg een kwartier over",
    ],
)
def test_not_every_must_is_a_threat(text: str) -> None:
    assert T not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Voor 1 juli volgen 14 medewerkers de e-learning medicatie",
        "In mei draait de roosterapp bij team Oost",
        "Binnen zes weken staat er een robot in de huiskamer",
        "wk 20: alle laptops vervangen",
        "Eind maart hebben alle cliënten van route Noord een medicijndispenser",
    ],
)
def test_having_and_using_is_no_gain(text: str) -> None:
    assert codes(text) == {G}


@pytest.mark.parametrize(
    "text",
    [
        "In mei slapen acht bewoners door dankzij de bedsensor",
        "Voor de zomer daalt het aantal valincidenten van 8 naar 4",
        "In Q3 besparen de zes wijkverpleegkundigen ieder 20 minuten reistijd",
        "In mei krijgen alle tien invallers een inlog, dan hoeven ze niemand meer te storen",
        "Vanaf april kiezen vijf cliënten zelf hoe laat zij hun medicijnen nemen",
        "In mei gaat de zoektijd naar tilliften van 20 naar 5 minuten",
        "In mei krijgen cliënten binnen vijf minuten antwoord op al hun vragen over acht apps",
        "Uiterlijk 1 juli leest elke familie mee in het dossier, dat geeft vertrouwen",
    ],
)
def test_a_gain_is_seen_with_or_without_so_that(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We willen aan de slag met domotica",
        "Aandacht voor digitale vaardigheden",
        "Onderzoeken hoe technologie de nachtdienst rust kan geven",
        "Draagvlak creëren voor het nieuwe ECD",
        "Het ECD optimaal gebruiken",
        "Zorgtechnologie slimmer inzetten, zodat er meer tijd is voor de cliënt",
        "Iedereen is bezig met digitalisering",
        "Verbinding leggen tussen zorg en techniek",
    ],
)
def test_good_intentions_are_no_result(text: str) -> None:
    assert R in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Aanschaf van acht bedsensoren",
        "Protocol wondfoto's schrijven",
        "Bewoners slapen door",
        "Drie robots",
        "De roosterapp is live",
        "Regelmatig foto's plaatsen op Familienet",
        "Zo veel mogelijk cliënten aan de medicijndispenser",
        "Om boetes te voorkomen staan in mei 22 laptops klaar",
    ],
)
def test_what_can_be_seen_is_a_result(text: str) -> None:
    assert R not in codes(text)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("In Q1 kopen we tablets en voeren we de roosterapp in", "en voeren we de roosterapp in"),
        (
            "In mei hangen er tien sensoren. Daarnaast volgt iedereen de e-learning.",
            "Daarnaast volgt iedereen de e-learning",
        ),
        ("Familienet invoeren, ECD opschonen, nieuwe telefoons", "ECD opschonen"),
        (
            "In mei bellen 6 mensen via beeld zodat ze niet wachten, en krijgen er 10 een bedsensor zodat ze slapen",
            "en krijgen er 10 een bedsensor",
        ),
        (
            "In mei belt Jan zelf en eten zes bewoners buiten; los daarvan typt in juni geen collega nog thuis",
            "los daarvan typt in juni geen collega nog thuis",
        ),
        (
            "Eind mei volgen alle leerlingen een cursus en heeft elke huiskamer een beamer",
            "en heeft elke huiskamer een beamer",
        ),
        ("Meer tablets en betere wifi", "en betere wifi"),
        ("Nachtrondes van 4 naar 2, overdracht van 30 naar 15 minuten", "overdracht van 30 naar 15 minuten"),
        ("Naast de roosterapp willen we ook een prikbord", "Naast de roosterapp willen we ook een prikbord"),
    ],
)
def test_several_goals_are_told_apart(text: str, second: str) -> None:
    assert words(text, S) == second


@pytest.mark.parametrize(
    "text",
    [
        "In Q3 slapen acht bewoners door en lopen de nachtcollega's minder, dankzij de bedsensor",
        "Voor mei leren vier vrijwilligers en zes bewoners samen foto's sturen",
        "Nieuwe tablets op kamer 4 en kamer 11",
        "Voor de bouwvak hangt er wifi in alle gangen en huiskamers",
        "Voor mei hangt er in elke gang en in elke badkamer een oproepknop",
        "In mei slapen acht bewoners door en lopen alle collega's minder",
        "In mei nemen acht cliënten zelf hun pillen in met de dispenser, op tijd en in alle rust",
    ],
)
def test_and_does_not_always_join_goals(text: str) -> None:
    assert S not in codes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By 1 May 8 clients make video calls themselves, so that they wait less", set()),
        ("More use of care technology", {R, V, D, G}),
        ("In Q3 we buy 12 bed sensors", {G}),
        ("We have to, because there is nobody left", {R, D, T, G}),
        ("Residents feel less lonely with a robot", {V, D}),
        ("In April we start with the dispenser, the hoist and the new roster", {G, S}),
    ],
)
def test_the_same_in_english(text: str, expected: set[str]) -> None:
    assert codes(text, "en") == expected


def test_what_is_said_to_go_wrong_without_it_is_the_wish() -> None:
    assert codes("De wijk loopt vast als we niet in het najaar met 12 cliënten beeldbellen") == {T, G}
    assert codes("If we don't have dispensers with 10 clients before July, the rounds will collapse", "en") == {T, G}
    assert R in codes("Als we niet meedoen, zijn we straks 3 collega's kwijt")


# What it says of a message


@pytest.mark.parametrize(
    "text",
    [
        *("Techniek die rust geeft", "Samen slim: meer tijd voor elkaar", "Zelf doen wat je zelf kunt", "Veilig thuis"),
        *("Digitaal waar het kan, contact waar het telt", "Met plezier naar je werk"),
    ],
)
def test_a_message_of_chances_is_fine(text: str) -> None:
    assert review_message(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij gaan digitaal", ["no_gain"]),
        ("We moeten mee met de techniek", ["threat", "no_gain"]),
        ("Digitaal, anders redden we het niet", ["threat", "no_gain"]),
    ],
)
def test_a_message_is_read_for_threat_and_gain_only(text: str, expected: list[str]) -> None:
    found = review_message(text)
    assert [finding.code for finding in found] == expected
    assert {(finding.subject, finding.field, finding.record) for finding in found} == {("vision", "message", None)}


# How it says it


def test_a_finding_names_the_words_and_gives_an_example() -> None:
    (finding,) = review_goal("Voor 1 mei slapen bewoners beter")
    assert (finding.code, finding.kind, finding.subject, finding.record) == (V, "advice", "goals", None)
    assert finding.field == "result"
    assert finding.message.startswith("Hoeveel is “beter”?")
    assert "bijvoorbeeld “" in finding.message


def test_the_example_fits_the_word() -> None:
    (often,) = [finding for finding in review_goal("In mei gebruiken we regelmatig het ECD") if finding.code == V]
    assert any(word in often.message for word in ("elke dinsdag", "twee keer", "elk teamoverleg"))


def test_the_language_is_the_one_that_is_asked_for() -> None:
    for language, start in (("nl", "Wanneer"), ("en", "When")):
        (finding,) = [item for item in review_goal("Twaalf beds", language) if item.code == D]
        assert finding.message.startswith(start)
    assert current() == "nl"
    with pytest.raises(ValueError, match="no such language"):
        review_goal("Bonjour", "fr")


def test_the_span_stays_out_of_the_printed_findings_without_one() -> None:
    assert "span" not in Finding("x", "advice", "goals", None, None, "X").to_json()
    assert review_goal("beter")[0].to_json()["span"] == (0, 5)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "!?…", "—", "👩‍⚕️"])
def test_nothing_is_said_of_nothing(text: str) -> None:
    assert review_goal(text) == review_message(text) == []


# Any text at all

PIECES = (
    "moeten",
    "beter",
    "zodat",
    "en",
    "anders",
    "1 mei",
    "8",
    "%",
    ", ",
    ". ",
    "İ",
    "ﬁ",
    "{0}",
    "{words}",
    "bedsensor",
    "\n",
)
ANY = st.one_of(st.text(), st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map(" ".join))


@given(ANY, st.sampled_from(LANGUAGES), st.sampled_from([review_goal, review_message]))
def test_any_text_is_read(text: str, language: str, review: Callable[[str, str], list[Finding]]) -> None:
    found = review(text, language)
    assert found == review(text, language)
    allowed = CODES if review is review_goal else MESSAGE_CODES
    assert [finding.code for finding in found] == [code for code in allowed if code in {item.code for item in found}]
    for finding in found:
        assert finding.span is not None
        assert 0 <= finding.span[0] <= finding.span[1] <= len(text)
        assert finding.message.strip()
        assert "\n" not in finding.message


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "We moeten meer sensoren, en anders, zodat bewoners beter slapen en wij minder lopen. ",
            "a",
            "1.",
            "1-1",
            ",",
        ),
        *("meer en zodat anders moeten ", "x'", "anders, ", "niet ", "(", "van 6 naar 3 ", "\n"),
        # and what people write: one sentence again and again, and many after each other
        *(f"{item.text}. " for item in labelled(TUNED, "nl")[::180]),
        *(". ".join(item.text for item in labelled(TUNED, "nl")[start::20])[:700] for start in range(3)),
    ],
    ids=lambda unit: repr(unit[:20]),
)
def test_the_work_grows_in_step_with_the_text(unit: str) -> None:
    """Four times the text takes four times the steps: what would take sixteen times as many shows, however small."""
    short, long = ((unit * (length // len(unit) + 1))[:length] for length in (1_000, 4_000))
    review_goal(long)  # from here on every word was looked up before
    count_steps(long, most=int(4.1 * count_steps(short)))


def count_steps(text: str, most: int = 10_000_000) -> int:
    """Count the lines that Python runs to review a text, each turn of a loop as one: the same on every machine."""
    count = 0

    def trace(_frame: FrameType, _event: str, _argument: object) -> object:
        nonlocal count
        count += 1
        assert count <= most, f"more than {most} steps for {len(text)} characters"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        review_goal(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "pattern", [*(var for var in vars(reading).values() if isinstance(var, re.Pattern)), *FIGURES.values()]
)
def test_no_pattern_gives_back_what_it_took(pattern: re.Pattern[str]) -> None:
    """How long a pattern searches shows in no steps of Python; one that repeats possessively cannot search twice."""
    without_sets = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", pattern.pattern)
    without_possessive = re.sub(r"[+*]\+", "", without_sets)
    assert re.findall(r"[+*]|,\}", without_possessive) == []


# The word lists and the labelled texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_that_a_phrase_refers_to_is_there(language: str) -> None:
    text = (FOLDER / "coach" / f"{language}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    assert set(re.findall(r"{(\w+)}", text)) - {*content["words"], *content["phrases"], *FIGURES, *SHAPES} == set()


def test_both_languages_have_the_same_lists() -> None:
    contents = [
        tomllib.loads((FOLDER / "coach" / f"{language}.toml").read_text(encoding="utf-8")) for language in LANGUAGES
    ]
    names = [{name.removesuffix("_not") for name in (*content["words"], *content["phrases"])} for content in contents]
    assert names[0] == names[1]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_every_label_is_a_code(path: Path) -> None:
    for language in LANGUAGES:
        found = labelled(path, language)
        assert {code for item in found for code in item.codes} | {"saving_first"} == set(RULES), language
        assert not any(item.codes & item.either for item in found)
        assert len(found) == len({item.text for item in found})


def test_no_text_is_in_two_sets() -> None:
    texts = [item.text for path in SETS for language in LANGUAGES for item in labelled(path, language)]
    assert len(texts) == len(set(texts))


ENOUGH = 700
"""Of a set with many more texts than so many, one in so many is read here; ``make bench`` reads them all."""


def above(score: Score, bar: tuple[float, float]) -> bool:
    return score.precision >= bar[0] and score.recall >= bar[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [path for path in SETS if path != HELD_OUT], ids=lambda path: path.stem)
def test_the_coach_reads_as_a_careful_reader_would(path: Path, language: str) -> None:
    texts = labelled(path, language)
    texts = texts[:: max(len(texts) // ENOUGH, 1)]
    found = scores(texts, language)
    under = {code: score for code, score in found.items() if not above(score, least(language, code))}
    assert under == {}
    wrong, good = disturbed(texts, language)
    assert wrong <= max(ROOM * good, 2)


MANY = 10
"""Labels of a code from which its figures say something."""


def lower(bar: tuple[float, float]) -> tuple[float, float]:
    """What few texts show is not sure to a tenth."""
    return bar[0] - 0.1, bar[1] - 0.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_that_nobody_tuned_on_are_read_nearly_as_well(language: str) -> None:
    texts = labelled(HELD_OUT, language)
    found = scores(texts, language)
    known = {code: score for code, score in found.items() if score.right + score.missed >= MANY}
    assert len(known) >= 3
    assert {code: score for code, score in known.items() if not above(score, lower(least(language, code)))} == {}
    wrong, good = disturbed(texts, language)
    assert wrong <= max(2 * ROOM * good, 2)
