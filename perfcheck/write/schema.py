"""The JSON Schema of a report and of a batch: `python -m perfcheck.write.schema FOLDER` writes both."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from perfcheck.model.report import Batch, Report

SCHEMAS: dict[str, type[BaseModel]] = {"report": Report, "batch": Batch}


def schema_text(model: type[BaseModel]) -> str:
    """The schema of what is written as JSON: the document's text is not in it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Write every schema into a folder (docs/schema where none is named)."""
    folder = Path(arguments[0] if arguments else "docs/schema")
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in SCHEMAS.items():
        (folder / f"{name}.json").write_text(schema_text(model), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
