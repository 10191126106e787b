"""Settings: this terminal first, then oneself, then the series."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.acts.series import ChangeSetting
from models.people import Participant
from models.settings import Settings
from tui import notice
from tui.i18n import N_, Translator
from tui.screens.base import Page, acting
from tui.screens.language import switched
from tui.screens.own_data import OWN_KEYS, OwnData
from tui.themes import NAMES
from tui.widgets.dialogs import AskLine, AskOne
from tui.widgets.lines import padded, quiet, width_of
from tui.widgets.sheet import Sheet

THEMES = {
    "papier": N_("papier, clair"),
    "nuit": N_("nuit, sombre"),
    "mono": N_("sans couleur"),
    "terminal": N_("les couleurs du terminal"),
}
Shown = Callable[[Any, Translator], str]


def _yes_no(value: bool, t: Translator) -> str:
    return t("oui") if value else t("non")


def _text(value: str, t: Translator) -> str:
    return value or t("pas encore donné")


def _number(value: int, t: Translator) -> str:
    return str(value)


def _hours(value: int, t: Translator) -> str:
    return t("{n} h", n=value)


def _days(value: int, t: Translator) -> str:
    return t.n("{n} jour", "{n} jours", value)


def _months(value: int, t: Translator) -> str:
    return t.n("{n} mois", "{n} mois", value)


@dataclass(frozen=True, slots=True)
class Row:
    """A setting of the series: its name in `Settings`, its words, and how its value is said."""

    key: str
    words: str
    shown: Shown = _text


SERIES = (
    Row("seats", N_("Places des prochains ateliers"), _number),
    Row("count_facilitation", N_("L’animation compte dans les places"), _yes_no),
    Row("open_registration", N_("Inscription ouverte aux visites"), _yes_no),
    Row("video_public", N_("Lien de la visio public"), _yes_no),
    Row("facilitation_contact", N_("Qui joindre à l’animation")),
    Row("data_controller", N_("Collectif responsable des données")),
    Row("data_host", N_("Qui tient la machine, et où")),
    Row("accessibility_contact", N_("Contact pour l’accessibilité")),
    Row("registration_url", N_("Lien d’inscription")),
    Row("server", N_("Adresse du serveur partagé")),
    Row("fingerprint", N_("Empreinte du serveur")),
    Row("offer_hours", N_("Une place proposée attend au plus"), _hours),
    Row("freeze_hours", N_("L’ordre d’attente se fige avant l’atelier"), _hours),
    Row("release_hours", N_("Les places réservées se libèrent avant"), _hours),
    Row("keep_days", N_("Place gardée malgré un « non » jusqu’à"), _days),
    Row("projection", N_("En séance, des nombres au lieu des noms"), _yes_no),
    Row("pair_later_day", N_("Atelier 3 un autre jour que l’atelier 2"), _yes_no),
    Row("purge_days", N_("Données effacées après le dernier atelier"), _days),
    Row("purge_months", N_("… ou sans rien de nouveau pendant"), _months),
)


class SettingsPage(OwnData, Page):
    NAME = N_("Réglages")
    SHOWS = frozenset({"settings", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("changer")),
        Binding("f", "files", N_("fichiers")),
        Binding("c", "sobriety", N_("ce que cela coûte")),
        Binding("l", "language", N_("English"), show=False),
        *OWN_KEYS,
    ]

    def heading(self) -> tuple[str, str]:
        return self.t("Réglages"), self.t("un changement vaut aussitôt")

    @property
    def settings(self) -> Settings:
        return lookup.settings(self.session.commons)

    def write(self, sheet: Sheet) -> None:
        t = self.t
        sheet.title(t("Ce terminal"))
        self._row(sheet, "language", t("Langue"), t("français"))
        self._row(sheet, "theme", t("Couleurs"), t(THEMES[self.veillee.theme_wanted]))
        self._row(sheet, "ascii", t("Signes simples, sans dessin"), _yes_no(self.veillee.plain_signs, t))
        self._row(sheet, "single_keys", t("Touches à une lettre"), _yes_no(self.veillee.single_keys, t))
        if self.session.facilitates:
            me = self.session.person
            self._row(sheet, "person", t("Qui est devant ce clavier"), me.name if me else t("l’animation"))
        sheet.item("files", t("Fichiers : exporter, publier, garder le manifeste"))
        sheet.item("sobriety", t("Ce que cela coûte : octets, énergie, écoconception"))
        sheet.item("accessibility", t("Accessibilité : ce qui a été éprouvé, et ce qui ne l’a pas été"))
        sheet.item("notice", t(notice.TITLE))
        self.write_own_data(sheet)
        if self.session.facilitates:
            sheet.title(t("La série"))
            for row in SERIES:
                self._row(sheet, row.key, t(row.words), row.shown(getattr(self.settings, row.key), t))

    def _row(self, sheet: Sheet, item: Hashable, words: str, value: str) -> None:
        column = 44
        if sheet.width < column + 20 or width_of((words,)) >= column:
            sheet.item(item, words)
            sheet.more(quiet(value), hang=2)
        else:
            sheet.item(item, padded(words, column), quiet(value), hang=column)

    def choose(self, item: Hashable) -> None:
        if item == "language":
            self.action_language()
        elif item in ("files", "accessibility", "notice"):
            self.open(str(item))
        elif item == "sobriety":
            self.action_sobriety()
        elif item == "theme":
            self._ask_theme()
        elif item == "ascii":
            self._keep("ascii", not self.veillee.plain_signs)
        elif item == "single_keys":
            self._keep("single_keys", not self.veillee.single_keys)
        elif item == "person":
            self._ask_person()
        elif row := next((one for one in SERIES if one.key == item), None):
            self._ask_series(row)
        else:
            self.choose_own(item)

    def action_files(self) -> None:
        self.open("files")

    def action_sobriety(self) -> None:
        self.open("sobriety")

    @acting
    async def action_language(self) -> None:
        self.veillee.become(switched(self.session))
        if self.session.facilitates:
            await self.perform(ChangeSetting("language", self.t.language), self.t("C’est dit en français."))

    @acting
    async def _ask_theme(self) -> None:
        options = [(name, self.t(THEMES[name])) for name in NAMES]
        wanted = await self.ask(
            AskOne(self.t("Quelles couleurs ?"), options, value=self.veillee.theme_wanted)
        )
        if wanted is None:
            return
        self.veillee.show_theme(wanted)
        said = self.t("enregistré")
        if self.veillee.theme != wanted:
            said = self.t("Noté. Ce terminal a peu de couleurs : les siennes sont gardées ici.")
        if self.session.facilitates:
            await self.perform(ChangeSetting("theme", wanted), said)
        self.rewrite()

    @acting
    async def _keep(self, key: str, value: bool) -> None:
        """For this terminal at once, and for this machine when facilitating."""
        if key == "ascii":
            self.veillee.show_plain_signs(value)
        else:
            self.veillee.single_keys = value
        if self.session.facilitates:
            await self.perform(ChangeSetting(key, "oui" if value else "non"))
        self.rewrite()

    @acting
    async def _ask_person(self) -> None:
        people = [(one.id, one.name) for one in self.session.commons.all(Participant)]
        options = [("", self.t("l’animation, sans nom")), *people]
        chosen = await self.ask(
            AskOne(
                self.t("Qui est devant ce clavier ?"),
                options,
                self.t("« Vos disponibilités », « votre place » seront celles de cette personne."),
                self.session.actor.person or "",
            )
        )
        if chosen is not None and await self.perform(ChangeSetting("person", chosen)):
            self.veillee.become(self.session.being(chosen or None))

    @acting
    async def _ask_series(self, row: Row) -> None:
        value = getattr(self.settings, row.key)
        if isinstance(value, bool):
            await self.perform(ChangeSetting(row.key, "non" if value else "oui"))
            return
        given = await self.ask(AskLine(self.t(row.words), value=str(value), limit=500, needed=False))
        if given is not None:
            await self.perform(ChangeSetting(row.key, given))
