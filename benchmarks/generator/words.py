"""The words that made-up reports are made of, from words.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))

PLACES: list[str] = _WORDS["places"]
OFFICES: list[str] = _WORDS["offices"]
TOWNS: list[str] = _WORDS["towns"]
INCOME: list[str] = _WORDS["income"]
CLASSES: list[str] = _WORDS["classes"]
ECONOMIC: list[str] = _WORDS["economic"]
WAGES: list[str] = _WORDS["wages"]
OFFICE_COSTS: list[str] = _WORDS["office_costs"]
PROJECTS: list[str] = _WORDS["projects"]
STATIONS: list[str] = _WORDS["stations"]
MORE: list[str] = _WORDS["more"]
LESS: list[str] = _WORDS["less"]
INDICATORS: list[str] = _WORDS["indicators"]
OUTPUTS: list[tuple[str, str]] = [(name, unit) for name, unit in _WORDS["outputs"]]
