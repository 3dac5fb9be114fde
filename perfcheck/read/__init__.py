"""A document → its outline, tokens and statements.

marker     item and heading numbers (一、（一） 1. ① 一是 …)
flow       one normalised text whose every character knows its place in the document
outline    headings and sections
lexer      figures, cue words and separators as tokens
grammar    tokens → statements
"""
