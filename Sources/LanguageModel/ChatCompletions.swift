// LanguageModel › ChatCompletions: one question to an OpenAI-compatible endpoint, within limits.

import CCurl
import Foundation

/// Why a language model gave no answer.
package struct ModelFault: Error, Hashable, CustomStringConvertible {
  package let description: String
}

/// Where a model answers, as `POST <base>/chat/completions` of OpenAI's API does.
///
/// The model's answer is asked for as a JSON object of one text, by `response_format: json_schema`; some hosts accept
/// the schema and do not keep it, so what comes back is read as if anybody had written it.
package struct ChatCompletions: Sendable {
  /// For instance `http://localhost:11434/v1`.
  package let base: String
  package let model: String
  /// Sent as a bearer token; empty for none.
  private let key: String
  /// For one question, all in all.
  package let seconds: Double

  /// An answer longer than this is no answer to a sentence.
  private static let mostBytes = 1 << 18

  /// - Throws: ``ModelFault`` for an address that is none of http or https, or with a password in it.
  package init(base: String, model: String, key: String = "", seconds: Double = 2) throws(ModelFault) {
    guard let parts = URLComponents(string: base), let scheme = parts.scheme?.lowercased(),
      scheme == "http" || scheme == "https", parts.host?.isEmpty == false
    else { throw ModelFault(description: "“\(base)” is no address of a model; write http://host:port/v1") }
    guard parts.user == nil, parts.password == nil else {
      throw ModelFault(description: "the model's address holds a password; put the key into a file")
    }
    guard key.allSatisfy({ $0.isASCII && !$0.isWhitespace && !$0.isNewline }) else {
      throw ModelFault(description: "the model's key has blanks or line breaks in it")
    }
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    self.model = model
    self.key = key
    self.seconds = seconds
    _ = Self.isStarted
  }

  private struct Question: Encodable {
    struct Message: Encodable {
      let role, content: String
    }
    struct Format: Encodable {
      struct Schema: Encodable {
        struct Object: Encodable {
          struct Property: Encodable {
            let type = "string"
          }
          let type = "object"
          let properties: [String: Property]
          let required: [String]
          let additionalProperties = false
        }
        let name: String
        let strict = true
        let schema: Object
      }
      let type = "json_schema"
      let json_schema: Schema
    }
    let model: String
    let messages: [Message]
    let temperature = 0
    let response_format: Format
  }

  private struct Answer: Decodable {
    struct Choice: Decodable {
      struct Message: Decodable {
        let content: String?
      }
      let message: Message
    }
    let choices: [Choice]
  }

  /// Asks for one text, called `field` in the model's JSON.
  package func ask(_ question: String, instructed instructions: String, field: String) throws(ModelFault)
    -> String
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = try? encoder.encode(
      Question(
        model: model,
        messages: [
          .init(role: "system", content: instructions), .init(role: "user", content: question),
        ],
        response_format: .init(
          json_schema: .init(name: field, schema: .init(properties: [field: .init()], required: [field])))))
    guard let body else { throw ModelFault(description: "the question cannot be written as JSON") }
    let bytes = try post(body)
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)),
      let content = answer.choices.first?.message.content
    else { throw ModelFault(description: "the model's answer is none of chat completions") }
    guard let fields = try? JSONDecoder().decode([String: String].self, from: Data(content.utf8)),
      let text = fields[field]
    else { throw ModelFault(description: "the model's answer has no “\(field)”") }
    return text
  }

  private func post(_ body: Data) throws(ModelFault) -> [UInt8] {
    var answer = clew_fetch()
    answer.limit = Self.mostBytes
    // The owner of the shop names the host; a model usually runs on this machine.
    answer.allows_private = 1
    defer { free(answer.bytes) }
    let code = body.withUnsafeBytes { body in
      clew_post(
        &answer, base + "/chat/completions", key, body.bindMemory(to: UInt8.self).baseAddress, body.count,
        Int(seconds * 1000))
    }
    guard answer.is_too_large == 0 else { throw ModelFault(description: "the model's answer is too long") }
    guard code == 0 else {
      let fault = withUnsafeBytes(of: answer.fault) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw ModelFault(description: "the model does not answer: \(fault)")
    }
    guard answer.status == 200 else {
      throw ModelFault(description: "the model's host answers \(answer.status)")
    }
    return [UInt8](UnsafeBufferPointer(start: answer.bytes, count: answer.count))
  }

  /// curl must be told once, before threads use it.
  private static let isStarted: Bool = {
    clew_start()
    return true
  }()
}
