"""The names of elements and attributes, as lxml spells them."""

from __future__ import annotations

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS_URI = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES_URI = "http://schemas.openxmlformats.org/package/2006/content-types"
MATH_URI = "http://schemas.openxmlformats.org/officeDocument/2006/math"

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The strict variant of the format says the same under other names.
STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W_URI,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R_URI,
    "http://purl.oclc.org/ooxml/officeDocument/math": MATH_URI,
}


def w(local: str) -> str:
    """The name of an element or attribute of WordprocessingML."""
    return f"{{{W_URI}}}{local}"


VAL = w("val")
PARAGRAPH, RUN, TEXT, TABLE = w("p"), w("r"), w("t"), w("tbl")
PARAGRAPH_STYLE, RUN_STYLE = w("pPr"), w("rPr")
CONTROL, CONTROL_CONTENT = w("sdt"), w("sdtContent")
TEXT_BOX = w("txbxContent")

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES, CHOICE, FALLBACK = (
    f"{_COMPATIBILITY}{local}" for local in ("AlternateContent", "Choice", "Fallback")
)

# A denominator stands in a fraction and nowhere else.
MATH, MATH_PARAGRAPH, MATH_TEXT, MATH_DENOMINATOR = (
    f"{{{MATH_URI}}}{local}" for local in ("oMath", "oMathPara", "t", "den")
)

# What holds content and adds nothing to it; deletions are not among them.
TRANSPARENT = frozenset(
    w(local) for local in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
