"""Answers: three of them, none of which can be taken for true or false."""

from __future__ import annotations

import copy
import pickle

import pytest

from helpers.core.answer import Answer


def test_there_are_three_answers() -> None:
    assert [answer.value for answer in Answer] == ["yes", "no", "unclear"]


@pytest.mark.parametrize("answer", Answer)
def test_an_answer_is_no_boolean(answer: Answer) -> None:
    with pytest.raises(TypeError, match=r"can be unclear: write `answer is Answer\.YES`"):
        bool(answer)
    with pytest.raises(TypeError, match="can be unclear"):
        print("so" if answer else "not so")
    with pytest.raises(TypeError, match="can be unclear"):
        any([answer])


def test_each_answer_has_its_own_word() -> None:
    found = [answer.words("met", "missed", "open") for answer in Answer]
    assert found == ["met", "missed", "open"]
    assert Answer.UNCLEAR.words(unclear="open", yes="met", no="missed") == "open"


@pytest.mark.parametrize("answer", Answer)
def test_a_copy_is_the_answer_itself(answer: Answer) -> None:
    assert copy.deepcopy(answer) is answer
    assert pickle.loads(pickle.dumps(answer)) is answer
    assert Answer(answer.value) is answer


def test_an_answer_is_not_its_word() -> None:
    word: object = "yes"
    assert word != Answer.YES
