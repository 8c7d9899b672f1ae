"""Writes the sample library's pages into resources/sample/pages: `python -m tools.sample`."""

from pathlib import Path

from tools.sample.pages import render_all
from tools.sample.sources import SAMPLE, load_articles


def write_pages(folder: Path) -> int:
    """Write all pages into the folder, remove those that no source stands behind any more, and return how many."""
    files = render_all(load_articles())
    folder.mkdir(parents=True, exist_ok=True)
    for stale in set(folder.glob("[0-9][0-9]-*")) - {folder / name for name in files}:
        stale.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return len(files)


if __name__ == "__main__":
    target = SAMPLE / "pages"
    print(f"{write_pages(target)} files in {target}")
