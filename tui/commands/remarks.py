"""What commands about an article's suggestions, comments and states share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from models.manifesto import Article, articles, manifesto, removed_articles
from models.ports import Entity, Reading
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.tables import wrapped
from tui.session import Session
from tui.values import Value


class Remark(Entity, Protocol):
    """Something said of an article."""

    @property
    def article(self) -> str: ...


R = TypeVar("R", bound=Remark)


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """Remarks of one kind: those of an article, one as JSON, one in lines."""

    of: Callable[[Reading, Article], Sequence[R]]
    value: Callable[[Session, R], Value]
    described: Callable[[Session, Article, R], list[str]]

    def show(self, session: Session, request: Request, out: Output, none: str) -> None:
        """Those of the article named, or of all; `none` is said when there is none."""
        found = [(one, each) for one in _asked(session, request) for each in self.of(session.commons, one)]
        if out.as_json:
            return out.value([self.value(session, each) for _, each in found])
        for one, each in found:
            out.data(*self.described(session, one, each))
        return None if found else out.say(none)

    def say(self, session: Session, out: Output, one: R, sentence: str) -> None:
        """What became of it, then the whole of it."""
        if out.as_json:
            return out.value(self.value(session, one))
        return out.say(sentence, *self.described(session, session.commons.get(Article, one.article), one))


def say_withdrawn(out: Output, gone: Remark, sentence: str) -> None:
    if out.as_json:
        return out.value({"id": gone.id, "article": gone.article})
    return out.say(sentence)


def named(request: Request) -> str:
    return subject.id_of(request.text("ID"), "a")


def about(session: Session, facts: str, one: Article) -> str:
    """« g1, par Maëlle · article a3, retiré »."""
    t = session.t
    if one.id in manifesto(session.commons).order:
        return t("{faits} · article {article}", faits=facts, article=one.id)
    return t("{faits} · article {article}, retiré", faits=facts, article=one.id)


def indented(said: str) -> list[str]:
    return [line for each in said.split("\n") for line in wrapped(each, 78, first="  ")]


def _asked(session: Session, request: Request) -> tuple[Article, ...]:
    """The article named, or all of them, removed ones last; for people who take part."""
    session.actor.must_take_part()
    if request.text("ID"):
        return (session.commons.get(Article, named(request)),)
    return (*articles(session.commons), *removed_articles(session.commons))
