"""Every door that takes what strangers write: each takes an input and must come back, or refuse as it says.

A door lets through only the exceptions that it declares; any other is a defect.
"""

from __future__ import annotations

import asyncio
import io
import json
import random
import shlex
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache

from bench.faults import work
from bench.faults.disk import Disk, State
from bench.hostile import ssh_channel
from bench.hostile.mutation import changed_value
from bench.pty_program import ROOT
from data import backup, lines, paths, records, reopening
from data.faults import StoreFault
from data.frames import Frames, NotAFrame
from data.imports.recognise import read_file
from data.journal import Journal
from data.socket import NotARequest, request_of, response_of
from models.refusals import Refusal
from tui.i18n import Translator
from tui.session import Session

SAMPLES = ROOT / "tests" / "samples"
COMMANDS = (
    "ateliers", "inscrire 1 --pour Zoé --aux-trois oui", "dispos 2 'o s n .' --pour Léa", "dispos 2 s1=oui",
    "contribuer 1 'Une idée' --dimension les_deux", "contributions 1 --json", "soutenir c1 --pour Zoé",
    "theme creer Outils", "article ajouter Titre --texte Mots", "article ecrire a1 --texte Mots",
    "article historique a1", "suggerer a1 --passage Réparer --texte Garder --pour Zoé", "suggestions a1",
    "commenter a1 --texte Oui --pour Zoé", "manifeste --format html", "manifeste figer V0",
    "manifeste versions",
    "consentement ouvrir a1 --inscrites", "consentement a1 oui --pour Zoé", "presence 1 Zoé presence",
    "reporter 1 'mardi 9 mai 2028 11h' --motif Pluie", "annuler 3 --motif Non", "place capacite 1 12",
    "creneau 2 ajouter 2028-05-22T11:00", "creneau heures s1 '22 mai 2028 11h'", "sondage 2 --csv",
    "dates --json",
    "personne renommer p1 Autre", "personne reunir p1 p3 --motif Double", "message invitation --pour Zoé",
    "bulletin 1", "discussion repondre 'Je pense que'", "ressource ajouter Hub --lien https://x.example",
    "deroule ecrire 1 --texte '10 | Accueil | tour | Léa'", "bilan 1 --archive", "reglages places=12",
    "importer -", "verifier -", "mes-donnees voir --pour Zoé", "inviter --heures 4", "code utiliser un-deux",
    "depuis '2 mai 2028' --pour Zoé", "aide creneau", "reprises --json", "agenda 1", "defaire",
)  # fmt: skip
READING = (
    "ateliers", "dates --json", "sondage 2", "contributions 1", "manifeste", "reglages", "bilan 1 --archive",
    "agenda 1", "mes-donnees voir --pour Zoé", "message invitation --pour Zoé", "personnes", "suggestions a1",
)  # fmt: skip
TYPED = (
    "2",
    "1",
    "retour",
    "",
    "Zoé",
    "o",
    ".aide",
    "5",
    "oui",
    ".",
    "mardi 2 mai 2028 11h",
    "quitter",
    "3",
    "on",
)
KEYS = (
    b"m\r\x1b[B\x1b[A", b"\x1b[200~coll\xc3\xa9\x1b[201~", b"\x1b[<0;7;6M\x1b[<0;7;6m",
    b"\x1b[1;5F\x1bOP\x1b[15~",
    b"\x1b[?2026;2$y\x1b[48;24;80;0;0t", "é界·’".encode(), b"\x1b[97;5u\x1b[27;2;13~", b"\x04\x15\x17\x7f\b",
)  # fmt: skip
DATES = (
    "mardi 2 mai 2028 11h",
    "1er mai 2028 11 h 30",
    "2028-05-22T11:00",
    "lundi prochain 11h",
    "22 May 11am",
)


@dataclass(frozen=True)
class Target:
    """`share`: how many inputs of a million are for it."""

    name: str
    share: int
    samples: Callable[[], tuple[bytes, ...]]
    give: Callable[[bytes], None]


# --- the terminal


def _keyboard(content: bytes) -> None:
    from tui.doors.keys import Keyboard

    keyboard = Keyboard()
    half = len(content) // 2
    for part in (content[:half], content[half:]):
        keyboard.feed(part)
    keyboard.expire()


def _typing(content: bytes) -> None:
    from tui.doors.typing import Typing

    typing = Typing("utf-8")
    for _ in range(3):
        shown = typing.feed(content)
        assert not set(shown) & set("\x1b\x9b\x00"), "a control comes back to the terminal"


def _frames(content: bytes) -> None:
    with suppress(NotAFrame):
        list(Frames().feed(content))


