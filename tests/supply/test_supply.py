"""What perfcheck is made from is pinned and listed; what is made of it can be made again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from supply import audit, licences, package
from supply.lock import LOCK, ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]


def required(extra: str) -> set[str]:
    """The packages that an extra names, its own extras resolved."""
    found = set()
    for line in EXTRAS[extra]:
        inner = re.fullmatch(r"perfcheck\[(.+)\]", line)
        if inner:
            found |= {name for part in inner[1].split(",") for name in required(part)}
        else:
            found.add(licences.plain(re.split(r"[<>=;\s]", line)[0]))
    return found


def test_every_development_dependency_is_locked_with_hashes_and_no_index_is_named() -> None:
    lock = LOCK.read_text("utf-8")
    pinned = set(licences.names(lock))
    assert required("dev") <= pinned
    assert {"pydantic", "rich"} <= pinned
    assert "://" not in lock
    assert all("--hash=sha256:" in block for block in re.split(r"^(?=\S)", lock, flags=re.M) if "==" in block)


def test_every_locked_package_has_its_licence_on_the_page() -> None:
    page = licences.PAGE.read_text("utf-8")
    missing = [
        name for name in licences.names(LOCK.read_text("utf-8")) if not re.search(rf"\b{name}\b", page)
    ]
    assert not missing


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("MIT AND PSF-2.0", True),
        ("MPL-2.0", False),
        ("MIT AND GPL-3.0-only", False),
        ("UNKNOWN", False),
        ("", False),
    ],
)
def test_a_licence_is_permissive_where_every_part_of_it_is(licence: str, allowed: bool) -> None:
    assert licences.permissive(licence) is allowed


def test_an_audit_that_nobody_answered_is_not_a_clean_one(capsys: pytest.CaptureFixture[str]) -> None:
    clean: dict[str, object] = {"name": "a", "version": "1", "vulns": []}
    holed: dict[str, object] = {"name": "b", "version": "1", "vulns": [{"id": "X-1"}]}
    assert audit.report([clean]) == 0
    assert audit.report([clean, holed]) == 1
    assert audit.report([clean, {"name": "c", "skip_reason": "not found"}]) == 2
    assert audit.report([]) == 2
    assert "X-1" in capsys.readouterr().out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A folder with wheel and sdist, and the hashes of two builds."""
    if not (ROOT / ".git").exists():
        pytest.skip("packages are built from what git knows, and this tree is not git's")
    folder = tmp_path_factory.mktemp("dist")
    return folder / "one", package.build(folder / "one"), package.build(folder / "two")


def test_wheel_and_sdist_are_the_same_to_the_last_byte_when_built_again(
    built: tuple[Path, dict[str, str], dict[str, str]],
) -> None:
    _, first, second = built
    assert len(first) == 2
    assert first == second


def test_the_wheel_checks_a_report_in_an_empty_environment(
    built: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path
) -> None:
    wheel = next(built[0].glob("*.whl"))
    # Checking text needs no other package, so none is fetched.
    ran = package.try_out(wheel, tmp_path / "empty", "--no-deps", "--no-index")
    assert ran.stderr == b""
    assert ran.returncode == 0
    report = json.loads(ran.stdout)
    assert report["summary"]["quantities"]["total"] > 20
    assert report["relations"]


def test_a_check_of_plain_text_imports_few_modules() -> None:
    counted = (
        "import sys; before = len(sys.modules); from perfcheck.cli import main; main(sys.argv[1:]);"
        "print(len(sys.modules) - before, file=sys.stderr)"
    )
    command = [sys.executable, "-c", counted, str(package.FIXTURE), "--format", "json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    # 219 when this was written; each further one costs every start.
    assert 100 < int(ran.stderr.split()[-1]) <= 230
