"""Whose figures they are, and what a title is called without its organisation."""

from __future__ import annotations

import pytest

from perfcheck.config import Config
from perfcheck.load import load_text
from perfcheck.pipeline import read_paper
from perfcheck.read.scope import impersonal

TEXT = """2023年度青禾县水利局部门决算说明
一、全局情况
2023年培训费支出30.00万元。
二、所属单位情况
1.青禾县水文站
2023年培训费支出12.00万元。
2.其他事项
2023年会议费支出1.00万元。
"""


def test_a_statement_belongs_to_the_organisation_of_the_heading_that_it_stands_under() -> None:
    paper = read_paper(load_text(TEXT), Config())
    assert [statement.scope for statement in paper.statements] == ["", "青禾县水文站", ""]


@pytest.mark.parametrize(
    ("title", "general"),
    [
        ("青禾县水利局概况", "部门概况"),
        ("本单位基本情况", "部门基本情况"),
        ("主要职能", "主要职能"),
        ("水利局", "水利局"),
    ],
)
def test_a_title_is_compared_without_the_name_of_its_organisation(title: str, general: str) -> None:
    assert impersonal(title) == general
