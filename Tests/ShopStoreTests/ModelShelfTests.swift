// ShopStoreTests › ModelShelfTests: the old model or the new one, never a mix, never a damaged one.

import Foundation
import ShopStore
import Testing

@Suite("Models")
struct ModelShelfTests {
  let folder: TemporaryFolder
  let shelf: ModelShelf

  init() throws {
    folder = try TemporaryFolder()
    shelf = try ShopStore.create(folder.shop).models
  }

  private func train(_ text: String) throws -> StoredModel {
    let draft = try shelf.beginWrite()
    try Data(text.utf8).write(to: draft.folder.appendingPathComponent("kernel.bin"))
    try Data().write(to: draft.folder.appendingPathComponent("empty.bin"))
    return try draft.commit()
  }

  private func kernel(_ model: StoredModel) throws -> String {
    let file = try MappedFile(path: model.folder.appendingPathComponent("kernel.bin").path)
    return file.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test("There is no model before the first training")
  func none() throws {
    #expect(try shelf.currentModel() == nil)
  }

  @Test("The last model is the one in use, and three are kept")
  func current() throws {
    for number in 1...5 { #expect(try train("model \(number)").number == number) }
    let model = try #require(try shelf.currentModel())
    #expect(model.number == 5)
    #expect(try kernel(model) == "model 5")
    #expect(shelf.numbers() == [3, 4, 5])
  }

  @Test("What an interrupted training left is neither used nor in the way")
  func leftOver() throws {
    _ = try train("old")
    let left = shelf.folder.appendingPathComponent("2.tmp")
    try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: left.appendingPathComponent("kernel.bin"))
    #expect(try shelf.currentModel()?.number == 1)
    let model = try train("new")
    #expect(model.number == 2)
    #expect(try kernel(#require(try shelf.currentModel())) == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: model.folder.path).count == 3)
  }

  @Test("A discarded draft leaves the model in use, and two trainings do not mix")
  func discarded() throws {
    _ = try train("old")
    let draft = try shelf.beginWrite()
    #expect(throws: ShopStoreError.busy(folder: shelf.folder.path)) { _ = try shelf.beginWrite() }
    try draft.discard()
    #expect(try shelf.currentModel()?.number == 1)
  }

  @Test("A damaged model is reported and not used", arguments: ["flipped", "cut", "missing", "manifest"])
  func damaged(how: String) throws {
    let model = try train("a kernel that is longer than the thirty-two bytes of one round")
    let kernel = model.folder.appendingPathComponent("kernel.bin")
    var bytes = try Data(contentsOf: kernel)
    switch how {
    case "flipped":
      bytes[7] ^= 0x80
      try bytes.write(to: kernel)
    case "cut": try bytes.dropLast().write(to: kernel)
    case "missing": try FileManager.default.removeItem(at: kernel)
    default:
      let manifest = model.folder.appendingPathComponent("MANIFEST")
      try Data(contentsOf: manifest).dropFirst().write(to: manifest)
    }
    let error = #expect(throws: ShopStoreError.self) { try shelf.currentModel() }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error)) should be .damaged")
      return
    }
  }
}
