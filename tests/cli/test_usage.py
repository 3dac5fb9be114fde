"""Usage errors and headings are in the language asked for."""

from __future__ import annotations

import pytest

from tests.cli.process import run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "缺少参数 FILE"),
        (("x", "--nothing"), "没有这样的参数：--nothing"),
        (("x", "--jobs", "many"), "--jobs：应为整数，不能写 'many'"),
        (("x", "--jobs"), "--jobs：后面要写一个值"),
        (("x", "--fail-on", "all"), "--fail-on：不能写 'all'，可用："),
        (("x", "--quiet=1"), "后面不写值"),
    ],
)
def test_a_usage_error_is_said_in_chinese(arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments)
    assert ran.returncode == 2
    assert said in ran.stderr.decode()


def test_a_usage_error_is_english_where_asked_for() -> None:
    assert "required: FILE" in run("--lang", "en").stderr.decode()


def test_the_headings_of_the_help_are_chinese() -> None:
    shown = run("--help").stdout.decode()
    assert shown.startswith("用法：")
    assert "usage" not in shown
    assert "options:" not in shown
