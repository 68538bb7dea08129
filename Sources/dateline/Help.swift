/// What `--help` and `--version` print.
enum Help {
  static let version = "0.1.0"

  static var text: String {
    let flags = Settings.table.map { setting in
      let head = "  \(setting.flag) \(setting.placeholder)"
      let fallback = setting.defaultText.isEmpty ? "" : " [\(setting.defaultText)]"
      let gap = String(repeating: " ", count: max(2, 30 - head.count))
      return head + gap + setting.meaning + fallback
    }
    return """
      dateline: reads news and answers questions about it, as JSON over HTTP.

      USAGE
        dateline [serve] [flags]      serve a corpus; without --corpus, the sample corpus
        dateline extract [PATH ...]   print the facts of articles, one JSON object a line;
                                      "-" or no path reads standard input
        dateline schema               print the JSON Schema of what extract prints
        dateline health [--url URL]   exit 0 when a server is ready, 1 when it is not
        dateline --licenses           credits and licences of what travels inside the program
        dateline --version            the version

      SERVE
      \(flags.joined(separator: "\n"))
        --config FILE               JSON file of settings [\(SettingsLoader.defaultFile), if it is there]

        Every flag is also an environment variable (--write-token is DATELINE_WRITE_TOKEN) and a key
        of the configuration file (writeToken). Flags win over variables, variables over the file.
        SIGTERM and SIGINT finish what is in flight and stop; SIGHUP looks at the whole corpus again.

      EXTRACT
        --format text|ndjson        text: a path or standard input is one article [text]
                                    ndjson: each line is an article {"id": ..., "text": ...}; a bad
                                    line gives {"error": ..., "line": n} in its place
        --explain                   behind the facts of each article a second object: the rows, readers
                                    and decisions of the network behind them, and the words with
                                    their grammar
        --min-confidence NUMBER     leave out events of less confidence, from 0 to 1
        --pretty                    indent the JSON
        --text-column NAME          the column of a table that has the texts, where its name does not
                                    say so

      EXAMPLES
        dateline --corpus news/ --port 8080
        curl -s localhost:8080/v1/people?q=smith
        echo 'Police detained 40 people in Oslo on Friday.' | dateline extract --pretty

      EXIT CODES
        0 done   1 the server could not run   64 bad command line   65 bad data
        66 no input   78 bad configuration

      """
  }
}
