// clew › ModelOptions: a language model that may lend its words, off unless it is named.

import ArgumentParser
import Conversation
import Foundation
import LanguageModel
import Service

struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ask this OpenAI-compatible endpoint, such as http://localhost:11434/v1, for sentences that the rules do not know ($CLEW_LLM).",
      valueName: "url"))
  var llm: String?

  @Option(help: ArgumentHelp("The model to ask ($CLEW_LLM_MODEL).", valueName: "name"))
  var llmModel: String?

  @Option(
    help: ArgumentHelp("A file with the endpoint's key ($CLEW_LLM_KEY_FILE).", valueName: "file"))
  var llmKeyFile: String?

  @Option(help: ArgumentHelp("Wait no longer for its answer.", valueName: "seconds"))
  var llmTimeout: Double = 2

  @Flag(help: "Ask no model, whatever else is said.")
  var noLlm = false

  func validate() throws {
    guard llmTimeout > 0, llmTimeout <= 600 else {
      throw ValidationError("--llm-timeout: give seconds above 0, 600 at most")
    }
  }

  /// `nil` where no model is named.
  func helper() throws -> (any LanguageHelper)? {
    let environment = ProcessInfo.processInfo.environment
    func setting(_ given: String?, _ name: String) -> String? {
      given ?? environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    guard !noLlm, let base = setting(llm, "CLEW_LLM") else { return nil }
    guard let model = setting(llmModel, "CLEW_LLM_MODEL") else {
      throw ValidationError("--llm needs a model: add --llm-model NAME")
    }
    var key = ""
    if let file = setting(llmKeyFile, "CLEW_LLM_KEY_FILE") {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw ValidationError("\(file): the key cannot be read; name a file that holds it and nothing else")
      }
      key = text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let chat: ChatCompletions
    do throws(ModelFault) {
      chat = try ChatCompletions(base: base, model: model, key: key, seconds: llmTimeout)
    } catch { throw ValidationError(error.description) }
    return ModelHelper(chat) { fault in
      FileHandle.standardError.write(Data("clew: \(fault)\n".utf8))
    }
  }
}
