"""What each published page says, as a visitor may read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from data.exports.html import Html, filled, joined, linked, paragraphs, tag
from data.exports.manifesto_html import Block
from models import lookup
from models.calendar import PARIS
from models.settings import Announcement
from models.thread import Reply
from models.workshop import Status, Workshop
from tui import dates, wording
from tui.forms import blank_form
from tui.messages.terminal import way_in
from tui.papers import content_language
from tui.publishing.frame import FILES, Leaf
from tui.publishing.own_words import in_language
from tui.session import Session

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
LONGEST_LINK = 2_000
"""Characters of an address that every mail program takes."""


def home(session: Session) -> Leaf:
    """The announcement, then the workshops with their dates, their free seats and their calendars."""
    t = session.t
    found = session.commons.find(Announcement, "announcement")
    blocks: list[Block] = [plain("h2", t("Dates et places"), id="dates")]
    for one in lookup.workshops(session.commons):
        blocks.append((_workshop(session, one), one.title))
    blocks.append((_register(session), ""))
    for section in found.sections if found else ():
        title, attributes = said(session, section.title)
        blocks.append(plain("h2", title, **attributes))
        blocks += _paragraphs(session, section.text)
    title, attributes = said(session, found.title) if found else (t("Annonce"), {})
    return Leaf("home", title, tuple(blocks), spoken=bool(attributes))


def _workshop(session: Session, one: Workshop) -> Html:
    t, now = session.t, session.now
    title = filled(
        t("Atelier {numero} : {titre}"),
        numero=str(one.number),
        titre=tag("span", one.title, **spoken(session)),
    )
    facts = [_when(session, one)]
    if one.is_open(now):
        facts += filter(None, (wording.free_seats(one, now, t), wording.waiting(one, t)))
    lines = [tag("h3", title), tag("p", ", ".join(facts))]
    if one.start is not None:
        name = calendar_name(one.number)
        lines.append(tag("p", tag("a", t("Mettre dans votre agenda ({fichier})", fichier=name), href=name)))
    return joined(lines)


def _when(session: Session, one: Workshop) -> str:
    """With its year: nobody knows when a page is read."""
    t, status = session.t, one.status(session.now)
    if one.start is None:
        return wording.when(one, PARIS, session.now, t)
    said = dates.moment_in_zones(one.start, one.end, PARIS, t, year=True)
    if status is Status.CANCELLED:
        return t("annulé ({date})", date=said)
    return t("passé ({date})", date=said) if status is Status.OVER else said


def calendar_name(number: int) -> str:
    return f"atelier-{number}.ics"


def _register(session: Session) -> Html:
    """Where one registers: a page elsewhere if the series has one, the form in any case."""
    t = session.t
    if url := lookup.settings(session.commons).registration_url:
        return tag("p", t("Pour vous inscrire :"), " ", linked(url))
    form = tag("a", t("le bulletin à renvoyer"), href=f"{FILES['form'][t.language]}.html")
    terminal = tag("a", t("un terminal"), href=f"{FILES['coming'][t.language]}.html")
    return tag(
        "p", filled(t("Pour vous inscrire : {bulletin}, ou {terminal}."), bulletin=form, terminal=terminal)
    )


def thread(session: Session) -> Leaf:
    """Replies in the order of the forum; names only where they were signed elsewhere."""
    t = session.t
    replies = session.commons.all(Reply)
    blocks: list[Block] = []
    for number, one in enumerate(replies, start=1):
        blocks.append(plain("h2", t("Réponse {n}", n=number)))
        blocks.append((tag("p", linked(_by(session, one)), class_="soft"), ""))
        blocks += _paragraphs(session, one.text)
    if not replies:
        blocks.append(
            plain("p", t("Personne n’a encore répondu à l’annonce. On peut aussi ne pas être d’accord."))
        )
    return Leaf("thread", t("Discussion"), tuple(blocks))


def _by(session: Session, one: Reply) -> str:
    t = session.t
    who = one.signature or (t("équipe d’animation") if one.author is None else t("une personne inscrite"))
    when = dates.day(one.at, PARIS, t, year=True) if one.at else ""
    return ", ".join(filter(None, (who, when, one.source)))


def coming(session: Session) -> Leaf:
    """The lines to type, the server's fingerprint; without a server, how else."""
    t = session.t
    blocks = [block for text in way_in(session) for block in _written(text)]
    if not blocks:
        blocks = [plain("p", t("Cette série n’a pas de serveur ouvert à distance pour le moment."))]
    form = tag(
        "a", t("Le bulletin se remplit sans rien installer."), href=f"{FILES['form'][t.language]}.html"
    )
    return Leaf("coming", t("Se connecter"), (*blocks, (tag("p", form), "")))


