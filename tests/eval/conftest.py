"""The harness of `make accuracy` is no part of the package: its modules are found beside it."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))
