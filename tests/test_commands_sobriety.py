"""`sobriete` and `ecoconception`, by commands and by lines: what is measured, and never an estimate alone."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from commands_desk import Desk
from house import SPRING, a_series, registered
from lines import told

from bench import kept, regression
from data import footprint
from data.savings import savings
from models.rgesn import CRITERIA
from models.visits import SAME_VISIT
from tui import ecodesign, sobriety_words
from tui.figures import lasting, rounded, size
from tui.i18n import LANGUAGES, Translator
from tui.linear.wire import LocalWire
from tui.meters import Meter, Meters, Traffic, Wire
from tui.sobriety import cost

ROOT = Path(__file__).parents[1]
HOUR = timedelta(hours=1)


def spoken(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def counted(session, directory=None, wire=None):
    meter = Meters(directory, SPRING - HOUR).begin(SPRING - HOUR, wire)
    meter.receives(900)
    meter.sends(9_100)
    return replace(session, meter=meter)


def test_a_command_measures_the_process_and_the_disk(tmp_path):
    (tmp_path / "veillee.json").write_bytes(b"x" * 5_000)
    (tmp_path / "veillee.journal").write_bytes(b"x" * 300)
    (tmp_path / "sauvegardes").mkdir()
    (tmp_path / "sauvegardes" / "veillee-2028-04-01.json").write_bytes(b"x" * 700)
    session = counted(a_series(), tmp_path)
    registered(session, "Zoé", "Ana")
    said = spoken(Desk(session).must("sobriete").out)
    assert "Disque : 6,0 ko, dont instantané 5,0 ko, journal 300 o, sauvegardes 700 o." in said
    assert "Par personne de la série (2) : 3,0 ko de disque." in said
    assert "s de processeur" in said and "Mo de mémoire" in said


def test_what_one_visit_takes_is_said_in_bytes_processor_and_memory():
    session = counted(a_series())
    found = replace(cost(session), present=4)
    said = spoken(" ".join(one for _, many in sobriety_words.sections(found, session.t) for one in many))
    quarter = spoken(size(found.process.memory / 4, session.t))
    assert re.search(
        rf"Par visite, en moyenne : .* s de processeur, {quarter} de mémoire tant qu’elle dure", said
    )


def test_an_estimate_never_goes_without_its_bounds_its_method_its_assumptions_and_its_uncertainty():
    found = Desk(counted(a_series())).json("sobriete")["estimation"]
    for name in ("session", "atelier", "ensemble"):
        assert 0 < found[name]["bas"] < found[name]["probable"] < found[name]["haut"]
    assert "SCI" in found["methode"] and "ordre de grandeur" in found["incertitude"]
    assert all(one["source"] and one["bas"] <= one["probable"] <= one["haut"] for one in found["hypotheses"])
    assert len(found["hypotheses"]) == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_in_grams_that_is_said_has_its_bounds(language):
    session = a_series(language)
    for afar in (False, True):
        found = cost(replace(counted(session, wire=lambda: Wire(2_000, 9_000, 20_000, 5_000)), afar=afar))
        sections = sobriety_words.sections(found, session.t)
        sentences = [one for _, many in sections for one in many if "environ" in one or "about" in one]
        assert sentences
        assert all(("(de " in one and " à " in one) or "(from " in one for one in sentences)
        assert "SCI" in spoken(" ".join(one for _, many in sections for one in many))


def test_from_afar_the_line_its_compression_and_the_server_s_share_are_said():
    wire = Wire(2_000, 9_000, 20_000, 5_000)
    session = replace(counted(a_series(), wire=lambda: wire), afar=True)
    said = spoken(Desk(session).must("sobriete").out)
    assert "handshake" not in said
    assert "chiffrement et poignée de main compris : 2,0 ko reçus, 9,0 ko envoyés." in said
    assert "20,0 ko devenus 5,0 ko, 4,0 fois moins." in said
    assert "Dont le terminal" in said


def test_at_home_the_machine_that_serves_is_the_terminal_and_is_counted_once():
    found = cost(counted(a_series()))
    for estimated in (found.of_session, found.of_everybody):
        assert estimated.server.high == 0 and estimated.network.high == 0
        assert estimated.terminal.low > 0


def test_a_line_whose_door_cannot_count_it_weighs_what_was_typed_and_shown():
    session = counted(a_series())
    by_wire = cost(replace(counted(a_series(), wire=lambda: Wire(0, 10_000)), afar=True))
    assert cost(replace(session, afar=True)).of_session.network == by_wire.of_session.network


def test_who_serves_counts_its_machine_for_as_long_as_it_is_open():
    found = cost(replace(counted(a_series(), wire=lambda: Wire(1, 1)), afar=True))
    assert found.running == HOUR and found.of_everybody.server.low > 0


def test_a_command_alone_says_that_it_exchanged_nothing():
    said = spoken(Desk(a_series()).must("sobriete").out)
    assert "Une commande seule n’échange rien d’autre" in said
    assert "Cette session" not in said


def test_lines_say_it_section_by_section_and_lead_to_the_declaration():
    session = counted(a_series())
    said = spoken(told(session, "7", "ce que cela coûte", "estimation", "retour", "quitter"))
    assert "Cette session : 10,0 ko en 1 h 0 min, environ 5,7 gCO2e (de 1,4 à 14)." in said
    assert "Un atelier de 1 h 30 devant un portable : environ 8,5 gCO2e (de 2,1 à 22) par personne." in said
    said = spoken(told(session, "7", "ce que cela", "déclaration", "stratégie", "retour", "quitter"))
    assert "Score d’avancement :" in said and "1.1 Le service numérique a-t-il été évalué" in said


def test_a_real_process_counts_what_is_typed_and_says_where_its_series_is(tmp_path):
    def veillee(*words: str, typed: str = "") -> str:
        env = {"VEILLEE_DATA": str(tmp_path / "serie"), "PATH": "/usr/bin", "LANG": "fr_FR.UTF-8"}
        command = [sys.executable, "-m", "tui", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=env, input=typed.encode(), capture_output=True, check=True
        )
        return spoken(done.stdout.decode())

    veillee("init", "--date", "mardi 2 mai 2028 11h")
    typed = "7\nce que cela coûte\nvotre visite\nla série et le programme\nquitter\n"
    said = veillee("--lignes", typed=typed)
    assert re.search(rf"Cette session : \d+ s, {len(typed.encode())} o tapés", said)
    assert "1 visite" in said and "Disque : " in said and "instantané" in said


# --- meters


def test_a_session_is_what_its_door_counted():
    meter = Meters(None, SPRING).begin(SPRING)
    assert meter.traffic(SPRING) == Traffic()
    meter.receives(3)
    meter.sends(40)
    assert meter.traffic(SPRING + HOUR) == Traffic(3, 40, HOUR, Wire(), 1)


def test_a_visit_is_a_person_s_sessions_that_follow_each_other_by_less_than_half_an_hour():
    every = Meters(None, SPRING)
    first = every.begin(SPRING)
    first.who = "p1"
    first.sends(10)
    every.end(first, SPRING + HOUR)
    soon, later = SPRING + HOUR + SAME_VISIT / 2, SPRING + HOUR + SAME_VISIT
    again = every.begin(soon)
    again.who = "p1"
    again.sends(5)
    assert every.visit(again, soon).sent == 15 and every.visit(again, soon).sessions == 2
    assert every.visit(again, later).sent == 5
    other = every.begin(soon)
    other.who = "p2"
    other.sends(1)
    assert every.visit(other, soon).sent == 1
    assert every.whole(soon).sent == 16 and every.present == 2


def test_nothing_is_kept_of_whoever_left_for_half_an_hour():
    every = Meters(None, SPRING)
    for number in range(3):
        meter = every.begin(SPRING + number * HOUR)
        meter.who = f"SHA256:{number}"
        meter.sends(1)
        every.end(meter, SPRING + number * HOUR)
    assert list(every._left) == ["SHA256:2"]
    assert every.whole(SPRING).sessions == 3


def test_whoever_has_no_key_is_never_mixed_up_with_another():
    every = Meters(None, SPRING)
    one, other = every.begin(SPRING), every.begin(SPRING)
    one.sends(1)
    other.sends(2)
    assert every.visit(one, SPRING).sent == 1


def test_the_local_line_counts_what_it_writes_and_reads(tmp_path):
    import asyncio
    import os

    meter = Meter()
    typed = tmp_path / "typed"
    typed.write_text("oui\n")

    async def talk() -> None:
        source, sink = os.open(typed, os.O_RDONLY), os.open(tmp_path / "said", os.O_WRONLY | os.O_CREAT)
        wire = LocalWire(source, sink, meter=meter)
        with wire.opened():
            wire.write("é\n")
            assert await wire.read_line() == "oui"

    asyncio.run(talk())
    assert (meter.received, meter.sent) == (4, 3)


def test_what_is_measured_of_the_process_is_what_the_system_says():
    found = footprint.process()
    assert found.cpu_seconds > 0 and 0 < found.share < 1
    assert 5_000_000 < found.memory < found.machine_memory


def test_a_directory_that_is_not_there_takes_no_room(tmp_path):
    assert footprint.disk(tmp_path / "nulle part").whole == 0


# --- figures


def test_figures_are_said_in_units_people_read_with_no_more_digits_than_are_known():
    t = Translator("fr")
    assert [spoken(size(n, t)) for n in (0, 55.5, 999, 1_000, 42_000, 3_500_000)] == [
        *("0 o", "55,5 o", "999 o", "1,0 ko", "42,0 ko", "3,5 Mo")
    ]
    assert [rounded(n, t) for n in (0, 8.51, 21.54, 540.4, 0.00123, 99.96)] == [
        *("0", "8,5", "22", "540", "0,0012", "100")
    ]
    spans = (timedelta(seconds=12), timedelta(minutes=12), timedelta(minutes=200), timedelta(hours=52))
    assert [spoken(lasting(one, t)) for one in spans] == ["12 s", "12 min", "3 h 20 min", "2 j 4 h"]


def test_what_settings_save_is_what_the_bench_has_measured_within_a_quarter():
    """At its date, and in the newest run: bytes are the same on any day, but a row may be made shorter."""
    known = savings("fr")
    then, newest = kept.RESULTS / f"{known.measured}.json", kept.newest()
    assert newest
    for path in {then, newest}:
        rows = dict(regression.named(kept.read(path).rows))
        for one in known.rows:
            row = rows[f"{one.part} : {one.row}"]
            told = f"python -m bench --keep {newest}"
            assert row.measured == pytest.approx(one.here, rel=0.25, abs=1), told
            assert row.baseline == pytest.approx(one.without, rel=0.25), told


# --- the declaration


def test_the_file_in_docs_is_what_the_command_says():
    said = ecodesign.text(Translator("fr"))
    assert (ROOT / "docs" / "DECLARATION_ECOCONCEPTION.txt").read_text("utf-8") == said, (
        "veillee ecoconception > docs/DECLARATION_ECOCONCEPTION.txt"
    )


def test_a_criterion_is_said_alone_and_an_unknown_one_is_refused():
    desk = Desk(a_series())
    assert "4.15" in desk.must("ecoconception 4.15").out
    assert desk.json("ecoconception 1.5")["etat"] == "non_valide"
    refused = desk.types("ecoconception 4.16")
    assert refused.code == 1 and "4.16" in refused.err


def test_the_whole_declaration_is_one_value_with_its_detail():
    found = Desk(a_series()).json("ecoconception")
    assert len(found["criteres"]) == CRITERIA and found["applicables"] == 55
    met = sum(
        {"P": 1.5, "R": 1.25, "M": 1}[one["poids"]] for one in found["criteres"] if one["etat"] == "valide"
    )
    assert found["score"] == pytest.approx(100 * met / 70, abs=0.05)


def test_a_score_is_never_said_without_what_it_is_counted_on():
    for language in LANGUAGES:
        t = Translator(language)
        text = spoken(ecodesign.text(t))
        found = ecodesign.declared(t)
        assert spoken(ecodesign.score_said(found, t)) in text
        assert all(one.number in text for one in found.criteria)
        assert "CC BY-SA 4.0" in text
        for _, numbers in ecodesign.lists(found, t):
            assert numbers in text


def test_the_declaration_needs_no_series(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tui", "ecoconception", "9.1"],
        cwd=ROOT,
        env={"VEILLEE_DATA": str(tmp_path / "rien"), "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Aucun apprentissage" in done.stdout and not (tmp_path / "rien").exists()
