// Conversation › Exchange+JSON: a turn as one line of JSON, in the shape of `Documentation/shapes.md`.

import Catalogue

extension Exchange {
  /// The turn object; `result` is JSON made by whoever knows items and receipts, `text` the reply as plain text.
  package func json(result: String, text: String) -> String {
    let repairs = SlotValue.strings(turn.repairs).json
    let user = user.map { JSONString.quoted($0) } ?? "null"
    let chips = SlotValue.strings(chips).json
    // Inside of a what-if the state tells it; what stands is still what the chips say.
    let supposed = supposed.isEmpty ? "" : ",\"what_if\":\(SlotValue.strings(supposed).json)"
    let unused = turn.unused.isEmpty ? [] : ["\"unused\":\(SlotValue.strings(turn.unused).json)"]
    let fields = [
      "\"v\":1", "\"turn\":\(number)", "\"input\":\(JSONString.quoted(input))",
      "\"lang\":\(JSONString.quoted(turn.language))", "\"intent\":\(JSONString.quoted(turn.intent))",
      "\"slots\":\(turn.slots.json)", "\"repairs\":\(repairs)", "\"user\":\(user)", "\"result\":\(result)",
      "\"text\":\(JSONString.quoted(text))", "\"state\":{\"user\":\(user),\"chips\":\(chips)\(supposed)}",
      "\"error\":\(error?.json ?? "null")",
    ]
    return JSONString.onOneLine("{" + (fields + unused).joined(separator: ",") + "}")
  }

  /// The error with its code, message, details and the choices where it asks back; `nil` when all is well.
  package var error: SlotMap? {
    guard let code = reply.errorCode else { return nil }
    var out = SlotMap([("code", .string(code))])
    var asked: Question?
    switch reply {
    case .failure(let failure):
      out["message"] = .string(failure.message)
      if !failure.examples.isEmpty { out["examples"] = .strings(failure.examples) }
      asked = failure.question
    case .question(let question, _):
      out["message"] = .string(question.text)
      asked = question
    default: break
    }
    if let asked { out["choices"] = .strings(asked.options.map(\.label)) }
    return out.merging(errorDetails)
  }
}
