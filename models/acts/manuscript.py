"""A text written elsewhere becomes articles. The same text again adds nothing."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from models import lookup
from models.acts.registration import Newcomer, add_person
from models.acts.rewording import hand, rewrite
from models.manifesto import Article, articles, manifesto
from models.names import NAME, TITLE, EmptyText, TooLong, clean_line, clean_text, fold, harmless
from models.people import Actor, Participant
from models.ports import Commons
from models.text import SOMEONE, Run, Text, joined, written

UNTITLED = replace(TITLE, needed=False)
"""A text may begin before its first heading."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Ids of articles; `unchanged` ones said the same, or were already imported from these very words.

    `people`: ids of those whom the file named and nobody knew here: they are registered nowhere.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportManuscript:
    """`manuscript`: (id or None, title, text) for each article, as in the file.

    An id known here updates its article, word by word. Otherwise a new article is made, unless one has this
    title and this text. An article changed here since it was imported is left as it is by the same file.

    `hands`: for each article, who wrote what of it, as (name, words), where the file says so. Facilitation's
    import keeps it for the articles it adds: a name goes to the person written the same, else to a new one.
    """

    manuscript: tuple[tuple[str | None, str, str], ...]
    hands: tuple[tuple[Run, ...], ...] = ()

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Imported:
        author = hand(commons, by)
        found: dict[str, list[str]] = {"added": [], "updated": [], "unchanged": []}
        known = {one.id for one in commons.all(Participant)}
        hands = self.hands if by.facilitates else ()
        for at, (id, title, text) in enumerate(self.manuscript):
            what, article = _take(commons, id, clean_line(title, UNTITLED), clean_text(text), author, now)
            found[what].append(article)
            if at < len(hands) and what == "added":
                _give_words(commons, commons.get(Article, article), hands[at], now)
        people = tuple(one.id for one in commons.all(Participant) if one.id not in known)
        return Imported(**{what: tuple(ids) for what, ids in found.items()}, people=people)


def _give_words(commons: Commons, one: Article, named: tuple[Run, ...], now: datetime) -> None:
    """The words stay as they are; where cleaning has changed them, nobody is said to have written them."""
    words = [(name, harmless(said)) for name, said in named]
    if "".join(said for _, said in words).strip() != str(one.text):
        return
    runs = joined((_person(commons, name, now), said) for name, said in words)
    whole = Text(runs)
    start = len(str(whole)) - len(str(whole).lstrip())
    commons.put(replace(one, text=Text(whole.part(start, start + len(one.text)))))


def _person(commons: Commons, name: str, now: datetime) -> str:
    """SOMEONE for what is no name here, and where two people have it: nobody can say which."""
    try:
        clean = clean_line(name, NAME)
    except (EmptyText, TooLong):
        return SOMEONE
    named = lookup.people_named(commons, clean)
    if len(named) > 1:
        return SOMEONE
    return named[0].id if named else add_person(commons, Newcomer(clean), now).id


def _take(
    commons: Commons, id: str | None, title: str, text: str, author: str, now: datetime
) -> tuple[str, str]:
    digest = sha256(f"{title}\n{text}".encode()).hexdigest()
    current = articles(commons)
    same = next((one for one in current if one.id == id), None)
    if same is None:
        twin = _twin(commons, title, text, digest)
        if twin is not None:
            return "unchanged", twin.id
        return "added", _add(commons, title, text, author, digest, now)
    if same.source == digest or (same.title, str(same.text)) == (title, text):
        return "unchanged", same.id
    changed = rewrite(commons, same, text, author, now, title=title, keep=True)
    commons.put(replace(changed, source=digest))
    return "updated", same.id


def _twin(commons: Commons, title: str, text: str, digest: str) -> Article | None:
    """An article that came from these words, even removed since, or that says the same."""
    for one in commons.all(Article):
        if one.source == digest or (fold(one.title) == fold(title) and str(one.text) == text):
            return one
    return None


def _add(commons: Commons, title: str, text: str, author: str, digest: str, now: datetime) -> str:
    made = Article(commons.new_id("a"), title, written(author, text), edited=now, source=digest)
    commons.put(made)
    commons.put(manifesto(commons).last(made.id))
    return made.id
