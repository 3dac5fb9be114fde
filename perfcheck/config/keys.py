"""What a setting may be. A wrong key is an error that names it and its nearest neighbour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from perfcheck.config import Words
from perfcheck.config.identity import IdentityEntry
from perfcheck.config.limits import Limits
from perfcheck.errors import ConfigError
from perfcheck.knowledge import character_table, load

SEVERITIES = ("error", "warning", "note")
_LONGEST = 20

EXTENSIBLE: dict[str, tuple[str, ...]] = {
    "parts": ("closed", "whole", "open", "views"),
    "respective": ("words",),
    "compare": ("words", "complete", "chained"),
    "base": ("prior", "initial", "budget"),
    "direction": ("up", "down", "flat", "nearly_flat", "levels"),
    "share": ("words",),
    "total": ("words",),
    "average": ("words",),
    "reason": ("words",),
    "inert": ("words",),
}


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; '' where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.5)), "")


def unknown(where: str, kind: tuple[str, str], word: object, known: Iterable[str]) -> ConfigError:
    """The error for a name that is none of the known ones; `kind` says of what, in both languages."""
    names = list(known)
    near = nearest(word, names) if isinstance(word, str) else ""
    listed = "、".join(names)
    zh = f"，是不是 {near!r}？" if near else f"，可用的有：{listed}"
    en = f": did you mean {near!r}?" if near else f": there are {', '.join(names)}"
    return ConfigError(
        f"{_at(where)}没有{kind[0]} {word!r}{zh}", f"{_at(where, ': ')}no {kind[1]} {word!r}{en}"
    )


def wrong(where: str, key: str, zh: str, en: str) -> ConfigError:
    """The error for a value that a key cannot have."""
    return ConfigError(f"{_at(where)}{key} {zh}", f"{_at(where, ': ')}{key} {en}")


def _at(where: str, gap: str = "：") -> str:
    return f"{where}{gap}" if where else ""


def read_settings(table: Mapping[str, Any], where: str = "") -> dict[str, Any]:
    """A table of settings as the arguments of `Config`; `extend` is not one of them."""
    settings: dict[str, Any] = {}
    for key, value in _table(table, "settings", where).items():
        name = ALIASES.get(key, key)
        if name not in READERS:
            raise unknown(where, ("设置项", "setting"), key, [*READERS, *ALIASES, "extend"])
        if name in settings:
            raise wrong(where, key, f"与 {name} 是同一项，只能写一个", f"is {name}: give one of them")
        settings[name] = READERS[name](value, key, where)
    return settings


def _lang(value: object, key: str, where: str) -> str:
    if value not in ("zh", "en"):
        raise wrong(where, key, "应为 zh 或 en", "must be zh or en")
    return str(value)


def _profile(value: object, key: str, where: str) -> str:
    names = [str(item["id"]) for item in load("outlines")["profile"]]
    if not isinstance(value, str):
        raise wrong(where, key, "应为报告提纲的名称", "must be the name of an outline")
    if value not in names:
        raise unknown(where, ("提纲", "outline"), value, names)
    return value


def _flag(value: object, key: str, where: str) -> bool:
    if not isinstance(value, bool):
        raise wrong(where, key, "应为 true 或 false", "must be true or false")
    return value


def _texts(value: object, key: str, where: str) -> tuple[str, ...]:
    """A list of words; one word alone stands for a list of one."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) and text for text in texts):
        raise wrong(where, key, "应为文字的列表", "must be a list of words")
    return tuple(texts)


