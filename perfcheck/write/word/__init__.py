"""A docx with a comment on each figure of each finding, and nothing else changed.

remark    what a comment says
runs      cuts runs apart where a figure begins or ends, without changing how they look
anchors   where in the file a span of the text is
comments  the part that holds the comments, beside those that are there already
annotate  all of it: the file again, with comments
"""
