"""Documents of fictional offices, laid out by the rules of form, inked, aged into scans, with their complete truth.

A document goes one way: its file in ``documents`` (or what ``grammar`` makes of a seed) is set in lines on pages
(``setting``), printed, signed and stamped (``ink``), aged by a recipe (``ageing``) and bound into a PDF (``scanning``);
then ``record`` tells all that is true of it. Imports nothing of ours but ``schemas``.
"""
