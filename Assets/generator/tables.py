"""The tables of the sample shop as typed values; the tables themselves lie in tables/, one row a line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).resolve().parent / "tables"


@dataclass(frozen=True)
class Colour:
    id: str
    hex: str
    english: list[str]
    chinese: list[str]

    @property
    def rgb(self) -> tuple[int, int, int]:
        red, green, blue = (int(self.hex[at : at + 2], 16) for at in (1, 3, 5))
        return red, green, blue


@dataclass(frozen=True)
class Category:
    id: str
    path: str
    google_path: str
    english: list[str]
    chinese: list[str]
    chinese_path: str


@dataclass(frozen=True)
class Brand:
    id: str
    name: str
    also: list[str]


@dataclass(frozen=True)
class Variant:
    """One item of the feed: a product in one colour and, where `flags` has z, one size."""

    id: str
    product: str
    # The product's id where it has several variants, else empty.
    group: str
    brand: str
    title: str
    category: str
    price: float
    sale_price: float | None
    colour: str
    size: str
    sizes: str
    shape: str
    material: str
    gender: str
    details: list[tuple[str, str]]
    # o: out of stock, p: preorder, n: new, without events, t: transparent picture,
    # c: coloured background, s: stripes, d: dots, k: checks, z: one variant per size.
    flags: str

    @property
    def is_chinese(self) -> bool:
        return is_chinese(self.title)

    @property
    def selling_price(self) -> float:
        return self.sale_price or self.price


@dataclass(frozen=True)
class Customer:
    id: str
    name: str
    language: str
    city: str
    birth_year: str
    segment: str
    taste: str
    colours: list[str]


@dataclass(frozen=True)
class Store:
    id: str
    name: str
    city: str
    latitude: str
    longitude: str


@dataclass(frozen=True)
class Fact:
    """An event that the test sentences rely on."""

    customer: str
    item: str
    event: str
    value: str
    time: str


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def rows(name: str) -> Iterator[dict[str, str]]:
    with open(TABLES / f"{name}.tsv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def words(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def variants(name: str) -> list[Variant]:
    """The products of a table, one value per feed item."""
    found: list[Variant] = []
    for row in rows(name):
        details = [(key, value) for key, value in (pair.split("=") for pair in row["details"].split(";") if pair)]
        colours = row["colours"].split()
        choices = [(colour, size) for colour in colours for size in (("41", "42") if "z" in row["flags"] else ("",))]
        for colour, size in choices:
            suffix = "" if len(choices) == 1 else f"-{colour}" + (f"-{size}" if size else "")
            found.append(
                Variant(
                    id=row["id"] + suffix,
                    product=row["id"],
                    group=row["id"] if len(choices) > 1 else "",
                    brand=row["brand"],
                    title=row["title"],
                    category=row["category"],
                    price=float(row["price"]),
                    sale_price=float(row["sale_price"]) if row["sale_price"] else None,
                    colour=colour,
                    size=size,
                    sizes=dict(details).get("sizes", ""),
                    shape=row["shape"],
                    material=row["material"],
                    gender=row["gender"],
                    details=[detail for detail in details if detail[0] != "sizes"],
                    flags=row["flags"],
                )
            )
    return found


COLOURS = {
    row["id"]: Colour(row["id"], row["hex"], words(row["english"]), words(row["chinese"])) for row in rows("colours")
}
CATEGORIES = {
    row["id"]: Category(
        row["id"], row["path"], row["google_path"], words(row["english"]), words(row["chinese"]), row["chinese_path"]
    )
    for row in rows("categories")
}
BRANDS = {row["id"]: Brand(row["id"], row["name"], words(row["also"])) for row in rows("brands")}
CUSTOMERS = [
    Customer(**{**row, "colours": row["colours"].split()})  # type: ignore[arg-type]
    for row in rows("customers")
]
STORES = [Store(**row) for row in rows("stores")]
FACTS = [Fact(**row) for row in rows("facts")]
