// Conversation › Intent: one kind of request, in one file: its words, its help line, its slots and what it does.

import GraphRules

/// What an intent makes of a sentence.
struct Reading: Sendable {
  let weight: Double
  var slots: SlotMap
  /// Whether the sentence's customer belongs to the request; others ignore whom it mentions.
  var usesUser = false
  /// Whether the constraints of the sentence belong to the request.
  var usesConstraints = false
  /// Needs a list on the screen.
  var needsList = false
  /// Numbers of the sentence are no places of the list.
  var pointsNowhere = false
  /// Whether a yes or a no is wanted.
  var wantsVerdict = false
  var marks: TurnMarks = []
  /// What it does to the what-if that goes on.
  var step: BranchStep?

  init(
    _ weight: Double, _ slots: SlotMap = SlotMap(), usesUser: Bool = false, usesConstraints: Bool = false,
    needsList: Bool = false, pointsNowhere: Bool = false
  ) {
    self.weight = weight
    self.slots = slots
    self.usesUser = usesUser
    self.usesConstraints = usesConstraints
    self.needsList = needsList
    self.pointsNowhere = pointsNowhere
  }
}

/// A line of the help: what it is good for, and a sentence to try.
struct HelpLine: Sendable {
  /// A topic of the lexicon's `help_topics`, `nil` when it only appears in the overview.
  let topic: String?
  let english: (what: String, example: String)
  let chinese: (what: String, example: String)
  /// The same in the short register, empty when there is none.
  let slash: String
}

/// What a chat may be asked for.
///
/// A new kind is a new file that conforms, and a line in ``Intents/all``.
protocol Intent: Sendable {
  /// The name in the JSON of a turn, for instance `set_user`.
  var name: String { get }
  /// The groups of patterns by which it is known; what only decides between readings is not among them.
  var cues: [Cue] { get }
  /// Slash commands without the slash.
  var commands: [String] { get }
  var help: HelpLine? { get }
  /// Whether it changes the dialogue, so that undo takes it back.
  var isStep: Bool { get }
  /// What it makes of a sentence; `nil` when the sentence is something else.
  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading?
  /// Carries out a turn of this intent.
  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply
}

extension Intent {
  var cues: [Cue] { [] }
  var commands: [String] { [] }
  var help: HelpLine? { nil }
  var isStep: Bool { false }

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    sentence.weight(cues).map { Reading($0) }
  }
}

/// All intents that are understood, in the order in which help lists them.
package enum Intents {
  static let all: [any Intent] = [
    Recommend(), Refine(), Exclude(), Relax(), CritiqueItem(), Similar(), More(), Repeat(), Explain(),
    ExplainAbsence(), ExplainOrder(), Compare(), WhatIf(), SetUser(),
    ShowState(), Undo(), Redo(), Reset(), Tune(),
    // Facts of products.
    ShowItem(), AskAttribute(), CheckVariant(), FindStore(), FindCoupon(),
    // Lists in other orders.
    Search(), Popular(), Trending(), NewProducts(), CrossSell(), AlsoBought(), Bundle(),
    // Facts of customers.
    RecommendBrand(), RecommendPromotion(), Audience(), SimilarUsers(), Portrait(), History(),
    // What is written.
    Feedback(), SaveList(), ExportList(), AddRule(), ListRules(), TurnRuleOff(), TurnRuleOn(), EraseUser(),
    IngestFile(), ImportReport(), Statistics(),
    SetLanguage(), Help(),
  ]

  /// Those that are about one product, which a brand with “the” may stand for.
  static let takingItems: Set<String> = [
    "explain", "explain_absence", "similar", "show_item", "ask_attribute", "check_variant", "find_store",
    "find_coupon", "cross_sell", "also_bought", "bundle", "audience", "history", "feedback", "rule_add",
  ]

  static func named(_ name: String) -> (any Intent)? { all.first { $0.name == name } }
}
