"""A report beside an earlier one of the same filing: findings that were there before are set apart.

What counts as the same finding is its fingerprint, within one filing: a filing is known again by
its bytes, by its path, or by as much of the path as both have; and where each side has only one
filing, they are taken for one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from perfcheck.config.regular import read_regular
from perfcheck.errors import ConfigError
from perfcheck.model.shape import SEVERITIES, Shape

_LARGEST = 1 << 30
_KEPT = ("rule", "name", "severity", "message", "fingerprint")
Found = dict[str, Shape]


class Earlier:
    """The findings of an earlier run, by filing. `name` is the file that they were read from."""

    def __init__(self, name: str, reports: list[tuple[str, str, Found]]) -> None:
        self.name = name
        self._by_digest = {digest: found for _, digest, found in reports if digest}
        self._by_path = [(_parts(path), found) for path, _, found in reports]

    def set_apart(self, shape: Shape, *, alone: bool = False) -> None:
        """Move the findings of a report that were there before to `earlier`, in place.

        `alone` says that this run has no other filing.
        """
        before = self._before(shape["source"], alone)
        present = {entry["finding"]["fingerprint"] for entry in shape["accepted"]}
        new, known = [], []
        for finding in shape["findings"]:
            present.add(finding["fingerprint"])
            if finding["fingerprint"] in before:
                known.append(finding)
                shape["summary"]["findings"][finding["severity"]] -= 1
            else:
                new.append(finding)
        gone = [finding for mark, finding in before.items() if mark not in present]
        shape["findings"] = new
        shape["earlier"] = {"name": self.name, "known": known, "gone": gone}

    def _before(self, source: Shape, alone: bool) -> Found:
        if alone and len(self._by_path) == 1:
            return self._by_path[0][1]
        if source["sha256"] in self._by_digest:
            return self._by_digest[source["sha256"]]
        path = _parts(source["name"])
        for other, found in self._by_path:
            if other == path:
                return found
        alike = [found for other, found in self._by_path if _is_end(other, path)]
        return alike[0] if len(alike) == 1 else {}


def read_earlier(path: str) -> Earlier:
    """The findings in a report, or a batch of them, written as JSON. Raises ConfigError."""
    data = read_regular(path, _LARGEST)
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        raise _refuse(path, "不是有效的 JSON", "not valid JSON") from None
    try:
        reports = [_report(report) for report in _reports(whole)]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _refuse(
            path,
            "不是 perfcheck 的 JSON 报告（--output json:PATH）",
            "no JSON report of perfcheck (--output json:PATH)",
        ) from None
    return Earlier(path, reports)


def _refuse(path: str, zh: str, en: str) -> ConfigError:
    return ConfigError(f"{path}：{zh}", f"{path}: {en}")


def _reports(whole: Any) -> list[Any]:
    if not isinstance(whole["schema_version"], str):
        raise TypeError
    reports = whole.get("reports", [whole])
    if not isinstance(reports, list):
        raise TypeError
    return reports


def _report(report: Shape) -> tuple[str, str, Found]:
    found: Found = {}
    for finding in _findings(report):
        kept = {key: finding[key] for key in _KEPT}
        if not all(isinstance(value, str) for value in kept.values()) or kept["severity"] not in SEVERITIES:
            raise TypeError
        found[kept["fingerprint"]] = kept
    name, digest = report["source"]["name"], report["source"]["sha256"]
    if not (isinstance(name, str) and isinstance(digest, str)):
        raise TypeError
    return name, digest, found


def _findings(report: Shape) -> Iterator[Shape]:
    """Every finding that there was, also one that was accepted or known by then."""
    yield from report["findings"]
    yield from (entry["finding"] for entry in report.get("accepted") or ())
    yield from (report.get("earlier") or {"known": ()})["known"]


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.replace("\\", "/").split("/") if part not in ("", "."))


def _is_end(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one path is the end of the other."""
    size = min(len(one), len(other))
    return size > 0 and one[-size:] == other[-size:]
