// Conversation › Help: what can be asked, and how.

import GraphRules

struct Help: Intent {
  let name = "help"
  let commands = ["help", "h", "?"]
  let cues: [Cue] = [.help]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("this overview", "help with explanations"), chinese: ("帮助", "怎么看解释？"),
    slash: "/help explanations")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if sentence.says(.helpMeaning) {
      return Reading(7.1, slots("explanations"))
    }
    guard let weight = sentence.weight(cues) else { return nil }
    let topic = Self.topic(sentence)
    // “Can you recommend …” asks for it; “can you export lists?” asks about it.
    if weight < 2 {
      return topic == nil || !sentence.users.isEmpty || !sentence.constraints.isEmpty
        ? nil : Reading(6, slots(topic))
    }
    if weight == 5.5,
      sentence.says(.helpTelling)
    {
      return nil
    }
    return Reading(weight, slots(topic))
  }

  private func slots(_ topic: String?) -> SlotMap {
    topic.map { SlotMap([("topic", .string($0))]) } ?? SlotMap()
  }

  /// Verbs and nouns that lead to a topic, besides the shop's own words for it.
  private static let topics: [(topic: String, cue: Cue)] = [
    ("privacy", .helpTopicPrivacy),
    ("what-if", .helpTopicWhatIf),
    ("comparing", .helpTopicComparing),
    ("explanations", .helpTopicExplanations),
    ("feedback", .helpTopicFeedback),
    ("import", .helpTopicImport),
    ("lists", .helpTopicLists),
    ("languages", .helpTopicLanguages),
    ("rules", .helpTopicRules),
    ("recommendations", .helpTopicRecommendations),
    ("call", .helpTopicCall),
  ]

  private static func topic(_ sentence: Utterance) -> String? {
    topics.first { sentence.says($0.cue) }?.topic
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let topic = turn.slots["topic"]?.string
    let entry = scene.vocabulary.lexicon.helpTopics.first { $0.id == topic }
    return .help(
      HelpReply(
        topic: topic, title: entry?.word(scene.language) ?? topic ?? "",
        topics: scene.vocabulary.lexicon.helpTopics.map { $0.word(scene.language) }))
  }
}
