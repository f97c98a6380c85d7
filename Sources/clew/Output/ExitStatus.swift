// clew › ExitStatus: what a finished command tells the shell that started it.

import FeedIngest
import GraphRules
import Recommender
import ShopStore

/// The exit codes of every command, each with one meaning.
enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Done; there may have been warnings.
  case fine = 0
  /// The work could not be done, or `--strict` met a warning.
  case failed = 1
  /// The command line makes no sense: unknown option, missing value, misspelt command.
  case usage = 2
  /// A question is open, an import is held, or `--confirm` is missing.
  case needsAnswer = 3
  /// The role may not do that.
  case notAllowed = 4
  /// A rejected file, a broken shop, or one written by a newer version.
  case badData = 5
  /// A server, a host or a model did not answer.
  case unreachable = 6
  /// Stopped from the keyboard.
  case interrupted = 130
  /// Stopped by another program.
  case terminated = 143

  /// The code that swift-argument-parser gives to a wrong command line: `EX_USAGE` of sysexits(3).
  private static let parserUsage: Int32 = 64

  /// Translates an exit code of swift-argument-parser; codes it does not know become ``failed``.
  init(parserCode code: Int32) {
    self = code == Self.parserUsage ? .usage : Self(rawValue: code) ?? .failed
  }
}

extension ExitStatus {
  /// What an error means to the shell.
  init(_ error: any Error) {
    switch error {
    case is IngestHeld: self = .needsAnswer
    case is IngestRejected, is FeedError, is GraphRulesError: self = .badData
    case let fault as ShopStoreError:
      self = fault.isReadOnly ? .notAllowed : fault.isBadData ? .badData : .failed
    case let fault as ShopError: self = fault.isBadData ? .badData : .failed
    default: self = .failed
    }
  }
}
