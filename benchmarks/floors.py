"""Which figures may not fall? They are kept in tests/eval/floors.toml, by labelled set and label of the scorer."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from benchmarks.labelled import ROOT

PATH = ROOT / "tests" / "eval" / "floors.toml"

_SECTION = re.compile(r"\[(?P<name>[^\]]+)\]\s*$")
_FLOOR = re.compile(r'"(?P<measure>[^"]+)"\s*=\s*(?P<floor>[\d.]+)')


class Floors(NamedTuple):
    """The digest of the labels that the floors belong to, and the floors by set and measure."""

    digest: str
    floors: Mapping[str, Mapping[str, float]]

    def keys(self) -> set[str]:
        """What each floor is called: "polnear-dev: quoted mixed"."""
        return {f"{name}: {measure}" for name, table in self.floors.items() for measure in table}


class Measured(NamedTuple):
    """One figure of one labelled set beside its floor; None where it has none."""

    name: str
    measure: str
    now: float
    floor: float | None

    @property
    def key(self) -> str:
        """What it is called: "polnear-dev: quoted mixed"."""
        return f"{self.name}: {self.measure}"

    @property
    def change(self) -> float:
        """How far it is above its floor; 0 without one."""
        return round(self.now - self.floor, 3) if self.floor is not None else 0.0


def load(text: str) -> Floors:
    """The floors that a text in the form of floors.toml holds."""
    tables = tomllib.loads(text)
    return Floors(tables["labels"]["digest"], {name: floors for name, floors in tables.items() if name != "labels"})


def measured(figures: Mapping[str, Mapping[str, float]], floors: Floors | None) -> list[Measured]:
    """Every figure beside its floor; `figures` and `floors` by set and measure, None when none apply."""
    kept = floors.floors if floors else {}
    return [
        Measured(name, measure, now, kept.get(name, {}).get(measure))
        for name, table in figures.items()
        for measure, now in table.items()
    ]


def raised(text: str, all_measured: Iterable[Measured], lowered: Collection[str]) -> str:
    """The text of floors.toml with every floor at what is reached.

    Args:
        text: the file as it is; its comments and its order stay.
        all_measured: what is reached. What has no floor gets one.
        lowered: keys of the floors that may be lowered; all others are raised or stay.
    """
    floors = {
        m.key: m.now for m in all_measured if m.floor is None or m.change > 0 or (m.change < 0 and m.key in lowered)
    }
    section, blocks = "", [_Block("", [])]
    for line in text.splitlines():
        if found := _SECTION.match(line):
            section = found["name"]
            blocks.append(_Block(section, []))
        blocks[-1].lines.append(_with_floor(line, section, floors))
    _add_missing(blocks, floors)
    return "\n\n".join("\n".join(block.lines).strip() for block in blocks) + "\n"


class _Block(NamedTuple):
    """A section of the file: its name and its lines."""

    name: str
    lines: list[str]


def _with_floor(line: str, section: str, floors: dict[str, float]) -> str:
    """A line with its new floor, which is taken from `floors`, or as it was."""
    found = _FLOOR.match(line)
    floor = floors.pop(f"{section}: {found['measure']}", None) if found else None
    return line if found is None or floor is None else _written(found["measure"], floor) + line[found.end() :]


def _add_missing(blocks: list[_Block], floors: Mapping[str, float]) -> None:
    """Floors that the file does not have yet go to the end of their section."""
    for key, floor in floors.items():
        name, _, measure = key.partition(": ")
        block = next((b for b in blocks if b.name == name), None)
        if block is None:
            block = _Block(name, [f"[{name}]"])
            blocks.append(block)
        while not block.lines[-1].strip():
            block.lines.pop()
        block.lines.append(_written(measure, floor))


def _written(measure: str, floor: float) -> str:
    return f'"{measure}" = {floor:.3f}'
