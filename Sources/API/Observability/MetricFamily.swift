/// A metric as Prometheus knows it: what is written, and what the documentation of `/metrics` says.
enum MetricFamily: String, CaseIterable, Sendable {
  case buildInfo = "dateline_build_info"
  case ready = "dateline_ready"
  case requests = "dateline_http_requests_total"
  case duration = "dateline_http_request_duration_seconds"
  case bytes = "dateline_http_response_bytes_total"
  case connections = "dateline_http_connections"
  case accepted = "dateline_http_connections_accepted_total"
  case loops = "dateline_http_event_loops"
  case limited = "dateline_http_rate_limited_total"
  case laneWidth = "dateline_lane_threads"
  case laneRunning = "dateline_lane_running"
  case laneDepth = "dateline_lane_depth"
  case laneWait = "dateline_lane_wait_seconds"
  case laneBegun = "dateline_lane_begun_total"
  case laneWaited = "dateline_lane_waited_seconds_total"
  case laneRefused = "dateline_lane_refused_total"
  case keptBytes = "dateline_answer_cache_bytes"
  case keptLimit = "dateline_answer_cache_limit_bytes"
  case keptAnswers = "dateline_answer_cache_entries"
  case cacheHits = "dateline_answer_cache_hits_total"
  case cacheMisses = "dateline_answer_cache_misses_total"
  case cacheEvictions = "dateline_answer_cache_evictions_total"
  case bodyBytes = "dateline_http_body_bytes"
  case bodiesRefused = "dateline_http_bodies_refused_total"
  case outputBytes = "dateline_http_waiting_answer_bytes"
  case outputRefused = "dateline_http_answers_refused_total"
  case records = "dateline_corpus_records"
  case words = "dateline_corpus_words"
  case skipped = "dateline_corpus_skipped"
  case extractions = "dateline_extractions_total"
  case extractedBytes = "dateline_extraction_bytes_total"
  case extractionTime = "dateline_extraction_seconds_total"
  case extractionMemory = "dateline_extraction_memory_bytes"
  case extractionMemoryLimit = "dateline_extraction_memory_limit_bytes"
  case extractionsRefused = "dateline_extractions_refused_total"
  case logDropped = "dateline_log_lines_dropped_total"
  case startTime = "process_start_time_seconds"
  case cpu = "process_cpu_seconds_total"
  case memory = "process_resident_memory_bytes"
  case openFiles = "process_open_fds"
  case maximumFiles = "process_max_fds"

  enum Kind: String, Sendable {
    case counter, gauge, histogram
  }

  var kind: Kind {
    switch self {
    case .duration: .histogram
    case _ where rawValue.hasSuffix("_total"): .counter
    default: .gauge
    }
  }

  var help: String {
    switch self {
    case .buildInfo: "Always 1; the version is a label."
    case .ready: "Whether the corpus has been read: 1, or 0 while it is being read."
    case .requests:
      "Requests answered, by route, method and status; route \"none\" is a path that there is not."
    case .duration: "Seconds from a complete request to the end of its answer, by route and method."
    case .bytes: "Bytes of answers, heads included."
    case .connections: "Connections open now."
    case .accepted: "Connections accepted."
    case .loops: "Event loops."
    case .limited: "Requests refused because their client sent too many."
    case .laneWidth: "Requests of a lane that are worked on at once at most, by lane."
    case .laneRunning: "Requests of a lane, and pieces of long answers, that are worked on now."
    case .laneDepth: "Requests of a lane, and pieces of long answers, that wait now."
    case .laneWait: "Seconds that the one of them has waited that has waited the longest; 0 where none waits."
    case .laneBegun: "Requests of a lane, and pieces of long answers, that were begun."
    case .laneWaited: "Seconds that those had waited, together."
    case .laneRefused: "Requests refused because all places of their lane were taken."
    case .keptBytes: "Bytes of memory that answers kept for the next time take."
    case .keptLimit: "Bytes of memory that they may take."
    case .keptAnswers: "Answers kept for the next time."
    case .cacheHits: "Requests answered with a kept answer."
    case .cacheMisses: "Requests for what may be kept whose answer had to be made."
    case .cacheEvictions: "Kept answers forgotten to make room, those not asked for the longest first."
    case .bodyBytes:
      "Bytes that clients have sent and that are held: bodies under way, and what waits to be read."
    case .bodiesRefused: "Bodies refused, or broken off, because all of them together took too much."
    case .outputBytes: "Bytes of answers that clients have not taken yet."
    case .outputRefused: "Answers refused because those that clients did not take filled the room."
    case .records: "Records in the corpus, by kind."
    case .words: "Words in the articles that were read at the start."
    case .skipped: "Inputs that were left out when the corpus was read."
    case .extractions: "Texts that facts were extracted from on request."
    case .extractedBytes: "Bytes of those texts."
    case .extractionTime: "Seconds spent on them."
    case .extractionMemory: "Bytes of memory set aside for texts being read on request, and for their facts."
    case .extractionMemoryLimit: "Bytes of memory that may be set aside for them."
    case .extractionsRefused: "Requests refused because the texts of others took all of it."
    case .logDropped: "Log lines dropped because whoever reads the log did not keep up."
    case .startTime: "When the process started, in seconds since 1970."
    case .cpu: "Seconds of processor time, user and system."
    case .memory: "Bytes of memory in use."
    case .openFiles: "Open file descriptors."
    case .maximumFiles: "File descriptors that may be open."
    }
  }
}
