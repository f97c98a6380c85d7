// picture-features › main: the pictures of a folder to features on one core, for Benchmarks/pictures.

import Features
import Foundation
import ImageIngest

/// Milliseconds of processor time that this thread has used.
///
/// The thread's and not the process's: OpenBLAS, which is linked through the scorers' arithmetic and not used here,
/// starts threads that spin for a while.
func milliseconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
  return Double(now.tv_sec) * 1e3 + Double(now.tv_nsec) * 1e-6
}

guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: picture-features DIR\n".utf8))
  exit(2)
}
let names = try FileManager.default.contentsOfDirectory(atPath: CommandLine.arguments[1])
  .filter { !$0.hasPrefix(".") }.sorted()
let began = milliseconds()
let folder = try PictureFolder(CommandLine.arguments[1])
PictureMemory.keepForReuse()
let extractor = ColourExtractor()
var measured = 0
var bytes = 0
for name in names {
  guard let read = try? folder.decoded(name, targetSide: ColourExtractor.neededSide) else { continue }
  bytes += extractor.colours(of: read.picture)?.encoded.count ?? 0
  measured += 1
}
let taken = String(format: "%.3f", milliseconds() - began)
print("\(measured) pictures  \(taken) ms  \(bytes) bytes of features")
