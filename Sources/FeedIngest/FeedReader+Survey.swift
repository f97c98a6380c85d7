// FeedIngest › FeedReader+Survey: a look through a file whose categories may stand behind its records.

import Glibc
import GraphRules

extension FeedReader {
  /// What follows the elements of a format; `nil` for Google's, which have their own way.
  ///
  /// A file whose records come before their categories is read twice, the first time for the categories alone.
  func walk(
    of format: FeedFormat, _ mapping: FeedMapping?, _ first: [UInt8], _ path: String
  ) throws(FeedError) -> ShapeWalk? {
    guard let shape = format.shape(first, mapping: mapping) else { return nil }
    let walk = ShapeWalk(shape)
    guard shape.bindsLate, Self.canBeReadTwice(path) else { return walk }
    let survey = ShapeWalk(shape, isSurvey: true)
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FeedError(.unreadable(String(cString: strerror(errno))), file: path) }
    defer { close(file) }
    var input = ChunkedInput(file: file)
    var start: [UInt8] = []
    while start.count < FeedFormat.prefixLength, let chunk = try next(&input, path) { start += chunk }
    let parser = FeedParser(limits: limits, walk: survey, onRecord: { _ in 0 })
    _ = try push(&input, start, into: parser, nil, path) { _, _ in }
    walk.surveyTally = parser.tally
    walk.categories = survey.categories
    walk.classes = survey.classes
    walk.isSurveyed = true
    return walk
  }

  /// A pipe is gone once it has been read.
  private static func canBeReadTwice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
