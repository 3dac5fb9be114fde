"""A docx as its reader sees it: one walk over its XML, for reading and for writing into it.

names      the names of elements and attributes
package    the parts of a docx and how they point to one another
styles     what a paragraph or run takes from its styles
numerals   the formats of list numbers
numbering  the numbers that Word makes up for the paragraphs of lists
inline     a paragraph → the characters that are seen, each with the run it stands in
grid       a table → its cells, merged ones once
script     the text as it is laid out: stretches, blocks, tables and places
story      blocks and tables of the body, of a note or of a page header → script
walk       a package → the whole script, in reading order
soffice    conversion by LibreOffice

Imported only when a docx is read or written.
"""
