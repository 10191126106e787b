"""Talking with one person by lines: what is said, what is asked, and the one way to do something."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from models.names import harmless
from models.people import Participant, Role
from models.ports import Act, Reading
from models.refusals import Refusal
from tui.i18n import Translator
from tui.leavings import Left
from tui.linear.meanwhile import Meanwhile
from tui.linear.words import Back, Ended, Quit, Unread, Word, command, dotted, undotted, without_keys
from tui.presence import Presence
from tui.sentences import sentence
from tui.session import Session

R = TypeVar("R")

LONGEST_TTY_LINE = 4095
"""Bytes that a terminal's own line editing lets through (N_TTY_BUF_SIZE): what is beyond is lost there."""


class Wire(Protocol):
    """A line to somebody: stdin, a pipe, ssh without a terminal, a test."""

    @property
    def hides(self) -> bool:
        """Whether a line can be typed here without being shown."""

    async def read_line(self, hidden: bool = False) -> str | None:
        """Without its end; None when nobody will answer any more. `hidden`: not shown, where it `hides`."""

    def write(self, text: str) -> None: ...


class Conversation:
    """One person at one wire. Nothing is echoed, nothing is redrawn: the terminal keeps its own editing.

    `home` is the environment of the owner's machine when the person may name its files, else None.
    """

    def __init__(self, session: Session, wire: Wire, home: Mapping[str, str] | None = None) -> None:
        self.session = session
        self.home = home
        self.done_acts = 0
        self.unfinished = False
        self.lists = 0
        self.here: Presence | None = None
        self.read: set[str] = set()
        """Replies that were read during this visit: ids."""
        self._wire = wire
        self._meanwhile = Meanwhile(session)
        self._told_words = False

    @property
    def t(self) -> Translator:
        return self.session.t

    @property
    def commons(self) -> Reading:
        return self.session.commons

    @property
    def me(self) -> Participant | None:
        return self.session.person

    def start(self) -> Callable[[], None]:
        """From now on what others do is told between questions; what is returned stops it."""
        return self._meanwhile.start(self.say)

    def say(self, *lines: str) -> None:
        for line in lines:
            self._wire.write(_plain(line) + "\n")

    def done(self, what: str) -> None:
        """A change of state: « Fait : place confirmée… »."""
        self.say(self.t("Fait : {quoi}", quoi=what))

    def error(self, why: str) -> None:
        self.say(self.t("Erreur : {raison}", raison=_inside(why)))

    def refuse(self, no: Refusal) -> None:
        self.error(sentence(no, self.t, self.session.zone))

    async def perform(self, act: Act[R]) -> R:
        """Raises Refusal, StoreFault."""
        result = await self.mine(self.session.perform(act))
        self.done_acts += 1
        return result

    async def undo(self) -> str:
        """Takes back facilitation's last act; its name."""
        return await self.mine(self.session.undo())

    async def mine(self, doing: Awaitable[R]) -> R:
        """What others did until now is kept to be told; what this does is known to who did it."""
        self._meanwhile.collect()
        result = await doing
        self._meanwhile.catch_up()
        return result

    def become(self, person: str | None, role: Role | None = None) -> None:
        """This conversation is now that person's: somebody who just registered, or says who they are."""
        actor = replace(self.session.actor, role=role or self.session.actor.role)
        self._go_on(replace(self.session, actor=actor).being(person))

    def become_nobody(self) -> None:
        """Somebody erased: a visitor, unless at the owner's machine, which facilitates whoever is there."""
        at_home = self.session.facilitates and not self.session.afar
        self.become(None, None if at_home else Role.VISITOR)

    def speak(self, t: Translator) -> None:
        self._go_on(self.session.in_language(t))

    def move_to(self, zone: str) -> None:
        self._go_on(replace(self.session, zone=zone))

    def _go_on(self, session: Session) -> None:
        if self.here and session.actor != self.session.actor:
            if self.session.actor.person is None:
                session.house.leavings.forget(self.session.actor)
            self.here.becomes(session.actor)
        self.session = session
        self._meanwhile.follow(session)

    async def line(self, question: str, *, hidden: bool = False) -> str:
        """Asks, and gives the line typed as it is. Raises Ended."""
        self._still_known()
        self.say(*self._meanwhile.sentences(), question)
        return await self.next_line(hidden=hidden)

    def _still_known(self) -> None:
        """Somebody erased meanwhile, by themselves or by facilitation, visits from now on."""
        if not self.session.actor.person or self.me:
            return
        self.become_nobody()
        self.say(self.t("Votre nom n’est plus dans la série : vous êtes en visite."))

    async def next_line(self, *, hidden: bool = False) -> str:
        typed = await self._wire.read_line(hidden)
        if typed is None:
            raise Ended
        if len(typed.encode("utf-8", "replace")) >= LONGEST_TTY_LINE:
            self.say(self.t("Attention : ligne très longue, peut-être coupée par le terminal. Relisez-la."))
        return without_keys(typed)

    def leave_unsent(self, question: str, text: str) -> None:
        """Words that were not given yet: they wait for this person at the same question."""
        left = Left(words=((("", (), question), text),) if text else ())
        self.session.house.leavings.keep(self.session.actor, left, self.session.now)

    def found_again(self, question: str) -> str:
        session = self.session
        return session.house.leavings.take_words(session.actor, ("", (), question), session.now)

    async def ask(self, question: str, hint: str = "", *, free: bool = True, hidden: bool = False) -> str:
        """One line. In free text commands take a dot (« .retour »); elsewhere it is not needed."""
        while True:
            typed = await self.line(question, hidden=hidden)
            word = dotted(typed) if free else command(typed)
            if word is Word.HELP:
                self.help(hint, free)
            elif word in (Word.BACK, Word.QUIT):
                raise Back if word is Word.BACK else Quit
            else:
                return undotted(typed)

    async def ask_secret(self, question: str) -> str:
        """One line that nobody beside the person should read; it is said whether it will be shown."""
        t = self.t
        how = t("Il ne s’affiche pas.") if self._wire.hides else t("Attention : ici, il s’affiche.")
        return await self.ask(f"{question} {how}", hidden=True)

    async def ask_for(
        self, question: str, read: Callable[[str], R], hint: str = "", *, free: bool = False
    ) -> R:
        """Asks until `read` takes the answer; it raises Refusal or Unread, said beside the question."""
        while True:
            typed = await self.ask(question, hint, free=free)
            try:
                return read(typed)
            except Refusal as no:
                self.refuse(no)
            except Unread as no:
                self.error(no.sentence)

    def help(self, hint: str, free: bool) -> None:
        t = self.t
        if hint:
            self.say(hint)
        if free:
            self.say(t("Ici : tapez votre texte, puis Entrée."))
            self.say(t("Mots : .aide, .retour, .quitter, avec le point devant."))
            return
        self.say(t("Mots : aide, retour, quitter, suite ; Entrée seule relit la question."))
        if self.session.facilitates:
            self.say(t("Animation : défaire reprend votre dernier acte, pendant dix minutes."))

    def choice(self, known: bool) -> str:
        """The question under a list; `known`: the list was not said again. Words are recalled once."""
        if known:
            return self.t("Votre choix ? Entrée relit le menu.")
        if self._told_words:
            return self.t("Votre choix ?")
        self._told_words = True
        return self.t("Votre choix ? Un numéro, aide, retour ou quitter.")


def _inside(said: str) -> str:
    """A sentence after a colon begins small, unless its first word is a sign (« RGESN »)."""
    return said[:1].lower() + said[1:] if not said[1:2].isupper() else said


def _plain(text: str) -> str:
    """No byte below the space but line ends: tabs in people's texts become spaces."""
    return harmless(text).replace("\t", "    ")
