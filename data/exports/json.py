"""Values as JSON files: legible, in UTF-8, one line end at the end."""

from __future__ import annotations

import json
from typing import Any


def json_file(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
