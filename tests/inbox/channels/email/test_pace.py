"""Chunks grow where storing is quick, and nobody's click waits for a long one."""

from __future__ import annotations

from inbox.channels.email.sync import Pace

_FEWEST, _MOST = 500, 1_200


def _after(seconds: list[float]) -> int:
    pace, now = Pace(), 0.0
    pace.asked(now)
    for each in seconds:
        now += each
        pace.asked(now)
    return pace.messages


def test_chunks_grow_up_to_a_bound_where_storing_is_quick() -> None:
    assert _after([0.1]) > _FEWEST
    assert _after([0.1] * 50) == _MOST


def test_chunks_shrink_again_where_storing_is_slow() -> None:
    assert _after([0.1] * 50 + [0.6]) < _MOST
    assert _after([0.1] * 50 + [2.0] * 50) == _FEWEST


def test_chunks_stay_where_it_takes_nearly_half_a_second() -> None:
    assert _after([0.1, 0.45, 0.45, 0.45]) == _after([0.1])


def test_nothing_is_learned_before_the_second_time() -> None:
    assert _after([]) == _FEWEST
