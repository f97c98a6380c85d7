// Terminal › EditSession: libedit at work on one terminal.

import CEdit
import FoundationEssentials
import Glibc

/// The line editor of libedit with a prompt, a history and two keys of our own.
///
/// libedit's own interface is used rather than its imitation of readline: all state hangs on one object, and Ctrl-C can
/// be an ordinary key. As a signal it would kill the session or, caught, be sent on to the whole process group.
final class EditSession {
  enum Entry {
    case line(String)
    case end
    /// Ctrl-C, with what had been typed until then.
    case cancelled(String)
  }

  /// More than this is no sentence.
  private static let mostPasted = 20_000

  private let edit: OpaquePointer
  private let history: OpaquePointer
  private let completer: LineEditor.Completer
  /// The bytes that libedit's prompt callback hands out; it keeps no copy of its own.
  private var prompt: UnsafeMutablePointer<CChar>?
  /// The line at which Ctrl-C was pressed, until the read ends.
  private var cancelled: String?

  /// - Returns: `nil` when libedit cannot work with this terminal.
  init?(completer: @escaping LineEditor.Completer) {
    guard let edit = clew_edit_open("clew"), let history = history_init() else { return nil }
    self.edit = edit
    self.history = history
    self.completer = completer
    clew_edit_set_owner(edit, Unmanaged.passUnretained(self).toOpaque())
    clew_edit_prompt(edit, { EditSession.owner(of: $0)?.prompt }, PromptMark.byte)
    clew_history_cap(history, Int32(HistoryFile.cap))
    clew_edit_history(edit, history)
    clew_edit_signals(edit, 1)
    clew_edit_emacs_keys(edit)
    clew_edit_bind(edit, "^R", "em-inc-search-prev")
    clew_edit_add(edit, "clew-cancel", "Drop the line") { edit, _ in
      EditSession.owner(of: edit)?.cancel() ?? UInt8(CC_NORM)
    }
    clew_edit_add(edit, "clew-complete", "Complete the name before the cursor") { edit, _ in
      EditSession.owner(of: edit)?.complete() ?? UInt8(CC_NORM)
    }
    clew_edit_add(edit, "clew-paste", "Take in what was pasted") { edit, _ in
      EditSession.owner(of: edit)?.paste() ?? UInt8(CC_NORM)
    }
    clew_edit_bind(edit, "\\e[200~", "clew-paste")
    clew_edit_bind(edit, "^C", "clew-cancel")
    clew_edit_bind(edit, "^I", "clew-complete")
    clew_edit_free_interrupt_key(edit)
    el_source(edit, nil)
  }

  deinit {
    el_end(edit)
    history_end(history)
    free(prompt)
  }

  /// Adds a line to what the up arrow brings back.
  func remember(_ line: String) { clew_history_enter(history, line) }

  /// Empties what the up arrow brings back.
  func forgetAll() { clew_history_clear(history) }

  func read(prompt text: String) -> Entry {
    free(prompt)
    prompt = strdup(PromptMark.around(text))
    cancelled = nil
    var count: Int32 = 0
    clew_edit_take_terminal(edit)
    // The terminal marks what is pasted; pasted lines then do not run one after the other, unseen.
    let marksPastes = ProcessInfo.processInfo.environment["TERM"] != "dumb"
    if marksPastes { TerminalStream.output.write("\u{1B}[?2004h") }
    let read = el_gets(edit, &count)
    if marksPastes { TerminalStream.output.write("\u{1B}[?2004l") }
    if let cancelled { return .cancelled(cancelled) }
    guard let read, count > 0 else { return .end }
    var line = String(cString: read)
    if line.hasSuffix("\n") { line.removeLast() }
    return .line(line)
  }

  private static func owner(of edit: OpaquePointer?) -> EditSession? {
    clew_edit_owner(edit).map { Unmanaged<EditSession>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Ctrl-C: leaves the dropped line readable with `^C` behind it, as shells do, and ends the read.
  private func cancel() -> UInt8 {
    let typed = current()
    cancelled = typed.line
    el_cursor(edit, Int32(clamping: typed.line.unicodeScalars.count))
    el_insertstr(edit, "^C")
    el_push(edit, "\n")
    return UInt8(CC_REFRESH)
  }

  /// What was pasted, up to its closing mark, as one line: line breaks and tabs become blanks.
  private func paste() -> UInt8 {
    let mark = Array("\u{1B}[201~".unicodeScalars)
    var pasted: [UnicodeScalar] = []
    var character: wchar_t = 0
    while pasted.suffix(mark.count) != mark[...], pasted.count < Self.mostPasted {
      guard clew_edit_read(edit, &character) == 1 else { break }
      pasted.append(UnicodeScalar(UInt32(bitPattern: character)) ?? "?")
    }
    if pasted.suffix(mark.count) == mark[...] { pasted.removeLast(mark.count) }
    let words = pasted.split { $0.properties.isWhitespace }.map { word in
      word.filter { $0.properties.generalCategory != .control }
    }
    let line = words.filter { !$0.isEmpty }.joined(separator: [" "])
    let text = line.map { wchar_t(bitPattern: $0.value) } + [0]
    return UInt8(clew_edit_insert(edit, text) == 0 ? CC_REFRESH : CC_REFRESH_BEEP)
  }

  /// Tab: writes what is certain, and shows the choices when nothing is.
  private func complete() -> UInt8 {
    let (line, cursor) = current()
    let before = String(line.prefix(cursor))
    let match = CompletionMatch(before: before, candidates: completer(line, cursor))
    guard !match.candidates.isEmpty else { return UInt8(CC_REFRESH_BEEP) }
    let completion = match.completion
    let typed = String(before.suffix(match.replaced))
    if completion.count > match.replaced || (match.candidates.count == 1 && completion != typed) {
      // libedit counts in Unicode scalars.
      el_deletestr(edit, Int32(clamping: typed.unicodeScalars.count))
      return UInt8(el_insertstr(edit, completion) == 0 ? CC_REFRESH : CC_REFRESH_BEEP)
    }
    let size = TerminalSize.current()
    TerminalStream.output.write("\n" + CandidateColumns.text(match.candidates, size: size))
    return UInt8(CC_REDISPLAY)
  }

  /// The line as it stands, and the number of characters before the cursor.
  private func current() -> (line: String, cursor: Int) {
    guard let info = el_line(edit)?.pointee, let start = info.buffer else { return ("", 0) }
    func text(until end: UnsafePointer<CChar>?) -> String {
      let bytes = UnsafeRawBufferPointer(start: start, count: end.map { $0 - start } ?? 0)
      return String(decoding: bytes, as: UTF8.self)
    }
    return (text(until: info.lastchar), text(until: info.cursor).count)
  }
}

/// The byte that fences off the parts of a prompt that take no place on the screen.
enum PromptMark {
  static let byte: CChar = 1

  /// Fences each escape sequence `ESC [ … letter` of a prompt, so that libedit counts columns right.
  static func around(_ prompt: String) -> String {
    var fenced = ""
    var isEscape = false
    for scalar in prompt.unicodeScalars where scalar.value != UInt32(byte) {
      if scalar == "\u{1B}" {
        isEscape = true
        fenced += "\u{1}"
      }
      fenced.unicodeScalars.append(scalar)
      if isEscape, scalar.properties.isAlphabetic {
        isEscape = false
        fenced += "\u{1}"
      }
    }
    return fenced
  }
}
