"""The README shows what the program prints."""

import re
from pathlib import Path

import pytest

from perfcheck.cli import main

ROOT = Path(__file__).parent.parent


def test_the_sample_is_what_the_first_command_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status = main(["fixtures/reports/yanhu-organisation-2022.txt"])
    printed = capsys.readouterr().out.splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"第一条命令的输出（节选）：\n\n```\n(.*?)```", readme, re.S)
    assert status == 1
    assert found is not None
    sample = [line for line in found[1].splitlines() if line.strip(" …")]
    assert len(sample) > 15
    assert [line for line in sample if line not in printed] == []
