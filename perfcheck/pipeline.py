"""Text in, report out: the one place that knows the order of the floors."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfcheck.config import Config
from perfcheck.diagnose import diagnose
from perfcheck.errors import ConfigError, ReadError
from perfcheck.items import build_items
from perfcheck.load import load_file, load_filing, load_text
from perfcheck.model.job import Job
from perfcheck.model.shape import Shape
from perfcheck.model.workpaper import Workpaper
from perfcheck.publish import publish
from perfcheck.read import flow as flows
from perfcheck.read.grammar import read_statements
from perfcheck.read.lexer import read_figures, tokenise
from perfcheck.read.outline import read_outline
from perfcheck.read.scope import set_scopes
from perfcheck.relate import relate
from perfcheck.rules import run
from perfcheck.selection import known_rules, rules_for, settle

if TYPE_CHECKING:
    from perfcheck.model.document import Document
    from perfcheck.model.report import Report


def check_text(
    text: str,
    *,
    name: str = "<text>",
    config: Config | None = None,
    previous: str | None = None,
    accepted: str | os.PathLike[str] | None = None,
) -> Report:
    """Check a report given as text.

    text      the report as its reader sees it; a lone surrogate counts as U+FFFD
    name      what to call it in the report's `source`
    config    settings; the defaults where None
    previous  last year's filing, as text too; None: there is nothing to compare with
    accepted  path of the file of accepted findings; None: nothing is accepted

    Returns a frozen `Report` whose spans are code points of `report.document.text`. Raises
    ReadError where `text`, `previous` or `name` is no string, ConfigError where `config` is no
    `Config` or `accepted` no such file. Safe to call from several threads at once.
    """
    settings = _settings(config)
    last = load_text(_text(previous, "previous"), "<previous>") if previous is not None else None
    document = load_text(_text(text, "text"), _text(name, "name"))
    return check_document(document, settings, previous=last, accepted=accepted)


def check_file(
    path: str | os.PathLike[str],
    *,
    config: Config | None = None,
    previous: str | os.PathLike[str] | None = None,
    accepted: str | os.PathLike[str] | None = None,
) -> Report:
    """Check the report in a file (text in UTF-8, UTF-16 or GB18030).

    `previous` is the path of last year's filing, `accepted` that of the accepted findings; the
    library looks for neither by itself, nor for settings.

    Returns a frozen `Report`, as `check_text` does. Raises ReadError, in one line for a
    person, where the file is missing, closed to the reader, empty, too large or no text.
    """
    settings = _settings(config)
    job, plugins = Job(settings.limits), settings.plugins
    last = load_file(_path(previous, "previous"), plugins=plugins, job=job) if previous is not None else None
    document = load_file(_path(path, "path"), plugins=plugins, job=job)
    return check_document(document, settings, previous=last, accepted=accepted)


def _text(text: object, name: str) -> str:
    """An argument that must be text. Raises ReadError."""
    if isinstance(text, str):
        return text
    kind = type(text).__name__
    raise ReadError(f"{name} 应为文字（str），得到的是 {kind}", f"{name}: expected text (str), not {kind}")


def _path(path: object, name: str) -> str | os.PathLike[str]:
    if isinstance(path, str | os.PathLike):
        return path
    kind = type(path).__name__
    raise ReadError(f"{name} 应为文件路径，得到的是 {kind}", f"{name}: expected a path, not {kind}")


def _settings(config: object) -> Config:
    """The settings given, or the usual ones for None. Raises ConfigError for anything else."""
    if config is None:
        return Config()
    if isinstance(config, Config):
        return config
    kind = type(config).__name__
    raise ConfigError(
        f"config 应为 perfcheck.Config，得到的是 {kind}", f"config: expected a perfcheck.Config, not {kind}"
    )


def check_filing(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    config: Config | None = None,
    previous: str | os.PathLike[str] | None = None,
    accepted: str | os.PathLike[str] | None = None,
) -> Report:
    """Check several files as one filing: a report and its annexes, in a folder, a zip or a list of paths.

    Otherwise as `check_file`. What could not be read is in `report.source.unreadable`; ReadError is
    raised where nothing could.
    """
    settings = config or Config()
    job, plugins = Job(settings.limits), settings.plugins
    last = load_filing(previous, plugins=plugins, job=job) if previous is not None else None
    document = load_filing(paths, plugins=plugins, job=job)
    return check_document(document, config, previous=last, accepted=accepted)


def check_document(
    document: Document,
    config: Config | None = None,
    *,
    previous: Document | None = None,
    accepted: str | os.PathLike[str] | None = None,
) -> Report:
    """Check a loaded document; returns the public models."""
    from perfcheck.model.report import Report

    shape = examine(document, config, previous=previous, accepted=accepted)
    inside = shape["document"] | {"text": document.text}
    return Report.model_validate(shape | {"document": inside})


def examine(
    document: Document,
    config: Config | None = None,
    *,
    previous: Document | None = None,
    accepted: str | os.PathLike[str] | None = None,
) -> Shape:
    """Check a loaded document; returns the report as plain data, in the shape of its JSON."""
    settings = _with_plugins(config) if config is not None and config.plugins else config or Config()
    rules = rules_for(settings)
    paper = read_paper(document, settings)
    relate(paper)
    diagnose(paper)
    if previous is not None:
        from perfcheck.previous import compare

        paper.previous = compare(paper, read_paper(previous, settings))
    shape = publish(paper, settle(run(paper, rules), settings), build_items(paper))
    if accepted is not None:
        from perfcheck.accept import apply, read

        asked = {rule.code for rule in rules if previous is not None or rule.previous is None}
        apply(shape, read(accepted), silent=frozenset(_codes(settings) - asked))
    return shape


def _codes(config: Config) -> set[str]:
    return {rule.code for rule in known_rules(config.plugins)}


def _with_plugins(config: Config) -> Config:
    """The settings with the identities of other packages beside the user's own."""
    from dataclasses import replace

    from perfcheck.plugins import identities

    return replace(config, identities=(*config.identities, *identities()))


def read_paper(document: Document, config: Config) -> Workpaper:
    """The workpaper of a document: everything that is read, before anything is related."""
    flow = flows.build(document)
    figures = read_figures(flow)
    statements, loose = read_statements(flow, tokenise(flow, figures, config.lexicon))
    outline = read_outline(flow)
    set_scopes(statements, outline)
    paper = Workpaper(document, config, flow, outline, figures, statements, loose)
    if document.tables:
        from perfcheck.read.tables import read_tables

        paper.sheets = read_tables(document, flow, len(figures))
    return paper
