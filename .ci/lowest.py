"""Which are the oldest versions of the libraries that pyproject.toml allows? Printed as constraints for pip.

What only developers use is left to pip.
"""

import sys
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
USED = [
    *PROJECT["dependencies"],
    *(each for extra in ("archives", "pdf") for each in PROJECT["optional-dependencies"][extra]),
]

sys.stdout.writelines(f"{requirement.replace('>=', '==')}\n" for requirement in USED)
