"""The numbers of lists, which stand nowhere in a Word file and which every reader sees."""

from __future__ import annotations

import pytest

from perfcheck.load.word.numerals import numeral
from tests.load.wordfiles import cell, level, listed, lists, loaded, p, table

HAN = level(0, "chineseCounting", "%1、")
NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/>{}</w:num>'
STYLE = (
    '<w:style w:type="{}" w:styleId="{}"><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr></w:style>'
)
ANEW = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return loaded(body, numbering=numbering, styles=styles).text.split("\n")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("decimal", "1 10 11 20 101"),
        ("decimalZero", "01 10 11 20 101"),
        ("chineseCounting", "一 十 十一 二十 一○一"),
        ("chineseCountingThousand", "一 十 十一 二十 一百零一"),
        ("japaneseCounting", "一 十 十一 二十 一百零一"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇一"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零壹"),
        ("upperRoman", "I X XI XX CI"),
        ("lowerRoman", "i x xi xx ci"),
        ("upperLetter", "A J K T WWWW"),
        ("lowerLetter", "a j k t wwww"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 101"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 101"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０１"),
        ("ideographTraditional", "甲 癸 甲 癸 甲"),
        ("somethingNew", "1 10 11 20 101"),
    ],
)
def test_each_format_is_written_as_word_writes_it(form: str, said: str) -> None:
    assert [numeral(number, form) for number in (1, 10, 11, 20, 101)] == said.split()


@pytest.mark.parametrize(
    ("number", "said"),
    [(1000, "一千"), (1010, "一千零一十"), (1001, "一千零一"), (110, "一百一十"), (21, "二十一")],
)
def test_large_han_numbers_have_a_zero_only_inside(number: int, said: str) -> None:
    assert numeral(number, "chineseCountingThousand") == said


def test_the_text_of_a_level_stands_around_its_number() -> None:
    levels = lists(
        level(0, "chineseCounting", "第%1部分 "),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
    )
    body = listed("概况") + listed("职责", level=1) + listed("甲", level=2) + listed("乙", level=2)
    body += p("夹在中间") + listed("机构", level=1) + listed("丙", level=2) + listed("决算")
    assert lines(body, levels) == [
        "第一部分 概况", "（一）职责", "1.甲", "2.乙", "夹在中间", "（二）机构", "1.丙", "第二部分 决算",
    ]  # fmt: skip


def test_a_number_of_several_levels_shows_each_and_legal_style_shows_digits() -> None:
    legal = level(2, "decimal", "%1.%2.%3 ", "<w:isLgl/>")
    levels = lists(HAN, level(1, "chineseCounting", "%1.%2 "), legal)
    assert lines(listed("甲") + listed("乙", level=1) + listed("丙", level=2), levels) == [
        "一、甲",
        "一.一 乙",
        "1.1.1 丙",
    ]


def test_a_deeper_level_used_first_shows_where_the_upper_one_starts() -> None:
    levels = lists(level(0, "decimal", "%1 ", start=3), level(1, "decimal", "%1.%2 "))
    assert lines(listed("甲", level=1) + listed("乙"), levels) == ["3.1 甲", "3 乙"]


def test_lists_of_one_definition_count_on_and_one_that_starts_anew_says_so() -> None:
    more = NUM.format(1, 0, "") + NUM.format(2, 0, "") + NUM.format(3, 0, ANEW.format(0, 5))
    body = "".join(listed("项", number) for number in (1, 1, 2, 3, 3))
    assert [line[0] for line in lines(body, lists(HAN, more=more))] == ["一", "二", "三", "五", "六"]


def test_a_level_that_says_so_is_not_begun_anew() -> None:
    levels = lists(HAN, level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    body = (listed("甲") + listed("乙", level=1)) * 2
    assert lines(body, levels) == ["一、甲", "1.乙", "二、甲", "2.乙"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "（%1）")}</w:lvlOverride>'
    assert lines(listed("甲"), lists(HAN, more=NUM.format(1, 0, own))) == ["（1）甲"]


def test_a_list_by_style_finds_its_level_by_the_style() -> None:
    levels = lists(HAN, level(1, "decimal", "%2.", '<w:pStyle w:val="s2"/>'))
    styles = STYLE.format("paragraph", "s1", 1) + STYLE.format("paragraph", "s2", 1)
    body = p("甲", '<w:pStyle w:val="s1"/>') + p("乙", '<w:pStyle w:val="s2"/>')
    without = p("丙", '<w:pStyle w:val="s1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(body + without, levels, styles) == ["一、甲", "1.乙", "丙"]


def test_a_definition_that_refers_to_a_list_style_has_the_levels_of_that_style() -> None:
    styles = STYLE.format("numbering", "L", 9)
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{HAN}</w:abstractNum>'
        + NUM.format(1, 0, "")
        + NUM.format(9, 1, "")
    )
    assert lines(listed("甲"), numbering, styles) == ["一、甲"]


def test_a_bullet_says_nothing_unless_it_is_a_number() -> None:
    assert lines(listed("甲"), lists(level(0, "bullet", "-"))) == ["甲"]
    assert lines(listed("甲"), lists(level(0, "bullet", "①"))) == ["①甲"]
    assert lines(listed("甲"), lists(level(0, "none", ""))) == ["甲"]


def test_a_gap_stands_only_between_a_number_and_text() -> None:
    tabbed = lists(HAN.replace('<w:suff w:val="nothing"/>', ""))
    assert lines(listed("甲") + listed(""), tabbed) == ["一、 甲", "二、"]


def test_the_numbers_of_a_column_of_a_table_are_read() -> None:
    numbered = cell(listed(""))
    document = loaded(table([numbered, "甲"], [numbered, "乙"]), numbering=lists(level(0, "decimal", "%1")))
    assert document.text == "1\t甲\n2\t乙"


def test_a_list_that_is_defined_nowhere_gives_no_number() -> None:
    assert lines(listed("甲", 7), lists(HAN)) == ["甲"]
    assert loaded(listed("甲")).text == "甲"
