"""Figures, units and intervals: exact values, no prose.

numeral    Chinese numerals and their values
units      units and measure words, read from knowledge/units.toml
qualifier  words before and after a figure that bound it
other      digits that are no quantity: years, document numbers, item numbers, codes
scan       text → figures, in one pass
interval   exact interval arithmetic
"""
