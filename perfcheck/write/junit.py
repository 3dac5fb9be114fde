"""JUnit XML for pipelines: a suite a filing; a case a finding, and one a relation that no finding has.

A finding that makes the exit status 1 is a failure. One below `--fail-on`, one that is accepted
or known, and a relation that could not be decided are skipped cases with the reason: what was
not checked never counts as passed. A relation that holds is a passed case.
"""

from __future__ import annotations

from collections import Counter
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from perfcheck.model.filing import Filing
from perfcheck.model.shape import HOLDING, SEVERITIES, Shape
from perfcheck.write import Style
from perfcheck.write.place import first, path_of
from perfcheck.write.tame import tame, tame_lines
from perfcheck.write.told import Told, known
from perfcheck.write.words import reason, where, words

_LONGEST_NAME = 200


class Writer:
    """Writes each suite as it comes; an input that cannot be read is a suite with an error."""

    def __init__(self, sink: TextIO, style: Style) -> None:
        self.sink = sink
        self.style = style
        encoding = (getattr(sink, "encoding", None) or "utf-8").lower()
        self.encoding = "utf-8" if encoding.startswith("utf") else "us-ascii"
        self.begun = False

    def report(self, shape: Shape, filing: Filing) -> None:
        self._put(Suite(path_of(shape, filing), self.style).fill(shape))

    def unreadable(self, name: str, error: str) -> None:
        suite = Suite(name, self.style)
        case = suite.case("unreadable")
        SubElement(case, "error", type="unreadable", message=tame(error))
        self._put(suite.finish())

    def close(self) -> None:
        self._begin()
        self.sink.write("</testsuites>\n")

    def _begin(self) -> None:
        if not self.begun:
            self.begun = True
            self.sink.write(f'<?xml version="1.0" encoding="{self.encoding}"?>\n')
            self.sink.write('<testsuites name="perfcheck">\n')

    def _put(self, suite: Element) -> None:
        self._begin()
        indent(suite, level=0)
        # As ASCII, what an encoding lacks becomes a reference.
        data = tostring(suite, encoding="us-ascii", xml_declaration=False).decode("ascii")
        self.sink.write((data if self.encoding == "us-ascii" else tostring(suite, "unicode")) + "\n")


class Suite:
    """The cases of one filing."""

    def __init__(self, path: str, style: Style) -> None:
        self.lang = style.lang
        self.path = path
        self.failing = SEVERITIES[: SEVERITIES.index(style.fail_on) + 1] if style.fail_on != "never" else ()
        self.root = Element("testsuite", name=tame(path))
        self.names: Counter[str] = Counter()

    def fill(self, shape: Shape) -> Element:
        """The suite of a report."""
        told = Told(shape, self.lang)
        say = told.say
        used = {name for finding in shape["findings"] for name in finding["relations"]}
        for finding in shape["findings"]:
            self._finding(finding, told)
        for finding in known(shape):
            used.update(finding["relations"])
            self._skip(finding, say["known_one"])
        for entry in shape["accepted"]:
            used.update(entry["finding"]["relations"])
            self._skip(entry["finding"], entry["acceptance"]["reason"])
        for relation in shape["relations"]:
            if relation["id"] not in used:
                self._relation(relation)
        return self.finish()

    def finish(self) -> Element:
        """The suite with its counts."""
        found = {tag: len(self.root.findall(f"testcase/{tag}")) for tag in ("failure", "error", "skipped")}
        self.root.set("tests", str(len(self.root)))
        self.root.set("failures", str(found["failure"]))
        self.root.set("errors", str(found["error"]))
        self.root.set("skipped", str(found["skipped"]))
        return self.root

    def case(self, name: str) -> Element:
        """A case whose name no other of the suite has."""
        name = tame(name)[:_LONGEST_NAME]
        self.names[name] += 1
        if self.names[name] > 1:
            name = f"{name} ({self.names[name]})"
        return SubElement(self.root, "testcase", classname=tame(self.path), name=name, time="0")

    def _finding(self, finding: Shape, told: Told) -> None:
        lines = [*([self._place(finding)] if finding["spans"] else []), *told.lines(finding)]
        details = tame_lines("\n".join(lines))
        case = self._named(finding)
        if finding["severity"] in self.failing:
            kind = f"{finding['severity']} {finding['rule']}"
            SubElement(case, "failure", type=kind, message=tame(finding["message"])).text = details
        else:
            SubElement(case, "skipped").text = f"{told.say[finding['severity']]}\n{details}"

    def _skip(self, finding: Shape, why: str) -> None:
        SubElement(self._named(finding), "skipped").text = tame(f"{why} · {finding['message']}")

    def _named(self, finding: Shape) -> Element:
        return self.case(f"{finding['rule']} {finding['name']} {finding['message']}")

    def _place(self, finding: Shape) -> str:
        span = first(finding)
        return f"{self.path}: {where(span, self.lang)}" if span else self.path

    def _relation(self, relation: Shape) -> None:
        case = self.case(f"{relation['kind']} {relation['formula']}".strip())
        if relation["verdict"] not in HOLDING:
            failed = relation["verdict"] == "fails"
            why = words(self.lang)["fails"] if failed else reason(relation["reason"], self.lang)
            SubElement(case, "skipped").text = tame(why)
