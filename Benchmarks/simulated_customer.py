#!/usr/bin/env python3
"""Let a simulated customer look for a product that only she knows, and count the turns until she sees it.

Usage: simulated_customer.py CLEW SHOP FEED PAIRS [SESSIONS [SEED]]
FEED is the Google Merchant RSS that SHOP was made of, PAIRS a table `user_id item_id` of customers and the products they
look for. Each session is held in four ways, all beginning with the same true fact (of category, brand, colour and
attribute the one that most products share):
  critiques  a list for her of what the fact leaves; then each turn one true thing more, against what she was told: cheaper or
             dearer, not that brand, that brand, the category, the colour, an attribute; or an offer that describes it
  no offers  the same without taking offers
  more       the same list, and on and on
  search     the fact as a query; each turn one true word more, then on and on
A turn tells her one product, as on the telephone, or five, as on a screen; none twice. Each thing is said once but for prices,
all in one random order a session. Prints the share of sessions that came to the product within 5 and 10 turns, the mean number of
turns (one that did not within 10 counts as 11), and how many sentences were not understood.
"""
import collections
import json
import random
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

GOOGLE = "{http://base.google.com/ns/1.0}"
MOST = 10


class Product:
    """What the customer knows of a product."""

    def __init__(self):
        self.brand, self.prices, self.colours, self.categories, self.attributes = "", [], set(), [], set()


def read(feed):
    products = {}
    for _, item in ElementTree.iterparse(feed):
        if item.tag != "item":
            continue

        def text(name):
            return (item.findtext(GOOGLE + name) or "").strip()

        product = products.setdefault(text("item_group_id") or text("id"), Product())
        product.brand = text("brand")
        product.prices.append(float((text("sale_price") or text("price") or "0").split()[0]))
        product.colours.update(c.strip().lower() for c in text("color").split("/") if c.strip())
        for path in item.findall(GOOGLE + "product_type"):
            leaf = (path.text or "").split(">")[-1].strip()
            if leaf and leaf not in product.categories:
                product.categories.append(leaf)
        for detail in item.findall(GOOGLE + "product_detail"):
            if (detail.findtext(GOOGLE + "attribute_value") or "").strip().lower() == "yes":
                product.attributes.add((detail.findtext(GOOGLE + "attribute_name") or "").strip().lower())
        item.clear()
    return products


