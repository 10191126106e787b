"""The database is TinyDB; and the facts about it that the store rests on."""

from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Table

from models.people import FACILITATION
from tests.store_kinds import Build, Rename, do, opened


def test_tinydb_finds_what_is_durable_and_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.db.tables() == set()
        do(store, Build("Bleue"))
        do(store, Build("Verte", size=3))
        found = store.db.table("rooms").search(where("size") == 3)
        assert [(room.doc_id, room["name"]) for room in found] == [("w2", "Verte")]
        store.decide(Rename("w2", "Rouge"), FACILITATION)
        assert store.db.table("rooms").search(where("name") == "Rouge") == []
        store.flush()
        assert store.db.table("rooms").count(where("name") == "Rouge") == 1
        assert store.db.table("rooms").get(doc_id="w2")["name"] == "Rouge"  # type: ignore[call-overload]


def test_tinydb_cannot_go_around_the_acts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        for forbidden in (
            lambda: store.db.table("rooms").update({"name": "Verte"}),
            lambda: store.db.table("rooms").insert({"name": "Verte"}),
            lambda: store.db.table("rooms").truncate(),
            store.db.drop_tables,
            lambda: store.db.drop_table("rooms"),
        ):
            with pytest.raises(NotImplementedError):
                forbidden()
        assert store.db.table("rooms").all()[0]["name"] == "Bleue"


def test_tinydb_changes_its_image_before_the_storage_may_refuse() -> None:
    """Why acts are staged outside TinyDB, and its own writing is closed."""

    class Full(MemoryStorage):
        def write(self, data: object) -> None:
            if self.memory is not None:
                raise OSError(28, "no space")
            super().write(data)  # type: ignore[arg-type]

    db = TinyDB(storage=Full)
    db.insert({"name": "Bleue"})
    with pytest.raises(OSError, match="no space"):
        db.update({"name": "Verte"})
    assert db.all()[0]["name"] == "Verte"


def test_tinydb_answers_a_search_from_its_cache_until_it_is_told() -> None:
    """Why the store clears the cache of each table that a batch changed."""
    storage = MemoryStorage()
    db = TinyDB(storage=lambda: storage)
    db.insert({"name": "Bleue"})
    assert len(db.search(where("name") == "Bleue")) == 1
    assert storage.memory is not None
    storage.memory["_default"]["1"] = {"name": "Verte"}
    assert len(db.search(where("name") == "Bleue")) == 1
    db.table("_default").clear_cache()
    assert len(db.search(where("name") == "Bleue")) == 0


def test_tinydb_takes_ids_that_are_words_where_a_table_says_so() -> None:
    class Ids(Table):
        document_id_class = str  # type: ignore[assignment]

    storage = MemoryStorage()
    storage.memory = {"rooms": {"w1": {"name": "Bleue"}}}
    table = Ids(storage, "rooms")
    assert table.all()[0].doc_id == "w1"
    assert table.search(where("name") == "Bleue")[0].doc_id == "w1"
