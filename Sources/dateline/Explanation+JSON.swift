import Extraction
import Facts
import Wire

extension Explanation {
  /// As one JSON object: `explains`, the id of the article, `reasons`, and `sentences` of words with their grammar.
  func json(of article: String, pretty: Bool) -> [UInt8] {
    var writer = JSONWriter(capacity: 4096, pretty: pretty)
    writer.object { object in
      object.member("explains", article)
      object.key("reasons")
      object.array(reasons) { writer, reason in
        writer.object { object in
          object.member("fact", reason.fact)
          if let member = reason.member { object.member("member", member) }
          object.member("by", reason.source.rawValue)
          object.member("name", reason.name)
          if let meaning = reason.meaning { object.member("meaning", meaning) }
          if let probability = reason.probability {
            object.member("probability", (probability * 1000).rounded() / 1000)
          }
          object.member("text", reason.span.text)
          object.member("start", reason.span.start)
          object.member("end", reason.span.end)
        }
      }
      object.key("sentences")
      object.array(sentences) { writer, words in
        writer.array(words) { writer, word in
          writer.object { object in
            object.member("text", word.text)
            object.member("tag", word.tag)
            object.member("relation", word.relation)
            if let head = word.head { object.member("head", head) }
          }
        }
      }
    }
    return writer.bytes
  }
}