def _written(text: str) -> Iterator[Block]:
    """A paragraph of a letter; its lines to copy stay as they are."""
    for copied, lines in _runs(text):
        words = "\n".join(line.strip() for line in lines) if copied else " ".join(lines)
        yield (tag("pre", tag("code", words)) if copied else tag("p", words)), words


def _runs(text: str) -> Iterator[tuple[bool, list[str]]]:
    from itertools import groupby

    for copied, lines in groupby(text.split("\n"), lambda line: line.startswith("    ")):
        yield copied, list(lines)


def form(session: Session) -> Leaf:
    """The form to copy, and the mail that it goes into where the series has an address."""
    t = session.t
    if not lookup.open_workshops(session.commons, session.now):
        over = plain(
            "p", t("Il n’y a plus d’atelier auquel s’inscrire : ce bulletin reviendra avec le prochain.")
        )
        return Leaf("form", t("Bulletin"), (over,))
    found = _MAIL.search(lookup.settings(session.commons).facilitation_contact)
    address = found[0] if found else ""
    blank = blank_form(session, contact=address)
    steps = plain(
        "p",
        t("Copiez ce bulletin dans un message, complétez-le, renvoyez-le : un nom ou un pseudonyme suffit."),
    )
    return Leaf("form", t("Bulletin"), (steps, _how_to_send(session, address, blank), *_copied(blank)))


def _how_to_send(session: Session, address: str, blank: str) -> Block:
    """An address only: a name or a number in that setting is for those who know these people."""
    t = session.t
    if not address:
        return plain("p", t("Renvoyez-le à la personne qui vous a donné l’adresse de cette page."))
    subject = f"mailto:{address}?subject={quote(t('Bulletin'))}"
    whole = f"{subject}&body={quote(blank)}"
    link = whole if len(whole) <= LONGEST_LINK else subject
    return tag("p", tag("a", t("Écrire à {adresse}", adresse=address), href=link)), address


def _copied(blank: str) -> Iterator[Block]:
    """In blocks of a few lines: a long form may go over several pages."""
    lines = blank.rstrip("\n").split("\n")
    for start in range(0, len(lines), 60):
        part = "\n".join(lines[start : start + 60])
        yield tag("pre", tag("code", part)), part


def plain(name: str, words: str, **attributes: str) -> Block:
    return tag(name, words, **attributes), words


def said(session: Session, words: str) -> tuple[str, dict[str, str]]:
    """Words of the announcement in the page's language where they are ours; people's in theirs, said so."""
    if not spoken(session):
        return words, {}
    twin = in_language(words, content_language(session), session.t.language)
    return (words, spoken(session)) if twin is None else (twin, {})


def _paragraphs(session: Session, text: str) -> Iterator[Block]:
    words, attributes = said(session, text)
    for one in paragraphs(words):
        yield (tag("div", one, **attributes) if attributes else one), words


def spoken(session: Session) -> dict[str, str]:
    """People's words are said in their language by whoever reads aloud."""
    language = content_language(session)
    return {} if language == session.t.language else {"lang": language}
