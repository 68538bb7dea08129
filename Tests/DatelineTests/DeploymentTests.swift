import Foundation
import Testing

/// The files of `Config/` start the binary.
@Suite struct DeploymentTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("rain.txt", "Rain\n\nIt rained in Bergen on Monday.")
    return folder
  }

  @Test func everyFileIsFound() throws {
    let deployments = try Deployment.all()
    #expect(deployments.count == 7)
    for deployment in deployments {
      let values = deployment.arguments + deployment.environment.values
      #expect(values.contains { Deployment.corpusFolders.contains($0) }, "\(deployment)")
      #expect(deployment.arguments.isEmpty != (deployment.environment["DATELINE_CORPUS"] == nil))
    }
  }

  @Test(arguments: try Deployment.all())
  func everyDeploymentStartsAndAnswers(_ deployment: Deployment) throws {
    let folder = try folder()
    let deployment = deployment.with(corpus: folder.path)
    let server = try RunningServer(deployment.arguments, environment: deployment.environment)
    #expect(server.greeting.contains("1 articles"))
    #expect(try server.get("/readyz").status == 200)
    let health = try BuiltBinary.run(
      ["health"],
      environment: deployment.environment.merging(["DATELINE_PORT": "\(server.port)"]) { $1 })
    #expect(health.code == 0, "\(health.errors)")
    let token = deployment.environment["DATELINE_WRITE_TOKEN"] ?? ""
    let answer = try server.request(
      "POST", "/v1/articles",
      headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")],
      body: #"{"id":"snow","text":"It snowed in Bergen."}"#)
    #expect(answer.status == (token.isEmpty ? 403 : 201))
    #expect(server.stop() == 0)
    #expect(server.errors.contains("ignored") == deployment.description.contains("Services"))
  }

  @Test func theVolumeOfComposeIsTheFolderThatItsCommentNames() throws {
    let text = try Deployment.text("Config/compose.yaml")
    // A path in a compose file counts from the file's folder, whatever folder the command is given in.
    #expect(text.contains("- ${NEWS:-../news}:/corpus"))
    #expect(text.contains("the folder \"news\" beside \"Config\""))
  }

  @Test func noManifestTakesTheVariablesOfServices() throws {
    let text = try Deployment.text("Config/kubernetes/dateline.yaml")
    let pods = text.components(separatedBy: "automountServiceAccountToken: false").count - 1
    #expect(text.components(separatedBy: "enableServiceLinks: false").count - 1 == pods)
    #expect(text.components(separatedBy: "timeoutSeconds:").count - 1 == 3 * pods)
  }

  @Test func theExampleOfAConfigurationFileIsTaken() throws {
    let folder = try folder()
    var text = try Deployment.text("Config/dateline.example.json")
    text = text.replacing("/srv/news", with: folder.path)
    let file = try TemporaryFolder()
    try file.write("dateline.json", text)
    let server = try RunningServer(["--config", file.path + "/dateline.json"])
    #expect(server.greeting.contains("1 articles"))
  }
}
