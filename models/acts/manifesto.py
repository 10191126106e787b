"""Writing the manifesto's articles together. The rules are in `models/manifesto.py` and `models/text.py`."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.acts.rewording import at_revision, hand, respliced, rewrite
from models.consent import open_round
from models.consenting import RoundOpen
from models.contribution import Contribution
from models.manifesto import Article, article, manifesto
from models.names import TITLE, clean_line, clean_text, harmless
from models.people import Actor, Participant, Role
from models.ports import Commons, Splice
from models.refusals import NotAllowed
from models.text import SOMEONE, Edit, written


@dataclass(frozen=True, slots=True)
class AddArticle:
    """A new article, last. `person`: whose words they are, when facilitation writes for them."""

    title: str
    text: str = ""
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        writer = hand(commons, by, self.person)
        title, text = clean_line(self.title, TITLE), clean_text(self.text)
        hands = (writer,) if writer != SOMEONE else ()
        made = Article(commons.new_id("a"), title, written(writer, text), edited=now, hands=hands)
        commons.put(made)
        commons.put(manifesto(commons).last(made.id))
        return made


@dataclass(frozen=True, slots=True)
class WriteArticle:
    """The whole text again: words that were there keep their author."""

    id: str
    text: str
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        writer = hand(commons, by, self.person)
        return rewrite(commons, article(commons, self.id), clean_text(self.text), writer, now)


@dataclass(frozen=True, slots=True)
class EditArticle:
    """One edit, made by somebody who had that revision in front of them."""

    id: str
    revision: int
    edit: Edit

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        writer = hand(commons, by)
        one = at_revision(commons, self.id, self.revision)
        splice = replace(self.edit, inserted=harmless(self.edit.inserted)).by(writer)
        return respliced(commons, one, (splice,), writer, now)


@dataclass(frozen=True, slots=True)
class UndoEdit:
    """What `models.history` gives to undo or redo: other people's words come back as theirs."""

    id: str
    revision: int
    splices: tuple[Splice, ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        by.must_take_part()
        one = at_revision(commons, self.id, self.revision)
        splices = tuple(self._without_erased(commons, each) for each in self.splices)
        return respliced(commons, one, splices, hand(commons, by), now)

    def _without_erased(self, commons: Commons, splice: Splice) -> Splice:
        """An editor may remember a person who was erased since."""
        known = (
            (who if commons.find(Participant, who) else SOMEONE, harmless(words))
            for who, words in splice.runs
        )
        return replace(splice, runs=tuple(known))


@dataclass(frozen=True, slots=True)
class RetitleArticle:
    id: str
    title: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        writer = hand(commons, by)
        return respliced(
            commons, article(commons, self.id), (), writer, now, title=clean_line(self.title, TITLE)
        )


@dataclass(frozen=True, slots=True)
class LinkContributions:
    """Says that an article comes from these contributions; those said already stay."""

    id: str
    contributions: tuple[str, ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        by.must_take_part()
        one = article(commons, self.id)
        named = (commons.get(Contribution, id).id for id in self.contributions)
        linked = tuple(dict.fromkeys((*one.contributions, *named)))
        return _put(commons, one, replace(one, contributions=linked))


@dataclass(frozen=True, slots=True)
class UnlinkContributions:
    id: str
    contributions: tuple[str, ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        by.must_take_part()
        one = article(commons, self.id)
        left = tuple(id for id in one.contributions if id not in self.contributions)
        return _put(commons, one, replace(one, contributions=left))


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """To a rank from 1. Says the new order."""

    id: str
    rank: int

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[str, ...]:
        by.must_take_part()
        placed = manifesto(commons).placed(article(commons, self.id).id, self.rank)
        commons.put(placed)
        return placed.order


@dataclass(frozen=True, slots=True)
class RemoveArticle:
    """Facilitation removes any article, people those that hold no words but theirs. See PutBackArticle."""

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        by.must_take_part()
        one = article(commons, self.id)
        if not by.facilitates and any(who != by.person for who, _ in one.text.runs):
            raise NotAllowed(needs=Role.FACILITATION)
        if open_round(commons, one.id):
            raise RoundOpen(one.id, one.title)
        commons.put(manifesto(commons).without(one.id))
        return one


@dataclass(frozen=True, slots=True)
class PutBackArticle:
    """A removed article comes back, last, as it was."""

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        by.must_take_part()
        one = commons.get(Article, self.id)
        if one.id not in manifesto(commons).order:
            commons.put(manifesto(commons).last(one.id))
        return one


def _put(commons: Commons, old: Article, new: Article) -> Article:
    if new != old:
        commons.put(new)
    return new
