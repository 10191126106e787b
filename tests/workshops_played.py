"""What people do of an evening, each as a few keys and what they read after them."""

from evening import DOWN, ENTER, ESCAPE, HOME, Evening, Seat

GUESTS = ("Lou", "Maxime", "Noé", "[b]Zoé[/b]")
SCRIBED = ("Ana", "Bilal", "Chloé", "Dimitri", "Farah", "Gwen", "Hawa", "Inès", "Joël", "Karim")
ANSWERS = {
    "Lou": ("oooooo", "oooooo"),
    "Maxime": ("nooooo", "oooooo"),
    "Noé": ("oooooo", "oonnnn"),
    "[b]Zoé[/b]": ("noosoo", "ooosoo"),
}
"""To the six slots of workshops 2 and 3: whatever is chosen leaves somebody out."""
SIGN = "\x0e"


async def begins_the_series(leader: Seat) -> None:
    await leader.sees("Commencer la série à partir de l’annonce")
    await leader.does("n", "Quand a lieu l’atelier 1 ?")
    await leader.does(ENTER, "La série est prête.", "date à choisir aucun créneau pour le moment")
    for number in (2, 3):
        await leader.does(HOME + DOWN * (number - 1) + "s", f"Disponibilités · atelier {number}")
        await leader.does("l", "Ajouter 6 Communs lundis, après quel jour ?")
        await leader.does(ENTER, "6 créneaux ajoutés.")
        await leader.goes_home()


async def answers_questions(seat: Seat, name: str, asked: str) -> None:
    """The notice, then the questions of a registration, up to the last one that both kinds of people have."""
    await seat.does("i", "Jusqu’à quand", "Continuer vers les trois questions")
    await seat.does(ENTER, asked)
    await seat.does(name + ENTER, "Pour quels ateliers", "[x] 3")
    await seat.does(ENTER, "Pensez-vous pouvoir venir aux trois ?")
    await seat.does(ENTER, "Un contact ?")
    await seat.does(ENTER, "Un tiers-lieu ?")
    await seat.does(ENTER, "Quelle heure")


async def comes_in(evening: Evening, name: str) -> None:
    """A stranger with a key becomes a participant, and says when they are free."""
    guest = await evening.sits_down(name)
    await guest.sees("m’inscrire (un nom suffit, deux minutes)", "date à choisir")
    await answers_questions(guest, name, "Votre nom, ou un pseudonyme ?")
    await guest.does(ENTER, "Cet ordinateur est-il partagé ?")
    await guest.does(ENTER, f"C’est enregistré pour {name}.", "place confirmée")
    await fills_polls(guest, name, "(vous)", *ANSWERS[name])
    await guest.goes_home()
    await guest.sees(f"Vous êtes {name}.")


async def enters(leader: Seat, name: str) -> None:
    """The scribe registers somebody who has no screen, and notes when they are free."""
    await answers_questions(leader, name, "Qui inscrire ?")
    await leader.does(ENTER, f"C’est enregistré pour {name}.", "noter ses disponibilités")
    await fills_polls(leader, name, "", "oooooo", "oooooo")
    await leader.goes_home()


async def fills_polls(seat: Seat, name: str, mark: str, *answers: str) -> None:
    """From the recap of a registration, whose two lines lead to the two polls."""
    saved = f"enregistré pour {name}, saisi par l’animation" if not mark else "enregistré"
    for number, letters in enumerate(answers, start=2):
        line = f"> {name} {mark}".strip()
        await seat.does(
            HOME + DOWN * (number - 2) + "s", f"Disponibilités · atelier {number}", f"{line} [ · ]"
        )
        row = " ".join(letters[:-1].upper()) + f" [ {letters[-1].upper()} ]"
        await seat.does(letters, f"{line} {row}", saved)
        await seat.does(ESCAPE, f"C’est enregistré pour {name}.")


