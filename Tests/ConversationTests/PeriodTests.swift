// ConversationTests › PeriodTests: stretches of the past as people say them, on Friday 20 November 2026.

import Conversation
import GraphRules
import Testing

@Suite("Stretches of the past", .enabled(if: FixtureShop.isPresent))
struct PeriodTests {
  /// What a sentence about the past of Anna Keller says of its time.
  private func slots(_ sentence: String) throws -> String {
    var session = try Session()
    _ = try session.say("load customer u1042")
    let slots = try session.say(sentence).turn.slots
    var out = SlotMap()
    for key in ["since", "until", "window"] { out[key] = slots[key] }
    return out.json
  }

  @Test(
    "English",
    arguments: [
      ("what did she buy this week?", #"{"window":"P7D"}"#),
      ("what did she buy in the past month?", #"{"window":"P30D"}"#),
      ("what did she buy in the last 10 days?", #"{"window":"P10D"}"#),
      ("what did she buy in the last three months?", #"{"window":"P3M"}"#),
      ("what did she buy last week?", #"{"since":"2026-11-09","until":"2026-11-15"}"#),
      ("what did she buy last month?", #"{"since":"2026-10-01","until":"2026-10-31"}"#),
      ("what did she buy last year?", #"{"since":"2025-01-01","until":"2025-12-31"}"#),
      ("what did she buy this year?", #"{"since":"2026-01-01"}"#),
      ("what has she bought since June?", #"{"since":"2026-06-01"}"#),
      ("what has she bought since December?", #"{"since":"2025-12-01"}"#),
      ("what has she bought since Monday?", #"{"since":"2026-11-16"}"#),
      ("what has she bought since last month?", #"{"since":"2026-10-01"}"#),
      ("what did she buy in March?", #"{"since":"2026-03-01","until":"2026-03-31"}"#),
      ("what did she buy in March 2025?", #"{"since":"2025-03-01","until":"2025-03-31"}"#),
      ("what did she buy between March and May?", #"{"since":"2026-03-01","until":"2026-05-31"}"#),
      ("what did she buy yesterday?", #"{"since":"2026-11-19","until":"2026-11-19"}"#),
    ])
  func english(sentence: String, wanted: String) throws { #expect(try slots(sentence) == wanted) }

  @Test(
    "Chinese",
    arguments: [
      ("她这周买了什么", #"{"window":"P7D"}"#), ("她最近一个月买了什么", #"{"window":"P30D"}"#),
      ("她最近三个月买了什么", #"{"window":"P3M"}"#),
      ("她过去七天买了什么", #"{"window":"P7D"}"#), ("她最近两周买了什么", #"{"window":"P14D"}"#),
      ("她上周买了什么", #"{"since":"2026-11-09","until":"2026-11-15"}"#),
      ("她上个月买了什么", #"{"since":"2026-10-01","until":"2026-10-31"}"#), ("她今年买了什么", #"{"since":"2026-01-01"}"#),
      ("她去年买了什么", #"{"since":"2025-01-01","until":"2025-12-31"}"#), ("她六月以来买了什么", #"{"since":"2026-06-01"}"#),
      ("她三月份买了什么", #"{"since":"2026-03-01","until":"2026-03-31"}"#),
      ("她昨天买了什么", #"{"since":"2026-11-19","until":"2026-11-19"}"#),
    ])
  func chinese(sentence: String, wanted: String) throws { #expect(try slots(sentence) == wanted) }

  @Test("A length of three months is no number of products, and 2025 is no price")
  func noOtherAmount() throws {
    var session = try Session()
    _ = try session.say("load customer u1042")
    for sentence in ["她最近三个月买了什么", "what did she buy in 2025?"] {
      let slots = try session.say(sentence).turn.slots
      #expect(slots["n"] == nil && slots["price"] == nil)
    }
  }
}
