"""Every refusal has a sentence that says why and what to do, with all that it needs."""

import importlib
import pkgutil
import string

import pytest

import data
import models
from data.imports.reasons import Reason
from models.refusals import Refusal
from tui.commands.hints import HINTS, LISTS
from tui.sentences import FIELDS, KINDS, SENTENCES
from tui.sentences.reasons import SENTENCES as REASONS

for package in (models, data):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)


def leaves(kind=Refusal):
    for one in kind.__subclasses__():
        if one.__module__.startswith(("models.", "data.")):
            yield one
        yield from leaves(one)


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("refusal", sorted(set(leaves()), key=str), ids=lambda one: one.__name__)
def test_every_refusal_has_a_sentence_that_its_parameters_fill(refusal):
    if refusal.__name__ == "NotThatKind":
        assert set(REASONS) == set(Reason)
        return
    given = set(getattr(refusal, "__dataclass_fields__", {}))
    assert placeholders(SENTENCES[refusal.__name__]) <= given
    assert placeholders(HINTS.get(refusal.__name__, "")) <= given


def test_no_sentence_is_left_without_its_refusal():
    names = {one.__name__ for one in leaves()}
    assert {key.partition(":")[0] for key in SENTENCES} <= names
    assert set(HINTS) <= names


def test_whatever_can_be_looked_up_has_a_word():
    assert set(LISTS) <= set(KINDS)
    assert all(FIELDS.values())
