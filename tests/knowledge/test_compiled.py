"""The data files as they load: the TOML that an auditor reads is what counts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import perfcheck.knowledge
from perfcheck.knowledge import load, parse
from perfcheck.knowledge.__main__ import FOLDER, compiled

FILES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_compiled_files_are_those_of_the_data_files(path: Path) -> None:
    """Where this fails: `python -m perfcheck.knowledge`."""
    made = FOLDER / "compiled" / f"{path.stem}.json"
    assert made.read_text("utf-8") == compiled(path.read_bytes())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_data_file_loads_as_it_is_written(path: Path) -> None:
    assert load(path.stem) == parse(path.read_bytes())


def test_a_data_file_that_was_edited_is_read_as_edited(tmp_path: Path) -> None:
    package = tmp_path / "perfcheck"
    shutil.copytree(Path(perfcheck.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    lexicon = package / "knowledge" / "lexicon.toml"
    lexicon.write_text(
        lexicon.read_text("utf-8").replace('chained = ["环比"]', 'chained = ["环比上月"]'), "utf-8"
    )
    told = "from perfcheck.knowledge import load; print(load('lexicon')['compare']['chained'])"
    ran = subprocess.run(
        [sys.executable, "-c", told], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "['环比上月']"
