// ShopStore › ModelShelf: the trained models of a shop, one of which is current.

package import Foundation

/// A trained model on disk.
package struct StoredModel: Hashable, Sendable {
  /// The version in receipts.
  package let number: Int
  package let folder: URL
}

/// The folder `models/`: each model in a folder named by its number, and `CURRENT` holding the number in use.
///
/// A model is written in `<n>.tmp`, made durable, renamed, and only then named in `CURRENT`: a kill at any moment
/// leaves the old or the new one in use. The last three are kept.
package struct ModelShelf: Sendable {
  /// `models/` in the shop's folder.
  package let folder: URL
  private let isReadOnly: Bool
  private static let kept = 3

  init(shop: URL, isReadOnly: Bool) {
    folder = shop.appendingPathComponent("models")
    self.isReadOnly = isReadOnly
  }

  private var current: String { folder.appendingPathComponent("CURRENT").path }

  /// The model in use, each of its files checked against its checksum; `nil` before the first training.
  ///
  /// Throws ``ShopStoreError/damaged(place:detail:)`` when a file is not as it was written. About 0.1 s a gigabyte.
  package func currentModel() throws(ShopStoreError) -> StoredModel? {
    guard let number = try currentNumber() else { return nil }
    let model = StoredModel(number: number, folder: folder.appendingPathComponent(String(number)))
    guard FileManager.default.fileExists(atPath: model.folder.path) else {
      throw .damaged(place: model.folder.path, detail: "named in CURRENT, but missing")
    }
    try ModelManifest.verify(model.folder)
    return model
  }

  /// The number of the model in use, without a look into it; `nil` before the first training.
  package func currentNumber() throws(ShopStoreError) -> Int? {
    guard FileManager.default.fileExists(atPath: current) else { return nil }
    guard let text = try? String(contentsOfFile: current, encoding: .utf8),
      let number = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw .damaged(place: current, detail: "no number of a model in it") }
    return number
  }

  /// The numbers of all whole models, in order; what was left half written is not among them.
  package func numbers() -> [Int] {
    names().compactMap { Int($0) }.sorted()
  }

  private func names() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  }

  /// Starts the next model; write its files into the draft's folder, then commit.
  ///
  /// Throws ``ShopStoreError/busy(folder:)`` while another process trains. Clears what an interrupted training left.
  package func beginWrite() throws(ShopStoreError) -> ModelDraft {
    guard !isReadOnly else { throw .readOnly(folder: folder.path) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .other(place: folder.path, message: error.localizedDescription)
    }
    let lock = try ModelLock(folder: folder)
    for name in names() where name.hasSuffix(".tmp") {
      try remove(folder.appendingPathComponent(name))
    }
    let number = (numbers().last ?? 0) + 1
    let draft = folder.appendingPathComponent("\(number).tmp")
    do {
      try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: false)
    } catch {
      throw .other(place: draft.path, message: error.localizedDescription)
    }
    return ModelDraft(number: number, folder: draft, shelf: self, lock: lock)
  }

  /// Puts a finished draft in use.
  fileprivate func take(_ draft: borrowing ModelDraft) throws(ShopStoreError) -> StoredModel {
    try ModelManifest.write(in: draft.folder)
    let model = StoredModel(number: draft.number, folder: folder.appendingPathComponent(String(draft.number)))
    try DurableFiles.rename(draft.folder.path, to: model.folder.path)
    try DurableFiles.synchronize(folder.path)
    try DurableFiles.replace(current, with: "\(draft.number)\n")
    for number in numbers().dropLast(Self.kept) where number < draft.number {
      try remove(folder.appendingPathComponent(String(number)))
    }
    return model
  }

  /// Removes all models but the one in use: what an erased customer left in them must not stay on the disk.
  package func removeAllButCurrent() throws(ShopStoreError) {
    let current = try currentNumber()
    for number in numbers() where number != current {
      try remove(folder.appendingPathComponent(String(number)))
    }
  }

  fileprivate func remove(_ item: URL) throws(ShopStoreError) {
    do {
      try FileManager.default.removeItem(at: item)
    } catch {
      throw .other(place: item.path, message: error.localizedDescription)
    }
  }
}

/// A model being written.
///
/// Dropped without a commit, it leaves nothing behind that is ever read.
package struct ModelDraft: ~Copyable, Sendable {
  package let number: Int
  /// `models/<n>.tmp`; files are written here, without folders of their own.
  package let folder: URL
  fileprivate let shelf: ModelShelf
  private let lock: ModelLock

  fileprivate init(number: Int, folder: URL, shelf: ModelShelf, lock: ModelLock) {
    self.number = number
    self.folder = folder
    self.shelf = shelf
    self.lock = lock
  }

  /// Makes the model durable and the one in use.
  package consuming func commit() throws(ShopStoreError) -> StoredModel { try shelf.take(self) }

  /// Throws the draft away.
  package consuming func discard() throws(ShopStoreError) { try shelf.remove(folder) }
}

/// Held while a process trains; the system lets go of it when the process ends, however it ends.
private final class ModelLock: Sendable {
  private let descriptor: CInt

  init(folder: URL) throws(ShopStoreError) {
    let path = folder.appendingPathComponent("LOCK").path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DurableFiles.fault(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .busy(folder: folder.path)
    }
  }

  deinit { close(descriptor) }
}
