"""The queue's model: order, differences, marks and pages, against a plain sorted list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel

from tests.ui.fake_desk import make_row
from ui.queue.model import QueueModel, key_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from inbox.model import QueueRow

pytestmark = pytest.mark.usefixtures("qapp")
_STEP = st.tuples(st.integers(0, 11), st.one_of(st.none(), st.integers(0, 6)))


def ordered(rows: dict[str, QueueRow]) -> list[str]:
    return [row.conversation_id for row in sorted(rows.values(), key=key_of)]


@settings(max_examples=60, deadline=None)
@given(st.lists(_STEP, max_size=25))
def test_merging_keeps_the_order_the_selection_and_never_resets(
    qapp: QApplication, steps: list[tuple[int, int | None]]
) -> None:
    truth = {row.conversation_id: row for row in (make_row(i) for i in range(8))}
    model = QueueModel()
    model.fill(sorted(truth.values(), key=key_of), has_more=False)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    chosen = QItemSelectionModel(model)
    kept = f"{5:032x}"
    index = model.index(model.position(kept), 0)
    chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    for number, score in steps:
        conversation_id = f"{number:032x}"
        if score is None and conversation_id != kept:
            truth.pop(conversation_id, None)
            model.merge({conversation_id: None})
        else:
            row = replace(make_row(number), queue_score=-float(score or 0))
            truth[conversation_id] = row
            model.merge({conversation_id: row})
        assert model.ids() == ordered(truth)
        assert model.ids()[chosen.currentIndex().row()] == kept
        assert all(model.position(each) == at for at, each in enumerate(model.ids()))
    assert not resets


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_reconciling_a_first_page_gives_exactly_that_page(
    qapp: QApplication, before: set[int], after: set[int]
) -> None:
    model = QueueModel()
    model.fill(sorted((make_row(i) for i in before), key=key_of), has_more=False)
    model.reconcile(sorted((make_row(i) for i in after), key=key_of), has_more=False)
    assert model.ids() == ordered({r.conversation_id: r for r in map(make_row, after)})


def test_a_row_behind_the_loaded_pages_waits_for_its_page() -> None:
    model = QueueModel()
    model.fill([make_row(i) for i in range(5)], has_more=True)
    model.merge({f"{9:032x}": make_row(9)})
    assert len(model.ids()) == 5
    model.extend([make_row(i) for i in range(4, 10)], has_more=False)
    assert len(model.ids()) == 10


def test_more_is_asked_for_once_until_it_arrives() -> None:
    model = QueueModel()
    asked: list[bool] = []
    model.more_wanted.connect(lambda: asked.append(True))
    model.fill([make_row(0)], has_more=True)
    root = model.index(-1, 0)
    model.fetchMore(root)
    model.fetchMore(root)
    assert asked == [True]
    model.extend([make_row(1)], has_more=False)
    assert not model.canFetchMore(root)


def test_a_removed_row_takes_its_mark_along() -> None:
    model = QueueModel()
    model.fill([make_row(i) for i in range(3)], has_more=False)
    model.mark(model.ids())
    model.merge({f"{1:032x}": None})
    assert model.marked() == [f"{0:032x}", f"{2:032x}"]


def test_a_given_order_is_kept_when_rows_change() -> None:
    model = QueueModel()
    rows = [make_row(3), make_row(1), make_row(2)]
    model.fill(rows, has_more=False, as_given=True)
    model.merge({f"{1:032x}": replace(rows[1], subject="Changed", queue_score=99.0)})
    assert model.ids() == [row.conversation_id for row in rows]


def test_qt_finds_nothing_wrong_with_the_model(qtmodeltester: object) -> None:
    model: QAbstractItemModel = QueueModel()
    model.fill([make_row(i) for i in range(6)], has_more=False)  # type: ignore[attr-defined]
    qtmodeltester.check(model)  # type: ignore[attr-defined]
