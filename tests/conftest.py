"""Random tests try the same things each time in `make check`, and others each time in `make campaign`."""

import os

from hypothesis import settings

settings.register_profile("same each time", derandomize=True)
if not os.environ.get("VEILLEE_LONG"):
    settings.load_profile("same each time")
