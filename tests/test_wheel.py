"""Does the built wheel hold all it needs, and does it run where there is no checkout?"""

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VARIABLES = ("PYTHONPATH", "PYTHONHOME", "TRACKER_DB", "TRACKER_OUTLETS")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in VARIABLES}


def done(*command: object, cwd: Path) -> str:
    """What a command that succeeds prints."""
    words = [str(word) for word in command]
    result = subprocess.run(words, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{words}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel; what it depends on is borrowed from this one."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    found = home / ("Scripts" if os.name == "nt" else "bin")
    options = ("install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
    done(sys.executable, "-m", "pip", "--python", found / "python", *options, wheel, cwd=home)
    site = Path(
        done(found / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip()
    )
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n")
    return found


def test_the_wheel_holds_every_file_of_the_package_and_the_migrations(wheel: Path) -> None:
    package = (ROOT / "tracker").rglob("*")
    wanted = {path.relative_to(ROOT).as_posix() for path in package if path.is_file()}
    wanted |= {f"tracker/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "migrations").rglob("*.*")}
    wanted = {name for name in wanted if "__pycache__" not in name}
    kept = set(zipfile.ZipFile(wheel).namelist())
    assert wanted - kept == set()
    assert {name.rpartition(".")[2] for name in wanted} >= {"py", "toml", "sql", "mako"}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {"tracker"} == {top for top in tops if not top.endswith(".dist-info")}
    assert [name for name in zipfile.ZipFile(wheel).namelist() if "__pycache__" in name] == []


def test_the_wheel_asks_for_what_pyproject_says(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    lines = archive.read(metadata).decode().splitlines()
    asked = {line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ") and "extra ==" not in line}
    assert asked == set(project["dependencies"])


def test_the_installed_package_is_the_one_that_runs(programs: Path, tmp_path: Path) -> None:
    where = done(programs / "python", "-c", "import tracker; print(tracker.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(programs.parent)


def test_the_installed_program_ingests_and_traces(programs: Path, tmp_path: Path) -> None:
    text = "“The river is low,” Mayor Ada Brandt told Reuters.\n"
    (tmp_path / "river.txt").write_text(text, encoding="utf-8")
    done(programs / "tracker", "ingest", "river.txt", "--db", "own.db", cwd=tmp_path)
    traced = done(programs / "tracker", "trace", "the river is low", "--db", "own.db", cwd=tmp_path)
    assert "Ada Brandt" in traced
    assert "Reuters" in traced


def test_the_installed_program_knows_its_migrations(programs: Path, tmp_path: Path) -> None:
    done(programs / "tracker", "db", "upgrade", "--db", "own.db", cwd=tmp_path)
    current = done(programs / "tracker", "db", "current", "--db", "own.db", cwd=tmp_path)
    newest = max(path.stem.partition("_")[0] for path in (ROOT / "migrations" / "versions").glob("*.py"))
    assert newest in current


def test_the_installed_program_has_its_reports_and_word_lists(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "river.txt").write_text("“The river is low,” Ada Brandt told TASS.\n", encoding="utf-8")
    done(programs / "tracker", "ingest", "river.txt", "--db", "own.db", cwd=tmp_path)
    assert "river.txt" in done(programs / "tracker", "report", "state_media", "--db", "own.db", cwd=tmp_path)
