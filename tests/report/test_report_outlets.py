"""Which outlets a query is about."""

import pytest

from tracker.lexicon import Outlet
from tracker.report import outlets

KNOWN = (
    Outlet("cable-news", "CNN", "broadcaster", "US", "private", shows=("State of the Union",), domains=("cnn.com",)),
    Outlet("wire", "State Wire", "agency", "CN", "state", forms=("State Wire", "Wire"), domains=("wire.cn",)),
    Outlet("radio", "Radio Costa", "broadcaster", None, "state", weak=("Costa",)),
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (None, ["cable-news", "wire", "radio"]),
        ("", ["cable-news", "wire", "radio"]),
        ("state", ["wire", "radio"]),
        ("State cn", ["wire"]),
        ("cn", ["wire"]),
        ("cnn", ["cable-news"]),
        ("costa", ["radio"]),
        ("broadcaster state", ["radio"]),
        ("cnn.com", ["cable-news"]),
        ("union", ["cable-news"]),
        ("nobody", []),
    ],
)
def test_query(query: str | None, ids: list[str]) -> None:
    assert [row["id"] for row in outlets.rows(KNOWN, query)] == ids


def test_rows_have_all_columns_as_json_values() -> None:
    row = next(outlets.rows(KNOWN, "wire"))
    assert tuple(row) == outlets.COLUMNS
    assert row["forms"] == ["State Wire", "Wire"]
    assert row["parent"] is None
