"""What the library is called with wrongly is said in one line, and never an AttributeError."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import perfcheck
from perfcheck import Config, ConfigError, PerfcheckError, ReadError

TEXT = "2022年支出合计120.50万元，其中：基本支出80.30万元，项目支出40.20万元。"


def refusal(key: str, value: Any) -> ConfigError | None:
    try:
        perfcheck.check_text(TEXT, config=Config(**{key: value}))
    except ConfigError as error:
        return error
    return None


def one_line(error: PerfcheckError) -> bool:
    return all(error.say(lang) and "\n" not in error.say(lang) for lang in ("zh", "en"))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": None}, ReadError),
        ({"text": b"120"}, ReadError),
        ({"name": None}, ReadError),
        ({"previous": 5}, ReadError),
        ({"config": "x"}, ConfigError),
        ({"config": {}}, ConfigError),
        ({"accepted": 5}, ConfigError),
        ({"accepted": ["a"]}, ConfigError),
    ],
)
def test_a_wrong_argument_of_check_text_is_said(
    arguments: dict[str, Any], error: type[PerfcheckError]
) -> None:
    with pytest.raises(error) as caught:
        perfcheck.check_text(**{"text": TEXT, **arguments})
    assert one_line(caught.value)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"path": None}, ReadError),
        ({"path": 0}, ReadError),
        ({"previous": 0}, ReadError),
        ({"config": object()}, ConfigError),
        ({"accepted": 1.5}, ConfigError),
    ],
)
def test_a_wrong_argument_of_check_file_is_said(
    tmp_path: Path, arguments: dict[str, Any], error: type[PerfcheckError]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    with pytest.raises(error) as caught:
        perfcheck.check_file(**{"path": path, **arguments})
    assert one_line(caught.value)


@pytest.mark.parametrize(
    "value", [[], "", 0, None, False, 7, [3], {"a": 1}, {1: "note"}, b"x", (("a",),)], ids=repr
)
@pytest.mark.parametrize(
    "key",
    [
        "lang",
        "profile",
        "select",
        "ignore",
        "severity",
        "tolerance",
        "limits",
        "lexicon",
        "identities",
        "plugins",
    ],
)
def test_a_setting_of_the_wrong_kind_is_a_wrong_setting_or_none_at_all(key: str, value: Any) -> None:
    said = refusal(key, value)
    # What is let pass is nothing chosen and nothing changed.
    assert one_line(said) if said is not None else not value


@pytest.mark.parametrize("table", [None, "x", [1], {1: 2}, {None: "x"}])
def test_settings_that_are_no_table_are_said(table: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_mapping(table)
    assert one_line(caught.value)
