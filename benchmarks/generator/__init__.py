"""Made-up reports that are consistent, with everything that must be found in them.

page      a report while it is written, and the gold relations beside it
books     amounts that add up before a word is written
words     places, offices, items of accounts
change    how a figure is said to have changed, or to compare with its budget
lists     how a total and its parts are said
accounts  income, expenditure, carry-over
affairs   vehicles, procurement, staff, outputs, averages, scores
budgets   what was set, added and spent
noise     sentences whose figures state nothing
report    whole reports of three genres, 2 to 60 pages
measure   what perfcheck finds in them, beside the gold
injure    one wrong figure at a time: is it caught, and is nothing else called wrong

Nothing here but `measure` and `injure` imports perfcheck, and no word list is shared with it: a
generator that knew what the checker knows would prove only that it agrees with itself.
"""
