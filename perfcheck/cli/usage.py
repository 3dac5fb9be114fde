"""What argparse says of a wrong usage, in Chinese."""

from __future__ import annotations

import re

_OPTION = re.compile(r"argument (?P<name>[^:]+): (?P<rest>.*)", re.DOTALL)
_SAID = (
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"没有这样的参数：\1"),
    (r"one of the arguments (.*) is required", r"下列参数须写其一：\1"),
    (r"invalid choice: (.*?) \(choose from (.*)\)", r"不能写 \1，可用：\2"),
    (r"invalid int value: (.*)", r"应为整数，不能写 \1"),
    (r"invalid \w+ value: (.*)", r"不能写 \1"),
    (r"expected one argument", "后面要写一个值"),
    (r"expected at least one argument", "后面至少要写一个值"),
    (r"expected (\d+) arguments?", r"后面要写 \1 个值"),
    (r"ignored explicit argument (.*)", r"后面不写值，不能写 \1"),
    (r"not allowed with argument (.*)", r"不能与 \1 同时使用"),
)


def in_chinese(message: str) -> str:
    """A usage error in Chinese; one that is not known stays as it is."""
    option = _OPTION.fullmatch(message)
    lead, rest = (f"{option['name']}：", option["rest"]) if option else ("", message)
    for english, chinese in _SAID:
        found = re.fullmatch(english, rest, re.DOTALL)
        if found is not None:
            return lead + found.expand(chinese)
    return message
