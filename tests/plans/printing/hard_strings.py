"""Texts that a printer stumbles over: markup, payloads, characters that steer a screen, and scripts we do not have.

None of them may be evaluated, lost, or end the print. Every field of every printed thing gets every one of them.
"""

from __future__ import annotations

_CLASSES = "[].__class__.__base__.__subclasses__()"
_ORDINARY = "Wij doen het samen. "

MARKUP = {
    "bold": "<b>vet</b> en <i>schuin</i>",
    "unclosed": "<b>nooit dicht",
    "closed twice": "</b></para></para>",
    "end of the paragraph": "voor</para><para>na",
    "a paragraph with a look": '<para alignment="right" fontSize="99" backColor="red">groot</para>',
    "a break": "een<br/>twee<br>drie",
    "a file as a picture": '<img src="file:///etc/passwd" width="10" height="10"/>',
    "a picture by its path": '<img src="/etc/hostname"/>',
    "a picture from elsewhere": "<img src='http://example.org/a.png'>",
    "a picture in the text": '<img src="data:image/png;base64,iVBORw0KGgo="/>',
    "a link": '<a href="http://example.org/">klik</a>',
    "a link that is a script": '<a href="javascript:alert(1)">klik</a>',
    "a link to a file": '<link href="file:///etc/passwd">klik</link>',
    "an anchor": '<a name="goals"/>',
    "a font": '<font color="red" size="99" name="Courier">rood</font>',
    "a font that lacks": '<font name="Nergens">weg</font>',
    "a colour that is a program": f"<font color=\"[[{_CLASSES}] for x in [1]]\">x</font>",
    "a colour that is a call": "<font color=\"toColor('red')\">x</font>",
    "a colour that opens a file": "<para textColor=\"open('/etc/passwd').read()\">x</para>",
    "a span that is a program": "<span color=\"__import__('os').system('id')\">x</span>",
    "drawing called": '<onDraw name="showPage" label="x"/>',
    "an index": '<index name="addOutlineEntry" item="x"/>',
    "a sequence": '<seq id="f"/><seqreset id="f"/><seqdefault id="f"/>',
    "a bullet": "<bullet>&bull;</bullet>punt",
    "a character by its name": '<unichar name="DIGIT ONE"/><unichar code="65"/>',
    "Greek": "<greek>abc</greek><super>2</super><sub>3</sub>",
    "a template": "<evalString>1+1</evalString><name id='x' value='y'/>",
    "a document": "<!DOCTYPE html><html><script>alert(1)</script></html>",
    "entities that grow": '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    "an entity from a file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
    "an instruction": "<?xml version='1.0'?><?php echo 1; ?>",
    "data of its own": "<![CDATA[ <b>niet vet</b> ]]>",
    "a comment": "<!-- weg? --> blijft",
    "half a comment": "a <!-- b",
    "the end of a comment": "--> ]]> />",
    "an attribute without an end": '<font color="',
    "an unknown tag": "<onbekend a=1 b>x</onbekend>",
    "a tag with a space": "< b >spatie</ b >",
    "only signs": "< > & \" ' / = <> << >> && <& >;",
    "comparing": "x <y en y> z, 3<4 & 5>2",
}  # fmt: skip

ENTITIES = {
    "named": "&amp; &lt;b&gt; &nbsp; &eacute; &euro; &copy;",
    "by number": "&#65; &#x41; &#0; &#xD800; &#x110000;",
    "not whole": "&amp &lt &#65 & &; &#; &#x;",
    "twice": "&amp;amp; &amp;lt;b&amp;gt;",
}

PLACES = {
    "percent": "%s %d %(naam)s %n 100%",
    "braces": "{0} {naam} {} {{x}} {0.__class__}",
    "dollars": "$naam ${naam} $(id) `id`",
    "backslashes": "\\n \\t \\\\ \\u0041 \\x41 C:\\Users\\Annelies\\plan.pdf",
    "quotation marks": "\"aanhaling' “dubbel” ‘enkel’ „laag” «vis»",
    "a formula": "=1+1",
    "a formula that calls": "=HYPERLINK(\"http://example.org\",\"klik\")",
    "a formula in disguise": "+31 6 12345678, -1, @SOM(A1:A9)",
    "a path": "../../../../etc/passwd",
    "for a database": "'; DROP TABLE plan; --",
    "brackets of a PDF": "(a) Tj ET Q endstream endobj %%EOF << /JS (x) >>",
    "unbalanced brackets": "((( [ { ) ] } \\( \\)",
    "very long number": "9" * 60,
}  # fmt: skip

