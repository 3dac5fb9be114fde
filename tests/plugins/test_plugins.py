"""The example package of docs/ is installed and used: its rule, its identity and its loader."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import perfcheck
from tests.cli.process import run, write

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "perfcheck-townships"
OWN = "一、支出情况\n2022年村级补助共120.50万元，其中：村干部报酬80.30万元，村办公经费30.20万元，余另计。\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder that the example is installed into."""
    source = tmp_path_factory.mktemp("source") / "package"
    shutil.copytree(EXAMPLE, source)
    target = tmp_path_factory.mktemp("target")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--no-index", "--target", target, source], check=True, capture_output=True)
    return str(target)


def found(path: Path, installed: str, *options: str) -> dict[str, str]:
    ran = run(path, "--format", "json", *options, PYTHONPATH=installed)
    return {f["name"]: f["severity"] for f in json.loads(ran.stdout)["findings"]}


def test_rule_identity_and_loader_take_part_where_the_settings_say_so(tmp_path: Path, installed: str) -> None:
    path = write(tmp_path, "report.txt", OWN)
    assert found(path, installed) == {}
    assert found(path, installed, "--plugins") == {"sum-mismatch": "error", "undated": "warning"}
    packed = tmp_path / "packed.txt.gz"
    packed.write_bytes(gzip.compress(OWN.encode()))
    assert run(packed, PYTHONPATH=installed).returncode == 2
    write(tmp_path, "perfcheck.toml", "plugins = true\n")
    assert found(packed, installed) == {"sum-mismatch": "error", "undated": "warning"}
    batch = json.loads(run(tmp_path, "--format", "json", PYTHONPATH=installed).stdout)
    assert len(batch["reports"]) == 2


def test_a_rule_of_another_package_is_chosen_and_weighed_like_any(tmp_path: Path, installed: str) -> None:
    path = write(tmp_path, "report.txt", OWN)
    write(tmp_path, "perfcheck.toml", 'plugins = true\nselect = ["TW"]\n[severity]\nundated = "error"\n')
    assert found(path, installed) == {"undated": "error"}
    write(tmp_path, "perfcheck.toml", 'select = ["TW301"]\n')
    assert run(path, PYTHONPATH=installed).returncode == 2


def test_what_cannot_be_loaded_is_named_with_its_package(tmp_path: Path) -> None:
    meta = tmp_path / "broken-1.0.dist-info"
    write(meta, "METADATA", "Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    write(meta, "entry_points.txt", "[perfcheck.rules]\nnone = no_such_module\n")
    path = write(tmp_path, "report.txt", OWN)
    ran = run(path, "--plugins", PYTHONPATH=str(tmp_path))
    assert ran.returncode == 2
    assert "broken:none" in ran.stderr.decode()
    assert run(path, PYTHONPATH=str(tmp_path)).returncode == 0


def test_a_rule_of_another_package_is_listed_and_explained_like_any(tmp_path: Path, installed: str) -> None:
    path = os.pathsep.join((installed, str(Path(perfcheck.__file__).parents[1])))

    def said(*arguments: str) -> str:
        return run("rule", *arguments, cwd=tmp_path, PYTHONPATH=path).stdout.decode()

    assert "TW301" not in said()
    assert "TW301" in said("--plugins")
    assert json.loads(said("undated", "--plugins", "--format", "json"))["code"] == "TW301"
    write(tmp_path, "perfcheck.toml", "plugins = true\n")
    assert said("tw301").startswith("TW301 undated")
