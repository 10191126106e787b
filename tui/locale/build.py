"""Compiles the English catalogue: `python tui/locale/build.py` (or `make catalogue`).

Each face has a hand-edited file in `en/`; all are merged into `en/LC_MESSAGES/veillee.mo`.
`--missing` prints the sentences without a twin, ready to be filled in and pasted in one of these files;
`--missing tui/linear` only those of that folder or file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser, normalize

if __name__ == "__main__":  # a script finds its own folder first, not the packages two floors above
    sys.path[0] = str(Path(__file__).resolve().parents[2])

from tui.i18n import NBSP, typeset
from tui.locale.extract import Sentence, sentences_of

ENGLISH = Path(__file__).resolve().parent / "en"
COMPILED = ENGLISH / "LC_MESSAGES" / "veillee.mo"
# The same sources give the same bytes: the compiled file carries no time of its own.
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


class CatalogueError(Exception):
    """A hand-edited file says two things at once, or cannot be read; the message says which and where."""


@dataclass(frozen=True, slots=True)
class Twin:
    """One entry of a hand-edited file: the French forms, the English ones, and where it stands."""

    french: tuple[str, ...]
    english: tuple[str, ...]
    place: str


class _EveryEntry(Catalog):
    """Keeps entries that stand twice in one file, which babel would merge without a word."""

    def __init__(self) -> None:
        super().__init__(locale="en", charset="utf-8")
        self.entries: list[Message] = []

    def __setitem__(self, id: str | list[str] | tuple[str, ...], message: Message) -> None:
        if id:
            self.entries.append(message)
        super().__setitem__(id, message)


def twins(folder: Path = ENGLISH) -> Iterator[Twin]:
    """Every entry of every hand-edited file, in order; an unfinished one has an empty English form."""
    for path in sorted(folder.glob("*.po")):
        yield from _twins_of(path)


def _twins_of(path: Path) -> Iterator[Twin]:
    catalogue = _EveryEntry()
    _check_lines(path)
    try:
        with path.open("rb") as file:
            PoFileParser(catalogue, abort_invalid=True).parse(file)
    except (PoFileError, ValueError) as error:
        raise CatalogueError(f"{path.name} cannot be read: {error}") from error
    for message in catalogue.entries:
        french = tuple(typeset(form) for form in _forms(message.id))
        yield Twin(french, _forms(message.string), f"{path.name}:{message.lineno}")


# babel takes the first and the last character of a line for its quotes, whatever they are.
_LINE = re.compile(r'(?:#.*|(?:(?:msgid|msgid_plural|msgstr(?:\[[01]\])?)\s+)?"(?:[^"\\]|\\.)*")?\s*')


def _check_lines(path: Path) -> None:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not _LINE.fullmatch(line):
            raise CatalogueError(f"{path.name}:{number} cannot be read: {line}")


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def merged(entries: Iterable[Twin]) -> dict[str, Twin]:
    """One twin for each French sentence, by its singular; CatalogueError when two say different things."""
    whole: dict[str, Twin] = {}
    for twin in entries:
        other = whole.setdefault(twin.french[0], twin)
        shared = min(len(twin.french), len(other.french))
        if twin.french[:shared] != other.french[:shared] or twin.english[:shared] != other.english[:shared]:
            raise CatalogueError(
                f"{other.place} and {twin.place} disagree on « {twin.french[0]} »:\n"
                f"  {' / '.join(other.english)}\n  {' / '.join(twin.english)}"
            )
        if len(twin.french) > len(other.french):  # the entry that counts also serves without a number
            whole[twin.french[0]] = twin
    return whole


def compiled(entries: dict[str, Twin]) -> bytes:
    """The catalogue as gettext reads it; unfinished entries are left out."""
    catalogue = Catalog(
        locale="en", project="veillee", fuzzy=False, creation_date=UNDATED, revision_date=UNDATED
    )
    for _, twin in sorted(entries.items()):
        if all(twin.english):
            counts = len(twin.french) > 1
            catalogue.add(
                twin.french if counts else twin.french[0], twin.english if counts else twin.english[0]
            )
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def missing(entries: dict[str, Twin]) -> Iterator[Sentence]:
    """Sentences of the program without a finished twin, each once."""
    known = {form: twin for form, twin in entries.items() if all(twin.english)}
    told: set[tuple[str, str | None]] = set()
    for found in sentences_of():
        if isinstance(found, Sentence) and (found.one, found.many) not in told:
            told.add((found.one, found.many))
            twin = known.get(found.one)
            if twin is None or (found.many is not None and twin.french != (found.one, found.many)):
                yield found


def ready_to_fill(sentence: Sentence) -> str:
    """An entry of a .po file whose English is still to be written."""
    entry = [f"#: {sentence.place}", f"msgid {_as_typed(sentence.one)}"]
    if sentence.many is None:
        return "\n".join([*entry, 'msgstr ""', ""])
    return "\n".join([*entry, f"msgid_plural {_as_typed(sentence.many)}", 'msgstr[0] ""', 'msgstr[1] ""', ""])


def _as_typed(form: str) -> str:
    for sign in ":;!?»":
        form = form.replace(f"{NBSP}{sign}", f" {sign}")
    return normalize(form.replace(f"«{NBSP}", "« "), width=0)


def main(arguments: list[str]) -> int:
    """Compile, or with `--missing` print what is still to be translated; 1 when the files disagree."""
    try:
        entries = merged(twins())
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    if "--missing" in arguments:
        places = tuple(argument for argument in arguments if argument != "--missing") or ("",)
        without = (sentence for sentence in missing(entries) if sentence.place.startswith(places))
        print("\n".join(ready_to_fill(sentence) for sentence in without))
        return 0
    content = compiled(entries)
    COMPILED.parent.mkdir(exist_ok=True)
    draft = COMPILED.with_suffix(".tmp")
    draft.write_bytes(content)
    draft.replace(COMPILED)
    print(f"{len(entries)} sentences, {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
