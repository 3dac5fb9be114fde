"""The READMEs show what the program prints, in both languages."""

import re
from pathlib import Path

import pytest

from perfcheck.cli import main

ROOT = Path(__file__).parent.parent
REPORT = "fixtures/reports/yanhu-organisation-2022.txt"
TWINS = {"README.md": "en", "README.zh-CN.md": "zh"}


@pytest.mark.parametrize(("name", "lang"), TWINS.items())
def test_the_sample_is_what_the_first_command_prints(
    name: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status = main([REPORT, "--lang", lang])
    printed = capsys.readouterr().out.splitlines()
    readme = (ROOT / name).read_text(encoding="utf-8")
    found = re.search(r"[：:]\n\n```\n(.*?)```", readme, re.S)
    assert status == 1
    assert found is not None
    sample = [line for line in found[1].splitlines() if line.strip(" …")]
    assert len(sample) > 15
    assert [line for line in sample if line not in printed] == []


def test_both_twins_give_the_same_two_commands_and_name_each_other() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in TWINS)
    commands = [re.findall(r"```sh\n(.*?)```", text, re.S)[:2] for text in (english, chinese)]
    assert commands[0] == commands[1]
    assert REPORT in commands[0][0]
    assert "README.zh-CN.md" in english
    assert "README.md" in chinese


@pytest.mark.parametrize("name", TWINS)
def test_every_link_of_a_twin_leads_somewhere(name: str) -> None:
    readme = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if "://" not in link]
    assert len(links) > 15
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert all((ROOT / link).stat().st_size < 150_000 for link in links if link.endswith(".png"))
