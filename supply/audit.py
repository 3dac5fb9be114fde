"""Known holes in what requirements/dev.lock pins: `python -m supply.audit`.

Asks an advisory service by way of pip-audit, so it needs the network. Exit status: 0 none known,
1 some, 2 nobody could be asked: then nothing is known, and nothing is claimed.
"""

from __future__ import annotations

import json
import subprocess
import sys

from supply.lock import LOCK

_COMMAND = (
    *("-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes", "--disable-pip"),
    *("--format", "json", "--progress-spinner", "off"),
)


def main() -> int:
    ran = subprocess.run(
        [sys.executable, *_COMMAND, *sys.argv[1:]], capture_output=True, text=True, check=False
    )
    try:
        packages = json.loads(ran.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        print(f"not audited: {(ran.stderr.strip() or 'no answer').splitlines()[-1]}", file=sys.stderr)
        return 2
    return report(packages)


def report(packages: list[dict[str, object]]) -> int:
    """Print what pip-audit said of each package, and give the exit status."""
    holed = [package for package in packages if package.get("vulns")]
    unasked = [package for package in packages if "skip_reason" in package]
    for package in holed:
        print(f"{package['name']} {package.get('version')}: {json.dumps(package['vulns'])}")
    print(f"{len(packages)} packages, {len(holed)} with known holes, {len(unasked)} not audited")
    for package in unasked[:3]:
        print(f"  {package['name']}: {package['skip_reason']}", file=sys.stderr)
    return 1 if holed else 2 if unasked or not packages else 0


if __name__ == "__main__":
    sys.exit(main())
