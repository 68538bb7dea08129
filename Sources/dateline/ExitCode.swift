/// Why the process ends, as `sysexits.h` numbers it.
enum ExitCode: Int32 {
  case success = 0
  /// The address is in use, or the server could not run.
  case failure = 1
  /// EX_USAGE: an unknown flag or a bad value on the command line.
  case usage = 64
  /// EX_DATAERR: the input is not what it says it is.
  case dataError = 65
  /// EX_NOINPUT: a path is missing, unreadable or holds no article.
  case noInput = 66
  /// EX_CONFIG: an unknown key or a bad value in the configuration file or the environment.
  case configuration = 78
}

/// An error that ends the process with one line on standard error.
struct Failure: Error, Equatable {
  var code: ExitCode
  var message: String

  init(_ code: ExitCode, _ message: String) {
    self.code = code
    self.message = message
  }
}
