// ShopStore › ModelManifest: the names, sizes and checksums of a model's files.

import Foundation

/// The file `MANIFEST` of a model: one line a file, `checksum size name`, and last the manifest's own checksum.
enum ModelManifest {
  static let fileName = "MANIFEST"

  /// Writes the manifest of all files in `folder`, each of which is on the disk afterwards.
  static func write(in folder: URL) throws(ShopStoreError) {
    var text = ""
    for name in try names(in: folder) {
      let path = folder.appendingPathComponent(name).path
      try DurableFiles.synchronize(path)
      let file = try MappedFile(path: path)
      text += "\(Checksum.text(file.withBytes { Checksum.of($0) })) \(file.count) \(name)\n"
    }
    try DurableFiles.write(text + checksum(of: text) + "\n", to: folder.appendingPathComponent(fileName).path)
    try DurableFiles.synchronize(folder.path)
  }

  /// Throws ``ShopStoreError/damaged(place:detail:)`` naming the first file that is not as it was written.
  static func verify(_ folder: URL) throws(ShopStoreError) {
    let path = folder.appendingPathComponent(fileName).path
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .damaged(place: path, detail: "missing or not readable")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    let own = lines.popLast()
    guard own.map(String.init) == checksum(of: lines.map { $0 + "\n" }.joined()) else {
      throw .damaged(place: path, detail: "its checksum differs")
    }
    for line in lines {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, let size = Int(fields[1]) else {
        throw .damaged(place: path, detail: "a line that is no entry")
      }
      try verify(
        folder.appendingPathComponent(String(fields[2])).path, checksum: String(fields[0]), size: size)
    }
  }

  private static func verify(_ path: String, checksum: String, size: Int) throws(ShopStoreError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .damaged(place: path, detail: "missing") }
    let file = try MappedFile(path: path)
    guard file.count == size else {
      throw .damaged(place: path, detail: "\(file.count) bytes instead of \(size)")
    }
    guard Checksum.text(file.withBytes { Checksum.of($0) }) == checksum else {
      throw .damaged(place: path, detail: "its checksum differs")
    }
  }

  private static func checksum(of text: String) -> String {
    Checksum.text(Array(text.utf8).withUnsafeBytes { Checksum.of($0) })
  }

  private static func names(in folder: URL) throws(ShopStoreError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0 != fileName && !$0.hasPrefix(".") }.sorted()
    } catch {
      throw .other(place: folder.path, message: error.localizedDescription)
    }
  }
}
