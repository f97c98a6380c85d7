// FeedIngest › FeedReader+Survey: a look through a file whose categories may stand behind its records.

import Catalogue
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
    let parser = FeedParser(limits: limits, walk: survey, onRecord: { _ in 0 })
    try push(try open(path), into: parser, nil) { _, _ in }
    // Only the survey takes the categories in; all else that it noticed is noticed again with the records.
    for finding in parser.tally.sortedFindings where finding.code == "W53" { walk.surveyTally.add(finding) }
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