WHITE = {
    "lines of every kind": "een\ntwee\r\ndrie\rvier\x0bvijf\x0czes\x85zeven\u2028acht\u2029negen",
    "tabs": "a\tb\t\tc",
    "spaces": "a  b   c      d",
    "hard spaces": "a\xa0\xa0\xa0b\u202fc\xa0",
    "spaces of every width": "a\u2000b\u2003c\u2009d\u200ae\u205ff\u3000g\u1680h",
    "space around": "  binnen  ",
    "blank lines": "\n\n\nna niets\n\n\n",
    "soft hyphens": "ziekte\xadverzuim\xadcijfers",
    "no width": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
}

STEERING = {
    "control characters": "a\x01\x02\x07\x08\x1b[31mb\x7f\x9fc",
    "nothing": "a\x00b",
    "half a character": "a\ud800b\udfffc\udc80d",
    "no characters": "a\ufffeb\uffffc\ufdd0d\U0001fffee",
    "replaced": "a\ufffdb",
    "from right to left": "a\u202eb\u202cc\u2066d\u2069e\u200ff\u061cg",
    "private": "a\ue000b\U000f0000c\U0010fffdd",
    "tags nobody sees": "a\U000e0001\U000e0041\U000e007fb",
    "variants": "a\ufe00b\ufe0fc\U000e0100d",
}

SCRIPTS = {
    "Hebrew": "שלום עולם",
    "Arabic": "مرحبا بالعالم ١٢٣",
    "mixed directions": "Team אבג 123 عرب einde",
    "Chinese": "数字化护理 計画",
    "Japanese": "デジタル・ケア",
    "Korean": "디지털 돌봄",
    "Devanagari": "डिजिटल नमस्ते",
    "Thai": "ดิจิทัล",
    "Greek and Cyrillic": "Αθήνα Київ Ѓорѓи",
    "Turkish and Polish": "Şahin İnci Łódź Ğ Żółć",
    "Vietnamese": "Nguyễn Phương Đặng",
    "Vietnamese in pieces": "Nguye\u0302\u0303n Phu\u031bo\u031bng",
    "marks upon marks": "Z\u0351\u0343\u036ba\u0328\u0321\u0334l\u0315\u0321g\u0335\u0489o\u0489",
    "a mark without a letter": "\u0301 \u0489a",
    "ligatures": "ﬁets ﬂits ĳs ǆ ß ẞ",
    "fractions and arrows": "½ ¾ ≤ ≥ ≠ → ✓ • … – — € №",
    "mathematics": "𝔇𝔦𝔤𝔦 𝟙𝟚𝟛 ∮ ∀",
}

EMOJI = {
    "a face": "blij 😀 en 🥲",
    "a profession": "👩\u200d⚕\ufe0f en 👨🏿\u200d⚕\ufe0f",
    "a family": "👨\u200d👩\u200d👧\u200d👦",
    "skins": "👋🏻👋🏽👋🏿",
    "flags": "🇳🇱🇧🇪🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "keys": "1\ufe0f\u20e3 #\ufe0f\u20e3",
    "hearts": "♥ ❤ ❤\ufe0f ☀\ufe0f ☺",
    "those the font holds": "🤖 🔒 💩",
}

HARD: dict[str, str] = {
    f"{kind}: {name}": text
    for kind, texts in (
        ("markup", MARKUP), ("entities", ENTITIES), ("places", PLACES), ("white", WHITE), ("steering", STEERING),
        ("scripts", SCRIPTS), ("emoji", EMOJI),
    )
    for name, text in texts.items()
}  # fmt: skip
"""Each fits a field of any size; at least sixty of them."""

LONG: dict[str, str] = {
    "100 kB of words": "".join(f"w{place} " for place in range(20_000))[:100_000],
    "5000 letters without a space": "Ж" * 5000,
    "markup 8 kB deep": "<b>" * 2_700,
    "8 kB of signs": "<&>" * 2_700,
    "a thousand lines": "\n".join(f"r{place}" for place in range(1000)),
    "only lines": "a" + "\n" * 1_000 + "z",
    "hard spaces": "a" + "\xa0" * 20_000 + "z",
    "Hebrew without an end": "שלום " * 400,
    "one letter with a thousand marks": "e" + "\u0301\u0334" * 500,
    "emoji without an end": "👩\u200d⚕\ufe0f" * 300,
}
"""Too long for a page or for a line."""
