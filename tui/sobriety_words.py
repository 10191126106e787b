"""What it costs, in sentences: the same sections for commands, lines and the screen."""

from __future__ import annotations

from collections.abc import Iterator

from data.savings import savings
from models.sci import Span
from tui import sobriety, wording
from tui.dates import calendar_day
from tui.figures import lasting, rounded, size
from tui.i18n import Translator
from tui.meters import Traffic
from tui.sobriety import Cost

Section = tuple[str, tuple[str, ...]]


def sections(cost: Cost, t: Translator) -> tuple[Section, ...]:
    """Each a title and its sentences, what is one's own first."""
    every = (
        (t("Votre visite"), tuple(_visit(cost, t))),
        (t("Estimation en gaz à effet de serre"), tuple(_estimate(cost, t))),
        (t("La série et le programme"), tuple(_series(cost, t))),
        (t("Ce que les réglages sobres épargnent"), tuple(_savings(cost, t))),
        (t("Comment c’est estimé"), tuple(_method(t))),
    )
    return tuple(section for section in every if section[1])


def in_one_line(cost: Cost, t: Translator) -> str:
    """« cette session : 42,0 ko en 12 min, environ 1,1 gCO2e (de 0,3 à 2,9) »: a figure with its bounds."""
    return t(
        "Cette session : {octets} en {temps}, environ {estimation}.",
        octets=size(_bytes(cost.session), t),
        temps=lasting(cost.session.time, t),
        estimation=grams(cost.of_session.whole, t),
    )


def grams(span: Span, t: Translator) -> str:
    """« 8,5 gCO2e (de 2,1 à 22) »."""
    return t(
        "{probable} gCO2e (de {bas} à {haut})",
        probable=rounded(span.likely, t),
        bas=rounded(span.low, t),
        haut=rounded(span.high, t),
    )


def _bytes(traffic: Traffic) -> int:
    wire = traffic.wire.received + traffic.wire.sent
    return wire or traffic.received + traffic.sent


def _visit(cost: Cost, t: Translator) -> Iterator[str]:
    if not cost.session.sessions:
        yield t("Une commande seule n’échange rien d’autre que sa réponse : ouvrez la série pour compter.")
        return
    yield t("Cette session : {quoi}.", quoi=_traffic(cost.session, t))
    if cost.visit.sessions > 1:
        yield t(
            "Votre visite, en {n} sessions : {quoi}.", n=cost.visit.sessions, quoi=_traffic(cost.visit, t)
        )
    wire = cost.session.wire
    if wire.sent:
        yield t(
            "Sur la ligne, chiffrement et poignée de main compris : {recus} reçus, {envoyes} envoyés.",
            recus=size(wire.received, t),
            envoyes=size(wire.sent, t),
        )


def _traffic(traffic: Traffic, t: Translator) -> str:
    return t(
        "{temps}, {tapes} tapés, {montres} montrés",
        temps=lasting(traffic.time, t),
        tapes=size(traffic.received, t),
        montres=size(traffic.sent, t),
    )


def _estimate(cost: Cost, t: Translator) -> Iterator[str]:
    if cost.session.sessions:
        yield t("Cette session : environ {estimation}.", estimation=grams(cost.of_session.whole, t))
        if cost.afar:
            yield t(
                "Dont le terminal {terminal}, le réseau {reseau}, le serveur {serveur} gCO2e.",
                terminal=rounded(cost.of_session.terminal.likely, t),
                reseau=rounded(cost.of_session.network.likely, t),
                serveur=rounded(cost.of_session.server.likely, t),
            )
    yield t(
        "Un atelier de 1 h 30 devant un portable : environ {estimation} par personne.",
        estimation=grams(cost.of_workshop.whole, t),
    )
    if cost.everybody.sessions > 1:
        yield t(
            "Toutes les visites depuis l’ouverture : environ {estimation}.",
            estimation=grams(cost.of_everybody.whole, t),
        )
    yield t("Ordre de grandeur, méthode SCI ; les hypothèses sont plus bas.")


def _series(cost: Cost, t: Translator) -> Iterator[str]:
    if cost.everybody.sessions:
        yield t.n(
            "Depuis l’ouverture, il y a {temps} : {n} visite, {quoi}.",
            "Depuis l’ouverture, il y a {temps} : {n} visites, {quoi}.",
            cost.everybody.sessions,
            temps=lasting(cost.running, t),
            quoi=_traffic(cost.everybody, t),
        )
        yield t(
            "Par visite, en moyenne : {octets}, {cpu} s de processeur, "
            "{memoire} de mémoire tant qu’elle dure.",
            octets=size(_bytes(cost.everybody) / cost.everybody.sessions, t),
            cpu=rounded(cost.process.cpu_seconds / cost.everybody.sessions, t),
            memoire=size(cost.process.memory / max(1, cost.present), t),
        )
    yield _process(cost, t)
    if cost.disk.whole:
        yield t(
            "Disque : {total}, dont instantané {instantane}, journal {journal}, sauvegardes {sauvegardes}.",
            total=size(cost.disk.whole, t),
            instantane=size(cost.disk.snapshot, t),
            journal=size(cost.disk.journal, t),
            sauvegardes=size(cost.disk.backups, t),
        )
        if cost.people:
            yield t(
                "Par personne de la série ({n}) : {octets} de disque.",
                n=cost.people,
                octets=size(cost.disk.whole / cost.people, t),
            )


def _process(cost: Cost, t: Translator) -> str:
    said = t(
        "Programme : {cpu} s de processeur, {memoire} de mémoire.",
        cpu=rounded(cost.process.cpu_seconds, t),
        memoire=size(cost.process.memory, t),
    )
    return said if cost.process.shared_out else f"{said} {t('Mémoire au plus haut, non partagée.')}"


def _savings(cost: Cost, t: Translator) -> Iterator[str]:
    yield t(
        "Le mode sobre est le seul : ni animation, ni horloge, ni clignotement ; au repos, ni octet, "
        "ni réveil."
    )
    wire = cost.everybody.wire
    if wire.made:
        yield t(
            "Compression des lignes ssh depuis l’ouverture : {donnes} devenus {faits}, {n} fois moins.",
            donnes=size(wire.given, t),
            faits=size(wire.made, t),
            n=rounded(wire.given / wire.made, t),
        )
    known = savings(t.language)
    yield t(
        "Seules les cases qui changent sont envoyées. Mesuré le {jour} ({source}), à côté de Textual nu :",
        jour=calendar_day(known.measured, t, year=True),
        source=known.source,
    )
    for one in known.rows:
        yield t(
            "{quoi} : {ici} au lieu de {sans}.",
            quoi=wording.capital(one.what),
            ici=size(one.here, t),
            sans=size(one.without, t),
        )


def _method(t: Translator) -> Iterator[str]:
    yield t(sobriety.METHOD)
    for one, (low, likely, high) in sobriety.spans():
        yield t(
            "{quoi} : {probable} {unite}, de {bas} à {haut} ({source}).",
            quoi=wording.capital(t(one.words)),
            probable=_plain(likely, t),
            unite=t(one.unit),
            bas=_plain(low, t),
            haut=_plain(high, t),
            source=t(one.source),
        )
    yield t(sobriety.UNCERTAINTY)


def _plain(value: float, t: Translator) -> str:
    """An assumption is given as its source gives it."""
    return f"{value:g}".replace(".", "," if t.language == "fr" else ".")
