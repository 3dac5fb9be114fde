"""Build sdist and wheel twice and compare: `python -m supply.package`; they are left in dist/.

With --try the wheel is also installed in an empty environment, with what it needs, and run there.
Both are the same to the last byte wherever and whenever they are built from one commit with one
version of setuptools: files are those that git knows, times are SOURCE_DATE_EPOCH or the commit's.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

from supply.lock import ROOT

FIXTURE = ROOT / "fixtures" / "reports" / "qiwu-organisation-2022.txt"
_BUILD = """
import sys
from setuptools import build_meta
into = sys.argv[1]
build_meta.build_sdist(into)
build_meta.build_wheel(into)
"""


def build(into: Path) -> dict[str, str]:
    """Build both from a clean copy of the tree; gives the SHA-256 of each file by its name."""
    into = into.resolve()
    into.mkdir(parents=True, exist_ok=True)
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct").strip()
    with tempfile.TemporaryDirectory() as folder:
        _copy(Path(folder))
        subprocess.run(
            [sys.executable, "-c", _BUILD, str(into)],
            cwd=folder,
            check=True,
            capture_output=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
        )
    for path in into.glob("*.tar.gz"):
        path.write_bytes(settled(path.read_bytes(), int(epoch)))
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(into.iterdir())}


def settled(archive: bytes, epoch: int) -> bytes:
    """A .tar.gz with its members in order, at one time, of nobody; setuptools leaves the hour in it."""
    packed = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(archive)) as old,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda member: member.name):
            member.mtime, member.uid, member.gid, member.uname, member.gname = epoch, 0, 0, "", ""
            member.mode, member.pax_headers = 0o755 if member.isdir() else 0o644, {}
            new.addfile(member, old.extractfile(member) if member.isfile() else None)
    return gzip.compress(packed.getvalue(), mtime=epoch)


def try_out(wheel: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Install the wheel in an empty environment in the folder, and check a report with it there."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", *options, str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [str(folder / "bin" / "perfcheck"), str(FIXTURE), "--format", "json", "--fail-on", "never"]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, check=False)


def _copy(folder: Path) -> None:
    """What git knows of the tree, as it stands now, with modes that no umask decides."""
    for name in _git("ls-files", "-z", "--", "perfcheck", "pyproject.toml", "README.md", "LICENSE").split(
        "\0"
    ):
        if name and (ROOT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
            target.chmod(0o644)


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m supply.package", description=__doc__)
    parser.add_argument("--try", action="store_true", dest="tried", help="install and run the wheel too")
    said = parser.parse_args()
    out = ROOT / "dist"
    shutil.rmtree(out, ignore_errors=True)
    first = build(out)
    with tempfile.TemporaryDirectory() as folder:
        second = build(Path(folder, "again"))
        for name, digest in first.items():
            print(f"{digest}  {name}{'' if second.get(name) == digest else '  DIFFERS'}")
        if said.tried:
            ran = try_out(next(out.glob("*.whl")), Path(folder, "empty"))
            print(f"the wheel in an empty environment: exit status {ran.returncode}")
            if ran.returncode:
                return 1
    return 0 if first == second else 1


if __name__ == "__main__":
    sys.exit(main())
