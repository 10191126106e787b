"""The three workshops from start to end: a facilitator's full screen, four participants over SSH, ten people
entered by the scribe; the dates fixed live, an objection met, a V0 that anybody can verify.

Everything is typed on these five screens and read on them; commands come after, to read what was made.
"""

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from evening import DOWN, END, ENTER, ESCAPE, HOME, Evening, an_evening
from workshops_played import (
    GUESTS,
    SCRIBED,
    begins_the_series,
    comes_in,
    decides_the_dates,
    ends_session,
    enters,
    gathers,
    opens_session,
    says_ideas,
)

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]

REPAIR, LEND = "Nous réparons avant d’acheter.", "Nous prêtons nos outils."
OBJECTION, RESERVE = "Louer aussi, parfois.", "À relire en V1."


async def test_three_workshops_are_played_from_the_first_key_to_a_verified_v0(tmp_path):
    async with an_evening(tmp_path) as evening:
        await begins_the_series(evening.leader)
        for name in SCRIBED:
            await enters(evening.leader, name)
        for name in GUESTS:
            await comes_in(evening, name)
        for seat in evening.everybody:
            await seat.sees("14 / 15", "14 personnes sur 14 ont répondu")
        await first_workshop(evening)
        await second_workshop(evening)
        await third_workshop(evening)
        await v0(evening)
        await prints_the_sheet(evening)
        await what_is_kept(evening)


async def first_workshop(evening: Evening) -> None:
    await opens_session(evening, 1, "Accueil")
    leader, guests = evening.leader, evening.guests
    await guests["Maxime"].does("p", "vous demandez la parole")
    await leader.sees("Demandent la parole 1 Maxime")
    await guests["Maxime"].does("p", "vous ne demandez plus la parole")
    await leader.does("s", "étape 2 sur")
    for name, guest in guests.items():
        await guest.sees("étape 2 sur")
        await says_ideas(guest, f"Une idée de {name}", sign=name == "Noé")
    await says_ideas(leader, *(f"Dans la salle, {name} répare" for name in SCRIBED))
    await gathers(evening)
    await decides_the_dates(evening)
    await ends_session(evening, 1)


async def second_workshop(evening: Evening) -> None:
    """Two write one article at once, a third another; what it comes from is linked."""
    await opens_session(evening, 2, "Accueil")
    lou, maxime, noe, zoe = evening.guests.values()
    for seat in evening.everybody:
        await seat.does("m", "Ici s’écrira le manifeste")
    await lou.does("a", "Titre du nouvel article ?")
    await lou.does("Réparer" + ENTER, "1 Réparer", "Échap finir")
    await maxime.sees("1 Réparer", "e écrire")
    await maxime.does("e", "Lou écrit ici")
    await lou.sees("Maxime écrit ici")
    await lou.does(REPAIR, REPAIR)
    await maxime.sees(REPAIR)
    maxime.types(END + ENTER + ENTER + LEND)
    for seat in (lou, maxime):
        await seat.sees(REPAIR, LEND, "enregistré")
        await seat.does(ESCAPE, "Manifeste · brouillon de V0")
    for seat in evening.everybody:
        await seat.sees(REPAIR, LEND, "14 contributions ne sont")
    await zoe.does("l", "De quelles contributions vient « Réparer » ?")
    await zoe.does(DOWN * 2 + ENTER, "Vient de 1 contribution")
    await noe.does("a", "Titre du nouvel article ?")
    await noe.does("Ralentir" + ENTER, "2 Ralentir", "Échap finir")
    await noe.does("Rien ne presse.", "Rien ne presse.", "enregistré")
    await noe.does(ESCAPE, "Manifeste · brouillon de V0")
    for seat in evening.everybody:
        await seat.sees("2 articles", "2 Ralentir", "13 contributions ne sont")
        await seat.does(ESCAPE, "Séance · atelier 2")
    await ends_session(evening, 2)


async def third_workshop(evening: Evening) -> None:
    """Thirteen are asked: four answer by themselves, nine through the scribe; an objection is met."""
    await opens_session(evening, 3, "Accueil", absent=("Karim",))
    leader, guests = evening.leader, evening.guests
    await leader.does("o", "À propos de quel article ?")
    await leader.does(ENTER, "Tour de consentement", "ouvrir un tour")
    await leader.does("t", "À qui poser la question ?", "> les 13 personnes présentes à l’atelier 3")
    await leader.does(ENTER, "Comment répond-on ?")
    await leader.does(ENTER, "Quelle étape ?")
    await leader.does(ENTER, "tour ouvert, posé à 13 personnes présentes à l’atelier 3")
    for guest in guests.values():
        await guest.sees("Tour ouvert : « Réparer »")
        await guest.does(HOME + ENTER, "Tour de consentement", "clarifications")
    for phase in ("réactions", "réponses"):
        await leader.does("s", "Quelle étape ?")
        await leader.does(ENTER, f"étape : {phase}")
    await answers_the_round(evening)
    await meets_the_objection(evening)
    await leader.does(ESCAPE, "Séance · atelier 3")
    await ends_session(evening, 3)


