"""Home: the workshops, where I stand, and what to do next with its key."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.acts.workshops import AddWorkshop
from models.contribution import Contribution
from models.names import TITLE
from models.next_steps import Step, next_steps
from models.people import Role
from models.settings import Announcement
from models.thread import Reply, Resource
from models.workshop import Workshop
from tui import replica_words
from tui.access_words import own_key
from tui.agenda import agenda
from tui.i18n import N_
from tui.screens import home_rounds, home_words
from tui.screens.base import Page, acting
from tui.screens.beginning import BEGIN, Beginning
from tui.screens.home_now import Now
from tui.screens.language import switched
from tui.screens.lately import Lately, room_beside
from tui.widgets.dialogs import AskLine
from tui.widgets.lines import Part, accent, quiet, strong
from tui.widgets.sheet import Sheet


class HomePage(Lately, Now, Beginning, Page):
    NAME = N_("Accueil")
    SHOWS = frozenset(
        {"workshops", "polls", "participants", "contributions", "articles", "states", "rounds", "manifesto",
         "thread", "resources", "announcement", "settings", "presence", "running_orders", "purges", "copies",
         "outbox"}
    )  # fmt: skip
    FOR_FACILITATION = frozenset({"people", "texts", "pair", "add"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir")),
        Binding("n", "begin", N_("commencer la série")),
        Binding("i", "register", N_("inscription")),
        Binding("s", "poll", N_("disponibilités")),
        Binding("m", "manifesto", N_("manifeste")),
        Binding("c", "contributions", N_("contributions")),
        Binding("d", "thread", N_("discussion")),
        Binding("f", "pair", N_("choisir les dates")),
        Binding("p", "people", N_("personnes")),
        Binding("e", "texts", N_("textes à envoyer")),
        Binding("a", "announcement", N_("annonce")),
        Binding("y", "calendar", N_("agenda"), show=False),
        Binding("plus", "add", N_("ajouter un atelier"), show=False),
        Binding("o", "resources", N_("ressources")),
        Binding("r", "settings", N_("réglages")),
        Binding("k", "access", N_("clés et codes")),
        Binding("x", "leave", N_("ce n’est pas moi")),
        Binding("l", "language", N_("English")),
        Binding("escape", "back", N_("retour"), show=False),
        Binding("q", "app.quit", N_("quitter")),
    ]

    def heading(self) -> tuple[str, str]:
        announcement = self.announcement
        return "Veillée", announcement.title if announcement else ""

    @property
    def announcement(self) -> Announcement | None:
        return lookup.announcement(self.session.commons)

    def write(self, sheet: Sheet) -> None:
        if self.announcement is None:
            self.write_beginning(sheet)
            return
        if self.session.actor.role is Role.VISITOR and self.session.person is None:
            self._write_welcome(sheet)
        else:
            self._write_head(sheet)
        for workshop in lookup.workshops(self.session.commons):
            sheet.blank()
            self._write_workshop(sheet, workshop)
        home_rounds.write(sheet, self.session)
        sheet.blank()
        self._write_commons(sheet)
        if self.session.afar and self.session.actor.role is Role.VISITOR:
            sheet.blank()
            for line in own_key(self.session):
                sheet.line(quiet(line))

    def _write_welcome(self, sheet: Sheet) -> None:
        t = self.t
        sheet.line(
            t("Trois ateliers de 1 h 30 pour écrire ensemble un manifeste du numérique responsable dans les "
              "tiers-lieux. Ouvert à toustes.")
        )  # fmt: skip
        sheet.blank()
        sheet.item("register", accent("i  "), t("m’inscrire (un nom suffit, deux minutes)"))
        sheet.item("announcement", accent("a  "), t("lire l’annonce"))
        sheet.item("language", accent("l  "), t("English"))
        if self.session.afar:
            sheet.item("access", accent("k  "), t("j’ai un code, ou une autre clé"))
        sheet.blank()
        sheet.line(quiet(t("Ici tout se fait au clavier : flèches et Entrée suffisent.")))
        self.write_others(sheet)

    def _write_head(self, sheet: Sheet) -> None:
        t = self.t
        who = quiet(home_words.who(self.session))
        left = self.others_here(room_beside(sheet, who)) or t.n(
            "{n} atelier, un manifeste", "{n} ateliers, un manifeste",
            len(lookup.workshops(self.session.commons)))  # fmt: skip
        sheet.beside((left,), (who,))
        if self.announcement and self.announcement.example:
            sheet.line(quiet(t("Série d’exemple : les personnes sont inventées.")))
        if self.session.afar and self.session.person:
            you = t("Vous êtes {nom}. Ce n’est pas vous ?", nom=self.session.person.name)
            sheet.item("leave", f"{you} ", accent("[x]"))
        if copied := replica_words.sign(self.session):
            sheet.item("copy", quiet(copied))
        self.write_now(sheet)
        self.write_news(sheet)

    def _write_workshop(self, sheet: Sheet, workshop: Workshop) -> None:
        hang = len(f"{workshop.number}  ")
        sheet.item(workshop.number, strong(f"{workshop.number}  "), workshop.title, hang=hang)
        steps = tuple(home_words.step(one, self.t) for one in self._steps(workshop.number))
        facts = list(home_words.facts(self.session, workshop, sheet.width - hang))
        rows = home_words.laid_out([*facts, *((one,) for one in steps)], sheet.width - hang)
        for row in rows:
            sheet.more(*row, hang=hang)

    def _steps(self, workshop: int) -> list[Step]:
        every = next_steps(self.session.commons, self.session.actor, self.session.now)
        return [one for one in every if one.workshop == workshop]

    def _write_commons(self, sheet: Sheet) -> None:
        t, commons = self.t, self.session.commons
        names = [t("Manifeste"), t("Contributions"), t("Discussion"), t("Ressources")]
        column = max(map(len, names)) + 4
        ideas, replies, links = (len(commons.all(kind)) for kind in (Contribution, Reply, Resource))
        said = (
            home_words.manifesto(self.session, sheet.width - column),
            t.n("{n} idée", "{n} idées", ideas) if ideas else t("rien de noté encore"),
            t.n("{n} réponse", "{n} réponses", replies) if replies else t("personne n’a répondu encore"),
            t.n("{n} lien", "{n} liens", links) if links else t("aucun lien encore"),
        )
        for item, name, words in zip(
            ("manifesto", "contributions", "thread", "resources"), names, said, strict=True
        ):
            parts: tuple[Part, ...] = (name + " " * (column - len(name)), quiet(words))
            sheet.item(item, *parts, hang=column)

    # --- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.announcement is None:
            return action in ("choose", "begin", "language", "help", "app.quit", "actions")
        if action in ("back", "begin"):
            return False
        if action == "leave":
            return self.session.afar and self.session.actor.role is not Role.VISITOR
        if action == "access":
            return self.session.afar or self.session.facilitates
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        if isinstance(item, int):
            self.open("workshop", item)
        elif item in ("language", "leave", BEGIN, "app.quit"):
            self.call_later(self.run_action, str(item))
        elif isinstance(item, tuple):
            self.open(*item)
        elif isinstance(item, str):
            self.open(item)

    def action_register(self) -> None:
        self.open("register")

    def action_poll(self) -> None:
        """The poll of the workshop under the cursor, else of the first one without a date."""
        undated = [one.number for one in lookup.workshops(self.session.commons) if one.start is None]
        polls = [one for one in undated if lookup.find_poll(self.session.commons, one)]
        if polls:
            self.open("poll", self.cursor if self.cursor in polls else polls[0])
        else:
            self.say(self.t("Tous les ateliers ont leur date : il n’y a plus de sondage ouvert."))

    def action_manifesto(self) -> None:
        self.open("manifesto")

    def action_contributions(self) -> None:
        self.open("contributions")

    def action_thread(self) -> None:
        self.open("thread")

    def action_resources(self) -> None:
        self.open("resources")

    def action_pair(self) -> None:
        self.open("pair")

    def action_people(self) -> None:
        self.open("people")

    def action_texts(self) -> None:
        self.open("texts")

    @acting
    async def action_add(self) -> None:
        t = self.t
        said = t("Il viendra après les autres, sans date, avec son sondage.")
        title = await self.ask(AskLine(t("Titre du nouvel atelier ?"), said, limit=TITLE.limit))
        if title and await self.perform(AddWorkshop(title), t("L’atelier est ajouté.")):
            self.body.stand_on(lookup.workshops(self.session.commons)[-1].number)

    def action_calendar(self) -> None:
        words = agenda(self.session, lookup.workshops(self.session.commons)).decode()
        path = self.veillee.keep_file("ateliers.ics", words)
        if path is not None:
            self.say(self.t("L’agenda est dans {chemin}", chemin=path))
        else:
            self.open("plain", words)

    def action_announcement(self) -> None:
        self.open("announcement")

    def action_settings(self) -> None:
        self.open("settings")

    def action_access(self) -> None:
        self.open("access")

    @acting
    async def action_leave(self) -> None:
        from tui.screens.access import leave

        await leave(self)

    def action_language(self) -> None:
        self.veillee.become(switched(self.session))
