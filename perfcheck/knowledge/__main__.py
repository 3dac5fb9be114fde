"""Compile the data files: `python -m perfcheck.knowledge`."""

from __future__ import annotations

import json
from pathlib import Path

from perfcheck.knowledge import digest, parse

FOLDER = Path(__file__).parent


def compiled(source: bytes) -> str:
    """The compiled form of a data file."""
    made = {"of": digest(source), "data": parse(source)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    (FOLDER / "compiled").mkdir(exist_ok=True)
    for path in sorted(FOLDER.glob("*.toml")):
        (FOLDER / "compiled" / f"{path.stem}.json").write_text(compiled(path.read_bytes()), "utf-8")


if __name__ == "__main__":
    main()
