"""The docs build into a site that nothing is missing from, and that asks for nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = (
    "index",
    "checks",
    "rules/README",
    "json",
    "library",
    "gate",
    "server",
    "privacy",
    "glossary",
    "html",
)


@pytest.mark.skipif(find_spec("material") is None, reason="mkdocs-material is not installed")
def test_the_site_builds_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=300,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()
    loaded = re.compile(r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=[\"']?(https?:)?//", re.I)
    for path in tmp_path.rglob("*.html"):
        assert not loaded.search(path.read_text("utf-8")), path
    for name in PAGES:
        page = "rules/index" if name == "rules/README" else name
        assert (tmp_path / f"{page}.html").exists()
    assert (tmp_path / "schema" / "report.json").exists()
