"""Offline: every dependency of pyproject.toml is satisfied by a pin with a hash in the lock."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")


def pins(path: Path) -> dict[str, list[tuple[Version, bool]]]:
    """Name → (version, has a hash) for each pin of a requirement file."""
    found: dict[str, list[tuple[Version, bool]]] = {}
    for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")):
        if match := PIN.match(block):
            name = canonicalize_name(match.group(1))
            found.setdefault(name, []).append((Version(match.group(2)), "--hash=sha256:" in block))
    return found


def faults(requirements: list[str], path: Path) -> list[str]:
    locked = pins(path)
    sentences = []
    for text in requirements:
        wanted = Requirement(text)
        versions = locked.get(canonicalize_name(wanted.name), [])
        if not any(wanted.specifier.contains(v, prereleases=True) for v, _ in versions):
            sentences.append(f"{path.name}: no pin satisfies {text}")
    sentences += [
        f"{path.name}: {name} has no hash"
        for name, versions in locked.items()
        if not all(hashed for _, hashed in versions)
    ]
    return sentences


def main() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = project["dependencies"]
    everything = runtime + project["optional-dependencies"]["dev"]
    found = faults(runtime, ROOT / "requirements" / "production.txt")
    found += faults(everything, ROOT / "requirements" / "dev.txt")
    for sentence in found:
        print(sentence, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
