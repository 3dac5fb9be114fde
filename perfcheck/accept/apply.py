"""A report without what has been accepted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Set
from datetime import date

from perfcheck.accept.entries import Entry
from perfcheck.model.shape import Shape


def apply(
    shape: Shape, entries: Iterable[Entry], *, today: date | None = None, silent: Set[str] = frozenset()
) -> None:
    """Move the accepted findings of a report from `findings` to `accepted`, in place.

    An entry whose time is over accepts nothing, and one whose finding is gone has nothing to
    accept: both are listed in `stale`.

    today   the day it is; None: ask the clock
    silent  codes of rules that had no say in this check: their findings are not gone
    """
    name = os.path.basename(shape["source"]["name"])
    mine = {entry.fingerprint: entry for entry in entries if entry.file is None}
    mine |= {entry.fingerprint: entry for entry in entries if entry.file == name}
    day = today or date.today()
    present = {finding["fingerprint"] for finding in shape["findings"]}
    stale = [
        {"acceptance": _shape(entry), "why": "expired" if fingerprint in present else "gone"}
        for fingerprint, entry in mine.items()
        if (_over(entry, day) if fingerprint in present else _is_gone(entry, silent))
    ]
    held = {fingerprint: entry for fingerprint, entry in mine.items() if not _over(entry, day)}
    kept, accepted = [], []
    for finding in shape["findings"]:
        entry = held.get(finding["fingerprint"])
        if entry is None:
            kept.append(finding)
        else:
            accepted.append({"finding": finding, "acceptance": _shape(entry)})
            shape["summary"]["findings"][finding["severity"]] -= 1
    shape["findings"], shape["accepted"], shape["stale"] = kept, accepted, stale


def _is_gone(entry: Entry, silent: Set[str]) -> bool:
    """Whether the entry's rule would have found it again."""
    return (entry.rule or "").partition(" ")[0] not in silent


def _over(entry: Entry, day: date) -> bool:
    return entry.until is not None and entry.until < day


def _shape(entry: Entry) -> Shape:
    return {
        "fingerprint": entry.fingerprint,
        "reason": entry.reason,
        "who": entry.who,
        "until": entry.until.isoformat() if entry.until else None,
    }
