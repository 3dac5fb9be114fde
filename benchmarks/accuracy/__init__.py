"""How right perfcheck is on labelled texts.

labels   labelled cases: JSON lines given by path, and the literate cases of fixtures/
scoring  caught, clean, quiet, covered, flagged: what they mean, and how one case is scored
tables   the figures as rows, by set, kind of relation and wording

`python -m benchmarks.accuracy [FILE.jsonl …]` scores the literate cases and every file named;
`--write docs/accuracy.md` makes the page of the documentation from the run.
"""
