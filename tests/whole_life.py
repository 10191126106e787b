"""Somebody who has done everything that people can do here, and what must be found nowhere once erased."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from house import SPRING

from models import lookup
from models.acts.access import AddComputer, Invite, KeepKey, MakeRecovery
from models.acts.comments import CommentOn, ResolveComment
from models.acts.consent import AnswerRound, CloseRound, OpenRound
from models.acts.contributions import Contribute, Support
from models.acts.freezing import FreezeVersion, SignVersion
from models.acts.lending import Lend
from models.acts.manifesto import AddArticle, EditArticle, WriteArticle
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.registration import Newcomer, Register
from models.acts.roll_call import RollCall
from models.acts.running_order import AskToSpeak, BeginSession
from models.acts.series import ChangeSetting
from models.acts.suggestions import AcceptSuggestion, RefuseSuggestion, Suggest
from models.acts.team import SetTeam
from models.acts.thread import PostReply
from models.acts.versions import SaveVersion
from models.acts.visits import EndVisit
from models.consent import Choice
from models.manifesto import Article
from models.people import FACILITATION, TIME, Actor, AllThree, Role
from models.poll import Answer
from models.registration import Presence
from models.replica import Loan
from models.text import Edit

NAME, PLACE, CONTACT = "Rozenn Guillemot", "la Grange aux loups", "rozenn@exemple.invalid"
KEY = "SHA256:RoZeNnKeyRoZeNnKeyRoZeNnKeyRoZeNnKeyRoZeN"
TRACES = (b"Rozenn", b"Guillemot", b"Grange aux loups", b"rozenn@", KEY.removeprefix("SHA256:").encode())
ORDER = "10 | Accueil | tour | animation\n80 | Travail | ensemble | toustes"


def somebody(do, name):
    return do(Register(newcomer=Newcomer(name)), FACILITATION)[0].person


def lived(do, reading):
    """Does it all through `do(act, by)`; her id. `reading` says what is there."""
    visiting = Actor(Role.VISITOR, key=KEY)
    newcomer = Newcomer(NAME, PLACE, CONTACT, "Indian/Reunion")
    id = do(Register(all_three=AllThree.YES, newcomer=newcomer), visiting)[0].person
    ana, her = somebody(do, "Ana"), Actor(Role.PARTICIPANT, id, KEY)
    do(KeepKey(), her)
    _answers(do, reading, her)
    article = _writes(do, reading, her, ana)
    _decides(do, reading, her, ana, article)
    do(SetTeam(id), FACILITATION)
    _holds_the_keyboard(do, Actor(Role.FACILITATION, id, KEY), ana)
    do(SignVersion("V0", PLACE), her)
    do(BeginSession(1, ORDER), FACILITATION)
    do(AskToSpeak(1), her)
    do(RollCall(1, id, Presence.PRESENT), FACILITATION)
    do(MakeRecovery("quatre mots à noter"), her)
    do(AddComputer("encore quatre autres mots"), her)
    _takes_a_copy(do, her)
    do(EndVisit(id, SPRING), TIME)
    do(ChangeSetting("person", id), FACILITATION)
    return id


def _takes_a_copy(do, her):
    """A copy of the series, of which something that named her was refused when it came back."""
    lent = do(Lend("d1", "x7"), her)
    do(_Refused(lent.id, json.dumps({"refusal": "Unknown", "name": NAME})), FACILITATION)


@dataclass(frozen=True)
class _Refused:
    loan: str
    said: str

    def apply(self, commons, by, now):
        commons.put(replace(commons.get(Loan, self.loan), judged={"k1": self.said, "k2": ""}))


def _answers(do, reading, her):
    do(ProposeSlots(2, (SPRING + timedelta(days=40)).date(), 2), FACILITATION)
    slot = lookup.poll(reading(), 2).slots[0].id
    do(AnswerPoll(2, {slot: Answer.YES}), her)


def _writes(do, reading, her, ana):
    signed = do(Contribute(1, "Réparer avant d’acheter", signed=True), her)
    do(Contribute(1, "Une opinion sans nom"), her)
    do(Support(signed.id), her)
    do(PostReply("Nous avons une salle."), her)
    article = do(AddArticle("Réparer", "Nous réparons."), her)
    do(WriteArticle(article.id, "Nous réparons ensemble."), Actor(Role.PARTICIPANT, ana))
    now = reading().get(Article, article.id)
    do(EditArticle(now.id, now.revision, Edit(0, 0, "Ici, ")), her)
    do(SaveVersion("brouillon"), Actor(Role.FACILITATION, her.person, KEY))
    return article.id


def _decides(do, reading, her, ana, article):
    mine = do(Suggest(article, "réparons", "réemployons"), her)
    do(RefuseSuggestion(mine.id, "plus tard"), Actor(Role.PARTICIPANT, ana))
    theirs = do(Suggest(article, "ensemble", "à plusieurs"), Actor(Role.PARTICIPANT, ana))
    do(AcceptSuggestion(theirs.id, "mieux dit"), her)
    said = do(CommentOn(article, "À préciser"), her)
    do(ResolveComment(said.id), her)
    for anonymous in (False, True):
        asked = do(OpenRound(article, people=(her.person, ana), anonymous=anonymous), FACILITATION)
        do(AnswerRound(asked.id, asked.revision, Choice.OBJECTION, "Trop cher", anonymous), her)
        do(CloseRound(article), FACILITATION)
    do(FreezeVersion("V0"), FACILITATION)
    asked = do(OpenRound(article, people=(her.person, ana)), FACILITATION)
    do(AnswerRound(asked.id, asked.revision, Choice.RESERVE, "Encore"), her)


def _holds_the_keyboard(do, scribe, ana):
    do(Register(newcomer=Newcomer("Bo")), scribe)
    do(Contribute(1, "Dit par Ana", signed=True, person=ana), scribe)
    do(SignVersion("V0", person=ana), scribe)
    do(PostReply("Dit par Ana", person=ana), scribe)
    do(Invite("mots d une invitation à donner"), scribe)


def bytes_of(directory: Path) -> bytes:
    return b"\n".join(one.read_bytes() for one in sorted(directory.rglob("*")) if one.is_file())


def traces(directory: Path) -> list[str]:
    """Which files still hold what."""
    return [
        f"{path.relative_to(directory)}: {trace.decode()}"
        for path in sorted(directory.rglob("*"))
        if path.is_file()
        for trace in (*TRACES, *(json.dumps(one.decode())[1:-1].encode() for one in TRACES))
        if trace in path.read_bytes()
    ]
