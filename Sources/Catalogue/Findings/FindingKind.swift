// Catalogue › FindingKind: what a code means, why it matters for recommendations, and how to mend it.

/// One kind of finding, described once for every report.
package struct FindingKind: Hashable, Sendable {
  /// How much of a feed's quality score hangs on a kind.
  package enum Weight: String, Sendable, CaseIterable {
    /// The record is lost, or as good as lost.
    case mandatory
    /// A scorer has nothing to go by.
    case recommended
    /// A scorer has less to go by.
    case optional
    /// Worth knowing; the recommendations are no worse for it.
    case none

    /// Points that the score loses when every record has it.
    package var points: Double {
      switch self {
      case .mandatory: 100
      case .recommended: 15
      case .optional: 3
      case .none: 0
      }
    }
  }

  /// For instance `W40`.
  package let code: String
  /// For people and scripts: `image_missing`.
  package let name: String
  /// The usual severity; a finding may be milder.
  package let severity: Severity
  package let weight: Weight
  /// Why it matters for recommendations; one sentence without a full stop.
  package let why: String
  /// How to mend it; one sentence without a full stop.
  package let fix: String

  init(
    _ code: String, _ name: String, _ severity: Severity, _ weight: Weight, why: String, fix: String
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.weight = weight
    self.why = why
    self.fix = fix
  }

  /// All kinds, files first, then records, warnings and notes, each in the order of the codes.
  package static let all: [FindingKind] = ofFiles + ofRecords + ofFeeds + ofEvents

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// The kind of a code; a code that a newer Clew stored is named by itself.
  package static func of(_ code: String) -> FindingKind {
    byCode[code] ?? FindingKind(code, code.lowercased(), .info, .none, why: "", fix: "")
  }
}
