// RecommenderTests › ReasonEvaluationTests: explanations of the sample shop are taken at their word.

import Evaluation
import Foundation
import GraphRules
import Recommender
import Testing

@Suite("Evaluation of explanations", .sampleShop)
struct ReasonEvaluationTests {
  private func report(_ change: (inout ReasonSettings) -> Void = { _ in }) throws -> ReasonReport {
    var settings = ReasonSettings()
    settings.customers = 20
    change(&settings)
    let shop = try Shop(folder: try #require(SampleShop.folder), rules: GraphRules.builtIn())
    return try ReasonEvaluator(shop, settings) { _ in }.run()
  }

  @Test("Scores are the sums of their reasons, paths are in the graph, and changes do what they say")
  func laws() throws {
    let report = try report()
    #expect(report.customers == 20 && report.products == 200 && report.paths > 100)
    #expect(report.decompositionError == 0 && report.removalError < 1e-9)
    #expect(report.pathFaithfulness == 1)
    #expect(report.coverage == 1 && report.popularityOnly == 0)
    #expect(report.change.valid == 1 && report.lastChange.valid == 1)
    #expect(report.change.found > 0.9 && report.change.smallerExists == 0)
    #expect(report.determinism == 1)
    #expect(report.disclosed > 0.3 && report.disclosed <= 1)
  }

  @Test(
    "Taking away what an explanation names first dethrones a product sooner than taking away anything else")
  func orders() throws {
    let report = try report { $0.customers = 60 }
    func mean(_ name: ActionOrder) throws -> Double {
      let line = try #require(report.deletions.first { $0.order == name.rawValue })
      return line.first.reduce(0, +) / Double(line.first.count)
    }
    let (margin, contribution) = (try mean(.margin), try mean(.contribution))
    #expect(margin <= contribution)
    for other in [ActionOrder.cosine, .popularity, .random] { #expect(try mean(other) > contribution + 0.1) }
    let own = try #require(report.deletions.first { $0.order == "contribution" })
    for line in report.deletions {
      #expect(own.deletionArea <= line.deletionArea && own.insertionArea >= line.insertionArea)
    }
  }

  @Test("All but the times is the same twice, in JSON too")
  func steady() throws {
    func figures() throws -> NSDictionary {
      let line = try JSONText.line(report { $0.customers = 10 })
      var all = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(all["v"] as? Int == 1)
      for key in ["change_ms", "explanation_ms"] { #expect(all.removeValue(forKey: key) != nil) }
      return all as NSDictionary
    }
    #expect(try figures() == figures())
  }

  @Test("A training without the actions of a change is asked, too")
  func retraining() throws {
    let report = try report {
      $0.customers = 4
      $0.retrained = 2
    }
    #expect(report.change.retrained == 2)
    #expect(report.change.holdsAfterTraining == 1)
  }

  @Test("Terminal and page tell the same figures, and the page needs nothing from elsewhere")
  func page() throws {
    let report = try report { $0.customers = 10 }
    let page = ReasonPage(report).text
    let lines = ReasonLines(report).groups.flatMap(\.lines)
    #expect(lines.count > 20)
    for line in lines { #expect(page.contains(line.name) && page.contains(line.figure)) }
    #expect(!page.contains("src=") && !page.contains("http") && page.contains("prefers-color-scheme"))
  }
}
