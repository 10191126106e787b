"""Commands typed one after the other over a series in memory, as a shell would give them."""

import json
import shlex
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from tui.commands.run import Opening, run_command
from tui.session import Session


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


@dataclass
class Desk:
    """`opened` tells what each command asked of the composition."""

    session: Session
    env: dict[str, str] = field(default_factory=dict)
    opened: list[Opening] = field(default_factory=list)

    def types(self, line: str, stdin: str = "") -> Said:
        return self.gives(shlex.split(line), stdin)

    def gives(self, words: list[str], stdin: str = "") -> Said:
        out, err = StringIO(), StringIO()
        code = run_command(words, self._open, StringIO(stdin), out, err, self.env)
        return Said(code, out.getvalue(), err.getvalue())

    def must(self, line: str, stdin: str = "") -> Said:
        said = self.types(line, stdin)
        assert said.code == 0, said.err
        return said

    def json(self, line: str, stdin: str = "") -> Any:
        said = self.must(f"{line} --json", stdin)
        assert said.err == ""
        return said.value

    def _open(self, opening: Opening) -> Any:
        self.opened.append(opening)
        return nullcontext(self.session.as_set())
