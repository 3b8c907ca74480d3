# SPDX-License-Identifier: GPL-3.0-or-later
"""A child process with a time limit, and what it said."""
import os
import shlex
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

GRACE_SECONDS = 15  # after an interrupt, which the program takes as "cancel"


@dataclass
class Ended:
    command: str
    status: int  # -1 where it could not be started
    output: str
    errors: str
    seconds: float
    timed_out: bool

    def complaint(self):
        """The last thing it said, for what has no output to show."""
        said = self.errors.strip().splitlines()
        return said[-1] if said else f"exit status {self.status}"


def run(command, limit, folder=None, environment=None):
    """Runs it in a process group of its own. Past the limit it is interrupted, then the whole group is killed."""
    text = shlex.join(command)
    if limit <= 0:
        return Ended(text, -1, "", "no time was left for it", 0.0, True)
    started = time.monotonic()
    timed_out = False
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, cwd=folder, start_new_session=True,
                                       env={**os.environ, **(environment or {})})
        except OSError as error:
            return Ended(text, -1, "", str(error), 0.0, False)
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            timed_out = True
            process.send_signal(signal.SIGINT)
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                pass
            _kill_group(process)
        seconds = round(time.monotonic() - started, 1)
        return Ended(text, process.wait(), _text(output), _text(errors), seconds, timed_out)


def _kill_group(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _text(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")
