// Explanation › Decimals: amounts as text, without Foundation's formatter.

/// Numbers for people.
package enum Decimals {
  /// Two decimals: `0.17`, `-0.04`.
  package static func two(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let hundredths = Int((abs(value) * 100).rounded())
    let tail = hundredths % 100
    return (value < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100).\(tail < 10 ? "0" : "")\(tail)"
  }

  /// Four significant digits, without zeros at the end: `1`, `0.62`, `0.0003172`.
  package static func significant(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12, value != 0 else { return value == 0 ? "0" : "–" }
    var decimals = 3
    var size = abs(value)
    while size >= 10, decimals > 0 { (size, decimals) = (size / 10, decimals - 1) }
    while size < 1, decimals < 15 { (size, decimals) = (size * 10, decimals + 1) }
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    guard abs(value) * Double(unit) < 1e18 else { return two(value) }
    let whole = Int((abs(value) * Double(unit)).rounded())
    var tail = String(whole % unit)
    tail = String(repeating: "0", count: max(0, decimals - tail.utf8.count)) + tail
    if decimals == 0 { tail = "" }
    while tail.last == "0" { tail.removeLast() }
    return (value < 0 ? "-" : "") + "\(whole / unit)" + (tail.isEmpty ? "" : "." + tail)
  }

  /// `24 %`.
  package static func percent(_ share: Double) -> String {
    share.isFinite ? "\(Int((share * 100).rounded())) %" : "–"
  }
}
