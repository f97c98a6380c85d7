// KnowledgeGraph › Markup: text inside XML, HTML, DOT and JSON.

/// Writes text so that it is read back as it was, whatever a feed has put into it.
package enum Markup {
  /// `<`, `>`, `&` and quotes as entities; control characters, which XML forbids, as spaces.
  package static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case let other where other.value < 32 || other.value == 0xFFFE || other.value == 0xFFFF: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// A string in double quotes, as DOT reads it.
  package static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case let other where other.value < 32: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// A string in double quotes, as JSON reads it.
  package static func jsonQuoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case let other where other.value < 32:
        let digits = String(other.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// `#1f7a7a`.
  package static func hex(_ rgb: UInt32) -> String {
    let digits = String(rgb & 0xFFFFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
