// Terminal › HistoryFile: the lines typed in earlier sessions, readable by their owner only.

import FoundationEssentials
import Glibc

/// A text file with one typed line per line, oldest first.
///
/// History is a comfort, not a record: a file that cannot be read or written is passed over in silence.
package struct HistoryFile: Sendable {
  /// How many lines are kept.
  package static let cap = 1000

  private let path: String
  private let isKept: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - path: the file; it and its folder are made when first needed.
  ///   - isKept: says no to a line that must not be written down, for instance one that names an erased customer.
  package init(path: String, isKept: @escaping @Sendable (String) -> Bool = { _ in true }) {
    self.path = path
    self.isKept = isKept
  }

  /// `$XDG_STATE_HOME/clew/history`, else `~/.local/state/clew/history`; `nil` without a home.
  package static func usualPath(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    // The XDG specification wants relative paths ignored.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/clew/history" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/clew/history"
  }

  /// The kept lines, oldest first; the file is shortened when it has grown past ``cap``.
  package func load() -> [String] {
    guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
    let all = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard all.count > Self.cap else { return all }
    let lines = Array(all.suffix(Self.cap))
    replace(with: lines)
    return lines
  }

  /// Adds one line at the end of the file at once, so that a killed session loses nothing.
  ///
  /// - Returns: whether the line belongs to the history. Blank lines and lines that begin with a space do not.
  @discardableResult
  package func append(_ line: String) -> Bool {
    guard !line.hasPrefix(" "), line.contains(where: { !$0.isWhitespace }), isKept(line) else { return false }
    makeFolder()
    write(line + "\n", to: path, flags: O_WRONLY | O_CREAT | O_APPEND)
    return true
  }

  /// Takes every line out of the file that `isUnwanted` names, for instance after a customer was erased.
  package func remove(where isUnwanted: (String) -> Bool) {
    let lines = load()
    let rest = lines.filter { !isUnwanted($0) }
    if rest.count < lines.count { replace(with: rest) }
  }

  /// Takes every line that has one of these names out of the usual history.
  package static func forget(_ names: [String]) {
    guard let path = usualPath() else { return }
    HistoryFile(path: path).remove { mentions($0, names) }
  }

  /// Whether a line has one of these names, however it is written.
  package static func mentions(_ line: String, _ names: [String]) -> Bool {
    let text = line.lowercased()
    if names.contains(where: { text.contains($0.lowercased()) }) { return true }
    // Of a name of several words each could have been typed alone.
    let words = Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    return names.contains { name in
      let parts = name.lowercased().split(separator: " ").map(String.init)
      return parts.count > 1 && parts.contains { $0.count > 2 && words.contains($0) }
    }
  }

  private func makeFolder() {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    guard !folder.isEmpty else { return }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Writes beside the file and renames, so that another session never sees half a history.
  private func replace(with lines: [String]) {
    let draft = path + ".\(getpid())"
    let text = lines.map { $0 + "\n" }.joined()
    guard write(text, to: draft, flags: O_WRONLY | O_CREAT | O_TRUNC), rename(draft, path) == 0 else {
      unlink(draft)
      return
    }
  }

  @discardableResult
  private func write(_ text: String, to path: String, flags: Int32) -> Bool {
    let file = open(path, flags | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    // A history made under a loose umask or by another program becomes private again.
    fchmod(file, 0o600)
    // One write per line: two sessions that append at once keep their lines whole.
    return text.utf8CString.withUnsafeBytes {
      Glibc.write(file, $0.baseAddress, $0.count - 1) == $0.count - 1
    }
  }
}
