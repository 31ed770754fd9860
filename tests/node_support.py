"""Runs a script of frontend/test that answers questions given as JSON."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

SCRIPTS = Path(__file__).parents[1] / "frontend" / "test"
NODE = shutil.which("node")


def answers_of(script: str, questions: object) -> Any:
    """What the script writes when it is given the questions; CalledProcessError when it fails."""
    assert NODE is not None
    done = subprocess.run(
        [NODE, str(SCRIPTS / script)],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=True,
        timeout=900,  # a busy machine is no failure
    )
    return json.loads(done.stdout)
