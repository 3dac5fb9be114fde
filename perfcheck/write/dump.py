"""JSON text in which every character that a terminal would obey is escaped."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

# What JSON leaves as it is: C1 controls, marks of direction, line ends of Unicode.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Dump:
    """Turns values into JSON; pure ASCII where the sink's encoding lacks characters."""

    def __init__(self, sink: TextIO) -> None:
        self.ascii = not (getattr(sink, "encoding", None) or "utf-8").lower().startswith("utf")

    def __call__(self, value: Any) -> str:
        text = json.dumps(value, ensure_ascii=self.ascii)
        return _OBEYED.sub(_escaped, text) if not self.ascii and not text.isascii() else text


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
