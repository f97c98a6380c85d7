// clew › ColourTeachingReport: how pictures are named, and how well, in a sentence.

import Recommender

struct ColourTeachingReport {
  private let teaching: ColourTeaching

  init(_ teaching: ColourTeaching) {
    self.teaching = teaching
  }

  /// By what the colours of pictures are named, and how often that is right.
  var line: String {
    guard let right = teaching.right, let lexiconRight = teaching.lexiconRight else {
      return
        "The colours of pictures are named by the lexicon: the feed tells those of \(teaching.pictures) pictures, "
        + "too few to learn from."
    }
    let compared =
      "of \(teaching.pictures) pictures whose colour the feed tells, each hidden once, \(share(right)) % are named "
      + "right, by the lexicon alone \(share(lexiconRight)) %"
    return teaching.isUsed
      ? "The colours of pictures are named as the feed's words teach: \(compared)."
      : "The colours of pictures are named by the lexicon: \(compared)."
  }

  /// The same in a few words.
  var brief: String {
    guard let right = teaching.isUsed ? teaching.right : teaching.lexiconRight else {
      return "named by the lexicon"
    }
    return
      "named \(teaching.isUsed ? "as the feed's words teach" : "by the lexicon"), \(share(right)) % right"
  }

  private func share(_ count: Int) -> String {
    FigureText.fixed(100 * Double(count) / Double(teaching.pictures), decimals: 1)
  }
}
