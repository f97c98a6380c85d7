// Recommender › FileTaker+Feed: a product feed, from its reader into the transaction.

import Catalogue
import FeedIngest
import Foundation
import GraphRules
import KnowledgeGraph
import ShopStore

extension FileTaker {
  func takeFeed(_ taken: inout Taken) throws {
    var links: [PictureIntake.Link] = []
    let intake = PictureIntake(folder: file.pictures, web: file.webPictures)
    FeedMemoryMark.sweep(transaction.feedMemoryFile.deletingLastPathComponent())
    var findings = IngestTally()
    var numbers: [Int] = []
    let clock = ContinuousClock()
    var storing = Duration.zero
    let context = (taxonomy?.mark ?? 0) ^ file.companionMark
    // What was kept speaks of whole feeds under their own ids.
    let isPlain = mode ?? .full == .full && renames.isEmpty
    let known =
      isPlain
      ? try transaction.feedMemory().flatMap { FeedRecollection($0, context: context) } : nil
    if let known { numbers.reserveCapacity(known.roomForNext) }
    let counting = CensusQueue(taxonomy: taxonomy, known: known)
    let memory = FeedMemory(
      known: known?.known,
      onUnchanged: { number, line in
        transaction.nameAgain(number)
        counting.add(known: number, line: line)
        numbers.append(number)
      }, name: { (try? transaction.id(ofVariantRow: $0)) ?? "" })
    let report = try reading {
      try FeedReader(currency: currency).read(
        path: file.path, mode: mode, mapping: file.mapping, memory: isPlain ? memory : nil,
        onRecord: { record in
          try checkHalt()
          switch record {
          case .variant(let variant):
            let began = clock.now
            try transaction.add(variant)
            storing += clock.now - began
            counting.add(variant)
            numbers.append(transaction.lastVariant)
            if let link = intake.link(of: variant) { links.append(link) }
            return transaction.lastVariant
          case .price(let update): try take(update, &findings)
          case .deletion(let id, let line): try takeFarewell(id, line, &findings)
          }
          return 0
        },
        onProgress: { done, _ in
          progress(IngestProgress(file: file.path, done: done, total: bytes, unit: "bytes"))
        })
    }
    progress(
      IngestProgress(
        file: file.path, done: report.tally.read, total: nil, unit: "records", stage: .comparing))
    let census = counting.finish()
    taken.format = report.format.rawValue
    taken.mode = mode ?? report.mode
    taken.made = report.made
    taken.tally = report.tally
    // The reader accepted what the store then did not know.
    findings.accepted = -findings.rejected
    taken.tally.add(findings)
    let index = isPlain && taken.mode == .full ? report.index : nil
    taken.memorySaver = index.map { index in
      FeedMemorySaver(index, census, numbers: numbers, context: context, to: transaction.feedMemoryFile)
    }
    census.note(into: &taken.tally, brandRules: brandRules)
    let began = clock.now
    if taken.mode == .full {
      _ = try transaction.withdrawMissing()
    } else {
      try transaction.returnBorrowed()
    }
    taken.changes.joined = try transaction.joinPending()
    taken.storing = (storing + (clock.now - began)) / .seconds(1)
    if taken.mode == .full {
      try transaction.keepFeedMemory(mark: taken.memorySaver?.mark)
    } else {
      try transaction.forgetFeedMemories()
    }
    // Half a million links into the web, none of which can be looked up, need not be gone through.
    guard intake.reachesWebLinks || census.hasLocalPictures else {
      return taken.changes.add(transaction.changes)
    }
    let done = try intake.take(links, into: transaction) { done in
      progress(IngestProgress(file: file.path, done: done, total: links.count, unit: "pictures"))
    }
    taken.changes.pictures = done.read
    for finding in done.findings { taken.tally.note(finding) }
    taken.changes.add(transaction.changes)
    var state = PictureState(folder: file.pictures)
    for link in try transaction.pictureLinks() { state.add(link) }
    taken.pictureState = state.value
  }

  private func take(_ update: PriceUpdate, _ findings: inout IngestTally) throws {
    guard try transaction.add(update) == .unknown else { return }
    findings.rejected += 1
    findings.note(
      Finding(
        code: "R07", severity: .error, line: update.line, record: update.id,
        message:
          "a price for \(update.id), which is not offered; a price feed changes only what a full feed brought"
      ))
  }

  private func takeFarewell(_ id: String, _ line: Int, _ findings: inout IngestTally) throws {
    guard try transaction.withdraw(id) == .unknown else { return }
    findings.note(
      Finding(
        code: "W75", severity: .warn, line: line, record: id,
        message: "\(id) is taken out of the offer, but the shop does not know it"))
  }
}