class Desk:
    """One conversation with the program."""

    def __init__(self, clew, shop):
        self.chat = subprocess.Popen(
            [clew, "chat", "--json", "--shop", shop, "--no-expire"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.missed = self.asked = 0

    def say(self, sentence):
        self.chat.stdin.write(sentence + "\n")
        self.chat.stdin.flush()
        turn = json.loads(self.chat.stdout.readline())
        self.asked += 1
        if turn["intent"].startswith(("error.", "clarify", "contradiction")):
            self.missed += 1
        result = turn["result"] or {}
        return [item["item"] for item in result.get("items") or []], result.get("offers") or []


def fits(slots, target, first):
    """Whether an offer is true of the product."""
    for critique in slots.get("critiques", []):
        if critique["attr"] != "price":
            return False
        low, high = (target, first) if critique["dir"] == "-" else (first, target)
        if not min(low.prices) < 0.95 * max(high.prices):
            return False
    slug = lambda name: "".join(c if c.isalnum() else "-" for c in name.lower()).strip("-")
    for name in slots.get("category", []):
        if name not in [slug(c) for c in target.categories]:
            return False
    for name in slots.get("brand", []):
        if name != slug(target.brand):
            return False
    for name in slots.get("colour", []):
        if name not in target.colours:
            return False
    return all(name in target.attributes for name in slots.get("attrs", {})) and "material" not in slots


class Customer:
    """Knows the product and the order in which she thinks of what it is like."""

    def __init__(self, target, kinds, counts, common):
        self.target = target
        categories = [name for name in target.categories if name not in common]
        self.facts = [
            (kind, value) for kind, value in (
                ("category", categories[0] if categories else ""), ("brand", target.brand),
                ("colour", min(target.colours, default="")), ("attribute", min(target.attributes, default=""))) if value]
        # She begins with what leaves most, and goes on in an order of her own.
        self.facts.sort(key=lambda fact: kinds.index(fact[0]))
        broadest = max(self.facts, key=lambda fact: counts[fact], default=None)
        if broadest:
            self.facts.remove(broadest)
            self.facts.insert(0, broadest)
        self.kinds, self.denies = list(kinds), True

    def say(self, fact):
        self.facts.remove(fact)
        return f"it should be {fact[1]}" if fact[0] == "attribute" else f"only {fact[1]}"

    def critique(self, first, place):
        """The next true thing against a product of the list; `None` when there is nothing more to say."""
        for kind in list(self.kinds):
            self.kinds.remove(kind)
            self.kinds.append(kind)
            low, high = min(self.target.prices), min(first.prices)
            if kind == "price" and low < 0.95 * high:
                return f"cheaper than #{place}"
            if kind == "price" and low > 1.05 * high:
                return f"dearer than #{place}"
            fact = next((fact for fact in self.facts if fact[0] == kind), None)
            if fact is None:
                continue
            if kind == "brand" and self.denies and first.brand and first.brand != self.target.brand:
                self.denies = False
                return f"not {first.brand}"
            if {"category": fact[1] not in first.categories, "brand": first.brand != fact[1],
                    "colour": fact[1] not in first.colours, "attribute": fact[1] not in first.attributes}[kind]:
                return self.say(fact)
        return None


def session(desk, products, user, item, way, told, kinds, counts, common):
    customer = Customer(products[item], kinds, counts, common)
    desk.say("reset all")
    query = customer.facts[0][1] if customer.facts else ""
    if way == "search":
        customer.facts = customer.facts[1:]
        items, offers = desk.say(f"search {query}")
    else:
        items, offers = desk.say(f"/rec {user}")
        if customer.facts:
            items, offers = desk.say(customer.say(customer.facts[0]))
    known = set()
    for turn in range(1, MOST + 1):
        new = [name for name in items if name not in known][:told]
        for _ in range(MOST):
            if new:
                break
            items, offers = desk.say("more")
            if not items:
                return MOST + 1
            new = [name for name in items if name not in known][:told]
        if item in new:
            return turn
        known.update(new)
        sentence = None
        if way == "search" and customer.facts:
            query += " " + customer.facts.pop(0)[1]
            sentence = f"search {query}"
        elif way in ("critiques", "no offers") and new and new[0] in products:
            first, place = products[new[0]], items.index(new[0]) + 1
            true = [offer for offer in offers if place == 1 and fits(offer["slots"], products[item], first)]
            if way == "critiques" and true:
                sentence = min(true, key=lambda offer: offer["count"])["key"]
            sentence = sentence or customer.critique(first, place)
        if sentence:
            found, offered = desk.say(sentence)
            if found:
                items, offers = found, offered
    return MOST + 1


def main():
    if not 5 <= len(sys.argv) <= 7:
        sys.exit(__doc__)
    clew, shop, feed, pairs = sys.argv[1:5]
    count = int(sys.argv[5]) if len(sys.argv) > 5 else 500
    chance = random.Random(int(sys.argv[6]) if len(sys.argv) > 6 else 1)
    products = read(feed)
    counts = collections.Counter(
        fact for product in products.values() for fact in {
            *(("category", name) for name in product.categories), *(("colour", name) for name in product.colours),
            *(("attribute", name) for name in product.attributes), ("brand", product.brand)})
    common = {fact[1] for fact, count in counts.items() if fact[0] == "category" and count > len(products) / 2}
    with open(pairs, encoding="utf-8") as table:
        known = [tuple(line.split()) for line in list(table)[1:]]
    known = [pair for pair in known if pair[1] in products]
    sessions = [(*pair, chance.sample(["price", "brand", "category", "colour", "attribute"], 5))
                for pair in chance.sample(known, min(count, len(known)))]
    for told in (1, 5):
        print(f"{len(sessions)} sessions, {told} a turn    within 5   within 10   turns   not understood")
        for way in ("critiques", "no offers", "more", "search"):
            desk = Desk(clew, shop)
            turns = [session(desk, products, user, item, way, told, kinds, counts, common) for user, item, kinds in sessions]
            share = lambda most: 100 * sum(turn <= most for turn in turns) / len(turns)
            print(f"{way:24} {share(5):10.1f} % {share(10):9.1f} % {sum(turns) / len(turns):7.2f} "
                  f"{desk.missed:8} of {desk.asked}", flush=True)


if __name__ == "__main__":
    main()
