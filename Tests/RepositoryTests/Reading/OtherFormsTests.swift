import Facts
import Repository
import Testing

@Suite("JSON as it comes, tables, Markdown, mail and plain text")
struct OtherFormsTests {
  private func read(_ text: String, _ format: ArticleReader.Format) -> ArticleReader.Reading {
    ArticleReader(now: { 1_700_000_000 }).read(Array(text.utf8), as: format, naming: .name("a"))
  }

  @Test(
    "an article in the JSON of whoever has it",
    arguments: [
      #"{"status":"ok","articles":[{"source":{"id":null,"name":"Bay"},"author":"Ida Holm","title":"Rain","publishedAt":"2022-01-05T18:00:00Z","content":"It rained.… [+120 chars]","description":"x"}]}"#,
      #"{"response":{"status":"ok","results":[{"webTitle":"Rain","webPublicationDate":"2022-01-05T18:00:00Z","fields":{"bodyText":"It rained.…","byline":"Ida Holm","publication":"Bay"}}]}}"#,
      #"{"response":{"docs":[{"headline":{"main":"Rain"},"byline":{"original":"By Ida Holm"},"pub_date":"2022-01-05T18:00:00+0000","lead_paragraph":"It rained.…","source":"Bay"}]}}"#,
      #"[{"id":7,"date_gmt":"2022-01-05T18:00:00","title":{"rendered":"Rain"},"content":{"rendered":"<p>It rained.…</p>"},"author":3,"byline":"Ida Holm","source":"Bay"}]"#,
      #"{"maintext":"It rained.…","title":"Rain","date_publish":"2022-01-05 18:00:00","authors":["Ida Holm"],"source_domain":"Bay"}"#,
      #"{"hits":{"total":1,"hits":[{"_id":"x","_source":{"text":"It rained.…","title":"Rain","publish_date":1641405600000,"authors":["Ida Holm"],"source":"Bay"}}]}}"#,
      #"{"data":[{"title":"Rain","body":[{"type":"paragraph","text":"It rained.…"},{"type":"image","text":"x"}],"timestamp":1641405600,"author":{"name":"Ida Holm"},"publisher":{"name":"Bay"}}]}"#,
      #"{"title":"Rain","text":"<p>It rained.…</p>","published":"2022-01-05T18:00:00Z","byline":"Ida Holm","source":"Bay","url":7}"#,
      #"{"uri":"x","pubStatus":"usable","versionCreated":"2022-01-05T18:00:00Z","headlines":[{"role":"main","value":"Rain"}],"by":"Ida Holm","infoSources":[{"name":"Bay"}],"bodies":[{"contentType":"application/nitf+xml","value":"<nitf><body.content><p>No</p></body.content></nitf>"},{"contentType":"text/plain","value":"It rained.…"}]}"#,
    ])
  func json(value: String) throws {
    let reading = read(value, .json)
    let article = try #require(reading.entries.first?.article, "\(reading.errors)")
    #expect(article.title == "Rain")
    #expect(article.text == "It rained.…")
    #expect(article.byline == "Ida Holm")
    #expect(article.source == "Bay")
    #expect(article.published == "2022-01-05T18:00:00Z")
    #expect(reading.errors.allSatisfy { $0.isWarning })
  }

