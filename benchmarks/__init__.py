"""Speed and memory, as ratios to floors measured in the same run: `python -m benchmarks`.

texts    the reports that are read, and texts made to hurt
clock    the least of several timings, and the two floors
warm     check_text on a report, in units of one regular-expression pass
stages   where the time of check_text goes
page     docs/performance.md, from a run of the stages
cold     the command line on a report, in units of an empty process; its peak memory
hostile  texts made to hurt against ordinary text of the same length, and how time grows

With commands of their own, which benchmarks/README.md lists:

accuracy   labelled texts: caught, clean, quiet, covered, flagged
generator  made-up reports with gold relations: what is covered, what is caught of wrong figures
injection  one realistic error of each cause at a time: detected, named, mended
peers      a whole check beside what does a part of the job
formats    a whole check of a file against bare extraction of its text
opening    what a page with 5,000 findings costs to open
fuzz       damaged files of every format: a report or a clear error
"""
