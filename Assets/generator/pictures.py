"""The pictures: drawn at 512 × 512, saved at 256 × 256 with few colours, so that all of them stay small."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from shapes import PAINTS, RGB, SHAPES, SIZE, Canvas, transparent
from tables import COLOURS, Variant

WHITE: RGB = (255, 255, 255)
OUTLINE = (170, 172, 175, 255)
GROUNDS: list[RGB] = [(214, 228, 240), (240, 226, 210), (222, 236, 220)]


def mix(one: RGB, other: RGB, share: float) -> RGB:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other))
    return red, green, blue


def paints(item: Variant) -> dict[str, RGB]:
    body = COLOURS[item.colour].rgb
    # The one of a knife that has the item's colour: a steel blade is silver, a handle any other.
    blade, handle = (body, PAINTS["wood"]) if item.colour == "silver" else (PAINTS["metal"], body)
    return PAINTS | {
        "body": body,
        "dark": mix(body, (0, 0, 0), 0.35),
        "light": mix(body, WHITE, 0.35),
        "sole": (238, 236, 230) if brightness(body) < 200 else (150, 120, 90),
        "blade": blade,
        "handle": handle,
    }


def brightness(colour: RGB) -> float:
    return sum(colour) / 3


def pattern(flag: str, canvas: Canvas) -> Image.Image:
    layer = transparent()
    draw = ImageDraw.Draw(layer)
    accent = ((250, 250, 246) if brightness(canvas.paints["body"]) < 170 else (40, 50, 70)) + (255,)
    if flag == "s":
        for y in range(0, SIZE, 44):
            draw.rectangle((0, y, SIZE, y + 16), fill=accent)
    elif flag == "d":
        for y in range(20, SIZE, 56):
            for x in range(20 + (y // 56 % 2) * 28, SIZE, 56):
                draw.ellipse((x, y, x + 20, y + 20), fill=accent)
    else:
        for at in range(0, SIZE, 64):
            draw.rectangle((at, 0, at + 14, SIZE), fill=canvas.paint("dark"))
            draw.rectangle((0, at, SIZE, at + 14), fill=canvas.paint("light"))
    return layer


def write_picture(path: Path, item: Variant) -> None:
    image = transparent()
    mask = Image.new("L", (SIZE, SIZE), 0)
    canvas = Canvas(ImageDraw.Draw(image), ImageDraw.Draw(mask), paints(item))
    for stroke in SHAPES[item.shape]:
        stroke(canvas)
    flag = next((flag for flag in item.flags if flag in "sdk"), None)
    if flag:
        layer = pattern(flag, canvas)
        image.paste(layer, (0, 0), ImageChops.multiply(layer.getchannel("A"), mask))
    # White things need an outline on a white ground.
    if brightness(canvas.paints["body"]) > 215:
        alpha = image.getchannel("A")
        image.paste(OUTLINE, (0, 0), ImageChops.subtract(alpha.filter(ImageFilter.MaxFilter(7)), alpha))
    image = image.resize((SIZE // 2, SIZE // 2), Image.Resampling.LANCZOS)
    if "t" in item.flags:
        image.save(path, optimize=True)
        return
    ground = random.Random("img" + item.id).choice(GROUNDS) if "c" in item.flags else WHITE
    flat = Image.new("RGB", image.size, ground)
    flat.paste(image, (0, 0), image)
    flat.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
