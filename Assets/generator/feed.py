"""The feed: Google Merchant RSS 2.0, with descriptions made up from the tables."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from tables import BRANDS, CATEGORIES, COLOURS, Variant

SITE = "https://shop.example"
GENDERS = {
    "men": ("male", "adult"),
    "women": ("female", "adult"),
    "unisex": ("unisex", "adult"),
    "kids": ("unisex", "kids"),
}
PATTERNS = {"s": "striped", "d": "dotted", "k": "checked"}
SENTENCES = {
    "boot": "Sturdy {category} in {colour} {material} with a grippy sole and a padded collar.",
    "sneaker": "Everyday comfort: {colour} {material} upper, cushioned midsole, rubber outsole.",
    "jacket": "A {colour} layer made of {material}, with two zipped pockets and an adjustable hem.",
    "backpack": "Comfortable {colour} pack in {material} with a ventilated back and many pockets.",
    "tent": "Quick to pitch {colour} shelter in {material}, with a porch for wet gear.",
    "headphones": "Clear, balanced sound and soft ear pads in {colour}.",
    "knife": "Sharp, well balanced blade with a {material} finish.",
    "coffeebag": "Freshly packed and full of aroma, from {origin}.",
    "box": "A game for family evenings, quick to learn and different every time.",
}
OTHER_SENTENCE = "A well made {colour} piece in {material} from our {category} range."
ENGLISH_EXTRAS = {
    "waterproof": "Fully waterproof with taped seams.",
    "windproof": "Keeps the wind out.",
    "vegan": "Made without animal products.",
}
CHINESE_EXTRAS = {"waterproof": "防水耐用", "insulated": "保暖加厚", "breathable": "透气舒适", "wireless": "无线使用"}


def english(item: Variant) -> str:
    details = dict(item.details)
    text = SENTENCES.get(item.shape, OTHER_SENTENCE).format(
        category=item.category.replace("-", " "),
        colour=COLOURS[item.colour].english[0],
        material=item.material,
        origin=details.get("origin", "small farms"),
    )
    for attribute, sentence in ENGLISH_EXTRAS.items():
        if details.get(attribute) == "yes":
            text += f" {sentence}"
    return text + (f" Weighs {details['weight']}." if "weight" in details else "")


def chinese(item: Variant) -> str:
    details = dict(item.details)
    parts = [item.title, f"{COLOURS[item.colour].chinese[0]}款"]
    parts += [words for attribute, words in CHINESE_EXTRAS.items() if details.get(attribute) == "yes"]
    if "origin" in details:
        parts.append("产地直采，香气浓郁")
    if "weight" in details:
        parts.append("重量" + details["weight"].replace(" g", "克"))
    return "，".join(parts) + "。适合日常与出行使用。"


def full_title(item: Variant) -> str:
    """The title, told apart from the other variants of its product."""
    if not item.group:
        return item.title
    if item.is_chinese:
        title = f"{item.title} {COLOURS[item.colour].chinese[0]}"
    else:
        title = f"{item.title}, {COLOURS[item.colour].english[0].title()}"
    return f"{title}, {item.size}" if item.size else title


def gtin13(number: int) -> str:
    """A trade item number of 13 digits, the last one its check digit."""
    digits = str(number)[:12].rjust(12, "4")
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return digits + str((10 - total % 10) % 10)


def availability(item: Variant) -> str:
    return "out_of_stock" if "o" in item.flags else "preorder" if "p" in item.flags else "in_stock"


def fields(item: Variant) -> list[tuple[str, str] | list[tuple[str, str]]]:
    """The elements of the item in the namespace g, in order; a list is a nested product_detail."""
    category = CATEGORIES[item.category]
    colour = COLOURS[item.colour]
    number = sum(ord(character) * (index + 7) for index, character in enumerate(item.id))
    out: list[tuple[str, str] | list[tuple[str, str]]] = [
        ("id", item.id),
        ("brand", BRANDS[item.brand].name),
        ("product_type", category.path),
    ]
    if item.is_chinese:
        out.append(("product_type", category.chinese_path))
    out += [
        ("google_product_category", category.google_path),
        ("image_link", f"images/{item.id}.png"),
        ("condition", "new"),
        ("price", f"{item.price:.2f} EUR"),
    ]
    if item.sale_price:
        out += [
            ("sale_price", f"{item.sale_price:.2f} EUR"),
            ("sale_price_effective_date", "2026-11-16T00:00+0100/2026-11-29T23:59+0100"),
        ]
    out.append(("availability", availability(item)))
    if "p" in item.flags:
        out.append(("availability_date", "2026-12-10T09:00+0100"))
    out.append(("color", colour.chinese[0] if item.is_chinese else colour.english[0].title()))
    if item.size:
        out.append(("size", item.size))
    out.append(("material", item.material))
    if item.category not in ("coffee", "tea"):
        gender, age_group = GENDERS[item.gender]
        out += [("gender", gender), ("age_group", age_group)]
    if item.group:
        out.append(("item_group_id", item.group))
    out += [("pattern", name) for flag, name in PATTERNS.items() if flag in item.flags]
    out += [
        ("gtin", gtin13(400000000000 + number * 9973 % 99999999999)),
        ("mpn", f"{item.brand[:3].upper()}-{number % 90000 + 10000}"),
    ]
    details = list(item.details)
    if item.sizes and not item.size:
        details.append(("available sizes", item.sizes.replace(",", ", ")))
    for name, value in details:
        out.append([("section_name", "Details"), ("attribute_name", name.title()), ("attribute_value", value)])
        if name == "weight":
            out.append(("shipping_weight", value))
    return out


def element(tag: str, text: str, depth: int) -> str:
    return f"{'  ' * depth}<{tag}>{escape(text)}</{tag}>"


def item_lines(item: Variant) -> list[str]:
    lines = ["    <item>"]
    lines.append(element("title", full_title(item), 3))
    lines.append(element("description", chinese(item) if item.is_chinese else english(item), 3))
    lines.append(element("link", f"{SITE}/p/{item.id}", 3))
    for field in fields(item):
        if isinstance(field, tuple):
            lines.append(element(f"g:{field[0]}", field[1], 3))
        else:
            lines.append("      <g:product_detail>")
            lines += [element(f"g:{tag}", text, 4) for tag, text in field]
            lines.append("      </g:product_detail>")
    return [*lines, "    </item>"]


def write_feed(path: Path, title: str, items: list[Variant]) -> None:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
        "  <channel>",
        element("title", title, 2),
        element("link", SITE, 2),
        element("description", "Sample shop feed", 2),
        *(line for item in items for line in item_lines(item)),
        "  </channel>",
        "</rss>",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
