"""Same scene, same bytes: across hash seeds, time zones and processes."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from powerpoint_scenes import specimen

from slidekit.powerpoint import write

SCRIPT = """
from hashlib import sha256
from powerpoint_scenes import specimen
from slidekit.powerpoint import write
print(sha256(write(specimen())).hexdigest())
"""


def test_bytes_do_not_depend_on_hash_seed_or_time_zone() -> None:
    here = sha256(write(specimen())).hexdigest()
    for seed, zone in (("1", "America/Bogota"), ("4242", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path(__file__).parent)}
        there = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
        assert there.stdout.strip() == here
