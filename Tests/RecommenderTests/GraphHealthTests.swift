// RecommenderTests › GraphHealthTests: triples on the wrong products are noticed.

import Catalogue
import Evaluation
import Foundation
import GraphRules
import Recommender
import Testing
import VectorMath

@Suite("Health of the graph")
struct GraphHealthTests {
  private static let products = 120
  private static let groups = 8

  /// A shop whose customers choose within groups, and whose triples tell the group of each product, `shift` products on.
  private func reports(shift: Int, customers: Int = 200) throws -> (health: GraphHealth?, findings: [String])
  {
    let files = SampleShop.emptyPlace()
    let folder = SampleShop.emptyPlace()
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    defer {
      try? FileManager.default.removeItem(at: files)
      try? FileManager.default.removeItem(at: folder)
    }
    var random = SeededGenerator(seed: 4)
    let group = (0..<Self.products).map { _ in random.below(Self.groups) }
    var events = ""
    for customer in 0..<customers {
      let taste = random.below(Self.groups)
      var own = (0..<Self.products).filter { group[$0] == taste }
      random.shuffle(&own)
      events += "\(customer) " + own.prefix(5).map { "\($0)" }.joined(separator: " ") + "\n"
    }
    var triples = "head\trelation\ttail\n"
    for product in 0..<Self.products {
      triples += "\(product)\tkind\tgroup-\(group[(product + shift) % Self.products])\n"
    }
    let eventFile = files.appending(path: "train.txt")
    let tripleFile = files.appending(path: "triples.tsv")
    try Data(events.utf8).write(to: eventFile)
    try Data(triples.utf8).write(to: tripleFile)
    let rules = try GraphRules.builtIn()
    let reports = try Ingester(folder: folder, now: 0).ingest(
      [eventFile.path, tripleFile.path], pictures: nil
    )
    .testingTriples(in: folder, rules: rules)
    let found = reports.first { $0.graphHealth != nil }
    #expect(try Shop(folder: folder, rules: rules).graphHealth() == found?.graphHealth)
    return (found?.graphHealth, found?.tally.sortedFindings.map(\.code) ?? [])
  }

  @Test("Triples of the right products find much more than shuffled ones, and nothing is said against them")
  func joined() throws {
    let found = try reports(shift: 0)
    let health = try #require(found.health)
    #expect(health.verdict == .joined)
    #expect(health.products == 120 && health.customers == 200 && health.hidden == 200)
    #expect(try #require(health.ratio) > 4)
    #expect(!found.findings.contains("W82"))
  }

  @Test("Triples shifted by one product find no more than shuffled ones, and the report says so")
  func shifted() throws {
    let found = try reports(shift: 1)
    let health = try #require(found.health)
    #expect(health.verdict == .misjoined)
    #expect(try #require(health.ratio) < 1.5)
    #expect(found.findings.contains("W82"))
    #expect(health.words.contains("no gap"))
  }

  @Test("With three customers nothing is claimed, neither good nor bad")
  func few() throws {
    let found = try reports(shift: 1, customers: 3)
    #expect(found.health?.verdict == .unclear)
    #expect(found.findings.isEmpty)
  }
}
