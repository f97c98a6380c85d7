// clew › DeskCommand: keeps a shop open, so that questions are answered at once.

import ArgumentParser
import CDesk
import Foundation
import Recommender
import Service
import Terminal

struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "Keep a shop open, so that clew ask answers at once.",
    discussion: """
      Opening a large shop takes seconds. While a desk runs, clew ask hands its question to it and is answered with the same
      bytes in milliseconds. The desk listens on a socket in the shop's folder that only its owner can use; it opens
      the shop again after an import or a training, and ends with Ctrl-C, which takes the socket along, or
      when nobody has asked for as long as --idle says. clew ask leaves such a desk behind where a shop opens slowly.
      """)

  @Option(help: ArgumentHelp("End when nobody has asked for so long.", valueName: "seconds"))
  var idle: Int?

  @OptionGroup var options: ShopOptions

  func validate() throws {
    if let idle, idle < 1 { throw ValidationError("--idle is a number of seconds from 1 on") }
  }

  func run() throws {
    let path = DeskLine.path(of: options.folder)
    try refuseSecond(at: path)
    let session = ChatSession(try options.openToAnswer(), patience: nil)
    // Another may have been as slow.
    try refuseSecond(at: path)
    // Left over from a desk that was killed: nobody answered there.
    unlink(path)
    let socket = clew_desk_listen(path)
    guard socket >= 0 else {
      let why = String(cString: strerror(errno))
      TerminalStream.error.write("clew: \(path): no desk can be kept here: \(why)\n")
      throw Leave(.failed)
    }
    Interruption.takeAlong(path)
    TerminalStream.error.write("the desk is open; clew ask --shop \(options.folder.path) is answered here\n")
    var desk = Desk(session: session)
    if let idle { clew_desk_patience(socket, Int32(clamping: idle)) }
    while true {
      let line = accept(socket, nil, nil)
      if line >= 0 {
        desk.answer(on: line)
        close(line)
      } else if errno == EAGAIN {
        Interruption.leave()
      } else if errno != EINTR, errno != ECONNABORTED {
        // Out of descriptors or memory: others may give some back.
        usleep(10_000)
      }
    }
  }

  private func refuseSecond(at path: String) throws {
    let other = clew_desk_connect(path)
    guard other >= 0 else { return }
    close(other)
    TerminalStream.error.write("clew: \(path): this shop has a desk already\n")
    throw Leave(.failed)
  }
}

/// Answers one question after the other, each as if the program had been started for it.
private struct Desk {
  var session: ChatSession

  mutating func answer(on line: Int32) {
    // Who has given up waiting is not answered: the question comes only after this.
    var sign = DeskLine.free
    guard send(line, &sign, 1, Int32(MSG_NOSIGNAL)) == 1 else { return }
    clew_desk_patience(line, 2)
    var streams: [Int32] = [-1, -1, -1]
    var bytes = [UInt8](repeating: 0, count: DeskQuestion.mostBytes)
    let count = clew_desk_receive(line, &bytes, bytes.count, &streams)
    defer { for stream in streams where stream >= 0 { close(stream) } }
    guard count > 0, streams.allSatisfy({ $0 >= 0 }),
      let question = try? JSONDecoder().decode(DeskQuestion.self, from: Data(bytes.prefix(count))),
      question.isForThisProcess, let command = try? AskCommand.parse(question.arguments)
    else { return reply(DeskLine.declined, on: line) }
    let status = speaking(through: streams, looking: question.looks) {
      Clew.status {
        _ = try session.renewIfOutdated()
        let versions = session.dataVersions
        ShopOptions.tellAge(ofModel: versions.model, data: versions.shop)
        try command.answer(by: &session)
      }
    }
    reply("\(status.rawValue)", on: line)
  }

  private func reply(_ text: String, on line: Int32) {
    var text = text
    _ = text.withUTF8 { send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  /// Puts the asker's streams and looks in the place of the desk's own.
  private func speaking(
    through streams: [Int32], looking looks: [String: String], _ body: () -> ExitStatus
  ) -> ExitStatus {
    let own = streams.indices.map { dup(Int32($0)) }
    let before = ProcessInfo.processInfo.environment
    for place in streams.indices { dup2(streams[place], Int32(place)) }
    for name in DeskQuestion.looksNames {
      if let value = looks[name] { setenv(name, value, 1) } else { unsetenv(name) }
    }
    defer {
      for place in own.indices {
        dup2(own[place], Int32(place))
        close(own[place])
      }
      for name in DeskQuestion.looksNames {
        if let value = before[name] { setenv(name, value, 1) } else { unsetenv(name) }
      }
    }
    return body()
  }
}
