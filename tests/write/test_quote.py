"""Quotations show the sentence, mark the figures and stay on one line."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from perfcheck.model.shape import Shape
from perfcheck.write.ledger import rows
from perfcheck.write.quote import quotes
from perfcheck.write.wrap import breaks, cells


def span(text: str, piece: str) -> Shape:
    start = text.index(piece)
    return {"start": start, "end": start + len(piece), "line": 1 + text.count("\n", 0, start), "text": piece}


def marked(text: str, *pieces: str) -> list[str]:
    return [
        "".join(f"[{piece}]" if mark else piece for piece, mark in quote.pieces())
        for quote in quotes(text, [span(text, piece) for piece in pieces])
    ]


def test_figures_of_one_sentence_are_marked_in_one_quotation() -> None:
    text = "前一句。支出合计12万元，其中基本支出8万元。后一句3万元。"
    assert marked(text, "8万元", "12万元") == ["支出合计[12万元]，其中基本支出[8万元]。"]


def test_figures_of_two_sentences_make_two_quotations() -> None:
    text = "支出合计12万元。\r\n其中基本支出8万元"
    assert marked(text, "8万元", "12万元") == ["支出合计[12万元]。", "其中基本支出[8万元]"]


def test_a_quotation_of_an_endless_sentence_is_short() -> None:
    text = "很长" * 500 + "12万元" + "很长" * 500 + "8万元" + "很长" * 500
    assert all(len(quote) < 220 for quote in marked(text, "12万元", "8万元"))


def test_nothing_that_a_terminal_would_obey_is_quoted() -> None:
    assert marked("支出\x1b[31m\x00合计12\n万元", "12\n万元") == ["支出\ufffd[31m\ufffd合计[12 万元]"]


@given(st.text(alphabet="支出合计，。（）0123456789.%abc \u200b", max_size=300), st.integers(20, 60))
def test_no_line_is_wider_than_the_room_and_nothing_is_lost(text: str, room: int) -> None:
    cuts = [0, *breaks(text, room), len(text)]
    assert cuts == sorted(cuts)
    for start, end in pairwise(cuts):
        assert cells(text[start:end]) <= room


def test_lines_break_beside_numbers_and_not_inside_them() -> None:
    text = "支出" * 10 + "1234567.89万元，" + "支出" * 10
    pieces = [
        text[start:end]
        for start, end in zip([0, *breaks(text, 44)], [*breaks(text, 44), len(text)], strict=True)
    ]
    assert any("1234567.89" in piece for piece in pieces)
    assert not any(piece.startswith(("，", "。")) for piece in pieces)


def quantity(name: str, value: str, unit: str, factor: int) -> Shape:
    base = str(Decimal(value) * factor)
    return {
        "id": name,
        "text": value + unit,
        "value": value,
        "unit": unit,
        "base_value": base,
        "decimals": len(value.partition(".")[2]),
        "label": None,
    }


def test_the_arithmetic_is_shown_in_the_unit_of_the_stated_figure() -> None:
    relation = {
        "terms": [
            {"quantity": "q1", "role": "total", "weight": 1, "text": "1.20", "low": "11950", "high": "12050"},
            {"quantity": "q2", "role": "part", "weight": -1, "text": "0", "low": "-5", "high": "5"},
        ],
        "computed": "13000",
        "stated": "12000",
        "residual": "-1000",
    }
    quantities = {"q1": quantity("q1", "1.20", "万元", 10000), "q2": quantity("q2", "0", "元", 1)}
    assert rows(relation, quantities, "zh") == [
        ("合计", "1.20万元", "1.195 … 1.205"),
        ("部分", "−0元", "−5 … 5"),
        ("算得", "1.30万元", ""),
        ("文中", "1.20万元", ""),
        ("相差", "0.10万元", ""),
    ]
