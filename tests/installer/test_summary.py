"""The end of `./kindline test` names what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.summary import Step, lines

if TYPE_CHECKING:
    from pathlib import Path

_REPORT = """<testsuites><testsuite>
<testcase classname="tests.flow.test_a" name="test_long" time="65.2"/>
<testcase classname="tests.flow.test_a" name="test_bad" time="0.1"><failure/></testcase>
<testcase classname="tests.ui.test_b" name="test_no" time="0.0"><skipped/></testcase>
</testsuite></testsuites>"""


def test_the_summary_tells_what_ran_how_long_and_what_failed(tmp_path: Path) -> None:
    report = tmp_path / "tests.xml"
    report.write_text(_REPORT, encoding="utf-8")
    told = "\n".join(lines([Step("ruff check", 0, 2.0), Step("pytest", 1, 65.0)], report))
    assert "FAILED  pytest                    1:05" in told
    assert "2   tests/flow                1:05" in told
    assert told.endswith("Failed\n  tests/flow/test_a.py::test_bad")
    assert "Skipped\n  tests/ui/test_b.py::test_no" in told


def test_without_pytests_report_the_steps_are_told_all_the_same(tmp_path: Path) -> None:
    told = list(lines([Step("pytest", 4, 0.4)], tmp_path / "none.xml"))
    assert told[0].split() == ["FAILED", "pytest", "0:00"]
