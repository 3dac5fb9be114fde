"""Reports for the tests of outputs: real ones, and one in which every text is hostile."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from perfcheck.load import load_text
from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.pipeline import examine
from perfcheck.write import FORMATS, Style, open_writer

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
FAULTY = FIXTURES / "yuping-transport-budget-2024.txt"
CLEAN_TEXT = "一、支出情况\n2022年支出合计120.50万元，其中：基本支出80.30万元，项目支出40.20万元。\n"

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
LINK = "[点这里](javascript:alert(1)) @everyone #1 https://example.invalid www.example.invalid"
ANSI = "\x1b[31m\x1b]0;title\x07\x9b2J"
FORMULA = '=HYPERLINK("http://example.invalid","x")'
TURNED = "\u202e\u2066\u200f"
ILLEGAL = "\x00\x01\x0b\x0c\x1f\x7f\x85\ufffe\uffff\ud800"
COMMAND = "\n::error::x\r\n::add-mask::y\n##[error]z%0A::stop-commands::t"
CDATA = "]]><x>&amp;&#0;"
HOSTILE = "".join((FORMULA, SCRIPT, CDATA, LINK, ANSI, TURNED, ILLEGAL, COMMAND, "```\n# h\n|a|\n</details>"))
_OURS = {"id", "kind", "verdict", "severity", "rule", "quantity", "value", "role", "unit", "weight", "sha256"}
_OURS |= {"base_value", "base_unit", "stated", "computed", "residual", "low", "high", "media_type"}
_OURS |= {"fingerprint", "schema_version", "until", "relations", "bounds", "parent", *("amount", "share")}
_OURS |= {"change", "growth", "budget"}


def report_of(text: str, name: str = "a.txt", path: str | None = "a.txt") -> tuple[Shape, Filing]:
    """The report of a text, and its filing."""
    document = load_text(text, name)
    return examine(document), Filing(document, path)


def faulty() -> tuple[Shape, Filing]:
    """A report with findings of several kinds, a cause and a suggestion among them."""
    return report_of(FAULTY.read_text("utf-8"), FAULTY.name, FAULTY.name)


def hostile() -> tuple[Shape, Filing]:
    """The same, every text of a stranger replaced: labels, messages, figures, sentences, names."""
    shape, filing = faulty()
    accepted = {"fingerprint": "f", "reason": HOSTILE, "who": HOSTILE, "until": None}
    poisoned: Shape = _poison(shape)
    poisoned["accepted"] = [{"finding": poisoned["findings"].pop(), "acceptance": accepted}]
    return poisoned, filing


def _poison(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _poison(part, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_poison(part, key) for part in value]
    return HOSTILE + value if isinstance(value, str) and key not in _OURS else value


def written(name: str, *reports: tuple[Shape, Filing], style: Style | None = None) -> str:
    """What a text output makes of reports, written as to a file."""
    sink = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="")
    _fill(name, sink, reports, style)
    sink.flush()
    assert isinstance(sink.buffer, io.BytesIO)
    return sink.buffer.getvalue().decode("utf-8")


def made(name: str, *reports: tuple[Shape, Filing], style: Style | None = None) -> bytes:
    """What a binary output makes of reports."""
    assert FORMATS[name].binary
    sink = io.BytesIO()
    _fill(name, sink, reports, style)
    return sink.getvalue()


def _fill(name: str, sink: Any, reports: tuple[tuple[Shape, Filing], ...], style: Style | None) -> None:
    writer = open_writer(name, sink, style or Style(several=len(reports) != 1))
    for shape, filing in reports:
        writer.report(shape, filing)
    writer.close()
