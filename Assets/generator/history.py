"""The orders: what the customers looked at, bought, rated and returned, from a seeded model of their tastes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from tables import CUSTOMERS, FACTS, Customer, Variant

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone.utc)
SEED = 20261120
SESSIONS = {"vip": 9, "regular": 6, "new": 2, "minor": 4}


@dataclass(frozen=True)
class Taste:
    """How strongly a group of customers is drawn to brands and categories."""

    brands: dict[str, int]
    categories: dict[str, int]


def weights(text: str) -> dict[str, int]:
    """Reads `northpeak 5, altura 4`."""
    return {name: int(weight) for name, weight in (pair.split() for pair in text.split(","))}


TASTES = {
    "hike-n": Taste(
        weights("northpeak 5, altura 4, solara 1, tidewater 1"),
        weights(
            "hiking-boots 4, backpacks 4, rain-jackets 4, tents 2, socks 2, headlamps 2, trail-running-shoes 2,"
            " water-bottles 2, beanies 1, sleeping-bags 1, t-shirts 1"
        ),
    ),
    "hike-k": Taste(
        weights("kestrel 6, tidewater 2, solara 1, fjordmark 1"),
        weights(
            "hiking-boots 4, jackets 3, backpacks 2, knives 2, tents 2, headlamps 3, trousers 2, gloves 2,"
            " rain-jackets 2"
        ),
    ),
    "hike-a": Taste(
        weights("antu 7, yunlu 2, shanhai 1"),
        weights(
            "hiking-boots 4, trail-running-shoes 3, backpacks 3, tents 3, rain-jackets 3, sleeping-bags 2,"
            " trousers 2, tea 1"
        ),
    ),
    "street": Taste(
        weights("lumo 6, marlow 1, solara 2, verdano 2, yunlu 1"),
        weights(
            "sneakers 6, headphones 5, speakers 2, watches 2, t-shirts 2, backpacks 2, lamps 1, power-banks 1"
        ),
    ),
    "kitchen": Taste(
        weights("quillon 5, emberline 5, copperbean 5, qinghe 1"),
        weights("knives 5, coffee 5, coffee-makers 4, kettles 3, mugs 3, water-bottles 1"),
    ),
    "tea": Taste(
        weights("shanhai 6, qinghe 4, mobai 4, yunlu 1"),
        weights("tea 6, mugs 3, kettles 3, water-bottles 2, scarves 2, board-games 1, coffee 2, headphones 1"),
    ),
    "winter": Taste(
        weights("fjordmark 5, marlow 4, yunlu 3"),
        weights(
            "sweaters 4, down-jackets 4, beanies 3, scarves 4, gloves 2, winter-boots 3, blankets 3, candles 2,"
            " jackets 2, suitcases 1"
        ),
    ),
    "family": Taste(
        weights("brightwell 6, pebblekin 6, verdano 2"),
        weights(
            "board-games 4, plush 4, puzzles 4, sweaters 2, jackets 2, socks 2, blankets 2, backpacks 1, candles 1,"
            " headphones 1"
        ),
    ),
}
# What is often bought along with something of a category.
COMPANIONS = {
    "hiking-boots": "socks",
    "backpacks": "water-bottles",
    "coffee-makers": "coffee",
    "knives": "coffee-makers",
    "tea": "mugs",
    "tents": "sleeping-bags",
    "sweaters": "scarves",
    "plush": "puzzles",
    "sneakers": "headphones",
}
# What the test sentences need these customers not to have by chance.
NO_BOOTS = {"u1042", "u3001"}
NO_PACKS_OR_SHELLS = {"u1042", "u2077"}
RIDGE_BUYERS = ("u1014", "u1064", "u1080", "u1101", "u1138", "u2090", "u2019")
TEAL_RIDGE_BUYERS = ("u1064", "u1101")
RIDGE_COMPANIONS = ["northpeak-trek-socks", "northpeak-spring-bottle-teal", "solara-beam-300"]
HEADPHONES_OF_THE_WEEK = ["solara-headphones-white", "lumo-air-buds-navy", "lumo-studio-headphones"]


@dataclass(frozen=True)
class Event:
    customer: str
    item: str
    kind: str
    value: float | str
    time: datetime

    @property
    def row(self) -> list[object]:
        return [self.customer, self.item, self.kind, self.value, self.time.strftime("%Y-%m-%dT%H:%M:%SZ")]


@dataclass
class Simulation:
    """Draws every chance from one generator: the order of the draws is part of the result."""

    items: list[Variant]
    random: random.Random = field(default_factory=lambda: random.Random(SEED))
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pool = [item for item in self.items if "n" not in item.flags]
        self.appeal = {item.id: 0.4 + self.random.random() for item in self.items}

    def days_ago(self, days: float) -> datetime:
        return NOW - timedelta(days=days, seconds=self.random.randrange(0, 80000) + 3600)

    def add(self, customer: str, item: str, kind: str, value: float | str, time: datetime) -> None:
        self.events.append(Event(customer, item, kind, value, time))

    def run(self) -> list[Event]:
        for customer in CUSTOMERS:
            bought: set[str] = set()
            for _ in range(SESSIONS[customer.segment] + self.random.randrange(2)):
                self.visit(customer, bought)
        for fact in FACTS:
            time = datetime.fromisoformat(fact.time).replace(tzinfo=timezone.utc)
            self.add(fact.customer, fact.item, fact.event, fact.value, time)
        self.sell_ridge_packs()
        for customer in CUSTOMERS[::3]:
            item = self.random.choice(HEADPHONES_OF_THE_WEEK)
            seconds = self.random.randint(10, 90)
            self.add(customer.id, item, "view", seconds, self.days_ago(self.random.uniform(0.2, 6)))
        past = [event for event in self.events if event.time < NOW]
        return sorted(past, key=lambda event: (event.time, event.customer, event.item, event.kind))

    def visit(self, customer: Customer, bought: set[str]) -> None:
        """One visit: some products are looked at, one may go into the cart, be bought and be judged."""
        chance = self.random
        taste = TASTES[customer.taste]
        time = self.days_ago(chance.uniform(1, 75 if customer.segment == "new" else 420))
        wanders = chance.random() < 0.15

        def pull(item: Variant) -> float:
            return self.pull(customer, item, wanders, bought)

        pulls = [pull(item) for item in self.pool]
        seen: list[Variant] = []
        for step in range(chance.randint(1, 3)):
            item = chance.choices(self.pool, pulls)[0]
            if item in seen:
                continue
            seen.append(item)
            self.add(customer.id, item.id, "view", chance.randint(5, 180), time + timedelta(minutes=4 * step))
        choice = max(seen, key=lambda item: pull(item) * (0.5 + chance.random()))
        if chance.random() < 0.72:
            self.add(customer.id, choice.id, "cart", 1, time + timedelta(minutes=15))
            if chance.random() < 0.78 and not set("op") & set(choice.flags):
                self.buy(customer, choice, taste, bought, time)
        elif chance.random() < 0.4:
            kind = "dislike" if taste.brands.get(seen[0].brand, 0) < 2 else "like"
            self.add(customer.id, seen[0].id, kind, 1, time + timedelta(minutes=30))

    def pull(self, customer: Customer, item: Variant, wanders: bool, bought: set[str]) -> float:
        """How much the item draws the customer."""
        taste = TASTES[customer.taste]
        liking = 1 if wanders else taste.brands.get(item.brand, 0.06) * taste.categories.get(item.category, 0.05)
        pull = self.appeal[item.id] * liking
        pull *= 2.2 if item.colour in customer.colours else 1
        if item.product in bought:
            pull *= 0.05
        if item.gender == "kids" and customer.taste != "family":
            pull *= 0.05
        is_barred = (
            (customer.id in NO_BOOTS and "boots" in item.category)
            or (customer.id in NO_PACKS_OR_SHELLS and item.category in ("backpacks", "rain-jackets"))
            or (customer.id == "u2077" and item.product == "solara-headphones")
            or (customer.segment == "minor" and item.category == "knives")
        )
        return 0 if is_barred else pull

    def buy(self, customer: Customer, item: Variant, taste: Taste, bought: set[str], time: datetime) -> None:
        chance = self.random
        paid = time + timedelta(minutes=22)
        self.add(customer.id, item.id, "purchase", item.selling_price, paid)
        bought.add(item.product)
        companion = COMPANIONS.get(item.category)
        if companion and chance.random() < 0.5:
            offers = [offer for offer in self.pool if offer.category == companion]
            pulls = [self.appeal[offer.id] * taste.brands.get(offer.brand, 0.2) for offer in offers]
            mate = chance.choices(offers, pulls)[0]
            if not (customer.id in NO_BOOTS and "boots" in mate.category):
                self.add(customer.id, mate.id, "purchase", mate.selling_price, paid)
                bought.add(mate.product)
        verdict = chance.random()
        if verdict < 0.45:
            mean = 4.5 if taste.brands.get(item.brand, 0) >= 3 else 3.4
            stars = min(5, max(1, round(chance.gauss(mean, 0.7))))
            self.add(customer.id, item.id, "rating", stars, time + timedelta(days=9))
        elif verdict < 0.52:
            self.add(customer.id, item.id, "return", 1, time + timedelta(days=7))
        elif verdict < 0.62:
            self.add(customer.id, item.id, "like", 1, time + timedelta(days=3))

    def sell_ridge_packs(self) -> None:
        """Lets some customers buy the Altura Ridge 45 and things that go with it."""
        chance = self.random
        for customer in RIDGE_BUYERS:
            has_one = any(
                event.customer == customer and event.item.startswith("altura-ridge-45") and event.kind == "purchase"
                for event in self.events
            )
            if not has_one:
                colour = "teal" if customer in TEAL_RIDGE_BUYERS else "olive"
                time = self.days_ago(chance.uniform(20, 200))
                self.add(customer, f"altura-ridge-45-{colour}", "purchase", 118.90, time)
            if chance.random() < 0.7:
                item = chance.choice(RIDGE_COMPANIONS)
                self.add(customer, item, "purchase", 22, self.days_ago(chance.uniform(20, 200)))
