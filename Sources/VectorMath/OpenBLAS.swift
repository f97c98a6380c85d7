// VectorMath › OpenBLAS: the functions of OpenBLAS, loaded when one of them is first called.

import COpenBLAS
import Glibc

/// OpenBLAS on one thread.
///
/// A program that is linked with OpenBLAS starts its threads before `main`, and each spins for a tenth of a second in
/// search of work: half of two cores, in commands that multiply nothing. Loaded here it costs nothing until it is used,
/// and starts no thread: the blocks of ``Blocks`` are what runs side by side.
enum OpenBLAS {
  static let sgemm = function("cblas_sgemm", as: cblas_sgemm_pointer.self)
  static let sgemv = function("cblas_sgemv", as: cblas_sgemv_pointer.self)
  static let strsm = function("cblas_strsm", as: cblas_strsm_pointer.self)
  static let spotrf = function("spotrf_", as: spotrf_pointer.self)
  static let spotri = function("spotri_", as: spotri_pointer.self)
  static let dsyevd = function("dsyevd_", as: dsyevd_pointer.self)

  /// The name under which every Debian has it, whichever of its builds is installed.
  private static let name = "libopenblas.so.0"

  /// Unsafe only because a pointer knows nothing of threads: it is written once and never closed.
  private nonisolated(unsafe) static let library: UnsafeMutableRawPointer = {
    setenv("OPENBLAS_NUM_THREADS", "1", 1)
    guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { missing(name) }
    return library
  }()

  private static func function<Function>(_ symbol: String, as type: Function.Type) -> Function {
    guard let address = dlsym(library, symbol) else { missing(symbol) }
    return unsafeBitCast(address, to: type)
  }

  /// An installation without OpenBLAS cannot go on, no more than a program that lacks a library it is linked with.
  private static func missing(_ what: String) -> Never {
    let reason = dlerror().map { String(cString: $0) } ?? "not found"
    let line = "clew: \(what) cannot be loaded (\(reason)); install the package libopenblas0\n"
    _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(1)
  }
}
