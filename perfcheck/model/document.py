"""A filing as its reader sees it: one text, and the blocks it is laid out in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "row", "cell"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that its format marks off; offsets are code points, half open."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one filing.

    `blocks` is empty where the format has none (plain text): lines are then joined into
    paragraphs by reading them. `sha256` is of the bytes that were read.
    """

    text: str
    name: str = "<text>"
    media_type: str = "text/plain"
    sha256: str = ""
    blocks: tuple[Block, ...] = ()
