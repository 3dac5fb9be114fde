"""The process of one check: a task on standard input, the files of its report on standard output."""

from __future__ import annotations

import io
import os
import pickle
import sys
from dataclasses import replace
from html import escape

from perfcheck.errors import PerfcheckError
from perfcheck.load import load_bytes
from perfcheck.model.filing import Filing
from perfcheck.model.job import Job
from perfcheck.model.shape import Shape
from perfcheck.pipeline import examine
from perfcheck.serve.words import words
from perfcheck.serve.work import Done, Task, pack
from perfcheck.write import FORMATS, Style, open_writer

ANNOTATED = ("docx", "pdf")
_MEMORY = 4 << 30


def main() -> None:
    """Check what is on standard input."""
    task = pickle.load(sys.stdin.buffer)
    out = os.dup(1)
    # Whatever a library prints must not get into the answer.
    os.dup2(2, 1)
    _bound(task.seconds)
    with open(out, "wb") as sink:
        sink.write(pack(check(task)))


def check(task: Task) -> Done:
    """The files of a report, or what is wrong in one line."""
    config = replace(task.config, lang="en" if task.lang == "en" else "zh")
    try:
        document = load_bytes(task.data, task.name, plugins=config.plugins, job=Job(config.limits))
        filing = Filing(document, data=task.data)
        shape = examine(document, config)
        return Done(_files(shape, filing, config.lang))
    except PerfcheckError as error:
        return Done({}, error.say(config.lang))
    except MemoryError:
        return Done({}, words(config.lang)["too-much"].format(task.name))
    except Exception as error:
        return Done({}, words(config.lang)["internal"].format(task.name, type(error).__name__))


def _files(shape: Shape, filing: Filing, lang: str) -> dict[str, bytes]:
    """The report in every form; `index` is the page that is shown, with links to the others."""
    from perfcheck.write.html import page_of

    made = {
        f"annotated.{name}": data for name in ANNOTATED if (data := _annotated(name, shape, filing, lang))
    }
    style = Style(lang)
    text = io.StringIO()
    writer = open_writer("json", text, style)
    writer.report(shape, filing)
    writer.close()
    made["report.json"] = text.getvalue().encode("utf-8")
    made["report.html"] = "".join(page_of(shape, filing, lang)).encode("utf-8", "replace")
    made["index"] = "".join(page_of(shape, filing, lang, more=_links(made, lang))).encode("utf-8", "replace")
    return made


def _annotated(name: str, shape: Shape, filing: Filing, lang: str) -> bytes | None:
    """The copy of the upload with its findings as comments, where there is one for its kind."""
    if name not in FORMATS:
        return None
    sink = io.BytesIO()
    try:
        writer = open_writer(name, sink, Style(lang))
        writer.report(shape, filing)
        writer.close()
    except PerfcheckError:
        return None
    return sink.getvalue() or None


def _links(files: dict[str, bytes], lang: str) -> str:
    say = words(lang)
    links = [f'<a class="button" href="/?lang={lang}">{escape(say["another"])}</a>']
    links += [
        f'<a class="button" href="{name}" download>{escape(say[name])}</a>' for name in files if name in say
    ]
    return "".join(links)


def _bound(seconds: int) -> None:
    """Memory and processor time, where the system can bound them."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, seconds + 5)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