async def opens_session(evening: Evening, number: int, first_step: str, absent: tuple[str, ...] = ()) -> None:
    """The session begins on everybody's screen; the roll call takes a key for each name, one at a time."""
    leader = evening.leader
    await leader.does(HOME + DOWN * (number - 1) + ENTER, f"Atelier {number}", "Échap")
    await leader.does("j", f"Séance · atelier {number}", "commencer la séance")
    await leader.does("s", "étape 1 sur", f"{first_step} : jusqu’à")
    for guest in evening.guests.values():
        await guest.sees(f"En ce moment : {first_step}")
        await guest.does("j", f"Séance · atelier {number}", "étape 1 sur")
    await leader.does("a", f"Appel · atelier {number}", "14 à appeler")
    for name in sorted((*GUESTS, *SCRIBED), key=_folded):
        await leader.sees(f"> {name} …")
        assert [one for one in (*GUESTS, *SCRIBED) if f"{one} " in leader.text] == [name]
        leader.types("e" if name in absent else "p")
    here = len(GUESTS) + len(SCRIBED) - len(absent)
    await leader.sees(f"{here} présences")
    await leader.loses("à appeler")
    await leader.does(ESCAPE, f"Séance · atelier {number}")


def _folded(name: str) -> str:
    return name.lower()


async def ends_session(evening: Evening, number: int) -> None:
    await evening.leader.does("f", "Terminer la séance ?")
    await evening.leader.does(ENTER, "La séance est terminée.")
    for guest in evening.guests.values():
        await guest.goes_home()
        await guest.loses("En ce moment")
    await evening.leader.goes_home()


async def says_ideas(seat: Seat, *ideas: str, sign: bool = False) -> None:
    """From a session's page: the capture takes one line after the other."""
    await seat.does("c", "Contributions")
    await seat.does("a", "Quelle idée ?", "non signée")
    if sign:
        await seat.does(SIGN, f"signée {seat.name}")
    for idea in ideas:
        await seat.does(idea + ENTER, "noté", idea)
    seat.types(ESCAPE)
    await seat.loses("Quelle idée ?")


async def gathers(evening: Evening) -> None:
    """On the page of contributions, where everybody stands: a theme made by one is seen by all, then used."""
    leader, guests = evening.leader, evening.guests
    await leader.does(HOME + " " + DOWN + " ", "2 choisies")
    await leader.does("c", "Nom du nouveau thème ?", "Les 2 contributions choisies y seront rangées.")
    await leader.does("Réparer" + ENTER, "thème ajouté, 2 contributions dedans")
    for guest in guests.values():
        await guest.sees("Réparer 2", "sans thème 12")
    await guests["Lou"].does("t", "n’est pas signée")
    await guests["Lou"].does("s", "soutien donné ; encore 2 pour cet atelier")
    await guests["Noé"].does(DOWN * 2 + "t", "Dans quel thème ?", "7 Réparer")
    await guests["Noé"].does("7", "rangée : Réparer")
    for seat in evening.everybody:
        await seat.sees("Réparer 3", "sans thème 11", "1 soutien", "Noé")
        await seat.does(ESCAPE, "Séance · atelier 1")


async def decides_the_dates(evening: Evening) -> None:
    """From the session's page to dates fixed in both workshops; whoever had said no is asked."""
    leader, guests = evening.leader, evening.guests
    before = leader.keys
    await leader.does("d", "Choisir les deux dates ensemble", "14 réponses", "1 à l’atelier 3")
    assert not [name for name in (*GUESTS, *SCRIBED) if name in leader.text]
    await leader.does(ENTER, "Fixer ces deux dates ?")
    await leader.does(ENTER, "Dates fixées.", "Toutes les dates sont choisies")
    assert leader.keys - before <= 8
    await leader.does(ESCAPE, "Séance · atelier 1")
    for guest in guests.values():
        await guest.goes_home()
        await guest.sees("14 / 15 place confirmée 3 Aboutir")
        await guest.loses("date à choisir")
    noe = guests["Noé"]
    await noe.sees("dire si vous gardez votre place")
    await noe.does(HOME + DOWN * 4 + ENTER, "Atelier 3", "garder la place")
    await noe.does("g", "place confirmée")
    await noe.goes_home()
    await noe.loses("dire si vous gardez votre place")
    for guest in guests.values():
        await guest.does("j", "Séance · atelier 1")
