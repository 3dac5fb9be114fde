"""The public report → what is printed: one file an output.

terminal   for people: findings with their arithmetic, then what was checked and what was not
json       for programs: the public contract, or a batch of several reports
docx       the Word file itself, with comments; made in word/
html/      for people: the document with its figures marked, beside its findings
pdf        the PDF itself, with highlights and notes
quote      the sentence of a finding, with its figures marked
cause      what a cause would have changed
ledger     the arithmetic of a relation as the lines of a small table
words      what the terminal says, in Chinese and in English
page       where lines for people go: plain text, or a terminal
colour     lines with their colours, on a terminal
tame       text of strangers, shown and never obeyed
each       an output of one file a report: one file, or a folder of them
sink       files that are written whole or not at all
place      where a figure or a finding stands: lines, pages, cells, paths
told       a finding in plain lines
tables     findings and relations as rows
dump       JSON that no terminal obeys
statistics findings of a run by rule and by filing
sarif_rules  the rules as SARIF describes them
wrap       how wide Chinese prose is, and where it may be broken
schema     the JSON Schema of the contract

An output is a module of this folder and its line in FORMATS. It has either a class `Writer`
or a function `render`, as below, and is imported only when it is asked for. Reports come as
plain data (`perfcheck.model.shape`), one after another, so that a run over a thousand filings
never holds them all; each with its filing (`perfcheck.model.filing`): text, blocks and, where
asked, the bytes of the file.
"""

from __future__ import annotations

from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from perfcheck.model.shape import Shape

if TYPE_CHECKING:
    from perfcheck.model.filing import Filing
    from perfcheck.write.sink import Folder
    from perfcheck.write.statistics import Statistics


class Format(NamedTuple):
    """What must be known of an output before it is imported.

    binary    it is bytes: no terminal takes it
    each      one file a report: several reports go to a folder (PATH/)
    together  and yet several can go to one file as well
    extra     the extra of perfcheck that its library comes with; '' for none
    """

    binary: bool = False
    each: bool = False
    together: bool = False
    extra: str = ""


FORMATS = {
    "terminal": Format(),
    "json": Format(),
    "concise": Format(),
    "sarif": Format(),
    "junit": Format(),
    "github": Format(),
    "gitlab": Format(),
    "markdown": Format(),
    "csv": Format(),
    "csv-relations": Format(),
    "xlsx": Format(binary=True, extra="sheet"),
    "docx": Format(binary=True, each=True, extra="word"),
    "html": Format(each=True, together=True),
    "pdf": Format(binary=True, each=True, extra="pdf"),
}


class Style(NamedTuple):
    """How to write: language, one report or several, and how much.

    fail_on     the least severity that makes the exit status 1, or never
    statistics  whether findings are added up by rule and by filing
    """

    lang: str = "zh"
    several: bool = False
    quiet: bool = False
    show_passed: bool = False
    fail_on: str = "error"
    statistics: bool = False


class Writer(Protocol):
    """Writes the reports of one run to one place, as they come.

    A module's `Writer(sink, style)` takes a stream of text (of bytes where the format is
    binary); a format that is `each` must also take a Folder. Every method may raise WriteError:
    this output is then left as it was before, and the others go on.
    """

    def report(self, shape: Shape, filing: Filing) -> None:
        """Write one report; Unsuited where there is no such output for this kind of filing."""

    def unreadable(self, name: str, error: str) -> None:
        """Take note of an input that could not be read."""

    def close(self) -> None:
        """Write what comes after the last report; the sink is closed by its owner."""


class Render(Protocol):
    """The other way to be an output that is `each`: a function `render` of the module."""

    def __call__(self, shape: Shape, filing: Filing, style: Style) -> str | bytes:
        """The whole file about one report; Unsuited where this kind of filing has none."""


def open_writer(name: str, sink: IO[Any] | Folder, style: Style) -> Writer:
    """The writer of a format in FORMATS. Raises ConfigError where its library is not installed."""
    try:
        module = import_module(f"{__name__}.{name.replace('-', '_')}")
    except ModuleNotFoundError as error:
        raise _not_installed(name, error) from None
    if hasattr(module, "render"):
        from perfcheck.write.each import Each

        return Each(name, module.render, sink, style)
    return cast("Writer", module.Writer(sink, style))


def open_statistics(style: Style) -> Statistics | None:
    """Statistics to add reports to, where they are asked for."""
    if not style.statistics:
        return None
    from perfcheck.write.statistics import Statistics

    return Statistics()


def _not_installed(name: str, error: ModuleNotFoundError) -> Exception:
    from perfcheck.errors import ConfigError

    extra = FORMATS[name].extra
    if not extra or (error.name or "").startswith("perfcheck"):
        return error
    return ConfigError(
        f"输出格式 {name} 需要 {error.name}：pip install 'perfcheck[{extra}]'",
        f"the output {name} needs {error.name}: pip install 'perfcheck[{extra}]'",
    )
