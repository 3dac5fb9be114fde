"""Write requirements/dev.lock: `python -m supply.lock`, or `--upgrade` for the newest of everything.

Every development dependency, whatever it depends on, one version of each, with the hashes of its
files; no index is named. `pip install --require-hashes -r requirements/dev.lock` installs it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "dev.lock"
_OPTIONS = (
    *("--extra", "dev", "--python-version", "3.11", "--universal", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header", "--quiet"),
)


def main() -> int:
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *_OPTIONS]
    return subprocess.run([*command, *sys.argv[1:], "-o", str(LOCK)], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
