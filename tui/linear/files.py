"""Files of the owner's machine: brought in, exported, kept aside. The commands do the work."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from models import lookup
from models.acts.succession import ReopenSeries
from models.closing import closing
from models.freezing import frozen_version
from models.names import LINK
from tui.commands.run import run_command_async
from tui.continuing import continue_in, told
from tui.linear import copies
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field, yes_no
from tui.reading import file_named
from tui.streams import uncarried


async def files(c: Conversation) -> None:
    def entries() -> Sequence[Entry]:
        t = c.t
        return (
            (t("Importer un sondage Framadate"), poll),
            (t("Importer des bulletins"), forms),
            (t("Importer un texte d’articles"), text),
            (t("Agenda des ateliers, le garder"), agenda),
            (t("Manifeste, le garder en Markdown"), manifesto),
            (t("Version figée, la garder pour la vérifier"), frozen),
            (t("Manifeste, le garder en page web"), manifesto_page),
            (t("Manifeste, le garder pour un traitement de texte"), manifesto_odt),
            (t("Tout exporter dans un dossier"), export),
            (t("Publier des pages web dans un dossier"), publish),
            (t("Sauvegarder la série"), backup),
            (t("Vérifier le fichier d’une version figée"), verify),
            *copies.received(c),
            *_ends(c),
        )

    await menu(c, lambda: c.t("Fichiers de cette machine"), entries)


async def _command(c: Conversation, *argv: str) -> tuple[int, str]:
    """Its exit code and what it wrote; what it had to say is said."""
    out, err = StringIO(newline=""), StringIO()
    env = {**(c.home or {}), "VEILLEE_LANG": c.t.language}
    running = run_command_async(argv, c.session, StringIO(), out, err, env, at_home=True)
    code = await c.mine(running)
    c.say(*err.getvalue().splitlines())
    return code, out.getvalue()


async def _named(c: Conversation, question: str) -> str:
    return await field(c, question, LINK)


async def _import(c: Conversation, *options: str) -> None:
    """First shown as it would be, then done by one yes."""
    file = str(file_named(await _named(c, c.t("Chemin du fichier ?"))))
    code, said = await _command(c, "importer", file, *options, "--simuler")
    c.say(*said.splitlines())
    if code == 0 and await yes_no(c, c.t("Importer ?"), default=True):
        code, said = await _command(c, "importer", file, *options)
        c.say(*said.splitlines())
        c.done_acts += code == 0


async def poll(c: Conversation) -> None:
    t = c.t
    options = [(t("Atelier {n}", n=one.number), one.number) for one in lookup.workshops(c.commons)]
    number = await choose(c, t("Sondage de quel atelier ?"), options)
    await _import(c, "--atelier", str(number))


async def forms(c: Conversation) -> None:
    await _import(c)


async def text(c: Conversation) -> None:
    await _import(c, "--manifeste")


async def agenda(c: Conversation) -> None:
    await _keep(c, "agenda")


async def manifesto(c: Conversation) -> None:
    await _keep(c, "manifeste", "--format", "md")


async def frozen(c: Conversation) -> None:
    await _keep(c, "manifeste", "--version", frozen_version(c.commons).name, "--format", "json")


async def manifesto_page(c: Conversation) -> None:
    await _keep(c, "manifeste", "--format", "html")


async def manifesto_odt(c: Conversation) -> None:
    await _keep(c, "manifeste", "--format", "odt")


async def _keep(c: Conversation, *argv: str) -> None:
    """What a command writes, in a new file; another file is replaced only by a yes."""
    t = c.t
    name = await _named(c, t("Chemin du nouveau fichier ?"))
    file = Path((c.home or {}).get("PWD", ""), name).expanduser()
    if file.exists() and not await confirmed(c, t("Remplacer {fichier} ?", fichier=str(file))):
        return
    code, content = await _command(c, *argv)
    if code:
        return
    try:
        carried = uncarried(content)
        file.write_bytes(content.encode() if carried is None else carried)
    except OSError as error:
        c.error(t("impossible d’écrire {fichier} ({code}).", fichier=str(file), code=error.strerror or ""))
        return
    c.done(t("fichier écrit, {fichier}", fichier=str(file)))


async def export(c: Conversation) -> None:
    c.say(*(await _command(c, "exporter", await _named(c, c.t("Chemin du dossier ?"))))[1].splitlines())


async def verify(c: Conversation) -> None:
    file = str(file_named(await _named(c, c.t("Chemin du fichier ?"))))
    c.say(*(await _command(c, "verifier", file))[1].splitlines())


async def publish(c: Conversation) -> None:
    c.say(*(await _command(c, "publier", await _named(c, c.t("Chemin du dossier ?"))))[1].splitlines())


async def backup(c: Conversation) -> None:
    name = await _named(c, c.t("Chemin du nouveau fichier ?"))
    c.say(*(await _command(c, "sauvegarder", name))[1].splitlines())


def _ends(c: Conversation) -> Sequence[Entry]:
    if closing(c.commons):
        return ((c.t("Rouvrir cette série"), reopen),)
    return ((c.t("La série suivante, dans un autre dossier"), following),)


async def following(c: Conversation) -> None:
    t = c.t
    name = await _named(c, t("Chemin du dossier ?"))
    c.say(t("Celle-ci se lira toujours, et ne changera plus."))
    if await confirmed(c, t("Continuer dans {ou} ?", ou=name)):
        directory = Path((c.home or {}).get("PWD", ""), name).expanduser()
        c.say(*told(c.session, directory, await c.mine(continue_in(c.session, directory, None))))


async def reopen(c: Conversation) -> None:
    await c.perform(ReopenSeries())
    c.done(c.t("cette série peut changer de nouveau"))
