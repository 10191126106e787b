"""Every key of every page, written from the bindings themselves, and what the words mean."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.i18n import N_
from tui.screens import directory
from tui.screens.base import Page
from tui.widgets.keybar import key_name
from tui.widgets.lines import padded, quiet, strong, width_of
from tui.widgets.sheet import Sheet

WORDS = (
    (
        N_("place confirmée"),
        N_("Elle est à la personne : rien ni personne ne la lui reprend, sauf elle-même."),
    ),
    (
        N_("liste d’attente"),
        N_(
            "Quand tout est pris. D’abord celles et ceux qui peuvent venir aux trois ateliers, puis "
            "peut-être, puis non ; entre égaux, l’ordre d’arrivée. Le rang et sa raison se lisent."
        ),
    ),
    (
        N_("place proposée"),
        N_(
            "Une place libérée est proposée à la première personne en attente. Son délai commence quand elle "
            "l’a vue, ou quand l’animation l’a prévenue."
        ),
    ),
    (
        N_("inscription notée"),
        N_("Pour un atelier sans date : l’ordre d’arrivée est gardé jusqu’à ce que la date soit choisie."),
    ),
    (N_("si besoin"), N_("Je peux venir, mais un autre créneau m’arrange mieux.")),
    (N_("sans réponse"), N_("Ce n’est pas un non : la personne est comptée comme inconnue.")),
    (N_("saisi par"), N_("L’animation a tenu le clavier pour quelqu’un : c’est toujours dit.")),
    (
        N_("tour de consentement"),
        N_("Non pas « êtes-vous d’accord ? », mais « y voyez-vous une objection ? », avec son motif."),
    ),
)


class HelpPage(Page):
    """`page`: the one from which help was asked, whose keys come first."""

    NAME = N_("Aide")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("question_mark", "back", N_("retour"), show=False),
    ]

    def __init__(self, page: type[Page] | None = None) -> None:
        super().__init__()
        self._from = page

    def heading(self) -> tuple[str, str]:
        return self.t("Aide"), self.t("↑ ↓ ou Espace pour lire la suite")

    def write(self, sheet: Sheet) -> None:
        t = self.t
        sheet.line(
            t(
                "Flèches et Entrée suffisent partout : le dernier choix d’une page, « Autres actions », et "
                "la touche Tab montrent tout ce qu’on peut y faire. Les lettres sont des raccourcis, que les "
                "réglages peuvent couper."
            )
        )
        sheet.item("accessibility", t("Accessibilité : ce qui a été éprouvé, et ce qui ne l’a pas été"))
        for page in self._pages():
            sheet.title(t(page.NAME))
            self._write_keys(sheet, page)
        sheet.title(t("Partout"))
        self._write_keys(sheet, Page)
        sheet.title(t("Les mots"))
        for word, meaning in WORDS:
            sheet.line(strong(t(word)), " : ", t(meaning), hang=2)

    def choose(self, item: Hashable) -> None:
        if item == "accessibility":
            self.open("accessibility")

    def _pages(self) -> Iterator[type[Page]]:
        """The page one comes from, then the others."""
        every = [directory.page(name) for name in directory.PAGES if directory.exists(name)]
        if self._from:
            yield self._from
        yield from (page for page in every if page is not self._from and page is not HelpPage)

    def _write_keys(self, sheet: Sheet, page: type[Page]) -> None:
        bindings = list(own_keys(page))
        names = [self._signs(one) for one in bindings]
        column = max((width_of((name,)) for name in names), default=0) + 3
        for name, binding in zip(names, bindings, strict=True):
            words = self.t(binding.description)
            only = binding.action.partition("(")[0] in page.FOR_FACILITATION
            who = quiet(f" ({self.t('animation')})") if only else ""
            sheet.line(strong(padded(name, column)), words, who, hang=column)

    def _signs(self, binding: Binding) -> str:
        """« Tab ou : » for a binding with several keys."""
        names = [key_name(one, self.t) for one in Binding.make_bindings([binding])]
        return self.t(" ou ").join(names)


def own_keys(page: type[Page]) -> Iterator[Binding]:
    """The keys that a page itself brings, its parents below `Page` included."""
    for parent in page.__mro__:
        if parent is Page and page is not Page:
            return
        for binding in parent.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.description:
                yield binding
        if parent is page is Page:
            return
