"""What ships beside the code: texts, cards, fonts, icons, drawings, locale and sample plans; the ground floor."""

from pathlib import Path

FOLDER = Path(__file__).parent
CARDS = FOLDER / "cards"
DRAWINGS = FOLDER / "drawings"
FONTS = FOLDER / "fonts"
ICONS = FOLDER / "icons"
LOCALE = FOLDER / "locale"
SAMPLES = FOLDER / "samples"
SOURCES = FOLDER / "sources.toml"
TEXTS = FOLDER / "texts"
WORDS = FOLDER / "words"
