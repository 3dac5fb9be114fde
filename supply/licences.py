"""Write docs/licences.md from what is installed: `python -m supply.licences`, in the environment of the lock.

Fails where a licence is neither permissive nor explained here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable

from supply.lock import LOCK, ROOT

PAGE = ROOT / "docs" / "licences.md"
RUN_TIME = ROOT / "pyproject.toml"
_PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|ISC|HPND|CNRI-Python|Zlib|Unlicense", re.I
)
_JOINED = re.compile(r"\s+(?:AND|OR)\s+|[,;]\s*|[()]")
# Why what is not permissive, or does not say what it is, may be used.
EXPLAINED = {
    "certifi": "MPL 2.0 binds changes to its own files; only the tests use it, unchanged",
    "hypothesis": "MPL 2.0 binds changes to its own files; only the tests use it, unchanged",
    "pathspec": "MPL 2.0 binds changes to its own files; only type checker and site use it, unchanged",
    "atheris": "Apache 2.0 by its licence file, which its metadata do not name; only fuzzing uses it",
    "axe-playwright-python": "MIT; the axe-core script that it carries is MPL 2.0; only the tests use it",
}
_OPENING = """# Licences

perfcheck itself is under the MIT licence. This page lists what `requirements/dev.lock` pins: what it
needs at run time, its extras, and everything that development uses. It is made by
`python -m supply.licences`, from what the packages say of themselves.

| package | licence | note |
|---|---|---|
"""


def main() -> int:
    listed = list(_installed())
    locked = set(names(LOCK.read_text("utf-8")))
    rows = sorted((name, licence) for name, licence in listed if name in locked)
    unclear = [row for row in rows if not permissive(row[1]) and row[0] not in EXPLAINED]
    for name, licence in unclear:
        print(f"{name}: {licence} is neither permissive nor explained", file=sys.stderr)
    lines = (f"| {name} | {licence} | {EXPLAINED.get(name, '')} |\n" for name, licence in rows)
    absent = sorted(locked - {name for name, _ in rows})
    closing = f"\nPinned for other systems, and not looked at: {', '.join(absent)}.\n" if absent else ""
    PAGE.write_text(_OPENING + "".join(lines) + closing, "utf-8")
    return 1 if unclear else 0


def permissive(licence: str) -> bool:
    """Whether every licence of an expression is permissive."""
    parts = [part for part in _JOINED.split(licence) if part.strip()]
    return bool(parts) and all(_PERMISSIVE.search(part) or part == "dependency licenses" for part in parts)


def names(lock: str) -> Iterable[str]:
    """The packages that a lock pins."""
    return (plain(line.split("==")[0]) for line in lock.splitlines() if "==" in line and line[0] not in " #")


def plain(name: str) -> str:
    """A package's name as an index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _installed() -> Iterable[tuple[str, str]]:
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed", "--with-system"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return ((plain(each["Name"]), each["License"].replace("; ", ", ")) for each in json.loads(said))


if __name__ == "__main__":
    sys.exit(main())
