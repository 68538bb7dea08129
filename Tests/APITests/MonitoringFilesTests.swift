import Foundation
import Testing

@testable import API

@Suite("Files for monitoring")
struct MonitoringFilesTests {
  private static func text(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test(
    "ask for metrics that there are",
    arguments: [("Config/grafana/dateline.json", 25), ("Config/prometheus/dateline.yaml", 9)])
  func metrics(_ path: String, _ least: Int) throws {
    let text = try Self.text(path)
    let names = text.matches(of: /\b(dateline|process)_[a-z_]+/).map { String($0.output.0) }
    #expect(names.count >= least)
    for name in names {
      let isKnown = MetricFamily.allCases.contains { family in
        let suffixes = family.kind == .histogram ? ["_bucket", "_sum", "_count"] : [""]
        return suffixes.contains { family.rawValue + $0 == name }
      }
      #expect(isKnown, "\(name)")
    }
  }

  @Test func theDashboardIsWhole() throws {
    let dashboard = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.text("Config/grafana/dateline.json").utf8))
        as? [String: Any])
    let panels = try #require(dashboard["panels"] as? [[String: Any]])
    #expect(Set(panels.compactMap { $0["id"] as? Int }).count == panels.count)
    #expect(Set(panels.compactMap { $0["title"] as? String }).count == panels.count)
  }
}