def _table(value: object, key: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise wrong(where, key, "应为一个表", "must be a table")
    if not all(isinstance(name, str) for name in value):
        raise wrong(where, key, "的键应为文字", "must have words for its keys")
    return value


def _severity(value: object, key: str, where: str) -> dict[str, str]:
    table = _table(value, key, where)
    for rule, severity in table.items():
        if severity not in SEVERITIES:
            raise wrong(
                where, f"{key}.{rule}", "应为 error、warning 或 note", "must be error, warning or note"
            )
    return dict(table)


def _tolerance(value: object, key: str, where: str) -> dict[str, int]:
    table = _table(value, key, where)
    for rule, count in table.items():
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise wrong(where, f"{key}.{rule}", "应为 0 或正整数", "must be 0 or more")
    return dict(table)


def _limits(value: object, key: str, where: str) -> Limits:
    if isinstance(value, Limits):
        return value
    names = [field.name for field in fields(Limits)]
    table = _table(value, key, where)
    for name, bound in table.items():
        if name not in names:
            raise unknown(where, (f"设置项（{key}）", f"setting of {key}"), name, names)
        if not isinstance(bound, int) or isinstance(bound, bool) or bound < 1:
            raise wrong(where, f"{key}.{name}", "应为正整数", "must be 1 or more")
    return Limits(**table)


def _lexicon(value: object, key: str, where: str) -> Words:
    if isinstance(value, tuple):
        return words_of(value, key, where)
    table = _table(value, key, where)
    flat: dict[str, object] = {}
    for section, content in table.items():
        if isinstance(content, Mapping):
            flat |= {f"{section}.{name}": words for name, words in content.items()}
        else:
            flat[section] = content
    return words_of(flat, key, where)


def words_of(value: Words | Mapping[str, object], key: str = "lexicon", where: str = "") -> Words:
    """Words added to the lexicon, checked and written as the engine reads them: half-width, no spaces."""
    tables = [f"{section}.{name}" for section, names in EXTENSIBLE.items() for name in names]
    pairs = list(value.items() if isinstance(value, Mapping) else value)
    if not all(isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str) for pair in pairs):
        raise wrong(where, key, "应为一个表", "must be a table")
    made = []
    for name, words in pairs:
        full = f"{name}.words" if EXTENSIBLE.get(name) == ("words",) else name
        if full not in tables:
            raise unknown(where, ("可以扩充的词表", "extensible table of the lexicon"), name, tables)
        made.append((full, tuple(_word(word, f"{key}.{name}", where) for word in _texts(words, name, where))))
    return tuple(sorted(made))


def _word(word: str, key: str, where: str) -> str:
    plain = "".join(word.translate(character_table()).split())
    if not 0 < len(plain) <= _LONGEST or any(char in "、,;。:!?\t|" for char in plain):
        raise wrong(
            where,
            key,
            f"里的 {word!r} 不是词（最长 {_LONGEST} 字，不含标点）",
            f"has {word!r}, which is no word (at most {_LONGEST} characters, no punctuation)",
        )
    return plain


def _identities(value: object, key: str, where: str) -> tuple[IdentityEntry, ...]:
    if not isinstance(value, list | tuple):
        raise wrong(
            where,
            key,
            "应为 [[identities]] 的列表",
            "must be a list of tables, each under [[identities]]",
        )
    return tuple(read_identity(entry, f"{key}[{place}]", where) for place, entry in enumerate(value, 1))


_IDENTITY_KEYS = ("id", "total", "parts", "optional", "certainty", "source")


def read_identity(entry: object, key: str = "identity", where: str = "") -> IdentityEntry:
    """One accounting identity, checked. Raises ConfigError."""
    if isinstance(entry, IdentityEntry):
        return entry
    table = _table(entry, key, where)
    for name in table:
        if name not in _IDENTITY_KEYS:
            raise unknown(where, (f"设置项（{key}）", f"setting of {key}"), name, _IDENTITY_KEYS)
    for name in ("id", "total", "parts"):
        if not table.get(name):
            raise wrong(where, key, f"缺少 {name}", f"lacks {name}")
    certainty = table.get("certainty", "B")
    if certainty not in ("A", "B", "C"):
        raise wrong(where, f"{key}.certainty", "应为 A、B 或 C", "must be A, B or C")
    parts = _rows(table["parts"], f"{key}.parts", where)
    if len(parts) < 2:
        raise wrong(where, f"{key}.parts", "至少要有两部分", "must have two parts at least")
    return IdentityEntry(
        str(table["id"]),
        _names(table["total"], f"{key}.total", where),
        parts,
        _rows(table.get("optional", ()), f"{key}.optional", where),
        str(certainty),
        str(table.get("source", "")),
    )


def _rows(value: object, key: str, where: str) -> tuple[tuple[str, ...], ...]:
    """Parts, each with its names; a part with one name may stand without its brackets."""
    if not isinstance(value, list | tuple):
        raise wrong(where, key, "应为列表，每部分一组名称", "must be a list with the names of each part")
    return tuple(_names(names, key, where) for names in value)


def _names(value: object, key: str, where: str) -> tuple[str, ...]:
    return tuple("".join(name.translate(character_table()).split()) for name in _texts(value, key, where))


ALIASES = {"language": "lang"}
READERS: dict[str, Callable[[object, str, str], Any]] = {
    "lang": _lang,
    "profile": _profile,
    "select": _texts,
    "ignore": _texts,
    "severity": _severity,
    "tolerance": _tolerance,
    "limits": _limits,
    "lexicon": _lexicon,
    "identities": _identities,
    "plugins": _flag,
}
