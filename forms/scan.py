"""The virus scan of uploads by a program of the operator's choice (clamdscan, say)."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import Final

from forms.files import Scanner

#: Exit codes as clamscan and clamdscan give them.
_CLEAN: Final = 0
_INFECTED: Final = 1
#: Seconds a scan may take.
PATIENCE: Final = 120.0


class ScanFailed(Exception):
    """The scanner is not there, broke down or took too long; nothing is known of the file."""


def command_scanner(command: str) -> Scanner | None:
    """A scanner that runs ``command FILE``; none for an empty command. Raises ValueError for broken quotes.

    Exit code 0 means clean, 1 infected (the last line printed names what was found), anything else that the
    scan failed: then the scanner raises ScanFailed, and the file must not be taken."""
    words = shlex.split(command)
    if not words:
        return None

    def scan(path: Path) -> str | None:
        try:
            done = subprocess.run(
                [*words, str(path)], capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ScanFailed(str(error)) from error
        if done.returncode == _CLEAN:
            return None
        if done.returncode != _INFECTED:
            raise ScanFailed(f"{words[0]} ended with {done.returncode}")
        # the path is of no use to whoever uploaded the file
        lines = done.stdout.decode("utf-8", "replace").replace(str(path), "").strip(" :\n").splitlines()
        return lines[0].strip(" :") if lines else words[0]

    return scan
