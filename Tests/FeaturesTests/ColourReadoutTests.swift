// FeaturesTests › ColourReadoutTests: names of pictures as the shop's own words teach them.

import Catalogue
import Foundation
import GraphRules
import Testing
import VectorMath

import Features

@Suite("Colours named as the shop's words teach")
struct ColourReadoutTests {
  /// Squares of colours about those of the shop, each called what the shop calls it: what looks pink is its red.
  private static func lessons(_ count: Int, seed: UInt64 = 3) throws -> [ColourLesson] {
    var chance = SeededGenerator(seed: seed)
    let shop: [(BasicColour, UInt32)] = [(.red, 0xD070A0), (.blue, 0x2F6FBF), (.green, 0x3A8F4F)]
    return try (0..<count).map { place in
      let (colour, rgb) = shop[place % 3]
      let near = [16, 8, 0].reduce(UInt32(0)) { sum, shift in
        let part = Int(rgb >> shift & 0xFF) + chance.below(61) - 30
        return sum | UInt32(min(max(part, 0), 255)) << shift
      }
      return ColourLesson(
        picture: try #require(ColourExtractor().colours(of: .square(near, on: 0xFFFFFF))), colour: colour)
    }
  }

  @Test("The slope is that of the value, place by place")
  func gradient() throws {
    let lessons = try Self.lessons(12)
    let colours: [BasicColour] = [.red, .green, .blue]
    let objective = ColourObjective(lessons, colours: colours, strength: 7)
    var chance = SeededGenerator(seed: 11)
    let point = (0..<ColourReadout.featureCount * 3).map { _ in Double(chance.below(2001)) / 1000 - 1 }
    var slope = [Double](repeating: 0, count: point.count)
    var unused = slope
    _ = objective.value(at: point, slope: &slope)
    for place in stride(from: 0, to: point.count, by: 7) + [point.count - 1] {
      var (up, down) = (point, point)
      up[place] += 1e-5
      down[place] -= 1e-5
      let numeric =
        (objective.value(at: up, slope: &unused) - objective.value(at: down, slope: &unused)) / 2e-5
      #expect(abs(numeric - slope[place]) < 1e-4 * max(1, abs(slope[place])))
    }
  }

  @Test("The value is that of the formula, reckoned slowly")
  func value() throws {
    let lessons = try Self.lessons(9)
    let colours: [BasicColour] = [.red, .green, .blue]
    let point = (0..<ColourReadout.featureCount * 3).map { Double($0 % 5) / 8 }
    var unused = [Double](repeating: 0, count: point.count)
    let found = ColourObjective(lessons, colours: colours, strength: 7).value(at: point, slope: &unused)
    let readout = try #require(ColourReadout(colours: colours, weights: point.map { Float($0) }))
    let surprise = lessons.reduce(0.0) { sum, lesson in
      let place = colours.firstIndex(of: lesson.colour) ?? 0
      return sum - log(readout.shares(of: lesson.picture)[place])
    }
    let weights = point.dropLast(3).reduce(0.0) { $0 + $1 * $1 }
    #expect(abs(found - (7 * surprise + weights / 2)) < 1e-6 * found)
  }

  @Test("A shop that calls pink things red is believed, and pictures never seen are named so")
  func learns() throws {
    let readout = try #require(ColourReadoutTrainer().train(try Self.lessons(240)))
    #expect(readout.colours == [.red, .green, .blue])
    let unseen = try Self.lessons(60, seed: 99)
    #expect(unseen.allSatisfy { readout.names(of: $0.picture).first?.colour == $0.colour })
    for lesson in unseen {
      #expect(abs(readout.shares(of: lesson.picture).reduce(0, +) - 1) < 1e-9)
    }
    let sure = try #require(readout.sureName(of: unseen[0].picture))
    #expect(sure.colour == .red && sure.share >= ColourReadout.sureShare)
  }

  @Test("A picture unlike all others is named without certainty")
  func abstains() throws {
    let colours: [BasicColour] = [.red, .green, .blue]
    let flat = try #require(
      ColourReadout(colours: colours, weights: [Float](repeating: 0, count: ColourReadout.featureCount * 3)))
    let picture = try #require(ColourExtractor().colours(of: .square(0x2F6FBF, on: 0xFFFFFF)))
    #expect(flat.sureName(of: picture) == nil)
    #expect(flat.names(of: picture).map(\.colour) == colours)
  }

  @Test("The same lessons give the same readout, and the fifths do not depend on who is first")
  func deterministic() throws {
    let lessons = try Self.lessons(210)
    let trainer = ColourReadoutTrainer()
    #expect(trainer.train(lessons) == trainer.train(lessons))
    let found = trainer.crossFitted(lessons)
    #expect(found == trainer.crossFitted(lessons))
    let second = lessons.indices.filter { $0 % 5 != 1 }.map { lessons[$0] }
    #expect(found[1] == trainer.train(second)?.names(of: lessons[1].picture).first)
  }

  @Test("Too few pictures, or pictures of one colour, teach nothing; a rare colour is left out")
  func tooFew() throws {
    let lessons = try Self.lessons(240)
    #expect(ColourReadoutTrainer.usable(Array(lessons.prefix(150))).isEmpty)
    let red = lessons.map { ColourLesson(picture: $0.picture, colour: .red) }
    #expect(ColourReadoutTrainer.usable(red).isEmpty)
    let rare = lessons + (0..<3).map { ColourLesson(picture: lessons[$0].picture, colour: .brown) }
    #expect(ColourReadoutTrainer.usable(rare) == lessons)
    #expect(ColourReadoutTrainer().train([]) == nil)
  }

  @Test("Weights that do not fit are refused")
  func refused() {
    #expect(ColourReadout(colours: [], weights: []) == nil)
    #expect(ColourReadout(colours: [.red], weights: [1, 2]) == nil)
    let count = ColourReadout.featureCount
    #expect(
      ColourReadout(colours: [.red], weights: [Float](repeating: .nan, count: count)) == nil)
  }

  @Test("With names three tenths of a likeness are names, and a picture is still wholly like itself")
  func signature() throws {
    let lessons = try Self.lessons(240)
    let readout = try #require(ColourReadoutTrainer().train(lessons))
    let (a, b) = (lessons[0].picture, lessons[3].picture)
    let named = { (picture: PictureColours) in ColourSignature(picture, readout: readout) }
    let names = zip(readout.shares(of: a), readout.shares(of: b)).reduce(0) {
      $0 + ($1.0 * $1.1).squareRoot()
    }
    let expected = 0.7 * ColourSignature(a).affinity(to: ColourSignature(b)) + 0.3 * names
    #expect(abs(named(a).affinity(to: named(b)) - expected) < 0.01)
    #expect(abs(named(a).affinity(to: named(a)) - 1) < 0.01)
    #expect(named(a).shared(with: named(b)).contains { ColourSignature.names[$0.bin] == "red" })
  }

  @Test("Black, grey and white are one reason each, as a bin and as a name")
  func sharedNames() {
    let columns = (0..<ColourSignature.columnCount).map { ColourSignature.matter(ofColumn: Int32($0)) }
    let told = Set(columns).map { ColourSignature.names[$0] }
    #expect(Set(told).count == told.count && told.count == 77 + 8)
  }
}
