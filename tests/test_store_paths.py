"""Where a series lives."""

from pathlib import Path

from data.paths import data_directory


def test_the_option_comes_before_the_environment_and_that_before_xdg() -> None:
    environ = {"VEILLEE_DATA": "/a", "XDG_DATA_HOME": "/b", "HOME": "/home/ana"}
    assert data_directory(environ, "/o") == Path("/o")
    assert data_directory(environ) == Path("/a")
    assert data_directory({**environ, "VEILLEE_DATA": ""}) == Path("/b/veillee")
    assert data_directory({"HOME": "/home/ana"}) == Path("/home/ana/.local/share/veillee")


def test_a_relative_xdg_path_is_ignored() -> None:
    assert data_directory({"XDG_DATA_HOME": "b", "HOME": "/h"}) == Path("/h/.local/share/veillee")


def test_a_relative_option_is_from_here() -> None:
    assert data_directory({}, "serie") == Path.cwd() / "serie"
