"""Text of strangers in every kind of output: shown, never obeyed.

One function a kind of reader: a terminal, a spreadsheet, XML, Markdown, a pipeline's log, a
message with links. What no printed text has (control characters, marks that turn the direction
of what follows, halves of characters) becomes U+FFFD in all of them.
"""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]|~$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKDOWN_START = re.compile(r"^(\s*)([-+=#]|\d+[.)])")
# What Markdown makes a link or a mention of by itself comes apart at an empty comment.
_MARKDOWN_WORDS = re.compile(r"(?<=@)|(?<=#)(?=\d)|(?<=://)|(?<=www)(?=\.)", re.IGNORECASE)
_LINK = re.compile(r"[\[\]\\]")


def tame(text: str) -> str:
    """On one line, and with nothing in it that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def tame_lines(text: str) -> str:
    """The same, with its line ends kept as they are on Unix; nothing in it that XML forbids."""
    return "\n".join(map(tame, text.splitlines()))


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    # The csv module leaves a carriage return unquoted, and readers would end the row there.
    return safe.replace("\r", " ")


def markdown(text: str) -> str:
    """One line of Markdown that shows the text: no markup, link, mention or HTML comes of it."""
    line = _MARKDOWN.sub(r"\\\g<0>", tame(text)).translate(_ENTITIES)
    line = _MARKDOWN_START.sub(r"\1\\\2", line) if line[:1] in "-+=# \t" else _numbered(line)
    return _MARKDOWN_WORDS.sub("<!-- -->", line)


def _numbered(line: str) -> str:
    """A line that begins as an item of a list would, with the sign after its number escaped."""
    found = re.match(r"\d{1,9}(?=[.)](\s|$))", line)
    return f"{line[: found.end()]}\\{line[found.end() :]}" if found else line


def fence(text: str) -> str:
    """A block of Markdown that shows lines as they are."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    mark = "`" * max(longest + 1, 3)
    return f"{mark}text\n{tame_lines(text)}\n{mark}"


def command_data(text: str) -> str:
    """The message of a GitHub workflow command: it cannot end the command's line."""
    return tame_lines(text).replace("%", "%25").replace("\n", "%0A")


def command_property(text: str) -> str:
    """A property of a GitHub workflow command: it ends neither the property nor the command."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


def linkless(text: str) -> str:
    """A SARIF message in which nothing is taken for a link."""
    lines = tame_lines(text)
    return _LINK.sub(r"\\\g<0>", lines) if "](" in lines else lines
