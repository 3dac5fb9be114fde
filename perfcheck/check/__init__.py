"""Ties → verdicts, exactly.

judge     the verdict on one tie, with its arithmetic
values    what a printed figure may have been, in base units
additive  sum and delta
quotient  share, rate, growth and average
discrete  count, equal and order
formula   the arithmetic in print
quick     cheap tests that no tie which holds can fail, for the search over readings
"""

from __future__ import annotations

from perfcheck.check.judge import judge
from perfcheck.check.quick import may_average, may_grow, may_ratio, may_sum, sum_prefixes

__all__ = ["judge", "may_average", "may_grow", "may_ratio", "may_sum", "sum_prefixes"]
