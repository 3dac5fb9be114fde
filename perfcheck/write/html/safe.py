"""Text of strangers in a page: shown, never obeyed; and what the page itself may run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import escape as _escape
from typing import Any

_SILENT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_OBEYED = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
_ODD = re.compile(f"[{_SILENT}{_OBEYED}]")
_IN_SCRIPT = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def shown(text: str) -> str:
    """A text without what turns it round or steers a terminal that it is copied to."""
    return _ODD.sub(_replaced, text)


def _replaced(found: re.Match[str]) -> str:
    return "" if found[0] in _SILENT else "\ufffd"


def escape(text: object) -> str:
    """A text for a page, in an element or in a quoted attribute."""
    return _escape(shown(str(text)), quote=True)


def embed(value: Any) -> str:
    """Data as JSON that no text in it can end or leave."""
    made = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return made.translate(_IN_SCRIPT)


def digest(source: str) -> str:
    """What a content security policy calls an inline script or style."""
    return f"'sha256-{b64encode(sha256(source.encode('utf-8')).digest()).decode()}'"
