"""What ships beside the code: texts, cards, fonts, icons, drawings, licences, locale and samples; the ground floor."""

from pathlib import Path

FOLDER = Path(__file__).parent
CARDS = FOLDER / "cards"
DRAWINGS = FOLDER / "drawings"
FONTS = FOLDER / "fonts"
GUIDE = FOLDER / "guide"
ICONS = FOLDER / "icons"
LICENCES = FOLDER / "licences"
LOCALE = FOLDER / "locale"
SAMPLES = FOLDER / "samples"
SOURCES = FOLDER / "sources.toml"
TEXTS = FOLDER / "texts"
WORDS = FOLDER / "words"
