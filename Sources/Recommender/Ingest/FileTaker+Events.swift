// Recommender › FileTaker+Events: what customers did, and what is known of products from elsewhere.

import Catalogue
import EventIngest
import ShopStore

extension FileTaker {
  func takeEvents(_ kind: EventFileKind, _ taken: inout Taken) throws {
    var stored = IngestTally()
    taken.tally = try reading {
      try EventReader(now: now).read(
        path: file.path, kind: kind,
        onEvent: { event in
          try checkHalt()
          switch try transaction.add(event) {
          case .stored: break
          case .merged: stored.merged += 1
          case .pending:
            stored.pending += 1
            stored.note(
              Finding(
                code: "W83", severity: .warn, line: event.line, record: event.item,
                message: "no product \(event.item) yet; the event waits until a feed brings it"))
          }
        },
        onTitle: { item, title in
          // A feed knows better; without one this is all there is.
          guard transaction.createsBareItems else { return }
          try transaction.add(EntityName(id: item, label: title, item: item))
        },
        onProgress: { done in
          progress(IngestProgress(file: file.path, done: done, total: nil, unit: "events"))
        })
    }
    // The reader accepted what the store then found to be there already.
    stored.accepted = -stored.merged
    taken.tally.add(stored)
  }

  func takeTriples(_ taken: inout Taken) throws {
    var known = 0
    taken.tally = try reading {
      try TripleReader().read(
        path: file.path,
        onTriple: { triple in
          if try !transaction.add(triple) { known += 1 }
        },
        onProgress: { done in
          progress(IngestProgress(file: file.path, done: done, total: nil, unit: "triples"))
        })
    }
    taken.tally.accepted -= known
    taken.tally.merged += known
  }

  func takeEntities(_ taken: inout Taken) throws {
    taken.tally = try reading {
      try EntityReader().read(path: file.path, onEntity: { try transaction.add($0) })
    }
  }

  func takeVectors(_ taken: inout Taken) throws {
    transaction.beginVectors()
    taken.tally = try reading {
      try VectorReader().read(
        path: file.path, onVector: { try transaction.add(vector: $1, of: $0) },
        onProgress: { done in
          progress(IngestProgress(file: file.path, done: done, total: nil, unit: "vectors"))
        })
    }
    try transaction.endVectors()
  }
}
