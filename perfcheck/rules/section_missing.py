"""缺少应有的章节

检查什么
    与已知的报告提纲相比，是否缺少应有的章节，以及章节之中是否写到应有的内容。按标题比对，不按序号；
    县级单位常省去的章节另列。提纲由文稿自身的标题选定，也可以用 profile 指定。

为什么要紧
    缺少改进措施、结果应用等章节，报告就不完整，通常会被退回补充。

反例
    整体支出绩效报告写到“存在的问题”为止，没有改进措施，也没有结果应用和公开情况。

正例
    各章齐全，标题文字略有不同；没有指定提纲时，节选的文字不检查。只凭记忆整理的提纲、与另一提纲完全相符的报告、
    章节之中缺少的内容，都只给提示。

依据
    各地绩效自评报告提纲、决算公开模板；地方预决算公开操作规程。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.read.outline_kind import Profile, Section, joined, matches, profiles
from perfcheck.read.outline_marks import is_row
from perfcheck.read.scope import impersonal
from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.read.outline import Heading
    from perfcheck.rules.base import Severity

CODE = "PC302"
NAME = "section-missing"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("P04", "L03")

INVALID = (
    "青山县水务中心2023年度部门整体支出绩效自评报告\n一、单位基本情况\n设三个股室。\n"
    "二、一般公共预算支出情况\n支出平稳。\n三、部门整体支出绩效情况\n任务完成。\n四、存在的问题及原因分析\n进度偏慢。",
)
VALID = (
    "青山县水务中心2023年度部门整体支出绩效评价报告\n一、单位基本概况\n设三个股室。\n"
    "二、部门整体支出绩效状况\n任务完成。\n三、存在的问题及原因\n进度偏慢。\n四、提高财政资金绩效的措施与建议\n提前编制计划。",
    "三、部门整体支出绩效情况\n任务完成。\n四、存在的问题及原因分析\n进度偏慢。",
)

ENGLISH = """A section is missing

What it checks
    Whether sections that a known outline asks for are missing, and whether each tells what it should.
    Titles are compared, not numbers. The outline is the one that the headings follow best, or the one
    that `profile` names.

Why it matters
    A report without its measures, or without the use made of its results, is sent back.

Fails
    A performance report that ends with its problems: no measures, no use of results.

Passes
    All sections are there, if in other words; an excerpt is not checked unless an outline is named. An
    outline that is only recalled, a report that follows another outline in full, and what a section
    leaves out give notes.

Basis
    Local outlines of self-evaluation reports, templates of published accounts, and the procedure for
    publishing local budgets and accounts.
"""

_NATION = "全国"
_FULL_WIDTH = str.maketrans("()", "（）")
_SHORT_LINE = 40
_MOST_LINES = 4000
_MOST_HEADINGS = 500
_LEAST_FOUND = 3
_WHOLE = 4
_WRITTEN = 60
_LONG_LINE = 20
_NO_PARTS = frozenset({"performance-table"})


def check(paper: Workpaper) -> Iterator[Draft]:
    profile = _profile(paper)
    found = list(_found(paper, profile)) if profile is not None else []
    if profile is None or not found or not _of_another_province(paper, profile):
        yield from found
        return
    yield Draft(
        list(dict.fromkeys(span for draft in found for span in draft.spans)),
        "；".join(draft.zh for draft in found) + _outline(paper, profile)[0],
        "; ".join(draft.en for draft in found) + _outline(paper, profile)[1],
        "note",
    )


def _found(paper: Workpaper, profile: Profile) -> Iterator[Draft]:
    if not paper.config.profile and _is_excerpt(paper):
        return
    lines = _titles(paper)
    titles = joined(lines)
    missing = [section for section in profile.sections if not matches(section, titles)]
    if missing:
        titles = joined([*lines, *map(impersonal, lines)])
        missing = [section for section in missing if not matches(section, titles)]
    asked = [section for section in profile.sections if section.need == "required"]
    required = [section for section in missing if section.need == "required"]
    customary = [section for section in missing if section.need == "customary"]
    least = 2 if paper.outline.title else _LEAST_FOUND
    if len(asked) - len(required) < max(least, len(required)) and not paper.config.profile:
        return
    if required:
        recalled = profile.certainty == "C" or (
            not paper.config.profile and _whole_elsewhere(profile, titles)
        )
        yield _missing(paper, profile, required, "note" if recalled else None)
    if customary and profile.family == "department-performance":
        yield _customary(paper, profile, customary)
    if profile.certainty != "C" and profile.family not in _NO_PARTS:
        yield from _untold(paper, profile)


def appendix(lang: str) -> list[str]:
    """The known outlines, one a line."""
    head = "Known outlines (--profile NAME):" if lang == "en" else "已知的提纲（--profile NAME）："
    lines = [head, ""]
    for profile in profiles().values():
        years = profile.years
        lines.append(f"- {profile.id}: {profile.title}, {profile.province} {years}, {profile.certainty}")
    return lines


def _profile(paper: Workpaper) -> Profile | None:
    return profiles().get(paper.config.profile or paper.outline.profile or "")


def _is_excerpt(paper: Workpaper) -> bool:
    """Whether the text is only a part: it begins after the first number, breaks off, or has no chapters."""
    tops = [heading for heading in paper.outline.headings if heading.level == 1]
    if not tops or (tops[0].ordinal or 1) > 1 or _breaks_off(paper):
        return True
    return len(paper.outline.headings) < _LEAST_FOUND


def _breaks_off(paper: Workpaper) -> bool:
    """Whether the text ends in the middle of a sentence, as copies of a part do."""
    start, end = paper.flow.paragraphs[-1]
    line = paper.flow.text[start:end]
    long = end - start > _LONG_LINE and "," in line and not is_row(paper.flow.text, start, end)
    return long and not line.endswith(("。", ";", "!", "?", ":", ")", "”", "."))


def _titles(paper: Workpaper) -> list[str]:
    """Every line that can be a title: headings, and short lines without a number."""
    flow = paper.flow
    titles = [heading.title for heading in paper.outline.headings]
    for start, end in flow.paragraphs[:_MOST_LINES]:
        if end - start <= _SHORT_LINE:
            titles.append(flow.text[start:end])
    return titles


def _whole_elsewhere(profile: Profile, titles: str) -> bool:
    """Whether another outline of the family has all that it asks for: then this one is not the report's."""
    for other in profiles().values():
        asked = [section for section in other.sections if section.need == "required"]
        if other.family != profile.family or other is profile or len(asked) < _WHOLE:
            continue
        if all(matches(section, titles) for section in asked):
            return True
    return False


