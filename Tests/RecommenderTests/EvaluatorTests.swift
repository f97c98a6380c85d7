// RecommenderTests › EvaluatorTests: an evaluation of the sample shop, and its figures against a program of their own.

import Catalogue
import Evaluation
import Foundation
import GraphRules
import Recommender
import Testing
import VectorMath

@Suite("Evaluation", .sampleShop)
struct EvaluatorTests {
  private func shop() throws -> Shop {
    try Shop(folder: try #require(SampleShop.folder), rules: GraphRules.builtIn())
  }

  private func report(_ change: (inout EvaluationSettings) -> Void = { _ in }) throws -> EvaluationReport {
    var settings = EvaluationSettings()
    settings.resamples = 50
    change(&settings)
    return try Evaluator(shop(), settings) { _ in }.run()
  }

  private static let kinds: [EvaluationSettings.Split] = [
    .leaveOneOut, .time(moment: nil, hiding: 0.2), .kFold(count: 3, unit: .choices),
    .kFold(count: 3, unit: .customers),
  ]

  @Test(
    "Every split says the same twice, leaves the shop as it was, and keeps to the bounds", arguments: kinds)
  func steady(split: EvaluationSettings.Split) throws {
    let before = try contents()
    let first = try report { $0.split = split }
    #expect(try JSONText.line(first) == JSONText.line(report { $0.split = split }))
    #expect(try contents() == before)
    #expect(first.customers > 10 && first.hidden >= first.customers)
    for provider in first.providers {
      for figure in provider.figures {
        let estimate = figure.estimate
        #expect(estimate.low <= estimate.mean && estimate.mean <= estimate.high)
        #expect(estimate.low >= 0 && estimate.high <= 1)
      }
    }
    let fused = try #require(first.fused.estimate(.recall, at: 20)).mean
    let popular = try #require(first.providers[1].estimate(.recall, at: 20)).mean
    #expect(fused > popular, "what suits a customer is found more often than what is popular")
  }

  @Test("Lists of the whole offer find everything that is offered and was not had already")
  func wholeOffer() throws {
    let report = try report {
      $0.cutoffs = [1000]
      $0.ablationCustomers = 0
    }
    #expect(report.mainCutoff == 1000 && report.ablation.isEmpty)
    #expect(try #require(report.fused.estimate(.recall, at: 1000)).mean == 1)
    #expect(report.fused.character.coverage == 1)
  }

  @Test("Models to compare with are measured like the fusion, change no figure of it, and are the same twice")
  func models() throws {
    func compared() throws -> EvaluationReport {
      try report {
        $0.models = ComparisonModel.allCases
        $0.ablationCustomers = 0
      }
    }
    let measured = try compared()
    #expect(
      measured.providers.map(\.name) == ["fused", "popular"] + ComparisonModel.allCases.map(\.rawValue))
    for provider in measured.providers {
      #expect(try #require(provider.estimate(.recall, at: 20)).mean > 0, "\(provider.name)")
    }
    #expect(try JSONText.line(measured) == JSONText.line(compared()))
    let alone = try report { $0.ablationCustomers = 0 }
    for cutoff in alone.cutoffs {
      #expect(
        measured.fused.estimate(.ndcg, at: cutoff)?.mean == alone.fused.estimate(.ndcg, at: cutoff)?.mean)
    }
  }

  @Test("Each scorer is measured left out and alone, over the same customers as all together")
  func ablation() throws {
    let report = try report { $0.ablationCustomers = 1000 }
    #expect(report.ablation.map(\.scorer).sorted().contains("walk"))
    let all = try #require(report.fused.estimate(.ndcg, at: 10)).mean
    for line in report.ablation {
      #expect(abs(line.without.mean - all - line.withoutChange.mean) < 1e-12)
      #expect(abs(line.alone.mean - all - line.aloneChange.mean) < 1e-12)
    }
  }

  @Test("Segments share out the customers and what was hidden from them")
  func segments() throws {
    let report = try report()
    for kind in ["customers", "products"] {
      let own = report.segments.filter { $0.of == kind }
      #expect(own.reduce(0) { $0 + $1.hidden } == report.hidden, "\(kind)")
    }
  }

  @Test("The sample shop's stars are foretold better by customer and product than by the mean alone")
  func ratings() throws {
    let report = try report { $0.split = .kFold(count: 5, unit: .choices) }
    let ratings = try #require(report.ratings)
    #expect(
      ratings.lines.map(\.name) == ["mean", "baseline", "baseline + fused", "factors", "factor machine"])
    #expect(ratings.hidden >= 80 && ratings.lines.allSatisfy { $0.rmse >= $0.mae && $0.mae > 0 })
  }

  @Test("The page is one file: no address in it is followed, and every drawing has a name")
  func page() throws {
    let text = EvaluationPage(try report()).text
    #expect(!text.contains("<script") && !text.contains("http") && !text.contains("url("))
    #expect(
      text.matches(of: #/<svg [^>]*role="img" aria-label="[^"]+/#).count == text.matches(of: #/<svg /#).count)
    #expect(text.matches(of: #/<svg /#).count >= 4)
    #expect(!text.contains("nan") && !text.contains("inf\""))
  }

  @Test("A file that is no test set is refused by line, and so is a split that hides nothing")
  func faults() throws {
    let file = SampleShop.emptyPlace()
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("user_id\titem_id\nu1042\n".utf8).write(to: file)
    #expect(throws: ShopError.badTestFile(file.path, line: 2, reason: "“u1042” has no item_id")) {
      try report { $0.split = .given(file: file.path) }
    }
    #expect(throws: ShopError.self) { try report { $0.split = .time(moment: 1, hiding: 0.2) } }
  }

  // MARK: Against score.py

  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    "A given test set gets the figures of Benchmarks/score.py on the lists that recommend writes",
    .enabled(if: python != nil, "needs python3"), arguments: [3, 10])
  func scorePy(cutoff: Int) async throws {
    let shop = try shop()
    let place = SampleShop.emptyPlace()
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    // Items of chance, one that the shop does not have, and a customer whom it does not know.
    var random = SeededGenerator(seed: 8)
    var test = "user_id\titem_id\nstranger\t\(shop.catalogue.products[0].id)\n"
    for customer in shop.customers {
      for _ in 0..<random.below(8) {
        test += "\(customer.id)\t\(shop.catalogue.products[random.below(shop.catalogue.count)].id)\n"
      }
    }
    test += "\(shop.customers[0].id)\tno-such-item\n"
    let testFile = place.appending(path: "test.tsv")
    try Data(test.utf8).write(to: testFile)
    let lists = Mutable("")
    try await EveryoneLister(shop, count: cutoff, format: .tsv, includesSeen: false, limit: nil).run(
      write: { lists.value += $0 }, progress: { _, _ in })
    let listFile = place.appending(path: "recs.tsv")
    try Data(lists.value.utf8).write(to: listFile)
    let expected = try score([listFile.path, testFile.path, "--k", "\(cutoff)"])
    let report = try report {
      $0.split = .given(file: testFile.path)
      $0.cutoffs = [cutoff]
      $0.ablationCustomers = 0
    }
    #expect(expected["users"] == Double(report.customers))
    for metric in [RankingMetric.recall, .precision, .hr, .ndcg, .ndcgOfHits, .mrr] {
      let wanted = try #require(expected["\(metric.rawValue)@\(cutoff)"])
      let found = try #require(report.fused.estimate(metric, at: cutoff)).mean
      #expect(abs(found - wanted) < 1e-9, "\(metric)")
    }
  }

  /// What score.py says, with all digits.
  private func score(_ arguments: [String]) throws -> [String: Double] {
    let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Benchmarks/score.py")
    let code = """
      import sys
      text = open(sys.argv[1]).read().replace(":.4f", ":.17g")
      sys.argv = sys.argv[1:]
      exec(compile(text, "score.py", "exec"))
      """
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = ["-c", code, script.path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var found: [String: Double] = [:]
    for word in text.split(whereSeparator: \.isWhitespace) {
      let parts = word.split(separator: "=")
      if parts.count == 2 { found[String(parts[0])] = Double(parts[1]) }
    }
    let words = text.split(separator: " ")
    if words.count > 1 { found["users"] = Double(words[1]) }
    return found
  }

  /// What the shop holds, counted, and the bytes of its models by file.
  private func contents() throws -> [String: Data] {
    let models = try #require(SampleShop.folder).appending(path: "models")
    var found = ["shop": Data(try JSONText.line(ShopStatistics(shop())).utf8)]
    let names = try #require(FileManager.default.enumerator(atPath: models.path)).compactMap { $0 as? String }
    for name in names { found[name] = try? Data(contentsOf: models.appending(path: name)) }
    #expect(found.count > 3)
    return found
  }

  private final class Mutable {
    var value: String
    init(_ value: String) { self.value = value }
  }
}
