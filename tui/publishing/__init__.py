"""`veillee publier`: the series as pages of the web, static, without a script, in both languages.

Everything is read as a visitor reads it: no page can show what a visitor may not see.
"""
