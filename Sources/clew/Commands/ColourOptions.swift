// clew › ColourOptions: whether answers are coloured.

import ArgumentParser
import Terminal

/// The option of commands that show answers.
struct ColourOptions: ParsableArguments {
  @Flag(help: "Answers in plain text, as with NO_COLOR=1.")
  var noColor = false

  var screen: Screen { Screen(isPlain: noColor) }

  func screen(showing pictures: PictureSupport?) -> Screen { Screen(isPlain: noColor, pictures: pictures) }
}
