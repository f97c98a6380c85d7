// ContentScoringTests › ColourScorerTests: pictures are likened by the named colours they share.

import Catalogue
import ContentScoring
import Features
import GraphRules
import Scoring
import ScoringTesting
import Testing

@Suite("Colour scorer")
struct ColourScorerTests {
  private static let navy: UInt32 = 0x1C2D52
  private static let red: UInt32 = 0xC62828
  private static let green: UInt32 = 0x3A8F4F

  /// A square of one colour over a square of another, before white.
  private static func colours(_ top: UInt32, _ bottom: UInt32) throws -> PictureColours {
    let rgba = (0..<64 * 64).flatMap { place -> [UInt8] in
      let (x, y) = (place % 64, place / 64)
      let isInside = (12..<52).contains(x) && (12..<52).contains(y)
      let rgb = isInside ? (y < 32 ? top : bottom) : 0xFFFFFF
      return [UInt8(rgb >> 16 & 0xFF), UInt8(rgb >> 8 & 0xFF), UInt8(rgb & 0xFF), 255]
    }
    return try #require(ColourExtractor().colours(of: Picture(width: 64, height: 64, rgba: rgba)))
  }

  /// Scarf (navy; red), mug (navy over red), green hat, a product without picture, one with an unreadable one.
  let pictures: [[PictureColours?]]
  /// What the lexicon calls the colours of the pictures.
  private let shares = [
    ["navy": 0.5, "red": 0.5], ["navy": 0.45, "red": 0.4], ["green": 0.9], [:], ["red": 0.5],
  ]
  var scorer: ColourScorer { ColourScorer(pictures, shares: shares) }

  init() throws {
    pictures = [
      [try Self.colours(Self.navy, Self.navy), try Self.colours(Self.red, Self.red)],
      [try Self.colours(Self.navy, Self.red)],
      [try Self.colours(Self.green, Self.green)],
      [],
      [nil, try Self.colours(Self.red, Self.green)],
    ]
  }

  @Test("The laws hold for several variants, a product taken twice, a dislike and a variant without picture")
  func laws() {
    let history = [
      HistoryItem.bought(1, 0), HistoryItem.bought(2, 0, variant: 1, 0.5), HistoryItem.bought(3, 2, -0.7),
      HistoryItem.bought(4, 4), HistoryItem.bought(5, 1, 0.3),
    ]
    expectLaws(of: scorer, request: ScoringRequest(user: nil, history: history), productCount: pictures.count)
  }

  @Test("The laws hold for colours that were said, beside a history and alone")
  func saidLaws() {
    let said = [Said(turn: 3, matter: .colour("red"), strength: 0.6), Said(turn: 4, matter: .word("red"))]
    for history in [[HistoryItem.bought(1, 0), HistoryItem.bought(2, 2, -0.7)], []] {
      expectLaws(
        of: scorer, request: ScoringRequest(user: nil, history: history, said: said),
        productCount: pictures.count)
    }
  }

  @Test("The laws hold where pictures are named as the shop's words teach, and a name is a reason")
  func namedLaws() throws {
    let lessons = (0..<240).compactMap { place in
      pictures[place % 3].first?.map {
        ColourLesson(picture: $0, colour: place % 3 == 2 ? .green : .blue)
      }
    }
    let readout = try #require(ColourReadoutTrainer().train(lessons))
    let scorer = ColourScorer(pictures, shares: shares, readout: readout)
    let history = [
      HistoryItem.bought(1, 0), HistoryItem.bought(2, 0, variant: 1, 0.5), HistoryItem.bought(3, 2, -0.7),
      HistoryItem.bought(4, 4),
    ]
    expectLaws(of: scorer, request: ScoringRequest(user: nil, history: history), productCount: pictures.count)
    let prepared = scorer.prepare(ScoringRequest(user: nil, history: [HistoryItem.bought(1, 0)]))
    let named = prepared.contributions(to: ProductID(1)).map(\.evidence)
    #expect(named.contains(.colour("blue")))
    #expect(Set(named).count == named.count)
  }

  @Test("A colour that was said counts as much as the pictures show of it")
  func said() {
    let asked = ScoringRequest(
      user: nil, history: [], said: [Said(turn: 3, matter: .colour("red"), strength: 0.5)])
    let prepared = scorer.prepare(asked)
    #expect((0..<5).map { prepared.score(of: ProductID($0)) } == [0.25, 0.2, 0, 0, 0.25])
    #expect(prepared.contributions(to: ProductID(1)).map(\.because) == [.said(turn: 3)])
  }

  @Test("The score is the mean affinity to the candidate's pictures")
  func oracle() throws {
    let bought = try #require(pictures[1][0])
    let prepared = scorer.prepare(ScoringRequest(user: nil, history: [HistoryItem.bought(1, 1, 0.5)]))
    for (product, own) in pictures.enumerated() where product != 1 {
      let known = own.compactMap(\.self)
      let affinities = known.map { ColourSignature(bought).affinity(to: ColourSignature($0)) }
      let wanted = known.isEmpty ? 0 : 0.5 * affinities.reduce(0, +) / Double(known.count)
      #expect(abs(prepared.score(of: ProductID(product)) - wanted) < 1e-6)
    }
  }

  @Test("The variant that was bought speaks, not the product's first")
  func variant() {
    let navy = scorer.prepare(ScoringRequest(user: nil, history: [HistoryItem.bought(1, 0)]))
    let red = scorer.prepare(ScoringRequest(user: nil, history: [HistoryItem.bought(1, 0, variant: 1)]))
    let heaviest = { (scorer: any PreparedScorer) in
      scorer.contributions(to: ProductID(1)).max { $0.amount < $1.amount }?.evidence
    }
    #expect(heaviest(navy) == .colour("navy"))
    #expect(heaviest(red) == .colour("vivid red") || heaviest(red) == .colour("deep red"))
  }

  @Test("Each named colour is one reason of an item, and a product without a picture has none")
  func reasons() {
    let prepared = scorer.prepare(ScoringRequest(user: nil, history: [HistoryItem.bought(1, 0)]))
    let named = prepared.contributions(to: ProductID(1)).map(\.evidence)
    #expect(Set(named).count == named.count && !named.isEmpty)
    #expect(prepared.contributions(to: ProductID(3)).isEmpty)
    let unpictured = scorer.prepare(ScoringRequest(user: nil, history: [HistoryItem.bought(1, 4)]))
    #expect((0..<5).allSatisfy { unpictured.contributions(to: ProductID($0)).isEmpty })
  }
}
