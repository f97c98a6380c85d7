// Recommender › ImportGuards: what makes an ingest stop and ask before it replaces a catalogue.

import Catalogue
import Foundation
import ShopStore

/// Tells a feed that is the shop's own, one night later, from one that was cut short, exported wrongly or mixed up.
///
/// The first import of a feed is never held: there is nothing to compare it with.
struct ImportGuards {
  /// The largest share of what is offered that a feed may leave out.
  private static let removedShare = 0.1
  /// Or so many variants, when they are the share below as well: large shops drop dozens every night.
  private static let removedCount = 50
  private static let removedShareOfMany = 0.02
  /// Fewer than these are never too many: in a small shop one product is a large share.
  private static let fewest = 3
  private static let churnShare = 0.2
  private static let errorShare = 0.1
  private static let priceJump = 1.5
  private static let currencyShare = 0.1

  let mode: FeedMode
  let tally: IngestTally
  let changes: ImportChanges
  let drift: FeedDrift
  /// When this feed and the one before were made, by their own account, in seconds since 1970.
  var made: Int64?
  var madeBefore: Int64?

  /// What speaks against this import, the gravest first; the messages hold the figures and up to five ids.
  var findings: [Finding] {
    if tally.accepted == 0, changes.withdrawn == 0 || mode == .full {
      return [guarded("F09", "the feed holds no product that can be taken", [])]
    }
    return [churn, removal, errors, currency, prices, age].compactMap { $0 }
  }

  private var churn: Finding? {
    let replaced = min(changes.new, changes.withdrawn)
    guard drift.offeredBefore > 0, replaced >= Self.fewest,
      Double(replaced) > Self.churnShare * Double(drift.offeredBefore)
    else { return nil }
    return guarded(
      "F10",
      """
      \(changes.withdrawn) of \(drift.offeredBefore) products are gone and \(changes.new) are new: the ids seem to \
      have changed
      """, drift.newIDs)
  }

  private var removal: Finding? {
    let (gone, before) = (changes.withdrawn, drift.offeredBefore)
    let share = before > 0 ? Double(gone) / Double(before) : 0
    guard gone >= Self.fewest,
      share > Self.removedShare || gone > Self.removedCount && share > Self.removedShareOfMany
    else { return nil }
    return guarded(
      "F09", "\(gone) of \(before) products (\(percent(share))) would no longer be offered",
      drift.withdrawnIDs)
  }

  private var errors: Finding? {
    let share = Double(tally.rejected) / Double(max(tally.read, 1))
    guard tally.rejected >= Self.fewest, share > Self.errorShare else { return nil }
    let ids = tally.sortedFindings.filter { $0.severity == .error }.flatMap(\.records)
    return guarded(
      "F11", "\(tally.rejected) of \(tally.read) records (\(percent(share))) cannot be taken", ids)
  }

  private var currency: Finding? {
    guard drift.otherCurrency >= Self.fewest,
      Double(drift.otherCurrency) > Self.currencyShare * Double(drift.known)
    else { return nil }
    return guarded(
      "F13", "\(drift.otherCurrency) of \(drift.known) known products have their price in another currency",
      drift.otherCurrencyIDs)
  }

  private var prices: Finding? {
    let ratio = drift.medianPriceRatio
    guard drift.priceRatios.count >= Self.fewest, ratio > Self.priceJump || ratio < 2 - Self.priceJump
    else { return nil }
    return guarded(
      "F14",
      "half of the prices are now \(percent(ratio)) of what they were, or \(ratio > 1 ? "more" : "less")",
      drift.changedPriceIDs)
  }

  private var age: Finding? {
    // A shop's clock may go back an hour in autumn.
    guard let made, let madeBefore, made < madeBefore - 3_600 else { return nil }
    return guarded(
      "F15", "the feed says that it is of \(date(made)), and the one taken in last is of \(date(madeBefore))",
      [])
  }

  private func date(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).ISO8601Format()
  }

  private func guarded(_ code: String, _ message: String, _ ids: [String]) -> Finding {
    let samples = ids.isEmpty ? "" : ", for instance \(ids.prefix(5).joined(separator: ", "))"
    return Finding(
      code: code, severity: .fatal, line: 0, record: ids.first ?? "", message: message + samples)
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