async def answers_the_round(evening: Evening) -> None:
    leader = evening.leader
    lou, maxime, noe, zoe = evening.guests.values()
    for guest in evening.guests.values():
        await guest.sees("Votre réponse est attendue")
    await lou.does("c", "enregistré", "1 personne sur 13 a répondu")
    await maxime.does("r", "Quelle réserve ?")
    await maxime.does(RESERVE + ENTER, "enregistré")
    await noe.does("o", "Pourquoi cette objection ?")
    await noe.does(OBJECTION + ENTER, "enregistré")
    await zoe.does("p", "enregistré")
    for seat in evening.everybody:
        await seat.sees("4 personnes sur 13 ont répondu", OBJECTION, RESERVE)
    assert "Noé" not in leader.text and "Maxime" not in leader.text
    for said in range(5, 13):
        await leader.does("c", "Réponse de qui ?")
        await leader.does(ENTER, f"{said} personnes sur 13 ont répondu")
        await leader.loses("Réponse de qui ?")
    await leader.does("c", "Réponse de qui ?")
    await leader.does(ENTER, "tour clos")


async def meets_the_objection(evening: Evening) -> None:
    for seat in evening.everybody:
        await seat.sees("en débat", "objection maintenue")
    noe = evening.guests["Noé"]
    await noe.does("l", "Cette objection est-elle levée ?")
    await noe.does(ENTER, "objection levée.")
    for seat in evening.everybody:
        await seat.sees("adopté avec réserves", "objection levée")


async def v0(evening: Evening) -> None:
    """Frozen from the manifesto's page; signed by one from their session, and by the scribe for another."""
    leader, guests = evening.leader, evening.guests
    await leader.does("m", "Manifeste", "adopté avec réserves")
    await leader.does("v", "Versions du manifeste")
    await leader.does("f", "Figer V0", "1 Réparer adopté avec réserves", "2 Ralentir brouillon")
    await leader.does("f", "Figer V0 ?")
    await leader.does(ENTER, "V0 · ", "figée le", "0 signature")
    for guest in guests.values():
        await guest.does("m", "V0 est figée")
        await guest.does("v", "figée, 0 signature")
    await guests["Lou"].does(HOME + ENTER, "Empreinte", "s signer")
    await guests["Lou"].does("s", "Depuis quel lieu ?")
    await guests["Lou"].does("Le Préau" + ENTER, "signature mise", "1 signature · Lou, Le Préau")
    await leader.sees("1 signature · Lou, Le Préau")
    await leader.does("s", "Signature de qui ?", "> Ana")
    await leader.does(ENTER, "Ana, ce lieu et ce jour seront publiés avec V0.")
    await leader.does(ENTER, "2 signatures", "· Ana")
    for name in GUESTS[1:]:
        await guests[name].sees("figée, 2 signatures")
    await guests["Lou"].does("v", "V0 : rien n’a changé.")
    await leader.goes_home()


async def prints_the_sheet(evening: Evening) -> None:
    """The sheet of the last session for the archive: numbers and decisions, on one page."""
    leader = evening.leader
    await leader.does(HOME + DOWN * 2 + ENTER, "Atelier 3")
    await leader.does("j", "Séance · atelier 3")
    await leader.does("g", "Préparer l’atelier 3")
    await leader.does("f", "Feuilles à imprimer")
    await leader.does(DOWN + ENTER, "Feuille pour l’archive, en nombres")
    await leader.does("h", "C’est dans")


async def what_is_kept(evening: Evening) -> None:
    """What commands read afterwards, of a series in which everything was typed on screens."""
    sheet = (evening.directory / "veillee-archive-3.html").read_text("utf-8")
    assert "13 personnes présentes" in sheet and "adopté avec réserves (10 consentements" in sheet
    assert not named(sheet)
    kept = evening.directory / "tout"
    await evening.reads("exporter", str(kept))
    entered = {one["nom"]: one["saisi_par"] for one in of(kept, "personnes")}
    assert entered == dict.fromkeys(GUESTS) | dict.fromkeys(SCRIBED, "animation")
    assert Counter(of(kept, "appels")["3"].values()) == {"presence": 13, "annoncee": 1}
    assert all(len(poll["reponses"]) == 14 for poll in of(kept, "sondages"))
    assert [one["statut"] for one in of(kept, "ateliers")] == ["date"] * 3
    authors = [one["auteur"] for one in of(kept, "contributions")]
    assert len(authors) == 14 and set(authors) == {None, "Noé"}
    assert (kept / "agenda.ics").read_text("utf-8").count("BEGIN:VEVENT") == 3
    await a_v0_that_anybody_can_verify(evening, kept / "figee-0.json")


def named(text: str) -> list[str]:
    """Who can be read in it; « Louer » is nobody."""
    return [name for name in (*GUESTS, *SCRIBED) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def of(kept: Path, noun: str) -> Any:
    return json.loads((kept / "serie.json").read_text("utf-8"))[noun]


async def a_v0_that_anybody_can_verify(evening: Evening, file: Path) -> None:
    version = json.loads(file.read_text("utf-8"))
    annex = version.pop("annexe")
    first, second = version["articles"]
    assert (first["texte"], first["statut"]) == (f"{REPAIR}\n\n{LEND}", "adopte_avec_reserves")
    assert (second["texte"], second["statut"]) == ("Rien ne presse.", "brouillon")
    assert [one["texte"] for one in first["objections"]] == [OBJECTION] and first["reserves"] == [RESERVE]
    assert not named(json.dumps(version, ensure_ascii=False).replace("Une idée de Noé", ""))
    assert [(one["nom"], one["lieu"]) for one in annex["signatures"]] == [("Lou", "Le Préau"), ("Ana", "")]
    assert [one["nom"] for one in annex["contributions"]] == ["Noé"]
    assert json.loads(await evening.reads("verifier", str(file), "--json"))["valide"] is True
