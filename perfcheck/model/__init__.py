"""Frozen records that every floor shares.

document   the text of a filing and its blocks
figure     one printed quantity, exactly as read
statement  one figure with what it measures and what hangs on it
tie        a candidate relation (勾稽关系) between figures, then its verdict
previous   what a filing says of last year, beside last year's filing
workpaper  everything known about one filing while it is being checked
report     the public, frozen pydantic models
"""
