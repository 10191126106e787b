"""A series where every text to send has something to say, and the texts as they are compared."""

from datetime import timedelta

from house import FIRST, FIRST_END, a_series, registered
from memory_commons import do

from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, LinkContributions
from models.acts.polls import AddSlot, AnswerPoll
from models.acts.series import ChangeSetting
from models.acts.versions import SaveVersion
from models.acts.workshops import SetVideo
from models.poll import Answer
from tui import messages
from tui.i18n import NBSP

LINK = "https://visio.exemple/atelier-un"
SERVER, FINGERPRINT = "veillee.exemple:2222", "SHA256:abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456"
NAME = "[b]Zoé[/b] d’Artigue, dite « Zo »"


def message(*about, **person):
    """The text, with ordinary spaces: where no-break ones stand is for another test."""
    return messages.message(*about, **person).replace(NBSP, " ")


def perform(session, *acts):
    return [do(session.house.reading, act, now=session.now) for act in acts][-1]


def setting(session, **values):
    perform(session, *(ChangeSetting(key, value) for key, value in values.items()))
    return session


def living(language="fr", server=True):
    """A series where every text has something to say: the 16th waits, polls are open, articles exist."""
    session = a_series(language)
    registered(session, NAME, *(f"Personne {n}" for n in range(2, 17)))
    if server:
        setting(session, server=SERVER, fingerprint=FINGERPRINT, facilitation_contact="anim@exemple.invalid")
    for number, days in ((2, 20), (3, 41)):
        at = timedelta(days=days)
        perform(session, AddSlot(number, FIRST + at, FIRST_END + at))
    perform(session, SetVideo(1, LINK), AnswerPoll(2, {"s1": Answer.YES}, "p1"))
    one = perform(session, Contribute(1, "Réparer avant d’acheter · ensemble"))
    article = perform(session, AddArticle("Réparer", "# Oui\n\n" + "Nous réparons nos machines. " * 9))
    perform(session, LinkContributions(article.id, (one.id,)), SaveVersion("relue en mai"))
    return session
