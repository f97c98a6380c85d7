// clew › Leave: a command's end, and what the shell is told.

import FeedIngest
import Glibc
import GraphRules
import Recommender
import ShopStore
import Terminal

/// Ends the command with a status; everything has been said already.
struct Leave: Error {
  let status: ExitStatus

  init(_ status: ExitStatus) {
    self.status = status
  }
}

extension ExitStatus {
  /// What an error means to the shell.
  init(_ error: any Error) {
    switch error {
    case is IngestRejected, is FeedError, is GraphRulesError: self = .badData
    case let fault as ShopStoreError:
      self = fault.isReadOnly ? .notAllowed : fault.isBadData ? .badData : .failed
    case let fault as ShopError: self = fault.isBadData ? .badData : .failed
    default: self = .failed
    }
  }
}

/// Ctrl-C and the like: the shop is safe at any moment, so the program only says goodbye properly.
enum Interruption {
  /// A reader that goes away (`clew … | head`) is no fault worth a message.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    signal(SIGTERM) { _ in _exit(ExitStatus.terminated.rawValue) }
  }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }
}