  @Test(
    "objects a line in a file that is called JSON; ninjs that may not be served; a caption where nothing else is"
  )
  func moreJSON() {
    #expect(
      read("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n", .json).entries.map(\.article.text) == [
        "One.", "Two.",
      ])
    #expect(
      read(#"{"uri":"x","pubstatus":"canceled","body_text":"No."}"#, .json).errors.map(\.field) == [
        "pubstatus"
      ])
    #expect(read(#"{"uri":"x","embargoed":"2030-01-01","body_text":"No."}"#, .json).entries.isEmpty)
    #expect(
      read(#"{"uri":"x","type":"picture","headline":"Ship","description_text":"A ship in Oslo."}"#, .json)
        .entries.map(\.article.text)
        == ["A ship in Oslo."])
  }

  @Test("a table with a row of names; a column may be named")
  func table() {
    let table =
      "id,Title,Text,date\r\na1,Rain,\"It rained,\nand \"\"hard\"\".\",2022-01-05\r\n,,,\r\na2,Sun,It shone.,soon\r\n"
    let reading = read(table, .table)
    #expect(reading.entries.map(\.article.id) == ["a1", "a2"])
    #expect(reading.entries.first?.article.text == "It rained,\nand \"hard\".")
    #expect(reading.entries.map(\.line) == [2, 5])
    #expect(reading.errors.map(\.field) == ["date"])
    #expect(read("a\tb\n1\t2\n", .table).errors.first?.reason.contains("\"a\", \"b\"") == true)
    let named = ArticleReader(textColumn: "story so far").read(
      Array("title;story so far\nRain;It rained.\n".utf8), as: .table, naming: .name("t"))
    #expect(named.entries.map(\.article.text) == ["It rained."])
    #expect(read("text\n\"It rained", .table).isCut)
  }

  @Test("Markdown without its marks; front matter gives the fields")
  func markdown() throws {
    let article = try #require(
      read(
        """
        ---
        title: "Rain"
        date: 2022-01-05
        author: [Ida Holm, Ola Berg]
        ---

        It **rained** in [Oslo](https://oslo.example/a_b) on
        *Monday*, the `port` said.

        > "We saw it," she said.

        - One ship left.
        ![a ship](x.png)
        """, .markdown
      ).entries.first?.article)
    #expect(article.title == "Rain")
    #expect(article.byline == "Ida Holm, Ola Berg")
    #expect(article.published == "2022-01-05")
    #expect(
      article.text
        == "It rained in Oslo on Monday, the port said.\n\n\"We saw it,\" she said.\n\nOne ship left.")
    #expect(read("# Rain\n\nIt rained.", .markdown).entries.first?.article.title == "Rain")
  }

  @Test("mail: the first text, in whatever it was packed, without what it quotes")
  func mail() throws {
    let article = try #require(
      read(
        """
        From: =?utf-8?Q?Ida_Holm?= <ida@bay.example>
        Subject: =?ISO-8859-1?B?Q2Fm6Q==?= closed
        Date: Wed, 5 Jan 2022 18:00:00 +0000
        Message-ID: <m1@bay.example>
        Content-Type: multipart/alternative; boundary="b"

        --b
        Content-Type: text/html

        <p>No</p>
        --b
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        The caf=E9 in Oslo was closed on Monda=
        y.

        On Tuesday Ola wrote:
        > Is it open?
        --b--
        """, .mail
      ).entries.first?.article)
    #expect(article.title == "Caf\u{E9} closed")
    #expect(article.byline == "Ida Holm")
    #expect(article.published == "2022-01-05T18:00:00Z")
    #expect(article.text == "The caf\u{E9} in Oslo was closed on Monday.")
  }

  @Test(
    "a first line that is no headline is text, or nothing",
    arguments: [
      "Police detained 40 people in Oslo on Friday, officials said.",
      "OSLO (Agency) - Police detained 40 people on Friday",
      "(Agency) - Police in Oslo detained 40 people on Friday",
    ])
  func firstLine(line: String) {
    let reading = read("\(line)\n\nThey were freed on Sunday.\n", .text)
    #expect(reading.entries.first?.article.title == nil)
    #expect(reading.entries.first?.article.text == "\(line)\n\nThey were freed on Sunday.")
  }

  @Test(
    "a slug, an address or a mark of an agency is no title: the headline below is",
    arguments: ["US-OSLO-ARRESTS/", "https://bay.example/a", "FOR IMMEDIATE RELEASE", "---", "URGENT"])
  func marks(line: String) {
    let reading = read("\(line)\n\nPolice free forty in Oslo\n\nThey were freed on Sunday.\n", .text)
    #expect(reading.entries.first?.article.title == "Police free forty in Oslo")
    #expect(reading.entries.first?.article.text == "They were freed on Sunday.")
  }

  @Test(
    "what an agency puts in front of a headline is no part of it",
    arguments: ["UPDATE 2-", "WRAPUP 1-", "CORRECTED: ", "RPT - ", "BREAKING: "])
  func markBefore(mark: String) {
    let reading = read("\(mark)Police free forty in Oslo\n\nThey were freed on Sunday.\n", .text)
    #expect(reading.entries.first?.article.title == "Police free forty in Oslo")
  }

  @Test(
    "what begins as another kind is read as that",
    arguments: [
      ("<!doctype html><html><body><p>Ships came back to Oslo.</p></body></html>", ArticleReader.Format.text),
      (
        "<rss><channel><item><description>Ships came back to Oslo.</description></item></channel></rss>",
        .html
      ),
      ("<html><body><p>Ships came back to Oslo.</p></body></html>", .feed),
      (#"{"text":"Ships came back to Oslo."}"#, .text),
    ])
  func sniffed(text: String, format: ArticleReader.Format) {
    #expect(read(text, format).entries.map(\.article.text) == ["Ships came back to Oslo."])
  }
}
