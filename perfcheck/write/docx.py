"""The Word file itself, with a comment on each figure of each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.errors import Unsuited
from perfcheck.load.docx import MEDIA_TYPE
from perfcheck.write.word.annotate import annotate

if TYPE_CHECKING:
    from perfcheck.model.filing import Filing
    from perfcheck.model.shape import Shape
    from perfcheck.write import Style


def render(shape: Shape, filing: Filing, style: Style) -> bytes:
    """The docx with comments; Unsuited where the filing is no docx."""
    if filing.document.media_type != MEDIA_TYPE:
        name = filing.document.name
        raise Unsuited(
            f"{name}：只有 docx 文件可以输出批注本，请另存为 docx 后再检查",
            f"{name}: only a docx can be written with comments: save it as docx first",
        )
    return annotate(filing.data(), shape, filing.text, style.lang)
