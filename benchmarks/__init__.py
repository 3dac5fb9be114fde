"""Speed and memory, as ratios to floors measured in the same run: `python -m benchmarks`.

texts    the reports that are read, and texts made to hurt
clock    the least of several timings, and the two floors
warm     check_text on a report, in units of one regular-expression pass
stages   where the time of check_text goes
page     docs/performance.md, from a run of the stages
cold     the command line on a report, in units of an empty process; its peak memory
hostile  texts made to hurt against ordinary text of the same length, and how time grows
"""
