// Recommender › PictureLedger: what became of each picture, stored at once and told in the order of the feed.

import Catalogue
import Features
import ImageIngest
import ShopStore

/// Keeps results in whatever order they come; its ``outcome`` does not depend on that order.
struct PictureLedger {
  private let transaction: IngestTransaction
  /// The lines of variants in the feed.
  private let lines: [String: Int]
  private var words: ColourReconciler
  private var counted = PictureIntake.Outcome()
  /// Each with the number of its job.
  private var findings: [(place: Int, finding: Finding)] = []

  init(_ transaction: IngestTransaction, lines: [String: Int], words: ColourReconciler) {
    self.transaction = transaction
    self.lines = lines
    self.words = words
  }

  /// What became of all pictures.
  var outcome: PictureIntake.Outcome {
    var outcome = counted
    // Findings of one job stay as they came: a sort by place and arrival.
    outcome.findings =
      findings.enumerated().sorted { a, b in
        (a.element.place, a.offset) < (b.element.place, b.offset)
      }.map(\.element.finding) + words.proposals
    return outcome
  }

  /// Keeps what became of the job numbered `place`.
  mutating func keep(
    _ result: PictureIntake.Result, of job: PictureIntake.Job, at place: Int
  ) throws {
    switch result {
    case .unchanged: counted.unchanged += 1
    case .measured(let measured): try keep(measured, of: job, at: place)
    case .failed(let error):
      for variant in job.variants {
        // What is kept of another picture, or of an older one, is not true of this one.
        if !variant.key.isEmpty, !(error.isAbsence && PictureKey(variant.key)?.link == job.link) {
          try transaction.setPicture(
            of: variant.variant, PictureFeatures(key: "", isReadable: false, bytes: []))
        }
        note(error.code, .warn, variant.variant, "\(error)", at: place)
      }
    }
  }

  private mutating func keep(
    _ measured: PictureIntake.Measured, of job: PictureIntake.Job, at place: Int
  ) throws {
    counted.decoded += 1
    counted.read += job.variants.count
    for variant in job.variants {
      try transaction.setPicture(
        of: variant.variant,
        PictureFeatures(key: measured.key, isReadable: true, bytes: measured.colours?.encoded ?? []))
      guard let colours = measured.colours else { continue }
      let conflicts = words.note(
        variant.colourWords, colours, record: variant.variant, line: lines[variant.variant] ?? 0)
      findings += conflicts.map { (place, $0) }
    }
    for warning in measured.warnings {
      note(
        warning.code, warning.isNote ? .info : .warn, job.variants[0].variant, "\(warning)", at: place)
    }
  }

  private mutating func note(
    _ code: String, _ severity: Severity, _ variant: String, _ message: String, at place: Int
  ) {
    let line = lines[variant] ?? 0
    findings.append(
      (place, Finding(code: code, severity: severity, line: line, record: variant, message: message)))
  }
}
