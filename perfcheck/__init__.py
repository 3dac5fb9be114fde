"""perfcheck checks every figure of a Chinese government expenditure report.

    import perfcheck

    report = perfcheck.check_file("report.txt")
    print(report.ok, [finding.message for finding in report.findings])

Names are looked up when they are first used: importing perfcheck loads nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfcheck.version import __version__

if TYPE_CHECKING:
    from perfcheck.config import Config
    from perfcheck.errors import ConfigError, PerfcheckError, ReadError, WriteError
    from perfcheck.model.report import Finding, Quantity, Relation, Report
    from perfcheck.pipeline import check_file, check_filing, check_text

__all__ = [
    "Config",
    "ConfigError",
    "Finding",
    "PerfcheckError",
    "Quantity",
    "ReadError",
    "Relation",
    "Report",
    "WriteError",
    "__version__",
    "check_file",
    "check_filing",
    "check_text",
]

_HOMES = {
    "Config": "perfcheck.config",
    "ConfigError": "perfcheck.errors",
    "PerfcheckError": "perfcheck.errors",
    "ReadError": "perfcheck.errors",
    "WriteError": "perfcheck.errors",
    "Finding": "perfcheck.model.report",
    "Quantity": "perfcheck.model.report",
    "Relation": "perfcheck.model.report",
    "Report": "perfcheck.model.report",
    "check_file": "perfcheck.pipeline",
    "check_filing": "perfcheck.pipeline",
    "check_text": "perfcheck.pipeline",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
