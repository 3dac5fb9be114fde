"""Every reason for leaving a relation undecided has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import perfcheck
from perfcheck.write.words import REASONS, reason

SOURCES = [
    path.read_text("utf-8")
    for folder in ("check", "relate")
    for path in (Path(perfcheck.__file__).parent / folder).glob("*.py")
]
CODES = {
    code
    for text in SOURCES
    for line in text.splitlines()
    if ".reason" in line and "=" in line
    for code in re.findall(r'"([a-z]+-?[a-z]*)"', line)
} - {"undecided"}


def test_the_reasons_are_found_in_the_source() -> None:
    assert {"approximate", "list-open", "units-differ", "unit-missing"} <= CODES


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", sorted(CODES | {"weak:0.50"}))
def test_a_reason_has_words(code: str, lang: str) -> None:
    assert reason(code, lang) in REASONS[lang].values()
    assert reason(code, lang) != REASONS[lang][""]
