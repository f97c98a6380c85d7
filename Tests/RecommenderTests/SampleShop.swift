// RecommenderTests › SampleShop: the shop of Assets, taken in and trained once for a whole suite.

import Foundation
import Recommender
import Testing

/// Makes the sample shop in a temporary folder before a suite, and takes it away afterwards.
struct SampleShop: SuiteTrait, TestScoping {
  @TaskLocal static var folder: URL?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets")
    let folder = Self.emptyPlace()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Shop.ingest([assets.path], into: folder)
    try Shop(folder: folder).train()
    try await Self.$folder.withValue(folder) { try await function() }
  }

  /// A place in the temporary folder where nothing is yet.
  static func emptyPlace() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "clew-library-\(UUID().uuidString)")
  }
}

extension Trait where Self == SampleShop {
  static var sampleShop: SampleShop { SampleShop() }
}
