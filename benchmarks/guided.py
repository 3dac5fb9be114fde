"""Fuzzing led by coverage: `python -m benchmarks.guided text --seconds 600`, or a format in its place.

Needs atheris (extra `fuzz`). It starts from the project's own samples and made-up reports, and from
the words of the lexicon as its dictionary; nothing is kept but an input that fails, which is written
to the current folder, or to --found, and its trace printed. Exit status 0: nothing failed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

TEXT = "text"
LONGEST = 4000
SLOW = 20
_WORDS = 20
_ROOT = Path(__file__).parents[1]


def main() -> None:
    said = _parser().parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("benchmarks.guided needs atheris: pip install 'perfcheck[fuzz]'")
    with atheris.instrument_imports(include=["perfcheck"]):
        from benchmarks import fuzz, mangle, samples  # they bring in what is to be instrumented
    if said.target not in (TEXT, *samples.SAMPLES):
        sys.exit(f"no target {said.target}; there are {', '.join((TEXT, *samples.SAMPLES))}")
    is_text = said.target == TEXT
    seeds = [text.encode() for text in mangle.short_texts()] if is_text else [samples.SAMPLES[said.target]()]
    with tempfile.TemporaryDirectory() as folder:
        flags = _flags(Path(folder), seeds, said)
        if is_text:
            atheris.Setup(flags, lambda data: mangle.check(data.decode("utf-8", "ignore")))
        else:
            own = {"custom_mutator": _damaged} if seeds[0].startswith(b"PK") else {}
            atheris.Setup(flags, _reader(fuzz.outcome_of, said.target), **own)
        atheris.Fuzz()


def _flags(folder: Path, seeds: list[bytes], said: argparse.Namespace) -> list[str]:
    """libFuzzer's command line, with the corpus and the dictionary written to the folder."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in sorted(_words())), "utf-8")
    longest = max(LONGEST, 2 * max(map(len, seeds)))
    return [
        sys.argv[0],
        f"-max_total_time={said.seconds}",
        f"-max_len={longest}",
        f"-timeout={SLOW}",
        f"-dict={words}",
        f"-artifact_prefix={said.found}/",
        "-print_final_stats=1",
        str(corpus),
    ]


def _words() -> set[str]:
    """Every short string of perfcheck's knowledge: the words that its grammar turns on."""

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for inner in value:
                yield from strings(inner)
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from (key, *strings(inner))

    files = (_ROOT / "perfcheck" / "knowledge").glob("*.toml")
    found = (word for file in files for word in strings(tomllib.loads(file.read_text("utf-8"))))
    return {word for word in found if 0 < len(word.encode()) <= _WORDS}


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _reader(outcome_of: Callable[[bytes, str], str], kind: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        said = outcome_of(data, kind)
        if said not in ("report", "refused"):
            raise AssertionError(said)

    return read


def _damaged(data: bytes, most: int, seed: int) -> bytes:
    """What is inside a zip is damaged there: bytes changed outside only ever give a broken zip."""
    from benchmarks.damage import damage

    made = damage(data, Random(seed))
    return made if len(made) <= most else data


def _parser() -> argparse.ArgumentParser:
    parser: Any = argparse.ArgumentParser(prog="python -m benchmarks.guided", description=__doc__)
    parser.add_argument("target", metavar="TARGET", help="text, or a format: csv, docx, html, md, pdf …")
    parser.add_argument("--seconds", type=int, default=60, help="how long (60)")
    parser.add_argument("--found", type=Path, default=Path("."), help="folder for inputs that fail")
    return parser  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
