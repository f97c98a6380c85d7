// clew › Leave: a command's end.

/// Ends the command with a status; everything has been said already.
struct Leave: Error {
  let status: ExitStatus

  init(_ status: ExitStatus) {
    self.status = status
  }
}
