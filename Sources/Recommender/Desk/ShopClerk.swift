// Recommender › ShopClerk: writes what a conversation was asked to write, and nothing else.

import Catalogue
package import Conversation
import Foundation
package import GraphRules
import Scoring
import ShopStore
import VectorMath

/// Writes into the shop of one conversation: events, rules, erasures, imports, and files beside it.
///
/// Each call is one transaction. Events count at once, since a customer's past is read when a question is asked; rules,
/// erasures and imports make the shop outdated, and whoever holds it open opens it again.
package struct ShopClerk: ShopWriter {
  private let shop: Shop
  private let halt: TurnHalt
  /// Hears how far the taking in of a file is.
  private let progress: @Sendable (IngestProgress) -> Void

  package init(
    _ shop: Shop, halt: TurnHalt = TurnHalt(),
    progress: @escaping @Sendable (IngestProgress) -> Void = { _ in }
  ) {
    self.shop = shop
    self.halt = halt
    self.progress = progress
  }

  package func note(_ deed: Hypothesis.Deed, item: String, customer: String, on day: CalendarDay?) throws
    -> Int
  {
    try writing {
      try shop.store.note(
        EventRecord(
          user: customer, item: item, kind: EventKind(deed), value: nil,
          time: day.map(Self.noon) ?? shop.present.now,
          line: 0))
    }
  }

  /// The middle of a day of which no hour is known.
  private static func noon(_ day: CalendarDay) -> Int64 { Int64(day.daysSince1970) * 86_400 + 43_200 }

  package func takeBack(_ event: Int) throws -> Int {
    try writing { try shop.store.takeBack(event, time: shop.present.now) }
  }

  // MARK: Rules

  package func keep(_ rule: RuleDraft) throws -> String {
    try writing {
      try shop.store.ingest { transaction in
        let said = try transaction.document(ShopSettings.saidRules) ?? ""
        let known = Set(
          try ShopRule.parse(text: said, file: "rules").map(\.id) + shop.rules.shopRules.map(\.id))
        let number = (1...).first { !known.contains("said-\($0)") } ?? 1
        let text = said + rule.yaml(id: "said-\(number)")
        // What was said must read like any other file of rules.
        _ = try ShopRule.parse(text: text, file: "rules")
        try transaction.beginImport(
          file: "a rule said in a conversation", format: "rule", kind: "rules", time: shop.present.now)
        try transaction.set(document: ShopSettings.saidRules, to: text)
        try transaction.endImport(IngestTally(), tool: ClewVersion.current)
        return "said-\(number)"
      }
    }
  }

  package func set(rule id: String, to state: RuleState) throws {
    try writing {
      try shop.store.ingest { transaction in
        var states = RuleStates(try transaction.document(RuleStates.kind))
        states[id] = state
        try transaction.beginImport(
          file: "a rule turned \(state.rawValue) in a conversation", format: "rule", kind: "rules",
          time: shop.present.now)
        try transaction.set(document: RuleStates.kind, to: states.text)
        try transaction.endImport(IngestTally(), tool: ClewVersion.current)
      }
    }
  }

  // MARK: Erasure

  package func erase(_ customer: String) throws -> ErasureAnswer {
    try writing {
      let number = try shop.user(customer)
      let model = shop.model?.model
      let choices = model.map { model in
        let known = model.kernels.choices
        return number < known.userCount ? known.sequences.count(ofRow: number) : 0
      }
      // The model first: were the power to go, the customer is still there to be erased again.
      if let model {
        let draft = try shop.store.models.beginWrite()
        try model.forgetting(user: number).write(to: draft.folder)
        _ = try draft.commit()
        try shop.store.models.removeAllButCurrent()
      }
      let rows = try shop.store.erase(
        customer: shop.customers[number], time: shop.present.now, tool: ClewVersion.current)
      return ErasureAnswer(events: rows?.events ?? 0, pending: rows?.pending ?? 0, choices: choices)
    }
  }

  // MARK: Files

  package func ingest(_ path: String, isRehearsal: Bool, isConfirmed: Bool) throws -> IngestAnswer {
    guard FileManager.default.fileExists(atPath: path) else {
      return IngestAnswer(verdict: .missing, file: path)
    }
    var manner = IngestManner()
    manner.isRehearsal = isRehearsal
    manner.isConfirmed = isConfirmed
    let ingester = Ingester(
      folder: shop.folder, now: shop.present.now, manner: manner, progress: progress, checkHalt: halt.check)
    do {
      let reports = try ingester.ingest([path], pictures: nil)
      halt.wrote()
      return reports.last.map { IngestAnswer($0) } ?? IngestAnswer(verdict: .missing, file: path)
    } catch let held as IngestHeld {
      return IngestAnswer(
        verdict: .held, file: path,
        remarks: held.reports.last?.guards.map(\.message) ?? [held.description])
    } catch let rejected as IngestRejected {
      return IngestAnswer(
        verdict: .rejected, file: path,
        remarks: [rejected.reports.last?.fault ?? "\(rejected)"])
    } catch let stopped as CancellationError {
      throw stopped
    } catch {
      throw fault(error)
    }
  }

  package func write(_ text: String, to path: String) throws -> String {
    let file = URL(fileURLWithPath: path)
    do {
      try Data(text.utf8).write(to: file, options: .withoutOverwriting)
    } catch  where FileManager.default.fileExists(atPath: file.path) {
      throw WriteFault(
        "\(file.path) is there already and was left alone; choose another name.",
        "\(file.path) 已经存在，没有改动；请换一个名字。")
    } catch {
      let folder = file.deletingLastPathComponent().path
      let isThere = FileManager.default.fileExists(atPath: folder)
      throw WriteFault(
        isThere ? "\(file.path) cannot be written." : "There is no folder \(folder).",
        isThere ? "\(file.path) 无法写入。" : "没有文件夹 \(folder)。")
    }
    halt.wrote()
    return file.path
  }

  // MARK: Faults

  private func writing<Result>(_ body: () throws -> Result) throws -> Result {
    try halt.check()
    do {
      let result = try body()
      halt.wrote()
      return result
    } catch {
      throw fault(error)
    }
  }

  private func fault(_ error: any Error) -> any Error {
    error is WriteFault ? error : WriteFault("Nothing was written: \(error)", "没有写入：\(error)")
  }
}

extension IngestAnswer {
  /// What a report says, in the few numbers that a conversation tells.
  init(_ report: FileReport) {
    let summary = ImportSummary(report)
    let verdict: Verdict =
      report.unchangedSince != nil
      ? .unchanged
      : summary.verdict == .held ? .held : summary.verdict == .rejected ? .rejected : .accepted
    self.init(
      verdict: verdict, file: summary.file, number: report.unchangedSince ?? summary.number,
      format: summary.format, read: summary.read, accepted: summary.accepted, rejected: summary.rejected,
      new: report.changes.new, changed: report.changes.changed, unchanged: report.changes.unchanged,
      withdrawn: report.changes.withdrawn, prices: report.changes.prices,
      remarks: summary.rows.map { row in
        "\(row.kind.name): \(row.count)" + (row.message.isEmpty ? "" : " – \(row.message)")
      })
  }
}
