// FeedIngest › RecordDraft: a feed record while its fields arrive.

import Catalogue

/// Turns fields into a ``Catalogue/Variant`` and notes what is amiss with them.
///
/// A `g:` field wins over the plain one of the same name; among equals the first wins.
struct RecordDraft: ~Copyable {
  var variant = Variant(id: "", item: "", source: RecordSource(line: 0))
  /// Grows with each field, whatever their order; equal for records that tell us the same.
  var content: UInt64 = 0
  private(set) var findings: [Finding] = []
  /// The reason to refuse the record, `nil` while there is none.
  var fault: Finding?
  private(set) var filled: UInt64 = 0
  private var filledByGoogle: UInt64 = 0
  var cleaner = TextCleaner()
  private(set) var line = 0
  var lacksIdentifiers = false
  /// What formats other than Google's say in ways of their own; untouched by Google's.
  var own = OwnValues()

  /// Fields that may stand in a record more than once.
  private static let repeating = Field.allCases.reduce(into: UInt64(0)) { bits, field in
    if field.repeats { bits |= 1 << UInt64(field.rawValue) }
  }

  /// Starts a record on `line`, after ``takeVariant()`` or a refused one.
  mutating func begin(line: Int) {
    if fault != nil { _ = takeVariant() }
    self.line = line
    variant.source.line = line
    content = 0
    findings.removeAll(keepingCapacity: true)
    fault = nil
    filled = 0
    filledByGoogle = 0
    lacksIdentifiers = false
  }

  /// Hands the variant over and keeps an empty one.
  mutating func takeVariant() -> Variant {
    var taken = Variant(id: "", item: "", source: RecordSource(line: 0))
    swap(&taken, &variant)
    return taken
  }

  mutating func refuse(_ code: String, _ message: String) {
    if fault == nil { fault = Finding(code: code, severity: .error, line: line, message: message) }
  }

  mutating func warn(_ code: String, _ message: String, _ severity: Severity = .warn) {
    findings.append(Finding(code: code, severity: severity, line: line, record: variant.id, message: message))
  }

  /// The clean text of a part of a field.
  mutating func clean(_ raw: UnsafeBufferPointer<UInt8>) -> String { cleaner.clean(raw) }

  /// Takes the text of one field.
  ///
  /// Cost: one string for most fields.
  mutating func take(_ field: Field, _ raw: UnsafeBufferPointer<UInt8>, isGoogle: Bool) {
    let text = raw.trimmed
    let bit = UInt64(1) << UInt64(field.rawValue)
    if filled & bit != 0, Self.repeating & bit == 0 {
      if filledByGoogle & bit != 0 || !isGoogle {
        if (filledByGoogle & bit != 0) == isGoogle, field != .link, field != .title {
          warn(
            field == .price ? "W16" : "W08",
            "<\(field.name)> stands twice in a record; the first one is taken")
        } else if (filledByGoogle & bit != 0) == isGoogle {
          warn("W08", "<\(field.name)> stands twice in a record; the first one is taken")
        }
        return
      }
    }
    if text.isEmpty { return }
    filled |= bit
    if isGoogle { filledByGoogle |= bit }
    content &+= fingerprint(text, seed: UInt64(field.rawValue))
    set(field, text)
  }

  /// Takes a name and a value that belong together.
  mutating func takeDetail(name: String, value: String) {
    guard !name.isEmpty, !value.isEmpty else { return }
    var both = name + "\u{0}" + value
    content &+= both.withUTF8 { fingerprint($0, seed: 99) }
    variant.details.append(ProductDetail(name: name, value: value))
  }
}
