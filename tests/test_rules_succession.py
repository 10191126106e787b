"""The next series inherits texts and links and nobody; the one before is read and changes no more."""

import asyncio
from pathlib import Path

import pytest
from commands_desk import Desk
from house import FIRST, SPRING, a_series, registered
from lines import Script
from memory_commons import MemoryCommons, do
from screens import flat_text_of, on_screen, press, type_in

from models import lookup
from models.acts.manifesto import AddArticle
from models.acts.people import EraseMyData
from models.acts.running_order import WriteRunningOrder
from models.acts.series import ChangeSetting
from models.acts.succession import CloseSeries, ContinueSeries, ReopenSeries
from models.acts.thread import AddResource, PostReply
from models.acts.versions import SaveVersion
from models.closing import SeriesClosed, closing
from models.contribution import Contribution
from models.manifesto import Version, articles
from models.people import Participant
from models.poll import Poll
from models.preparation import order_of
from models.refusals import AlreadyThere
from models.succession import heritage
from models.thread import Reply, Resource
from tui.linear.talk import talk


def an_old_series():
    session = a_series()
    commons = session.house.reading
    zoe = registered(session, "Zoé")[0]
    do(commons, ChangeSetting("offer_hours", "24"))
    do(commons, ChangeSetting("person", zoe))
    do(commons, AddResource("Hinaura", "https://www.hinaura.fr/"))
    do(commons, WriteRunningOrder(2, "90 | Parler | en rond | Zoé"))
    do(commons, AddArticle("Réparer", "Nous réparons.", zoe))
    do(commons, SaveVersion("V0 relue"))
    do(commons, AddArticle("Après la version", "Pas repris."))
    do(commons, PostReply("un mot", zoe))
    return session, commons, zoe


def the_next(commons):
    new = MemoryCommons()
    do(
        new,
        ContinueSeries(heritage(commons), FIRST, FIRST.replace(hour=11), "repris de V0 relue"),
        now=SPRING,
    )
    return new


def test_texts_settings_links_and_the_last_version_s_articles_are_taken_up():
    _, commons, _ = an_old_series()
    new = the_next(commons)
    assert [one.title for one in articles(new)] == ["Réparer"]
    assert [one.name for one in new.all(Version)] == ["repris de V0 relue"]
    assert lookup.settings(new).offer_hours == 24
    assert "Hinaura" in [one.title for one in new.all(Resource)]
    assert [one.title for one in lookup.workshops(new)] == [one.title for one in lookup.workshops(commons)]
    assert lookup.workshop(new, 1).start == FIRST
    assert len(new.all(Poll)) == 2


def test_nobody_and_nothing_of_anybody_is_taken_up():
    _, commons, zoe = an_old_series()
    new = the_next(commons)
    assert new.all(Participant) == ()
    assert new.all(Contribution) == ()
    assert new.all(Reply) == ()
    assert lookup.settings(new).person == ""
    assert articles(new)[0].text.authors == ()
    assert order_of(new, 2).steps[0].who == ""
    assert zoe not in repr(new.tables)


def test_where_there_is_a_series_none_begins():
    _, commons, _ = an_old_series()
    with pytest.raises(AlreadyThere):
        do(commons, ContinueSeries(heritage(commons), FIRST, FIRST.replace(hour=11), "repris"))


def test_a_closed_series_refuses_every_act_but_those_about_one_s_own_data():
    _, commons, zoe = an_old_series()
    do(commons, CloseSeries("V1"))
    with pytest.raises(SeriesClosed) as no:
        do(commons, AddArticle("Trop tard", ""))
    assert no.value.next == "V1"
    with pytest.raises(SeriesClosed):
        do(commons, CloseSeries("V2"))
    do(commons, EraseMyData(zoe))
    assert commons.all(Participant) == ()
    do(commons, ReopenSeries())
    do(commons, AddArticle("À temps", ""))


def test_by_command_the_next_series_opens_and_the_old_one_is_read(tmp_path: Path):
    session, _, _ = an_old_series()
    desk = Desk(session)
    there = tmp_path / "v1"
    said = desk.must(f"suite {there} --date '3 septembre 2029 11h'")
    assert "1 article repris, et personne." in said.err.replace("\u00a0", " ")
    assert desk.must("manifeste").out
    refused = desk.types("article ajouter Trop --texte tard")
    assert refused.code == 1
    assert "elle se lit, et continue dans « v1 »" in refused.err.replace("\u00a0", " ")
    again = desk.types(f"suite {tmp_path / 'v2'}")
    assert again.code == 1
    assert not (tmp_path / "v2").exists()
    assert desk.json("suite rouvrir") == {"rouverte": True}
    assert b"Zo" not in b"".join(path.read_bytes() for path in there.rglob("*") if path.is_file())


def test_line_by_line_the_series_goes_on_elsewhere_and_is_reopened(tmp_path: Path):
    session, _, _ = an_old_series()

    def typed(*lines: str) -> str:
        wire = Script(["personnes", "fichiers", *lines, "quitter"])
        assert asyncio.run(talk(session, wire, {"PWD": str(tmp_path)})) == 0
        return wire.said.replace("\u00a0", " ")

    assert "1 article repris, et personne." in typed("suite", "la série", "v1", "oui")
    assert (tmp_path / "v1" / "veillee.json").exists()
    assert "Fait : cette série peut changer de nouveau" in typed("suite", "rouvrir")


async def test_on_the_screen_the_series_goes_on_elsewhere_and_is_reopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    session, commons, _ = an_old_series()
    async with on_screen(session) as pilot:
        pilot.app.screen.open("files")
        await pilot.pause()
        await press(pilot, "s")
        await type_in(pilot, "v1")
        await press(pilot, "enter", "enter")
        assert "1 article repris, et personne." in flat_text_of(pilot)
        assert "Cette série se lit, et continue dans « v1 »." in flat_text_of(pilot)
        assert closing(commons)
        await press(pilot, "r")
        assert closing(commons) is None
