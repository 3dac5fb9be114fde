"""A PDF's pages → Document; each module takes what the one before gives.

source      bytes → an open file, page by page, or a ReadError that says what is wrong with it
turn        where a point of the page stands once the page is turned upright
glyphs      a page → its characters, each with its place, and how the page is turned
strokes     a page → the rules that are drawn on it
bands       characters → those that stand on one printed line
lines       characters of one printed line → its text, with the gaps that a reader sees
lattice     rules → the cells that they enclose, merged cells as one
rows        figures stacked in one row → the rows that they are
spill       text that runs out of its row, back into its cell
tables      cells and characters → a table of a page
ruled       a table drawn with horizontal rules alone
sheet       a page → lines and tables in reading order
columns     lines of a page set in two columns → the order in which they are read
margins     which lines are headers, footers and page numbers
joining     tables that go on over the page
paragraphs  lines → paragraphs, by indent, by how far they reach and by their size
compose     all of it → one Document
"""
