"""Reports are kept for a while, and no longer."""

from __future__ import annotations

from perfcheck.serve.store import Store


def test_a_report_goes_when_its_time_is_over() -> None:
    now = 0.0
    store = Store(5, 60, clock=lambda: now)
    store.put("a", {"index": b"1"})
    now = 59.0
    assert store.get("a", "index") == b"1"
    assert store.get("a", "other") is None
    now = 60.0
    assert store.get("a", "index") is None
    assert len(store) == 0


def test_the_oldest_report_makes_room() -> None:
    store = Store(2, 60, clock=lambda: 0.0)
    for name in "abc":
        store.put(name, {"index": name.encode()})
    assert store.get("a", "index") is None
    assert store.get("b", "index") == b"b"
    assert len(store) == 2


def test_names_are_long_and_never_the_same() -> None:
    store = Store(1, 1)
    names = {store.new_name() for _ in range(1000)}
    assert len(names) == 1000
    assert min(map(len, names)) >= 32
