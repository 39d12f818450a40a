"""Fail on a file that Python would run at every start: the way malicious releases of our dependencies stayed unseen.

Reads .venv without starting its Python, for that would already run them.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = {  # each with its whole content
    "_drafting.pth": str(ROOT),  # our own editable install
    "_virtualenv.pth": "import _virtualenv",  # written by some releases of uv
}
HOOKS = ("sitecustomize.py", "usercustomize.py", "sitecustomize", "usercustomize")


def unexpected(site_packages: Path) -> list[Path]:
    hooks = [site_packages / name for name in HOOKS if (site_packages / name).exists()]
    paths = [path for path in site_packages.glob("*.pth") if path.read_text().strip() != EXPECTED.get(path.name)]
    return hooks + paths


def main() -> None:
    folders = [*ROOT.glob(".venv/lib/python*/site-packages"), *ROOT.glob(".venv/Lib/site-packages")]
    if not folders:
        sys.exit("no site-packages in .venv")
    found = [path for folder in folders for path in unexpected(folder)]
    for path in found:
        print(f"runs at every start of Python, and nobody expects it: {path.relative_to(ROOT)}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
