"""One file for each thing that costs: `rows(place)` gives its measures."""
