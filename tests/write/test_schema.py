"""The published JSON Schema and the shape that is written say the same as the models."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from perfcheck.model import report as models
from perfcheck.model import shape
from perfcheck.write.schema import SCHEMAS, schema_text

DOCS = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_that_of_the_models(name: str) -> None:
    """Where this fails: `python -m perfcheck.write.schema`."""
    assert (DOCS / f"{name}.json").read_text("utf-8") == schema_text(SCHEMAS[name])


def test_the_text_of_the_document_is_no_part_of_the_schema() -> None:
    assert (
        "text"
        not in SCHEMAS["report"].model_json_schema(mode="serialization")["$defs"]["DocumentInfo"][
            "properties"
        ]
    )


def test_plain_data_and_models_name_the_same_severities_verdicts_and_version() -> None:
    assert get_args(models.Severity) == shape.SEVERITIES
    assert get_args(models.Verdict) == shape.VERDICTS
    assert models.SCHEMA_VERSION == shape.SCHEMA_VERSION
