"""Catalogues of sentences: `en/*.po` are edited by hand, `build.py` checks and compiles them."""
