import Foundation
import Testing

/// `assay schema` and `assay completions`: help for editors and shells.
@Suite struct SchemaTests {
  @Test(arguments: [(["dataset"], "dataset"), ([], "dataset"), (["project"], "project")])
  func printsTheSchema(_ arguments: [String], _ name: String) async throws {
    let finished = try await Tool.run(["schema"] + arguments, in: "/")
    finished.expect(exit: 0)
    let object = try JSONSerialization.jsonObject(with: Data(finished.output.utf8))
    let schema = try #require(object as? [String: Any])
    #expect(schema.text("$id") == "urn:assay:schema:\(name):1")
  }

  @Test func completesCommandsInBash() async throws {
    let script = """
      source <("$0" completions bash)
      complete() { COMP_WORDS=(assay "$@"); COMP_CWORD=$#; COMPREPLY=()
        _assay assay "${@: -1}" "${COMP_WORDS[$#-1]}"; echo "${COMPREPLY[*]}"; }
      complete sch; complete test --mu; complete schema proj
      """
    let project = try ScratchProject(["complete.sh": script])
    let finished = try await Tool.runShell(
      ["-c", "exec bash -c \"$(cat $0)\" $1", project.path("complete.sh"), Tool.path]
    )
    finished.expect(exit: 0)
    #expect(finished.output == "schema\n--mutate\nproject\n")
  }

  @Test(arguments: ["zsh", "fish"])
  func otherShellsAreKnown(_ shell: String) async throws {
    let finished = try await Tool.run(["completions", shell], in: "/")
    finished.expect(exit: 0)
    #expect(finished.output.contains("mutate"))
    let unknown = try await Tool.run(["completions", "tcsh"], in: "/")
    unknown.expect(exit: 2)
  }
}
