"""The declaration of ecodesign in words: the same for commands, lines, screens, the file and the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data.exports.wrapping import wrapped
from data.rgesn import declaration
from models.rgesn import Criterion, Declaration, State, Weight, score
from tui.dates import calendar_day
from tui.figures import percent
from tui.i18n import N_, Translator, typeset

STATES = {
    State.MET: N_("validé"),
    State.NOT_MET: N_("non validé"),
    State.IN_PROGRESS: N_("en cours"),
    State.HOST: N_("à demander à qui héberge"),
    State.NOT_APPLICABLE: N_("non applicable"),
}
WEIGHTS = {
    Weight.PRIORITY: N_("prioritaire"),
    Weight.RECOMMENDED: N_("recommandé"),
    Weight.MODERATE: N_("modéré"),
}
TITLE = N_("Déclaration d’écoconception")


def declared(t: Translator) -> Declaration:
    return declaration(t.language)


def score_said(found: Declaration, t: Translator) -> str:
    """Never without what it is counted on."""
    applicable = [one for one in found.criteria if one.applies]
    return t(
        "Score d’avancement : {score}, pour {n} critères validés sur {total} applicables.",
        score=percent(score(applicable), t),
        n=len(found.in_state(State.MET)),
        total=len(applicable),
    )


def introduction(found: Declaration, t: Translator) -> Iterator[str]:
    """What it is, of when, and how the score is counted."""
    yield t(
        "Veillée, état au {jour}, relue au plus tard le {revue}.",
        jour=calendar_day(found.written, t, year=True),
        revue=calendar_day(found.review, t, year=True),
    )
    yield score_said(found, t)
    yield t(
        "Première déclaration, sans score antérieur ; objectif : {but} % le {jour}.",
        but=found.target,
        jour=calendar_day(found.by, t, year=True),
    )
    yield t("Un critère en cours, ou à demander à qui héberge, compte comme non validé.")
    yield t(
        "Le score suit la règle du {version} : 1,5 pour un critère prioritaire, 1,25 recommandé, 1 modéré. "
        "C’est une déclaration faite par l’équipe, sans audit, et pas un label.",
        version=found.version,
    )


def lists(found: Declaration, t: Translator) -> Iterator[tuple[str, str]]:
    """The numbers in each state."""
    for state, words in STATES.items():
        numbers = [one.number for one in found.in_state(state)]
        if numbers:
            yield t(words), ", ".join(numbers)


def parts(found: Declaration, t: Translator) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the first page lists: a title, and its items."""
    yield t("Chemins critiques évalués"), found.paths
    yield t("Configuration minimale"), _set(found.minimum, t)
    yield t("Plan d’avancement"), _set(found.plan, t)


def theme_title(found: Declaration, theme: int) -> str:
    return f"{theme}. {found.themes[theme - 1]}"


def theme_said(found: Declaration, theme: int, t: Translator) -> str:
    """How far this theme is."""
    criteria = [one for one in found.under(theme) if one.applies]
    met = sum(one.state is State.MET for one in criteria)
    if not criteria:
        return t("aucun critère applicable")
    return t("{n} validés sur {total}", n=met, total=len(criteria))


def standing(one: Criterion, t: Translator) -> str:
    return t("{poids}, {etat}", poids=t(WEIGHTS[one.weight]), etat=t(STATES[one.state]))


def title_of(one: Criterion, t: Translator) -> str:
    return f"{one.number} {_one(one.title, t)}"


def how(one: Criterion, t: Translator) -> str:
    return _one(one.how, t)


def evidence(one: Criterion, t: Translator) -> str:
    """The files alone: the text and `--json` name each test. Empty where there is none."""
    files = dict.fromkeys(piece.partition("::")[0] for piece in one.evidence)
    return t("Preuves : {liste}", liste=", ".join(files)) if files else ""


def sources(t: Translator) -> str:
    """Whose words the titles are, and under which licence."""
    return t(
        "Les intitulés sont ceux du référentiel général d’écoconception de services numériques (RGESN), "
        "Arcep, Arcom, ADEME, 2024, licence CC BY-SA 4.0."
    )


def text(t: Translator) -> str:
    """The whole declaration as plain text, 72 columns."""
    found = declared(t)
    title = t(TITLE).upper()
    blocks = [title, *map(wrapped, introduction(found, t))]
    blocks.append(
        _items(t("{quoi} : {liste}", quoi=state.capitalize(), liste=many) for state, many in lists(found, t))
    )
    for head, items in parts(found, t):
        blocks.append(f"{head}\n{_items(items)}")
    for theme in range(1, len(found.themes) + 1):
        blocks.append(f"{theme_title(found, theme).upper()} ({theme_said(found, theme, t)})")
        blocks += [criterion_text(one, t) for one in found.under(theme)]
    blocks.append(wrapped(sources(t)))
    return "\n\n".join(blocks) + "\n"


def criterion_text(one: Criterion, t: Translator) -> str:
    """One criterion, its evidence one to a line: a path is never broken."""
    lines = [wrapped(title_of(one, t), then="    "), f"    [{standing(one, t)}]"]
    lines.append(wrapped(how(one, t), first="    "))
    lines += [f"    - {piece}" for piece in one.evidence]
    return "\n".join(lines)


def _items(sentences: Iterable[str]) -> str:
    return "\n".join(wrapped(one, first="- ") for one in sentences)


def _set(sentences: tuple[str, ...], t: Translator) -> tuple[str, ...]:
    return tuple(_one(one, t) for one in sentences)


def _one(sentence: str, t: Translator) -> str:
    return typeset(sentence) if t.language == "fr" else sentence
