import API
import Extraction

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@main
struct Main {
  static func main() {
    do throws(Failure) {
      let arguments = Array(CommandLine.arguments.dropFirst())
      switch try Invocation(arguments: arguments, environment: ProcessInfo.processInfo.environment) {
      case .help: Output.write(Array(Help.text.utf8), to: 1)
      case .version: Output.write(Array("dateline \(Help.version)\n".utf8), to: 1)
      case .licenses: Output.write(Array(ThirdPartyNotices.text.utf8), to: 1)
      case .schema: Output.write(FactsSchema.json(pretty: true) + [0x0A], to: 1)
      case .serve(let loader):
        let settings = try loader.load()
        if let warning = loader.environment.warning { Output.error("dateline: \(warning)") }
        try ServeCommand(settings: settings).run()
      case .extract(let options): try ExtractCommand(options: options).run()
      case .health(let url): try HealthCommand.run(url: url)
      }
    } catch {
      Output.error("dateline: \(error.message)")
      exit(error.code.rawValue)
    }
  }
}
