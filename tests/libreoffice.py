"""LibreOffice, which opens and saves spreadsheets in tests. Where it is not installed they are skipped; FAIL_ON_SKIP=1
makes that a failure (skipping.py)."""

import shutil
import subprocess
from pathlib import Path

import pytest


def saved_as(kind: str, source: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it: `kind` is what its --convert-to takes."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    profile, out = f"-env:UserInstallation=file://{folder}/office", folder / "out"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / f"{source.stem}.{kind.partition(':')[0]}"
