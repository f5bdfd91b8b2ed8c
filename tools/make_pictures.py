"""python -m tools.make_pictures

Draws the demo's schematic pictures into resources/demo/pictures: each scene before and after, marked 示意图.
They show nobody and no real place.
"""

from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from resources import resource_path

SIZE = (640, 480)
_HORIZON = 210
_COLOURS = 40
_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)
Draw = ImageDraw.ImageDraw
GREY, KERB, WALL, LEAF, WATER, MUD, RED, YELLOW = (
    "#6d7276", "#b9bcb8", "#c8beb0", "#5d8a58", "#4f86a6", "#7a6248", "#b8433a", "#e0b33c",
)  # fmt: skip


def _street(draw: Draw) -> None:
    draw.rectangle((0, 0, 640, _HORIZON), fill="#c9d8e2")
    for left, top, right, colour in (
        (0, 60, 150, "#a9a397"), (150, 110, 260, "#b9b1a3"),
        (430, 90, 540, "#b3aa9c"), (540, 40, 640, "#9f988c"),
    ):  # fmt: skip
        draw.rectangle((left, top, right, _HORIZON), fill=colour)
        for x in range(left + 14, right - 16, 30):
            for y in range(top + 16, _HORIZON - 20, 32):
                draw.rectangle((x, y, x + 14, y + 18), fill="#7f8b94")
    draw.rectangle((0, _HORIZON, 640, 480), fill=KERB)
    draw.polygon(((210, _HORIZON), (430, _HORIZON), (640, 440), (640, 480), (0, 480), (0, 440)), fill=GREY)
    for y, width in ((225, 4), (265, 7), (320, 11), (395, 17)):
        draw.polygon(
            (
                (320 - width, y),
                (320 + width, y),
                (320 + width * 2, y + width * 3),
                (320 - width * 2, y + width * 3),
            ),
            fill="#d9d7cf",
        )


