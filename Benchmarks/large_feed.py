#!/usr/bin/env python3
"""Write a realistic Google Merchant RSS feed of a given size, the same bytes every time.

Usage: large_feed.py OUT MEGABYTES [CHANGED]   with CHANGED, every so many-th item costs one euro more
About 1.4 kB an item: four variants a product, 40 brands, 12 categories, details and shipping.
"""
import sys

COLOURS = ["Charcoal", "Navy", "Olive/Sand", "Brick Red"]
KINDS = [
    ("Hiking Boots", "Footwear &gt; Boots &gt; Hiking Boots", 187), ("Rain Jacket", "Clothing &gt; Outerwear", 5598),
    ("Wool Scarf", "Accessories &gt; Scarves", 177), ("Daypack", "Bags &gt; Backpacks", 100),
    ("Trail Socks", "Clothing &gt; Socks", 209), ("Camp Mug", "Outdoor &gt; Kitchen", 2169),
    ("Down Vest", "Clothing &gt; Outerwear &gt; Vests", 1831), ("Headlamp", "Outdoor &gt; Lights", 1546),
    ("Summer Dress", "Clothing &gt; Dresses", 2271), ("Linen Shirt", "Clothing &gt; Shirts", 212),
    ("Sun Hat", "Accessories &gt; Hats", 173), ("Tent", "Outdoor &gt; Tents", 1014),
]
PLACES = ["Alta", "Bera", "Corvo", "Dala", "Esker", "Fjell", "Gran", "Holm"]
TRAITS = ["Peak", "Wave", "Field", "Stone", "Wood"]


def gtin(number):
    """A GTIN-13 with a right check digit."""
    digits = f"400{number % 10**9:09d}"
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return digits + str(-total % 10)


def item(n, changed=0):
    product, colour = n // 4, COLOURS[n % 4]
    kind, path, category = KINDS[product % len(KINDS)]
    brand = PLACES[product % 8] + TRAITS[product // 8 % 5].lower()
    name = f"{brand} {kind} {product}"
    return f"""    <item>
      <g:id>{brand.lower()}-{product}-{n % 4}</g:id>
      <title>{name}, {colour}</title>
      <description>{name} in {colour.lower()} &amp; friends: made for long days out and for the way home.
 The seams are taped, the lining dries within hours, and the pockets close with a zip that gloves can hold.
 Tested in {PLACES[n % 8]} over {n % 30 + 1} weeks of rain, wind and sun by people who walk for a living.</description>
      <link>https://shop.example/p/{brand.lower()}-{product}?colour={n % 4}&amp;ref=feed</link>
      <g:image_link>https://img.shop.example/{product}/{n % 4}.jpg</g:image_link>
      <g:additional_image_link>https://img.shop.example/{product}/{n % 4}-back.jpg</g:additional_image_link>
      <g:availability>{'out_of_stock' if n % 11 == 0 else 'in_stock'}</g:availability>
      <g:price>{19 + product * 7 % 240 + (1 if changed and n % changed == 0 else 0)}.{n % 10}0 EUR</g:price>
      <g:brand>{brand}</g:brand>
      <g:gtin>{gtin(n)}</g:gtin>
      <g:condition>new</g:condition>
      <g:google_product_category>{category}</g:google_product_category>
      <g:product_type>{path}</g:product_type>
      <g:color>{colour}</g:color>
      <g:material>{'cotton' if product % 2 else 'merino wool'}</g:material>
      <g:item_group_id>{brand.lower()}-{product}</g:item_group_id>
      <g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
      <g:product_detail><g:attribute_name>Weight</g:attribute_name>\
<g:attribute_value>{200 + product % 900} g</g:attribute_value></g:product_detail>
    </item>
"""


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    changed = int(sys.argv[3]) if len(sys.argv) == 4 else 0
    limit, written, number = int(float(sys.argv[2]) * 1_000_000), 0, 0
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n')
        out.write("  <channel>\n    <title>Large shop</title>\n    <link>https://shop.example</link>\n")
        while written < limit:
            text = item(number, changed)
            written += len(text)
            number += 1
            out.write(text)
        out.write("  </channel>\n</rss>\n")
    print(f"{number} items, {written} bytes")


if __name__ == "__main__":
    main()
