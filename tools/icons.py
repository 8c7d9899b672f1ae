"""Cuts the Tabler icon font (npm @tabler/icons-webfont, MIT) down to the icons in use: python -m tools.icons FONT."""

import sys
from pathlib import Path

from fontTools import subset

from ui.look.icons import ICONS

TARGET = Path(__file__).parents[1] / "resources" / "fonts" / "tabler-icons-300.ttf"


def main(font: str) -> None:
    options = subset.Options(layout_features=[], notdef_outline=True, name_IDs=["*"])
    with subset.load_font(font, options) as whole:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=ICONS.values())
        cutter.subset(whole)
        subset.save_font(whole, str(TARGET), options)


if __name__ == "__main__":
    main(sys.argv[1])
