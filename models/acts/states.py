"""Coming back to a state of an article. The rules are in `models/states.py`."""

from dataclasses import dataclass
from datetime import datetime

from models.acts.rewording import hand, respliced
from models.manifesto import Article, article
from models.people import Actor
from models.ports import Commons
from models.states import back_to, state


@dataclass(frozen=True, slots=True)
class RestoreState:
    """Its words and its title again, as a new edit: words keep their authors, what there was is a state."""

    article: str
    state: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        who = hand(commons, by)
        one = article(commons, self.article)
        before = state(commons, one.id, self.state)
        return respliced(commons, one, back_to(one, before), who, now, before.title, keep=True)
