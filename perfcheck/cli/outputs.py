"""The outputs of a run: opened before the first report, each written whole or not at all."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from perfcheck.cli.arguments import Output
from perfcheck.cli.console import tell
from perfcheck.cli.inputs import STDIN
from perfcheck.errors import ConfigError, PerfcheckError, Unsuited
from perfcheck.model.shape import Shape
from perfcheck.write import FORMATS, Style, open_writer

if TYPE_CHECKING:
    from perfcheck.model.filing import Filing
    from perfcheck.write.sink import File, Folder


class Channel:
    """One output on its way."""

    def __init__(self, output: Output, style: Style, keep: list[str]) -> None:
        self.file: File | None = None
        self.folder: Folder | None = None
        self.delivered = False
        self.unsuited = 0
        self.writer = open_writer(output.format, self._sink(output, style.several, keep), style)

    def _sink(self, output: Output, several: bool, keep: list[str]) -> IO[Any] | Folder:
        facts, path = FORMATS[output.format], output.path
        if path is None:
            return _standard_output(output.format, several)
        from perfcheck.write.sink import File, Folder, names_folder

        if names_folder(path):
            if not facts.each:
                raise ConfigError(
                    f"{path}：{output.format} 输出是一个文件，不是文件夹",
                    f"{path}: the output {output.format} is one file, not a folder",
                )
            self.folder = Folder(path, keep)
            return self.folder
        _refuse_several(output.format, several, f"{path}/")
        self.file = File(path, binary=facts.binary)
        return self.file.stream

    def finish(self) -> None:
        """Write what comes last, and put the file in its place if there is anything in it."""
        self.writer.close()
        if self.file is not None:
            # A device cannot say how much went to it, and there is nothing to put in its place.
            if self.delivered or not self.file.temporary or self.file.stream.tell():
                self.file.commit()
            else:
                self.file.abandon()

    def abandon(self) -> None:
        """Leave everything as it was before."""
        if self.file is not None:
            self.file.abandon()


class Outputs:
    """All outputs of a run; one that fails is told of and left out, and the others go on."""

    def __init__(self, wanted: list[Output], style: Style, inputs: list[str]) -> None:
        self.lang = style.lang
        self.quiet = style.quiet
        self.failed = False
        self.inputs = inputs
        self.channels: list[Channel] = []
        keep = [path for path in inputs if path != STDIN]
        try:
            for output in wanted:
                self.channels.append(Channel(output, style, keep))
        except BaseException:
            self._abandon()
            raise
        self._places: dict[str, str] | None = None

    def __enter__(self) -> Outputs:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._abandon()

    def report(self, shape: Shape, filing: Filing) -> None:
        """One report to every output."""
        for channel in list(self.channels):
            try:
                channel.writer.report(shape, filing)
                channel.delivered = True
            except Unsuited as error:
                if channel.folder is None:
                    self._fail(channel, error)
                channel.unsuited += 1
            except (PerfcheckError, OSError) as error:
                self._fail(channel, error)

    def unreadable(self, name: str, line: str) -> None:
        """An input that could not be read, to every output."""
        for channel in self.channels:
            channel.writer.unreadable(name, line)

    def finish(self) -> bool:
        """Complete every output; returns whether all of them could be."""
        while self.channels:
            channel = self.channels[0]
            try:
                channel.finish()
            except (PerfcheckError, OSError) as error:
                self._fail(channel, error)
                continue
            self.channels.pop(0)
            if channel.unsuited and not self.quiet:
                self._tell_unsuited(channel.unsuited)
        return not self.failed

    @property
    def alone(self) -> bool:
        """Whether the run has one filing only."""
        return len(self.inputs) == 1

    def place(self, path: str) -> str:
        """A relative name of an input that no other input of the run has."""
        if self._places is None:
            self._places = _places(self.inputs)
        return self._places.get(path, "")

    def _fail(self, channel: Channel, error: PerfcheckError | OSError) -> None:
        """Say why an output is left as it was; standard output has no such way out."""
        if isinstance(error, OSError):
            if channel.file is None:
                raise error
            from perfcheck.write.sink import unwritable

            error = unwritable(channel.file.shown, error)
        tell(error.say(self.lang))
        channel.abandon()
        self.channels.remove(channel)
        self.failed = True

    def _tell_unsuited(self, count: int) -> None:
        if self.lang == "en":
            tell(f"{count} filings are of another kind: no annotated copy of them")
        else:
            tell(f"有 {count} 份报告不是这种格式，没有批注本")

    def _abandon(self) -> None:
        for channel in self.channels:
            channel.abandon()


def _standard_output(name: str, several: bool) -> IO[Any]:
    facts = FORMATS[name]
    if facts.each:
        _refuse_several(name, several, f"{name}:PATH/")
    if not facts.binary:
        return sys.stdout
    if sys.stdout.isatty():
        raise ConfigError(
            f"{name} 不能输出到终端，请写明路径（{name}:PATH）",
            f"{name} cannot go to a terminal: give it a path ({name}:PATH)",
        )
    return sys.stdout.buffer


def _refuse_several(name: str, several: bool, mend: str) -> None:
    if several and FORMATS[name].each and not FORMATS[name].together:
        raise ConfigError(
            f"{name} 输出每份报告一个文件，多份报告请写文件夹：{mend}",
            f"the output {name} is one file a report: name a folder for several ({mend})",
        )


def _places(inputs: list[str]) -> dict[str, str]:
    """The inputs by their paths below the folder that they have in common."""
    files = {path: os.path.abspath(path) for path in inputs if path != STDIN}
    try:
        top = os.path.commonpath([os.path.dirname(path) for path in files.values()] or ["."])
        found = {path: os.path.relpath(full, top).replace(os.sep, "/") for path, full in files.items()}
    except ValueError:
        # On different drives: a folder names its files apart where they are called the same.
        found = {path: os.path.basename(path) for path in files}
    return {STDIN: "stdin", **found}
