"""What the programs beside which we are measured show: the same words, grid and article for each."""

from __future__ import annotations

READY = "Veillée sans nous"
PEOPLE, SLOTS = 15, 8
ARTICLE = "Nous choisissons des outils que nous pouvons héberger, réparer et transmettre. " * 6
