"""Text of strangers is shown, never obeyed."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

import perfcheck
from perfcheck.write.items import write_items
from tests.cli.process import FAULTY, run

EVIL = "\x1b[2J\u202e\n甲"


def items(label: str, form: str) -> str:
    shape = perfcheck.check_file(FAULTY).model_dump(mode="json")
    for item in shape["items"]:
        item["label"] = label
    sink = StringIO()
    write_items(shape, form, sink, "zh")
    return sink.getvalue()


def test_labels_of_items_cannot_steer_a_terminal() -> None:
    assert items(EVIL, "tree").count("\n") == items("甲", "tree").count("\n")
    assert not set("\x1b\u202e") & set(items(EVIL, "tree"))


@pytest.mark.parametrize("arguments", [[f"{EVIL}.txt"], ["items", EVIL], ["a", f"--{EVIL}"], ["rule", EVIL]])
def test_errors_cannot_steer_a_terminal(tmp_path: Path, arguments: list[str]) -> None:
    said = run(*arguments, cwd=tmp_path).stderr.decode()
    assert said.count("\n") == 1
    assert not set("\x1b\u202e") & set(said)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_table_is_a_formula(start: str) -> None:
    rows = list(csv.DictReader(StringIO(items(f"{start}1", "csv"), newline="")))
    assert {row["label"] for row in rows} == {"'" + start.replace("\r", " ") + "1"}
    assert not any(row["change"].startswith("'") for row in rows)
