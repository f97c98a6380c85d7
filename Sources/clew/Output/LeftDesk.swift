// clew › LeftDesk: a desk that a question leaves behind, so that the next one is answered at once.

import CDesk
import Foundation
import Terminal

/// When `clew ask` leaves a desk, and how.
enum LeftDesk {
  /// `$CLEW_DESK`: never, where opening the shop took long, or always.
  enum Custom: String {
    case off, slow, always

    static var chosen: Custom {
      ProcessInfo.processInfo.environment["CLEW_DESK"].flatMap(Custom.init) ?? .slow
    }
  }

  /// A shop that opens faster needs no desk.
  private static let long = Duration.seconds(1)
  /// For so long it waits for the next question, in seconds.
  private static let patience = 600

  /// Leaves a desk to the shop when that is the custom, and says so.
  static func leave(to shop: URL, afterOpeningFor took: Duration) {
    let custom = Custom.chosen
    guard custom == .always || custom == .slow && took >= long, start(for: shop) else { return }
    TerminalStream.error.write(
      "clew: a desk keeps this shop open until nobody has asked for \(patience / 60) minutes: the next answer comes at once "
        + "(CLEW_DESK=off leaves none)\n")
  }

  private static func start(for shop: URL) -> Bool {
    let words = ["clew", "desk", "--shop", shop.path, "--idle", "\(patience)"]
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    return clew_desk_leave(arguments) == 0
  }
}