def _road(draw: Draw, after: bool) -> None:
    _street(draw)
    if after:
        draw.polygon(((150, 360), (330, 350), (370, 430), (120, 445)), fill="#55595c")
        return
    for x, y, width in ((190, 380, 90), (300, 410, 60), (250, 340, 46)):
        draw.ellipse((x, y, x + width, y + width // 3), fill="#3b3d3e", outline="#8d8a84", width=4)
    for x in range(160, 380, 26):
        draw.ellipse((x, 425 + x % 17, x + 9, 431 + x % 17), fill="#97938b")


def _cover(draw: Draw, after: bool) -> None:
    _street(draw)
    draw.ellipse((180, 335, 400, 425), fill="#515457", outline="#3a3c3e", width=8)
    if after:
        for x in range(205, 380, 24):
            draw.line((x, 350, x, 410), fill="#3f4244", width=5)
        return
    draw.pieslice((192, 342, 388, 418), 200, 20, fill="#141516")
    draw.polygon(((200, 395), (300, 330), (330, 350), (240, 418)), fill="#6a6d70")
    draw.polygon(((470, 300), (490, 380), (450, 380)), fill=RED)


def _rubbish(draw: Draw, after: bool) -> None:
    _street(draw)
    draw.rectangle((440, 250, 610, 340), fill=LEAF)
    draw.rectangle((430, 240, 620, 256), fill="#46663f")
    if after:
        return
    for x, y, colour in (
        (380, 340, "#33373a"), (440, 360, "#5a4a3b"), (500, 330, "#2f3a44"), (420, 390, "#77694f"),
        (520, 385, "#3d3f3a"), (340, 380, "#6d5f50"), (470, 410, "#2b2e30"),
    ):  # fmt: skip
        draw.ellipse((x, y, x + 86, y + 64), fill=colour)
    draw.polygon(((330, 455), (600, 450), (620, 476), (310, 478)), fill="#5c5140")


def _flood(draw: Draw, after: bool) -> None:
    _street(draw)
    if after:
        draw.rectangle((90, 430, 150, 446), fill="#3a3c3e")
        for x in range(94, 150, 10):
            draw.line((x, 431, x, 445), fill="#888c8e", width=3)
        return
    draw.polygon(((0, 330), (640, 320), (640, 480), (0, 480)), fill=WATER)
    for y in range(340, 470, 26):
        draw.line((40 + y % 60, y, 240 + y % 60, y - 4), fill="#7aaac4", width=4)
        draw.line((360 - y % 50, y + 8, 560 - y % 50, y + 5), fill="#7aaac4", width=4)
    draw.rounded_rectangle((400, 280, 560, 350), 24, fill="#8d2f2a")
    draw.rectangle((430, 252, 530, 290), fill="#a8483f")


def _parking(draw: Draw, after: bool) -> None:
    _street(draw)
    draw.line((0, 470, 200, 215), fill=YELLOW, width=7)
    draw.line((640, 470, 440, 215), fill=YELLOW, width=7)
    if after:
        return
    for left, top, scale, colour in (
        (70, 300, 1.0, "#dfe2e3"),
        (420, 310, 1.0, "#324a6b"),
        (250, 240, 0.55, "#7d2f2c"),
    ):
        width, height = round(170 * scale), round(64 * scale)
        draw.rounded_rectangle((left, top, left + width, top + height), 14, fill=colour)
        draw.polygon(
            (
                (left + width * 0.2, top), (left + width * 0.32, top - height * 0.6),
                (left + width * 0.72, top - height * 0.6), (left + width * 0.86, top),
            ),
            fill="#2c3136",
        )  # fmt: skip
        for part in (0.14, 0.68):
            x = left + width * part
            draw.ellipse(
                (x, top + height - 14, x + 34 * scale, top + height - 14 + 34 * scale), fill="#17191a"
            )


def _stall(draw: Draw, after: bool) -> None:
    _street(draw)
    draw.rectangle((430, 120, 640, 320), fill=WALL)
    draw.rectangle((460, 180, 610, 320), fill="#5b5348")
    if after:
        return
    for left, colour in ((60, RED), (250, "#3d7a8c"), (420, YELLOW)):
        draw.polygon(((left, 300), (left + 150, 300), (left + 126, 262), (left + 24, 262)), fill=colour)
        draw.rectangle((left + 10, 340, left + 140, 372), fill="#8a6f4d")
        for number in range(6):
            x = left + 18 + number * 20
            draw.ellipse((x, 324, x + 18, 342), fill=(RED, "#d98a2b", LEAF)[number % 3])
        draw.line((left + 14, 300, left + 14, 430), fill="#55585a", width=5)
        draw.line((left + 136, 300, left + 136, 430), fill="#55585a", width=5)


def _tree(draw: Draw, after: bool) -> None:
    _street(draw)
    if after:
        draw.ellipse((120, 330, 190, 350), fill="#8a6b48")
        draw.ellipse((134, 334, 176, 346), fill="#c7a678")
        return
    draw.line((140, 345, 470, 120), fill="#6a4e33", width=26)
    for x, y, size in ((380, 60, 150), (450, 110, 130), (330, 110, 110)):
        draw.ellipse((x, y, x + size, y + size), fill="#4d7a4b")
    draw.line((0, 130, 640, 150), fill="#2a2c2e", width=4)


def _wall(draw: Draw, after: bool) -> None:
    draw.rectangle((0, 0, 640, 480), fill=WALL)
    for y in range(0, 480, 40):
        draw.line((0, y, 640, y), fill="#bcb1a1", width=2)
        for x in range((y // 40 % 2) * 40, 640, 80):
            draw.line((x, y, x, y + 40), fill="#bcb1a1", width=2)
    draw.rectangle((0, 430, 640, 480), fill="#8f8b84")
    if after:
        draw.rectangle((150, 100, 420, 300), fill="#cdc4b7")
        return
    for left, top, colour in (
        (90, 90, "#e8e6df"), (210, 70, "#e5d27a"), (330, 110, "#d9a59a"), (440, 80, "#e8e6df"),
        (140, 230, "#a9c4d6"), (280, 240, "#e8e6df"), (410, 220, "#e5d27a"),
    ):  # fmt: skip
        draw.rectangle((left, top, left + 96, top + 120), fill=colour)
        for line in range(5):
            draw.line(
                (left + 12, top + 22 + line * 20, left + 84, top + 22 + line * 20), fill="#6f6a63", width=5
            )


SCENES: dict[str, Callable[[Draw, bool], None]] = {
    "road": _road,
    "cover": _cover,
    "rubbish": _rubbish,
    "flood": _flood,
    "parking": _parking,
    "stall": _stall,
    "tree": _tree,
    "wall": _wall,
}


def _marked(picture: Image.Image, words: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    draw = ImageDraw.Draw(picture)
    width = round(draw.textlength(words, font=font))
    draw.rectangle((SIZE[0] - width - 28, 12, SIZE[0] - 12, 50), fill="#1b1f23")
    draw.text((SIZE[0] - width - 20, 14), words, font=font, fill="#e9ecef")
    return picture.quantize(_COLOURS, dither=Image.Dither.NONE)


def main() -> None:
    """Draw them all."""
    font = ImageFont.truetype(next(path for path in _FONTS if Path(path).exists()), 24)
    folder = resource_path("demo", "pictures")
    folder.mkdir(exist_ok=True)
    for name, draw_scene in SCENES.items():
        for after in (False, True):
            picture = Image.new("RGB", SIZE)
            draw_scene(ImageDraw.Draw(picture), after)
            file = folder / f"{name}-{'after' if after else 'before'}.png"
            _marked(picture, "示意图", font).save(file, optimize=True)
            print(f"{file.name} {file.stat().st_size}")


if __name__ == "__main__":
    main()
