"""An article written on a copy comes back: what does not touch merges, what touches is for the group."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.acts.rewording import hand, respliced
from models.anchor import anchored
from models.manifesto import Article, article
from models.merging import Merged, three_way
from models.names import clean_text, harmless
from models.people import Actor, Participant
from models.ports import Commons
from models.status import UnderConsent
from models.suggestion import NothingSuggested, Suggestion, narrowed
from models.text import SOMEONE, Run, Text, joined, words


@dataclass(frozen=True, slots=True)
class MergedArticle:
    """`variants`: ids of suggestions, for words that both sides have changed."""

    article: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeArticle:
    """`base`: the words that the copy began with; `mine`: what they became there, with their authors.

    Words closed by a consent round become variants too.
    """

    id: str
    base: str
    mine: tuple[Run, ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> MergedArticle:
        writer = hand(commons, by)
        one = article(commons, self.id)
        mine = Text(self._runs(commons, by, writer))
        clean_text(str(mine))
        merged = three_way(self.base, mine, str(one.text))
        try:
            one = respliced(commons, one, merged.splices, writer, now, keep=True)
        except UnderConsent:
            merged = three_way(self.base, mine, str(one.text), closed=True)
        return MergedArticle(one.id, tuple(_variants(commons, self.id, merged, writer, now)))

    def _runs(self, commons: Commons, by: Actor, writer: str) -> tuple[Run, ...]:
        """Only facilitation's copy says who else wrote; somebody erased since is nobody."""
        if not by.facilitates:
            return joined((writer, harmless(said)) for _, said in self.mine)
        known = {who: commons.find(Participant, who) for who, _ in self.mine}
        return joined((who if known[who] else SOMEONE, harmless(said)) for who, said in self.mine)


def _variants(commons: Commons, id: str, merged: Merged, writer: str, now: datetime) -> list[str]:
    made = []
    for one in merged.variants:
        about = commons.get(Article, id)
        text = str(about.text)
        theirs = text[one.position : one.position + one.removed]
        try:
            start, old, put = narrowed(text, one.position, theirs, words(one.runs))
        except NothingSuggested:
            continue
        author = next((who for who, _ in one.runs if who != SOMEONE), writer)
        variant = Suggestion(commons.new_id("g"), id, about.revision, old, put, now, author, variant=True)
        commons.put(variant)
        anchors = anchored(about.anchors, variant.id, start, start + len(old))
        commons.put(replace(about, anchors=anchors))
        made.append(variant.id)
    return made
