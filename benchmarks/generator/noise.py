"""Sentences whose figures state no relation: dates, documents, targets, rough numbers, addresses."""

from __future__ import annotations

from benchmarks.generator.page import Page

_SENTENCES = (
    "根据《关于开展绩效自评工作的通知》（财绩〔{year}〕{small}号）要求，于{year}年{month}月{day}日前完成自评。",
    "单位地址为人民路{small}号，联系电话0731-8{tel}。",
    "惠及群众约{big}余人，覆盖率达到90%以上，群众满意度不低于95%。",
    "目标要求问题整改率达到100%，投诉处理及时率≥98%。",
    "全年召开会议{small}次，印发简报{month}期。",
    "严格执行中央八项规定精神，落实“三重一大”事项集体决策制度。",
    "{year}年{month}月至{next}月，对{month}个专项开展了现场核查，抽查比例不低于30%。",
    "力争到{later}年，服务人口突破{big}人。",
    "按照每人每天不超过{small}元的标准执行，标准较{last}年有所提高。",
    "经第{month}次党组会议研究同意，由{month}名业务骨干组成评价小组。",
    "评价组采用百分制，90分以上为优，80分至90分为良，60分至80分为中，60分以下为差。",
    "预算编制的科学性有待提高，部分项目支出进度较慢，{month}月底前仅完成六成左右。",
)


def aside(page: Page) -> None:
    """One such sentence."""
    month = page.rng.randrange(2, 10)
    sentence = page.pick(*_SENTENCES)
    page.put(
        sentence.replace("{year}", str(page.year))
        .replace("{last}", str(page.year - 1))
        .replace("{later}", str(page.year + 3))
        .replace("{month}", str(month))
        .replace("{next}", str(month + 2))
        .replace("{day}", str(page.rng.randrange(1, 28)))
        .replace("{small}", str(page.rng.randrange(11, 99)))
        .replace("{big}", str(page.rng.randrange(1200, 90_000)))
        .replace("{tel}", str(page.rng.randrange(100_000, 999_999)))
    )
