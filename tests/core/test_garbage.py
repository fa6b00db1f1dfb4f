"""The garbage collector rests while records are made, and works again afterwards."""

from __future__ import annotations

import gc

import pytest

from helpers.core.garbage import collection_paused


def test_it_rests_and_works_again() -> None:
    assert gc.isenabled()
    with collection_paused():
        assert not gc.isenabled()
        with collection_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()  # the outer pause is not over
    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="no year"), collection_paused():
        raise ValueError("no year")
    assert gc.isenabled()
