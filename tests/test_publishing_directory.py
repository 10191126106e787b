"""Where pages are published: ours are replaced and removed, anybody else's file is left alone."""

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import a_full_series, frozen, later

from data.exports.publication import LIST, MARK, NotOurPage, PublicFiles, publish_files
from data.faults import NoRoom, StoreFault
from tui.publishing.site import publish

PAGES = {"index.html": b"un", "en/index.html": b"one", "atelier-1.ics": b"ics"}


def tree(directory):
    return {
        str(one.relative_to(directory)): one.read_bytes() for one in directory.rglob("*") if one.is_file()
    }


def test_publishing_again_within_the_minute_touches_no_file(tmp_path):
    session = a_full_series()
    first = publish(session, tmp_path / "www")
    times = {one: one.stat().st_mtime_ns for one in (tmp_path / "www").rglob("*")}
    again = publish(later(session, seconds=59), tmp_path / "www")
    assert (again.written, again.removed) == ((), ()) and set(again.same) == set(first.written)
    assert times == {one: one.stat().st_mtime_ns for one in (tmp_path / "www").rglob("*")}


def test_stale_pages_of_ours_go_and_every_other_file_stays(tmp_path):
    publish_files(tmp_path, {**PAGES, "manifeste-a1.html": b"vieux"})
    (tmp_path / "notes.html").write_text("à moi")
    (tmp_path / "en" / "photo.jpg").write_bytes(b"\xff")
    done = publish_files(tmp_path, PAGES)
    assert done.removed == ("manifeste-a1.html",)
    assert {"notes.html", "en/photo.jpg"} < set(tree(tmp_path))


def test_a_frozen_version_adds_its_pages_and_pages_move_with_time(tmp_path):
    publish(a_full_series(), tmp_path / "www")
    done = publish(later(frozen(a_full_series()), days=1), tmp_path / "www")
    assert "v0.json" in done.written and "manifeste-brouillon.html" in done.written


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_of_somebody_elses_is_never_replaced(tmp_path, name):
    (tmp_path / "en").mkdir()
    (tmp_path / name).write_bytes(b"a moi")
    with pytest.raises(NotOurPage) as no:
        publish_files(tmp_path, PAGES)
    assert no.value.path == tmp_path / name
    assert tree(tmp_path) == {name: b"a moi"}


def test_a_page_that_is_the_same_already_may_be_ours(tmp_path):
    (tmp_path / "index.html").write_bytes(PAGES["index.html"])
    assert publish_files(tmp_path, PAGES).same == ("index.html",)


@pytest.mark.parametrize("place", ["index.html", "en", LIST])
def test_nothing_is_written_through_a_link(tmp_path, place):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"dehors")
    www = tmp_path / "www"
    www.mkdir()
    (www / place).symlink_to(outside if place == "en" else outside / "index.html")
    with pytest.raises(NotOurPage):
        publish_files(www, PAGES)
    assert tree(outside) == {"index.html": b"dehors"}


@pytest.mark.parametrize(
    "line",
    [
        "../outside.html",
        "/etc/passwd",
        "en/../../outside.html",
        "..",
        "notes.txt",
        "EN/x.html",
        "en/x/y.html",
    ],
)
def test_a_list_that_somebody_has_changed_removes_nothing_elsewhere(tmp_path, line):
    www = tmp_path / "www"
    publish_files(www, PAGES)
    (tmp_path / "outside.html").write_text("dehors")
    (www / "notes.txt").write_text("à moi")
    (www / LIST).write_text(f"{MARK}\n{line}\nindex.html\nen/index.html\natelier-1.ics\n")
    assert publish_files(www, PAGES).removed == ()
    assert (tmp_path / "outside.html").exists() and (www / "notes.txt").exists()


def test_a_stale_page_that_became_a_link_is_left_alone(tmp_path):
    www = tmp_path / "www"
    publish_files(www, {**PAGES, "cout.html": b"x"})
    (tmp_path / "outside").write_text("dehors")
    (www / "cout.html").unlink()
    (www / "cout.html").symlink_to(tmp_path / "outside")
    publish_files(www, PAGES)
    assert (tmp_path / "outside").read_text() == "dehors" and (www / "cout.html").is_symlink()


@given(st.text(max_size=20))
def test_a_name_that_is_not_the_programs_is_refused(name):
    from pathlib import Path

    if name not in PAGES and not name.endswith((".html", ".ics", ".json")):
        with pytest.raises(ValueError):
            publish_files(Path("/nonexistent"), {name: b""})


@pytest.mark.parametrize(
    "name",
    [
        "../x.html",
        "/x.html",
        "en/../x.html",
        "a/b/c.html",
        "x.HTML",
        ".html",
        "en/.x.html",
        "x.php",
        "x.html\n",
    ],
)
def test_no_name_leads_out_of_the_directory(tmp_path, name):
    with pytest.raises(ValueError):
        publish_files(tmp_path / "www", {name: b""})
    assert not (tmp_path / "www").exists()


def test_pages_can_be_read_by_whoever_serves_them_whatever_the_umask(tmp_path):
    previous = os.umask(0o077)
    try:
        publish_files(tmp_path / "www", PAGES)
    finally:
        os.umask(previous)
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "www").rglob("*") if one.is_file()} == {0o644}
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "www", tmp_path / "www/en")} == {0o755}


class Full(PublicFiles):
    """A disk with room for so many files."""

    def __init__(self, room):
        self.room = room

    def create(self, path):
        if not self.room:
            raise OSError(errno.ENOSPC, "")
        self.room -= 1
        return super().create(path)


@pytest.mark.parametrize("room", range(4))
def test_a_full_disk_leaves_each_page_whole_and_none_unknown(tmp_path, room):
    www = tmp_path / "www"
    publish_files(www, {**PAGES, "cout.html": b"vieux"})
    new = {name: content + b" neuf" for name, content in PAGES.items()} | {"venir.html": b"neuf"}
    with pytest.raises(NoRoom):
        publish_files(www, new, Full(room))
    assert all(
        content in (PAGES.get(name), new.get(name), b"vieux")
        for name, content in tree(www).items()
        if name != LIST
    )
    assert not list(www.rglob("*.new"))
    publish_files(www, new)
    assert {name: content for name, content in tree(www).items() if name != LIST} == new


def test_a_place_that_is_a_file_is_said(tmp_path):
    (tmp_path / "www").write_text("à moi")
    with pytest.raises(StoreFault):
        publish_files(tmp_path / "www", PAGES)
    assert (tmp_path / "www").read_text() == "à moi"
