// Terminal › ProgressLine: the words and the bar of work that takes a while.

/// One state of a long piece of work, as text.
package struct ProgressLine: Hashable, Sendable {
  /// What is being done: `reading`.
  package let label: String
  /// Units done until now.
  package let done: Int
  /// Units in all; `nil` while nobody knows.
  package let total: Int?
  /// What is counted: `items`.
  package let unit: String
  /// Seconds since the start.
  package let seconds: Double

  package init(label: String, done: Int, total: Int?, unit: String, seconds: Double) {
    self.label = label
    self.done = max(0, done)
    self.total = total.map { max(0, $0) }
    self.unit = unit
    self.seconds = max(0, seconds)
  }

  /// Units per second; `nil` until there is something to judge by.
  package var rate: Double? { seconds >= 0.5 && done > 0 ? Double(done) / seconds : nil }

  /// The share done, in `0...1`.
  package var share: Double? {
    total.flatMap { $0 > 0 ? min(1, Double(done) / Double($0)) : nil }
  }

  /// Seconds until the end, were the rest as fast as the part done.
  package var remaining: Double? {
    guard let rate, let total, total >= done else { return nil }
    return Double(total - done) / rate
  }

  /// Bytes are told in megabytes.
  private var shownUnit: String { unit == "bytes" ? "MB" : unit }

  private func amount(_ units: Double) -> String {
    guard unit == "bytes" else { return Self.grouped(Int(units)) }
    let tenths = Int((units / 1e5).rounded())
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : Self.grouped(tenths / 10)
  }

  /// The line, never wider than `columns`: parts are left out from the end, the label is cut last.
  package func text(columns: Int) -> String {
    var text = "  " + label
    if let share {
      text += "  " + Self.bar(share: share, cells: 25) + "  " + Self.padded("\(Int(share * 100)) %", to: 5)
    }
    var parts = [amount(Double(done)) + (total.map { " of " + amount(Double($0)) } ?? "") + " " + shownUnit]
    if let rate { parts.append(amount(rate) + (shownUnit == unit ? "" : " " + shownUnit) + "/s") }
    if let remaining { parts.append("~" + Self.span(remaining)) }
    for part in parts {
      guard text.count + 3 + part.count <= columns else { break }
      text += "   " + part
    }
    return String(text.prefix(columns))
  }

  /// A bar of `cells` cells, the done part full.
  static func bar(share: Double, cells: Int) -> String {
    let full = min(cells, max(0, Int(share * Double(cells))))
    return String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
  }

  /// Digits in groups of three: `10 214`.
  static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += " " }
      text.append(digit)
    }
    return text
  }

  /// A length of time in one or two units: `8 s`, `2 min 5 s`, `1 h 12 min`.
  static func span(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 3.6e6).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