def _requests(content: bytes) -> None:
    for read in (request_of, response_of):
        with suppress(NotARequest):
            read(content)


# --- files


@cache
def _written() -> State:
    """A series with lines in its journal, some of them written together."""
    disk, clock = Disk(), work.Clock()
    store = work.opened(disk, clock)
    for acts in work.batches():
        work.perform(store, clock, acts)
    return next(disk.states())


SNAPSHOT, JOURNAL = paths.snapshot_in(work.NOWHERE), paths.journal_in(work.NOWHERE)


def _opens(snapshot: bytes, journal: bytes) -> None:
    """As far as reading every document."""
    disk = Disk({SNAPSHOT: snapshot, JOURNAL: journal})
    try:
        Journal(work.NOWHERE, disk, work.BEGINS)
        store = work.opened(disk, work.Clock(work.LATER))
        for kind in map(records.kind_of, store.journal.image.tables.keys() & set(records.KINDS.values())):
            list(store.durable.all(kind))
    except StoreFault:
        pass


def _values(content: bytes) -> None:
    """Somebody corrected the snapshot by hand: it is sound JSON, and one value of it is anything.

    It is said, or else what counts with that value goes on.
    """
    chance = random.Random(content)
    said = json.loads(_written()[SNAPSHOT])
    table = chance.choice(list(said))
    said[table] = changed_value(said[table], chance)
    corrected = json.dumps(said, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")
    disk = Disk({SNAPSHOT: corrected, JOURNAL: reopening.header(_generation(), _written()[SNAPSHOT])})
    try:
        store = work.opened(disk, work.Clock(work.LATER))
    except StoreFault:
        return
    from tui.commands.run import run_command_async
    from tui.houses import InstantHouse, session_in

    asked, said_to = chance.choice(READING).split(), io.StringIO()
    session = session_in(InstantHouse(store), Translator("fr"))
    asyncio.run(run_command_async(asked, session, io.StringIO(), said_to, said_to, {}, at_home=False))


def _sealed(content: bytes) -> None:
    """Somebody corrected a line of the journal and knew how to seal it."""
    chance = random.Random(content)
    head, *rows = _written()[JOURNAL].splitlines()
    at = chance.randrange(len(rows))
    line = {name: one for name, one in json.loads(rows[at]).items() if name != "sum"}
    rows[at] = lines.sealed(changed_value(line, chance) or {}).rstrip(b"\n")
    _opens(_written()[SNAPSHOT], b"\n".join((head, *rows, b"")))


@cache
def _generation() -> int:
    return Journal(work.NOWHERE, Disk(_written()), work.BEGINS).image.generation


def _journal(content: bytes) -> None:
    _opens(_written()[SNAPSHOT], content)


def _snapshot(content: bytes) -> None:
    _opens(content, _written()[JOURNAL])


def _backups(content: bytes) -> None:
    with suppress(StoreFault):
        backup.read(work.NOWHERE / "x.json", Disk({work.NOWHERE / "x.json": content}))


def _parcels(content: bytes) -> None:
    from data import parcel

    with suppress(Refusal):
        parcel.parsed(content)


def _imports(content: bytes) -> None:
    with suppress(Refusal):
        read_file(content, ("", "x.md", "x.csv", "x.etherpad")[len(content) % 4])


def _frozen(content: bytes) -> None:
    from models.checking import check

    with suppress(Refusal):
        check(content)


# --- what people type


def _dates(content: bytes) -> None:
    from models import typed_dates

    text = content.decode("utf-8", "replace")
    for read in (typed_dates.parse_moment, typed_dates.parse_range, typed_dates.parse_day):
        with suppress(Refusal, ValueError):
            read(text, work.BEGINS)


def _markdown(content: bytes) -> None:
    from data.exports.markdown_html import markdown_blocks

    shown = "".join(str(block) for block, _ in markdown_blocks(content.decode("utf-8", "replace"), 2))
    assert "<script" not in shown.lower(), "a script goes through"


@cache
def _session() -> Session:
    """Facilitation from afar, on a disk in memory."""
    from tui.houses import InstantHouse, session_in

    disk, clock = Disk(_written()), work.Clock(work.LATER)
    session = session_in(InstantHouse(work.opened(disk, clock)), Translator("fr"))
    return replace(session, afar=True)


def _commands(content: bytes) -> None:
    from tui.commands.parsing import parsed
    from tui.commands.run import run_command_async

    line, _, given = content.decode("utf-8", "replace").partition("\n")
    try:
        words = shlex.split(line)
    except ValueError:
        return
    out, err = io.StringIO(), io.StringIO()
    asked = run_command_async(words, _session(), io.StringIO(given), out, err, {}, at_home=False)
    code = asyncio.run(asked)
    assert code in range(5), f"ends with {code}"
    assert "Traceback" not in err.getvalue(), "a trace is shown"
    assert not set(err.getvalue()) & set("\x1b\x9b\x00\x07"), "a control goes to the terminal"
    if "--json" in words and code == 0 and parsed(words).command:
        json.loads(out.getvalue())


class _Wire:
    hides = False

    def __init__(self, lines: list[str]) -> None:
        self._lines = iter(lines)
        self.said: list[str] = []

    async def read_line(self, hidden: bool = False) -> str | None:
        return next(self._lines, None)

    def write(self, text: str) -> None:
        self.said.append(text)


def _conversation(content: bytes) -> None:
    from tui.linear.talk import talk

    wire = _Wire(content.decode("utf-8", "replace").splitlines())
    assert asyncio.run(talk(_session(), wire)) == 0
    assert not set("".join(wire.said)) & set("\x1b\x9b\x00\x07"), "a control goes to the terminal"


# --- all of them


def _files() -> tuple[bytes, ...]:
    forms = (
        "> --- Bulletin Veillée : Essai ---\n> Nom ou pseudonyme : Zoé\n> Aux trois : oui\n> --- fin ---\n"
    )
    notes = "---\ntitle: x\n---\n# Un\n\nMots\n\n## Deux\n\n- [ ] point\n"
    found = [path.read_bytes()[:6_000] for path in sorted(SAMPLES.iterdir()) if path.suffix != ".etherpad"]
    pads = [path.read_bytes()[:12_000] for path in sorted(SAMPLES.glob("*.etherpad"))]
    return (*found, *pads, forms.encode(), notes.encode())


def _parcel_samples() -> tuple[bytes, ...]:
    from data import parcel
    from models.replica import PendingAct

    header = parcel.Header("s1", "k1", work.BEGINS, name="Zoé")
    return (parcel.written(header, [PendingAct("x", json.dumps({"a": 1}))] * 3),)


def _frozen_samples() -> tuple[bytes, ...]:
    from tui.commands.run import run_command_async

    said = [io.StringIO(), io.StringIO()]
    for words in (["manifeste", "figer", "V0"], ["manifeste", "--version", "V0", "--format", "json"]):
        said = [io.StringIO(), io.StringIO()]
        asyncio.run(run_command_async(words, _session(), io.StringIO(), said[0], said[1], {}, at_home=False))
    return (said[0].getvalue().encode(),)


def _backup_samples() -> tuple[bytes, ...]:
    image = Journal(work.NOWHERE, Disk(_written()), work.BEGINS).image
    return (backup.content_of(image, work.BEGINS),)


def _encoded(lines: tuple[str, ...]) -> Callable[[], tuple[bytes, ...]]:
    return lambda: tuple(one.encode() for one in lines)


def _frame_samples() -> tuple[bytes, ...]:
    from data.frames import DATA, EXIT, RESIZE, frame

    return (frame(DATA, b"abc") + frame(RESIZE, b"\0\x50\0\x18"), frame(EXIT, b"\0\0\0\0"))


TARGETS = (
    Target("touches du terminal", 145_000, lambda: KEYS, _keyboard),
    Target("lignes tapées", 260_000, lambda: (*KEYS, b"bonjour\r\n"), _typing),
    Target("trames du socket", 150_000, _frame_samples, _frames),
    Target(
        "demandes du socket", 100_000, lambda: (b'{"argv": ["ateliers"], "cwd": "/", "env": {}}',), _requests
    ),
    Target("journal", 55_000, lambda: (_written()[JOURNAL],), _journal),
    Target("instantané", 10_000, lambda: (_written()[SNAPSHOT],), _snapshot),
    Target("documents corrigés à la main", 40_000, lambda: (b"0",), _values),
    Target("lignes corrigées à la main", 15_000, lambda: (b"0",), _sealed),
    Target("sauvegardes", 20_000, _backup_samples, _backups),
    Target("colis d’une copie", 50_000, _parcel_samples, _parcels),
    Target("versions figées", 30_000, _frozen_samples, _frozen),
    Target("fichiers importés", 40_000, _files, _imports),
    Target("dates", 40_000, _encoded(DATES), _dates),
    Target("Markdown", 10_000, _files, _markdown),
    Target("commandes", 25_000, _encoded(COMMANDS), _commands),
    Target("canal ssh", 5_000, _encoded((*COMMANDS, "\n".join(TYPED))), ssh_channel.door(_written)),
    Target("conversation", 10_000, lambda: ("\n".join(TYPED).encode(),), _conversation),
)