def _untold(paper: Workpaper, profile: Profile) -> Iterator[Draft]:
    """What sections that are there leave out."""
    headings = paper.outline.headings[:_MOST_HEADINGS]
    titled = [(heading, joined([heading.title, impersonal(heading.title)])) for heading in headings]
    for section in profile.sections:
        heading = _heading_of(titled, section) if section.parts else None
        if heading is None or heading.body_end - heading.body_start < _WRITTEN:
            continue
        text = paper.flow.text
        told = [part for part in section.parts if _is_told(text, heading, part)]
        if len(told) == len(section.parts) or not told or _is_withheld(text, heading):
            continue
        names = "、".join(f"“{part[0]}”" for part in section.parts if part not in told)
        yield _draft(
            paper,
            profile,
            [paper.flow.source(heading.start, heading.end)],
            (
                f"“{heading.title}”一章没有写到{names}",
                f"the section {heading.title} does not tell of {names}",
            ),
            "note",
        )


def _heading_of(titled: list[tuple[Heading, str]], section: Section) -> Heading | None:
    """The heading of a section, where exactly one has its name."""
    found = [heading for heading, title in titled if matches(section, title)]
    return found[0] if len(found) == 1 else None


def _is_told(text: str, heading: Heading, part: tuple[str, ...]) -> bool:
    return any(text.find(word, heading.start, heading.body_end) >= 0 for word in part)


def _is_withheld(text: str, heading: Heading) -> bool:
    return any(text.find(word, heading.start, heading.body_end) >= 0 for word in ("保密", "涉密", "秘密"))


def _span(paper: Workpaper) -> list[tuple[int, int]]:
    if paper.outline.title_span:
        return [paper.flow.source(*paper.outline.title_span)]
    return [paper.flow.source(head.start, head.end) for head in paper.outline.headings[:1]]


def _draft(
    paper: Workpaper,
    profile: Profile,
    spans: list[tuple[int, int]],
    said: tuple[str, str],
    severity: Severity | None,
) -> Draft:
    """A finding with the outline it rests on; without, where one finding will name it for all."""
    zh, en = ("", "") if _of_another_province(paper, profile) else _outline(paper, profile)
    return Draft(spans, said[0] + zh, said[1] + en, severity)


def _outline(paper: Workpaper, profile: Profile) -> tuple[str, str]:
    """Which outline was held against the filing, and whether anybody named it."""
    title = profile.title.replace(" ", "").translate(_FULL_WIDTH)
    if paper.config.profile:
        return f"（对照提纲：{title}）", f" (outline: {profile.id})"
    return (
        f"（按标题推定为“{title}”，可用 --profile 指定）",
        f" (outline taken from the titles: {profile.id}; name another with --profile)",
    )


def _of_another_province(paper: Workpaper, profile: Profile) -> bool:
    """Whether the outline was only inferred, and is that of a province the filing does not name."""
    own = profile.province not in ("", _NATION)
    return not paper.config.profile and own and profile.province not in paper.document.text


def _missing(paper: Workpaper, profile: Profile, missing: list[Section], severity: Severity | None) -> Draft:
    names = "、".join(f"“{section.title}”" for section in missing)
    said = f"缺少章节：{names}", f"missing sections: {names}"
    return _draft(paper, profile, _span(paper), said, severity)


def _customary(paper: Workpaper, profile: Profile, missing: list[Section]) -> Draft:
    names = "、".join(f"“{section.title}”" for section in missing)
    said = (
        f"没有以下章节：{names}，没有此类内容的，宜保留标题并写明“无”",
        f"these sections are left out: {names}, where there is nothing to say, say so under the heading",
    )
    return _draft(paper, profile, _span(paper), said, "note")
