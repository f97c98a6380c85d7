// Recommender › FigureText: how figures of an evaluation are written, in the terminal and on the page.

package import Evaluation
import Foundation

/// Numbers with a fixed count of decimals and a real minus.
package enum FigureText {
  /// `0.0575`, `−0.0021`.
  package static func fixed(_ value: Double, decimals: Int = 4) -> String {
    let text = String(format: "%.\(decimals)f", value)
    // What rounds to nothing has no sign.
    let isZero = text.allSatisfy { "-0.".contains($0) }
    return isZero ? text.replacing("-", with: "") : text.replacing("-", with: "−")
  }

  /// `0.0541–0.0608`; with a sign in it, `−0.0021 … 0.0008`.
  package static func interval(_ estimate: Estimate, decimals: Int = 4) -> String {
    let (low, high) = (fixed(estimate.low, decimals: decimals), fixed(estimate.high, decimals: decimals))
    return low.hasPrefix("−") || high.hasPrefix("−") ? "\(low) … \(high)" : "\(low)–\(high)"
  }

  /// `61.3 %`.
  package static func percent(_ share: Double) -> String { fixed(share * 100, decimals: 1) + " %" }

  /// `10 214`.
  package static func count(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).enumerated() {
      if place > 0, (String(number).count - place).isMultiple(of: 3) { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }
}
