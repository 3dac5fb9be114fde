"""A document → its outline, tokens and statements.

marker     item and heading numbers (一、（一） 1. ① 一是 …)
flow       one normalised text whose every character knows its place in the document
outline    headings and sections
lexer      figures, cue words and separators as tokens
lead       what leads up to a figure: the cue words of its clause
grammar    tokens → statements
binding    shares, rates and changes hang on the nearest statement that can carry them
beside     a thing's figure of another year or stage, said beside its own
naming     what a figure is called; labels: names cleaned and made comparable
scope      whose figures they are: headings that name an organisation
tables/    the tables of a document
"""
