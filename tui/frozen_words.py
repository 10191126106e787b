"""How a frozen version is said, the same in every face: what would be in it, its annex, its check."""

from __future__ import annotations

from collections.abc import Iterator

from models.annex import FrozenVersion
from models.checking import Check, Part, Trouble
from models.consent import Tally
from models.frozen import FrozenArticle, FrozenBody, FrozenRound
from models.lookup import person
from models.manifesto import ArticleStatus
from models.ports import Reading
from models.words import Piece, changed_lines
from tui import dates
from tui.i18n import N_, Translator
from tui.rounds import counted
from tui.session import Session

TROUBLES = {
    Part.JSON: N_("Le fichier est abîmé : il ne se lit plus."),
    Part.FORMAT: N_("Ce fichier vient d’un programme plus récent : mettez le vôtre à jour."),
    Part.SHAPE: N_("Il manque des parties du fichier, ou elles n’ont plus leur forme."),
    Part.HEADS: N_("Le titre, la date ou le nom de la version a changé."),
    Part.ARTICLE: N_("L’article « {titre} » a changé."),
    Part.SOURCES: N_("Les contributions citées ont changé."),
    Part.NOTES: N_("Les notes ont changé."),
    Part.ORDER: N_("L’ordre des articles a changé."),
    Part.DIGEST: N_("L’empreinte écrite dans le fichier n’est pas celle de son texte."),
    Part.PARTS: N_("Les empreintes des parties ont changé ; le texte, non."),
    Part.ANNEX: N_("L’annexe des signatures a changé."),
    Part.OTHER_BODY: N_("L’annexe des signatures est celle d’un autre texte."),
    Part.TALLY: N_("« {titre} » : le compte des réponses ne tombe pas juste."),
    Part.STATUS: N_("« {titre} » : l’état écrit ne va pas avec les réponses."),
}
_OBJECTIONS = {
    (True, False): N_("objection maintenue : {texte}"),
    (True, True): N_("objection maintenue d’un tour précédent : {texte}"),
    (False, False): N_("objection levée : {texte}"),
    (False, True): N_("objection d’un tour précédent, levée : {texte}"),
}
"""By whether it stands, and whether it comes from a round before."""
_LINE = N_("Le fichier est abîmé à la ligne {ligne} : il ne se lit plus.")


def trouble_said(one: Trouble, t: Translator) -> str:
    if one.part is Part.JSON and one.which:
        return t(_LINE, ligne=one.which)
    return t(TROUBLES[one.part], titre=one.which)


def check_said(found: Check, t: Translator) -> str:
    """One sentence: nothing changed, or something did, the text or its annex; what is `trouble_said`."""
    if not found.valid:
        return t("Non : ce fichier n’est plus tel qu’il a été écrit.")
    return t(
        "{version} : rien n’a changé. Empreintes et comptes refaits, tout concorde.", version=found.version
    )


def recap(body: FrozenBody, t: Translator) -> Iterator[str]:
    """What a version would hold: articles by state, objections, reserves, notes, contributions."""
    states = [one.status for one in body.articles]
    adopted = states.count(ArticleStatus.ADOPTED) + states.count(ArticleStatus.ADOPTED_WITH_RESERVES)
    debated = states.count(ArticleStatus.IN_DEBATE)
    to_confirm, drafts = states.count(ArticleStatus.TO_CONFIRM), states.count(ArticleStatus.DRAFT)
    rounds = [one.round for one in body.articles if one.round]
    standing = sum(1 for one in rounds for each in one.objections if each.standing)
    parts = (
        (adopted, t.n("{n} article adopté", "{n} articles adoptés", adopted)),
        (debated, t.n("{n} article en débat", "{n} articles en débat", debated)),
        (to_confirm, t.n("{n} article à confirmer", "{n} articles à confirmer", to_confirm)),
        (drafts, t.n("{n} article en brouillon", "{n} articles en brouillon", drafts)),
        (standing, t.n("{n} objection maintenue", "{n} objections maintenues", standing)),
        (reserves := sum(len(one.reserves) for one in rounds), t.n("{n} réserve", "{n} réserves", reserves)),
        (notes := len(body.notes), t.n("{n} note", "{n} notes", notes)),
        (
            sources := len(body.sources),
            t.n("{n} contribution citée, sans nom", "{n} contributions citées, sans nom", sources),
        ),
    )
    yield from (said for count, said in parts if count)


def signed(session: Session, one: FrozenVersion) -> Iterator[str]:
    """« Maëlle, Le Garage, 2 mai 2028 »: a signature is for everybody to read."""
    for each in one.signatures:
        name = person(session.commons, each.person).name
        day = dates.calendar_day(each.on, session.t, year=True)
        yield ", ".join(part for part in (name, each.place, day) if part)


def signatures_of(reading: Reading, person: str) -> list[dict[str, str]]:
    """What somebody signed, as `mes-donnees` gives it."""
    found = ((one.name, one.signed_by(person)) for one in reading.all(FrozenVersion))
    return [
        {"version": name, "lieu": mine.place, "date": mine.on.isoformat()} for name, mine in found if mine
    ]


def answered(one: FrozenRound, t: Translator) -> str:
    """« 12 personnes concernées : 9 consentements, 1 personne n’a pas répondu »: nobody is left out."""
    count = one.tally
    carried = sum(1 for each in one.objections if each.carried and each.standing)
    said = Tally(
        count.consent, count.reserve, count.objection, count.passed, count.unanswered, count.lifted, carried
    )
    people = t.n("{n} personne concernée", "{n} personnes concernées", count.listed)
    return t("{qui} : {quoi}", qui=people, quoi=counted(said, t))


def dissent(one: FrozenArticle, t: Translator) -> Iterator[str]:
    """Objections and reserves of its last round, in full."""
    if one.round is None:
        return
    for each in one.round.objections:
        yield t(_OBJECTIONS[each.standing, each.carried], texte=each.text)
    for text in one.round.reserves:
        yield t("réserve : {texte}", texte=text)


def slips(one: FrozenArticle, t: Translator) -> Iterator[tuple[str, str, str]]:
    """What to say first, the words taken out and those put in, either maybe empty."""
    for each in one.slips:
        yield t("coquille :"), each.removed and f"[-{each.removed}-]", each.added and f"{{+{each.added}+}}"


def changes(one: FrozenArticle) -> Iterator[tuple[Piece, ...]]:
    """What has changed since the group agreed, for an article that is to be confirmed: lines that differ."""
    if one.agreed:
        yield from changed_lines(one.agreed.title, one.title)
        yield from changed_lines(one.agreed.text, one.text)


def notes(body: FrozenBody, one: FrozenArticle, t: Translator) -> Iterator[str]:
    for number, note in body.notes_of(one.id):
        said = note.text
        if note.passage:
            said = t("« {passage} » : {texte}", passage=note.passage, texte=note.text)
        numbered = t("note {n} : {texte}", n=number, texte=said)
        yield t("{note} (résolue)", note=numbered) if note.resolved else numbered
