"""The outlines of things, on a ground of 512 × 512, as lists of strokes from back to front."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

SIZE = 512

RGB = tuple[int, int, int]
Box = tuple[int, int, int, int]
Points = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Canvas:
    """A picture in the making; `mask` is the body of the thing, where patterns go."""

    image: ImageDraw.ImageDraw
    mask: ImageDraw.ImageDraw
    paints: dict[str, RGB]

    def paint(self, name: str) -> tuple[int, int, int, int]:
        red, green, blue = self.paints[name]
        return red, green, blue, 255


Stroke = Callable[[Canvas], None]

# Beside body, dark, light and sole, which come from the colour of the thing.
PAINTS: dict[str, RGB] = {
    "metal": (176, 182, 189),
    "wheel": (40, 40, 42),
    "glass": (250, 240, 190),
    "dial": (250, 250, 248),
    "hand": (30, 30, 30),
    "label": (244, 236, 220),
    "bean": (90, 58, 36),
    "cup": (245, 245, 240),
    "eye": (20, 20, 20),
    "wick": (60, 50, 40),
    "flame": (244, 160, 50),
    "paper": (250, 246, 236),
    "wood": (50, 40, 34),
}


def polygon(points: Points, paint: str = "body") -> Stroke:
    def draw(canvas: Canvas) -> None:
        canvas.image.polygon(list(points), fill=canvas.paint(paint))
        if paint == "body":
            canvas.mask.polygon(list(points), fill=255)

    return draw


def rounded(box: Box, radius: int, paint: str = "body") -> Stroke:
    def draw(canvas: Canvas) -> None:
        canvas.image.rounded_rectangle(box, radius, fill=canvas.paint(paint))
        if paint == "body":
            canvas.mask.rounded_rectangle(box, radius, fill=255)

    return draw


def ellipse(box: Box, paint: str = "body") -> Stroke:
    def draw(canvas: Canvas) -> None:
        canvas.image.ellipse(box, fill=canvas.paint(paint))
        if paint == "body":
            canvas.mask.ellipse(box, fill=255)

    return draw


def dome(box: Box) -> Stroke:
    def draw(canvas: Canvas) -> None:
        canvas.image.pieslice(box, 180, 360, fill=canvas.paint("body"))
        canvas.mask.pieslice(box, 180, 360, fill=255)

    return draw


def line(points: Points, paint: str, width: int) -> Stroke:
    return lambda canvas: canvas.image.line(list(points), fill=canvas.paint(paint), width=width, joint="curve")


def arc(box: Box, start: int, end: int, width: int, paint: str = "body") -> Stroke:
    return lambda canvas: canvas.image.arc(box, start, end, fill=canvas.paint(paint), width=width)


def ground(box: Box) -> Stroke:
    """Draws nothing; lets patterns appear in the box."""
    return lambda canvas: canvas.mask.rectangle(box, fill=255)


LONG_SLEEVES = [(470, 400), (400, 410), (372, 230), (372, 430), (140, 430), (140, 230), (112, 410), (42, 400)]
SHORT_SLEEVES = [(450, 260), (380, 270), (372, 230), (372, 430), (140, 430), (140, 230), (132, 270), (62, 260)]


def top(sleeves: Points) -> Stroke:
    """A T-shirt or a sweater, by its sleeves."""
    return polygon([(180, 110), (332, 110), (440, 170), *sleeves, (72, 170)])


SHAPES: dict[str, list[Stroke]] = {
    "boot": [
        polygon([(150, 80), (300, 80), (310, 260), (420, 310), (450, 380), (130, 380), (140, 240)]),
        rounded((120, 375, 458, 425), 14, "sole"),
        rounded((120, 410, 458, 432), 8, "dark"),
        rounded((145, 70, 305, 110), 14, "dark"),
        *(line([(240, y), (308, y + 8)], "light", 8) for y in range(140, 270, 32)),
    ],
    "sneaker": [
        polygon([(90, 220), (150, 200), (230, 240), (330, 270), (430, 300), (445, 350), (80, 350)]),
        ellipse((370, 282, 452, 372)),
        rounded((70, 345, 458, 392), 20, "sole"),
        line([(120, 300), (230, 330), (330, 300)], "light", 14),
        *(line([(x, 250), (x + 24, 228)], "sole", 9) for x in range(215, 320, 34)),
    ],
    "sandal": [
        rounded((80, 340, 440, 385), 22, "dark"),
        line([(150, 350), (200, 240), (300, 345)], "body", 40),
        line([(300, 345), (370, 270), (410, 345)], "body", 40),
        ground((0, 0, 1, 1)),
    ],
    "jacket": [
        polygon(
            [(170, 110), (342, 110), (440, 170), (470, 400), (400, 410), (385, 240)]
            + [(380, 440), (132, 440), (127, 240), (112, 410), (42, 400), (72, 170)]
        ),
        ellipse((205, 60, 307, 150), "dark"),
        line([(256, 130), (256, 440)], "dark", 8),
        rounded((160, 320, 235, 332), 5, "dark"),
        rounded((277, 320, 352, 332), 5, "dark"),
    ],
    "trousers": [
        polygon([(160, 70), (352, 70), (380, 450), (290, 450), (256, 200), (222, 450), (132, 450)]),
        rounded((158, 66, 354, 100), 6, "dark"),
    ],
    "tshirt": [top(SHORT_SLEEVES), ellipse((210, 85, 302, 140), "light")],
    "sweater": [
        top(LONG_SLEEVES),
        ellipse((210, 85, 302, 140), "dark"),
        rounded((140, 408, 372, 432), 8, "dark"),
    ],
    "beanie": [
        dome((110, 90, 402, 440)),
        rounded((96, 255, 416, 335), 26, "dark"),
        ellipse((226, 50, 286, 110), "light"),
    ],
    "glove": [
        rounded((180, 220, 340, 430), 30),
        *(rounded((x, 90, x + 36, 260), 18) for x in (182, 222, 262, 302)),
        rounded((120, 230, 190, 290), 26),
        rounded((176, 400, 344, 450), 14, "dark"),
    ],
    "scarf": [
        polygon([(120, 100), (390, 100), (400, 190), (300, 200), (320, 440), (230, 450), (220, 200), (120, 190)]),
        rounded((228, 420, 322, 450), 2, "light"),
    ],
    "sock": [
        polygon([(190, 70), (300, 70), (300, 290), (410, 360), (395, 430), (290, 430), (190, 330)]),
        rounded((186, 66, 304, 116), 10, "light"),
        ellipse((350, 350, 425, 436), "dark"),
    ],
    "backpack": [
        rounded((140, 110, 372, 450), 70),
        rounded((175, 300, 337, 425), 24, "dark"),
        line([(190, 120), (256, 60), (322, 120)], "dark", 18),
        rounded((196, 190, 316, 208), 8, "light"),
        rounded((116, 250, 150, 410), 16, "light"),
        rounded((362, 250, 396, 410), 16, "light"),
    ],
    "suitcase": [
        rounded((140, 140, 372, 440), 26),
        line([(210, 140), (210, 60), (302, 60), (302, 140)], "metal", 14),
        *(line([(x, 165), (x, 415)], "dark", 8) for x in (190, 256, 322)),
        ellipse((160, 430, 200, 470), "wheel"),
        ellipse((312, 430, 352, 470), "wheel"),
    ],
    "tent": [
        polygon([(256, 90), (470, 410), (42, 410)]),
        polygon([(256, 150), (330, 410), (182, 410)], "dark"),
        line([(256, 150), (256, 410)], "light", 6),
    ],
    "sleepingbag": [
        rounded((170, 70, 342, 450), 86),
        ellipse((200, 90, 312, 190), "dark"),
        line([(256, 190), (256, 440)], "dark", 7),
        *(line([(180, y), (332, y)], "light", 5) for y in range(230, 430, 50)),
    ],
    "headlamp": [
        arc((80, 120, 432, 430), 180, 360, 48),
        ground((80, 120, 432, 200)),
        rounded((186, 90, 326, 200), 26, "dark"),
        ellipse((216, 104, 296, 186), "glass"),
    ],
    "bottle": [
        rounded((190, 150, 322, 450), 34),
        rounded((212, 70, 300, 150), 14, "dark"),
        rounded((206, 200, 224, 410), 8, "light"),
    ],
    "headphones": [
        arc((110, 80, 402, 400), 180, 360, 34),
        ground((110, 80, 402, 160)),
        rounded((90, 230, 170, 390), 34),
        rounded((342, 230, 422, 390), 34),
        rounded((150, 245, 182, 375), 14, "dark"),
        rounded((330, 245, 362, 375), 14, "dark"),
    ],
    "earbuds": [
        *(
            stroke
            for x in (130, 300)
            for stroke in (
                ellipse((x, 130, x + 90, 220)),
                rounded((x + 30, 190, x + 62, 330), 15),
                ellipse((x + 20, 150, x + 60, 190), "dark"),
            )
        ),
        rounded((120, 360, 392, 440), 38, "light"),
    ],
    "speaker": [
        rounded((150, 80, 362, 450), 40),
        ellipse((186, 240, 326, 380), "dark"),
        ellipse((226, 280, 286, 340), "light"),
        ellipse((216, 120, 296, 200), "dark"),
    ],
    "watch": [
        rounded((206, 60, 306, 450), 20),
        ellipse((150, 150, 362, 362), "metal"),
        ellipse((170, 170, 342, 342), "dial"),
        line([(256, 256), (256, 196)], "hand", 8),
        line([(256, 256), (300, 272)], "hand", 8),
    ],
    "powerbank": [
        rounded((170, 90, 342, 430), 30),
        *(ellipse((200 + 30 * i, 120, 216 + 30 * i, 136), "light") for i in range(4)),
        rounded((226, 410, 286, 426), 5, "dark"),
    ],
    "knife": [
        polygon([(60, 250), (300, 210), (300, 275), (110, 275)], "blade"),
        rounded((300, 208, 460, 268), 18, "handle"),
        ground((300, 208, 460, 268)),
    ],
    "coffeebag": [
        polygon([(150, 110), (362, 110), (380, 450), (132, 450)]),
        rounded((150, 80, 362, 130), 6, "dark"),
        rounded((180, 220, 332, 350), 12, "label"),
        ellipse((226, 250, 286, 320), "bean"),
    ],
    "kettle": [
        polygon([(180, 180), (330, 180), (380, 430), (130, 430)]),
        line([(360, 380), (430, 300), (440, 210)], "body", 20),
        arc((70, 170, 210, 400), 90, 270, 20, "dark"),
        rounded((215, 140, 295, 184), 14, "dark"),
    ],
    "machine": [
        rounded((110, 90, 400, 440), 28),
        rounded((160, 200, 350, 400), 10, "wheel"),
        rounded((225, 190, 285, 250), 6, "metal"),
        rounded((215, 320, 295, 395), 10, "cup"),
        ellipse((130, 115, 170, 155), "light"),
    ],
    "mug": [
        rounded((140, 150, 340, 430), 30),
        arc((300, 200, 430, 370), 270, 90, 30),
        ellipse((140, 130, 340, 180), "dark"),
    ],
    "box": [
        rounded((90, 130, 422, 400), 16),
        rounded((120, 160, 392, 370), 10, "light"),
        polygon([(256, 185), (330, 340), (182, 340)], "dark"),
        rounded((90, 385, 422, 415), 10, "dark"),
    ],
    "plush": [
        ellipse((150, 190, 362, 450)),
        ellipse((160, 80, 352, 260)),
        ellipse((140, 70, 210, 140)),
        ellipse((302, 70, 372, 140)),
        ellipse((210, 150, 230, 175), "eye"),
        ellipse((282, 150, 302, 175), "eye"),
        ellipse((220, 180, 292, 235), "light"),
        ellipse((190, 270, 322, 420), "light"),
    ],
    "puzzle": [
        rounded((110, 110, 250, 250), 10),
        rounded((262, 110, 402, 250), 10, "light"),
        rounded((110, 262, 250, 402), 10, "dark"),
        rounded((262, 262, 402, 402), 10),
        ellipse((226, 155, 290, 205)),
        ellipse((305, 226, 355, 290)),
    ],
    "candle": [
        rounded((170, 200, 342, 440), 22),
        ellipse((170, 180, 342, 226), "light"),
        line([(256, 200), (256, 150)], "wick", 7),
        polygon([(256, 80), (284, 140), (256, 165), (228, 140)], "flame"),
        rounded((200, 290, 312, 370), 6, "paper"),
    ],
    "blanket": [
        rounded((90, 170, 422, 420), 30),
        rounded((90, 170, 422, 250), 30, "light"),
        line([(90, 335), (422, 335)], "dark", 6),
    ],
    "lamp": [
        polygon([(200, 90), (330, 90), (390, 230), (140, 230)]),
        line([(265, 230), (265, 420)], "metal", 14),
        rounded((180, 415, 350, 448), 14, "dark"),
    ],
}


def transparent() -> Image.Image:
    return Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
