// clew › DoctorCommand: checks the installation and the shop.

import ArgumentParser
import Catalogue
import Foundation
import GraphRules
import Recommender
import ShopStore
import Terminal

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the rules, the shop's file, the model and the terminal.")

  @OptionGroup var options: ShopOptions

  func run() throws {
    var table = PlainTable()
    var status = ExitStatus.fine
    func check(_ what: String, _ body: () throws -> String) {
      do {
        table.add("ok", what, try body())
      } catch {
        table.add("fault", what, "\(error)")
        if status == .fine { status = ExitStatus(error) }
      }
    }
    check("rules") { "\(try options.rules().metapaths.count) walks, every one with its words" }
    if ShopStore.exists(options.folder) {
      check("shop file") {
        let faults = try ShopStore.open(options.folder).faults()
        guard faults.isEmpty else {
          throw ShopError.notReadable(options.folder.path, reason: faults.joined(separator: "; "))
        }
        return "\(options.folder.path) is sound"
      }
      check("shop") { "\(try options.open().catalogue.count) products can be read" }
      check("model") {
        guard let model = try options.open().model else { throw ShopError.notTrained }
        return "model \(model.number)"
      }
    } else {
      table.add("note", "shop", "none in \(options.folder.path); clew ingest makes one, clew demo shows one")
    }
    let colour = ColourSupport.detect(.output) == .none ? "without colour" : "with colour"
    table.add("ok", "terminal", "\(TerminalSize.current(of: .output).columns) columns, \(colour)")
    table.lines.forEach(Screen().show)
    if status != .fine { throw Leave(status) }
  }
}
