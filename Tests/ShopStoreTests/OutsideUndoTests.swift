// ShopStoreTests › OutsideUndoTests: triples, names and vectors as they were before an import.

import Catalogue
import ShopStore
import Testing

@Suite("Taking statements about products back")
struct OutsideUndoTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func triple(_ head: String, _ tail: String, _ weight: Double = 1) -> Triple {
    Triple(head: head, relation: "likes", tail: tail, weight: weight, line: 1)
  }

  @discardableResult
  private func take(
    _ series: String, into store: ShopStore, _ body: (IngestTransaction) throws -> Void
  ) throws -> Int {
    try store.ingest { shop in
      let number = try shop.beginImport(file: series, format: "x", series: series, kind: "x", time: 1)
      try body(shop)
      try shop.endImport(IngestTally())
      return number
    }
  }

  private func take(_ triples: [Triple], _ series: String, into store: ShopStore) throws -> Int {
    try take(series, into: store) { shop in for triple in triples { _ = try shop.add(triple) } }
  }

  private func revert(_ number: Int, _ series: String, in store: ShopStore) throws -> Int {
    try take(series, into: store) { try $0.revertOutside(number) }
  }

  /// What is there, in words: each triple with its weight and its import.
  private func told(_ store: ShopStore) throws -> [String] {
    try store.triples().map {
      "\($0.triple.head) \($0.triple.tail) \($0.triple.weight) of \($0.importNumber)"
    }
  }

  @Test(
    "What an import added is gone, what it changed is what it was, and both come back when that is taken back"
  )
  func triples() throws {
    let store = try ShopStore.create(folder.shop)
    _ = try take([triple("a", "b"), triple("a", "c")], "one", into: store)
    let before = try told(store)
    let second = try take([triple("a", "b", 2), triple("d", "e")], "two", into: store)
    let after = try told(store)
    #expect(after == ["a b 2.0 of 2", "a c 1.0 of 1", "d e 1.0 of 2"])
    let back = try revert(second, "two", in: store)
    #expect(try told(store) == before)
    let forth = try revert(back, "two", in: store)
    #expect(try told(store) == after)
    #expect(try revert(second, "two", in: store) == forth + 1)
    #expect(try told(store) == before)
  }

  @Test("What the same file said later goes with it, and what another file has said since then stays")
  func others() throws {
    let store = try ShopStore.create(folder.shop)
    let first = try take([triple("a", "b"), triple("c", "d")], "one", into: store)
    _ = try take([triple("c", "d", 3)], "two", into: store)
    _ = try take([triple("a", "b", 5), triple("e", "f")], "one", into: store)
    _ = try revert(first, "one", in: store)
    #expect(try told(store) == ["c d 3.0 of 2"])
  }

  @Test("What two files say stays as long as one of them does", arguments: [[1, 2], [2, 1]])
  func repeated(order: [Int]) throws {
    let store = try ShopStore.create(folder.shop)
    let series = ["", "one", "two"]
    _ = try take([triple("a", "b"), triple("a", "c")], "one", into: store)
    try take("two", into: store) { shop in
      let isNew = [try shop.add(triple("a", "b")), try shop.add(triple("a", "b"))]
      #expect(isNew == [false, false])
    }
    _ = try revert(order[0], series[order[0]], in: store)
    #expect(try told(store).contains { $0.hasPrefix("a b 1.0") })
    _ = try revert(order[1], series[order[1]], in: store)
    #expect(try told(store) == [])
  }

  @Test("Names and vectors that two files give stay as long as one of them does")
  func repeatedNames() throws {
    let store = try ShopStore.create(folder.shop)
    for series in ["one", "two"] {
      try take(series, into: store) { shop in
        try shop.add(EntityName(id: "9", label: "Tom", item: ""))
        shop.beginVectors()
        try shop.add(vector: [1, 2], of: "a")
        try shop.endVectors()
      }
    }
    _ = try revert(1, "one", in: store)
    #expect(try store.entities().map(\.label) == ["Tom"])
    #expect(try store.vectors() == ["a": [1, 2]])
    _ = try revert(2, "two", in: store)
    #expect(try store.entities().isEmpty && store.vectors().isEmpty)
  }

  @Test("What was taken back does not come back when what was said on top of it is taken back too")
  func covered() throws {
    let store = try ShopStore.create(folder.shop)
    let one = try take([triple("a", "b")], "one", into: store)
    let two = try take([triple("a", "b", 0.5)], "two", into: store)
    let three = try take([triple("a", "b", 0.7)], "three", into: store)
    let back = try revert(two, "two", in: store)
    #expect(try told(store) == ["a b 0.7 of 3"])
    // What “two” had said is not what was before “three” any more, but what “one” says is.
    let uncovered = try revert(three, "three", in: store)
    #expect(try told(store) == ["a b 1.0 of 1"])
    _ = try revert(uncovered, "three", in: store)
    #expect(try told(store) == ["a b 0.7 of 3"])
    // With “two” said again, it is.
    _ = try revert(back, "two", in: store)
    _ = try revert(three, "three", in: store)
    #expect(try told(store) == ["a b 0.5 of 2"])
    _ = try revert(one, "one", in: store)
    #expect(try told(store) == ["a b 0.5 of 2"])
    _ = try revert(two, "two", in: store)
    #expect(try told(store) == [])
  }

  @Test("What lies between two imports of a file that are taken back is what counts then")
  func between() throws {
    let store = try ShopStore.create(folder.shop)
    let one = try take([triple("a", "b")], "one", into: store)
    _ = try take([triple("a", "b", 0.5)], "two", into: store)
    _ = try take([triple("a", "b", 3)], "one", into: store)
    let last = try take([triple("a", "b", 4)], "three", into: store)
    _ = try revert(one, "one", in: store)
    #expect(try told(store) == ["a b 4.0 of 4"])
    _ = try revert(last, "three", in: store)
    #expect(try told(store) == ["a b 0.5 of 2"])
  }

  @Test("Names that an import gave or changed are what they were")
  func entities() throws {
    let store = try ShopStore.create(folder.shop)
    try take("one", into: store) { try $0.add(EntityName(id: "9", label: "Tom", item: "")) }
    let before = try store.entities()
    let second = try take("two", into: store) { shop in
      try shop.add(EntityName(id: "9", label: "", item: "i9"))
      try shop.add(EntityName(id: "8", label: "Ann", item: ""))
    }
    #expect(try store.entities().map(\.item) == ["", "i9"])
    _ = try revert(second, "two", in: store)
    #expect(try store.entities() == before)
  }

  @Test("A file of vectors replaces those before, and the way back brings every one of them again")
  func vectors() throws {
    let store = try ShopStore.create(folder.shop)
    let sets: [[String: [Float]]] = [
      ["a": [1, 0], "b": [0, 1]], ["b": [0, 1], "c": [1, 1]], ["a": [2, 2, 2]],
    ]
    for set in sets {
      try take("vectors", into: store) { shop in
        shop.beginVectors()
        for (id, vector) in set.sorted(by: { $0.key < $1.key }) { try shop.add(vector: vector, of: id) }
        try shop.endVectors()
      }
      #expect(try store.vectors() == set)
    }
    let back = try revert(3, "vectors", in: store)
    #expect(try store.vectors() == sets[1])
    _ = try revert(2, "vectors", in: store)
    #expect(try store.vectors() == sets[0])
    _ = try revert(back, "vectors", in: store)
    #expect(try store.vectors() == sets[2])
  }
}
