"""Accepted findings: a filing cannot carry comments, so acceptance lives beside it.

entries   perfcheck-accepted.toml: one entry a fingerprint, with its reason; reading and adding
apply     a report without what has been accepted, and the acceptances that have no effect

A finding is known by its fingerprint alone, which holds no place: a paragraph may move, a figure
may not change.
"""

from perfcheck.accept.apply import apply
from perfcheck.accept.entries import Entry, add, prune, read

__all__ = ["Entry", "add", "apply", "prune", "read"]
