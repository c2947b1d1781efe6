"""What ships beside the code: texts, fonts, icons, drawings, licences, locale and sample plans; the ground floor."""

from pathlib import Path

FOLDER = Path(__file__).parent
DRAWINGS = FOLDER / "drawings"
FONTS = FOLDER / "fonts"
ICONS = FOLDER / "icons"
LICENCES = FOLDER / "licences"
LOCALE = FOLDER / "locale"
SAMPLES = FOLDER / "samples"
TEXTS = FOLDER / "texts"
WORDS = FOLDER / "words"
