"""One direction: a lower floor never imports a higher one, and heavy libraries stay where they belong."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "perfcheck"

# From the ground up; what stands on one line may not import one another, except within itself.
FLOORS = [
    ["version", "errors"],
    ["knowledge"],
    ["config"],
    ["plugins"],
    ["model"],
    ["number"],
    ["load"],
    ["read"],
    ["check"],
    ["relate"],
    ["diagnose", "previous"],
    ["rules"],
    ["items", "selection", "write"],
    ["publish", "accept", "earlier"],
    ["pipeline"],
    ["serve"],
    ["__init__", "cli"],
    ["__main__"],
]
HEIGHT = {name: height for height, names in enumerate(FLOORS) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def floor(module: str) -> str:
    """The floor of a dotted module name inside the package; the package itself is the public door."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports when it runs; what only type checkers read is left out."""
    tree = ast.parse(path.read_text("utf-8"))
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            module = node.module or ""
            inside = PACKAGE.parent.joinpath(*module.split("."))
            for alias in node.names:
                deeper = (inside / f"{alias.name}.py").exists() or (inside / alias.name).is_dir()
                yield f"{module}.{alias.name}" if deeper else module


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_imports_only_its_own_floor_and_lower_ones(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    for module in imports(path):
        if module.split(".")[0] == "perfcheck" and floor(module) != own:
            assert HEIGHT[floor(module)] < HEIGHT[own], f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_models_and_schema_import_pydantic_and_only_colours_rich(path: Path) -> None:
    heavy = {module.split(".")[0] for module in imports(path)} & {"pydantic", "rich"}
    allowed = {
        "model/report.py": {"pydantic"},
        "write/schema.py": {"pydantic"},
        "write/colour.py": {"rich"},
    }
    assert heavy <= allowed.get(named(path), set())


def test_only_the_pipeline_knows_the_order_of_the_floors() -> None:
    engine = {"read", "relate", "diagnose", "rules"}
    for path in MODULES:
        seen = {floor(module) for module in imports(path) if module.startswith("perfcheck.")}
        knows_all = engine <= seen
        assert knows_all == (named(path) == "pipeline.py")
