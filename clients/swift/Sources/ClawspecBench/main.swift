import ClawspecProtocol
import Foundation

// How long it takes to read a large response of `chat.history`, by the ways there are. Exit code 1 with --check when
// the typed way takes longer than the limit.

let usage = """
  Usage: ClawspecBench [--check] [--bytes <count>]

  Reads one chat.history response (770 kB unless told otherwise) in several ways and prints the CPU time of the best of ten runs.
  --check   exit code 1 when the typed way takes 100 ms or more
  """

var wantedBytes = 770_000
var checks = false
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--check": checks = true
  case "--bytes": wantedBytes = arguments.popFirst().flatMap(Int.init) ?? wantedBytes
  case "--help", "-h":
    print(usage)
    exit(0)
  default:
    FileHandle.standardError.write(Data("unknown argument \(argument)\n\(usage)\n".utf8))
    exit(64)
  }
}

let limitMs = 100.0
let response = try history(bytes: wantedBytes)

print("\(response.data.count / 1000) kB, \(response.messages) messages, CPU time, best of 10")
let header = try best { try FrameHeader(from: response.data).id }
report("FrameHeader (which request is answered)", header)
let typed = try best {
  try GatewayJSON.decode(ResponseFrame<ChatHistoryResult>.self, from: response.data).payload?.messages.count
}
report("ResponseFrame<ChatHistoryResult>", typed)
report("JSONSerialization (untyped dictionaries)", try best { try JSONSerialization.jsonObject(with: response.data) })
let generic = try best { try JSONValue(parsing: response.data) }
report("JSONValue (generic, tries text first)", generic)
let numbersFirst = try best { try GatewayJSON.decode(NumbersFirst.self, from: response.data) }
report("A generic value that tries numbers first, as most do", numbersFirst)
let detour = try best {
  let frame = try GatewayJSON.decode(ResponseFrame<JSONValue>.self, from: response.data)
  return try frame.payload?.decode(as: ChatHistoryResult.self).messages.count
}
report("Frame with a generic payload, then encoded and typed", detour)
print(String(format: "The generic values take %.0f and %.0f times as long as the types, the detour %.0f times.", generic / typed, numbersFirst / typed, detour / typed))

if checks && typed + header >= limitMs {
  print(String(format: "too slow: %.1f ms, the limit is %.0f ms", typed + header, limitMs))
  exit(1)
}

/// The usual generic value, for comparison.
enum NumbersFirst: Decodable {
  case int(Int64), double(Double), bool(Bool), string(String), null, object([String: NumbersFirst]), array([NumbersFirst])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Int64.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode([String: NumbersFirst].self) {
      self = .object(value)
    } else {
      self = .array(try container.decode([NumbersFirst].self))
    }
  }
}

func report(_ name: String, _ milliseconds: Double) {
  print("  \(name.padding(toLength: 58, withPad: " ", startingAt: 0))" + String(format: "%9.1f ms", milliseconds))
}

func best<Value>(of runs: Int = 10, _ body: () throws -> Value) throws -> Double {
  var least = Double.infinity
  for _ in 0..<runs {
    let start = cpuMilliseconds()
    _ = try body()
    least = min(least, cpuMilliseconds() - start)
    // A way that takes seconds need not be tried ten times.
    if least > 2000 { break }
  }
  return least
}

/// CPU time of this process: what else the machine does has little to say in it.
func cpuMilliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

/// A response as a gateway of today sends it (openclaw 2026.9.6): every message with what the gateway adds to it.
func history(bytes: Int) throws -> (data: Data, messages: Int) {
  var messages: [String] = []
  var size = 0
  while size < bytes {
    let message = sample(messages.count)
    size += message.utf8.count + 1
    messages.append(message)
  }
  let payload = #"{"sessionKey":"main","messages":[\#(messages.joined(separator: ","))],"hasMore":false}"#
  return (Data(#"{"type":"res","id":"history-1","ok":true,"payload":\#(payload)}"#.utf8), messages.count)
}

func sample(_ number: Int) -> String {
  let time = 1_790_000_000_000 + number * 1000
  let added = """
    "id":"msg-\(number)","recordTimestampMs":\(time),"transcriptPosition":{"source":"main","rawSeq":\(number)},"seq":\(number)
    """
  switch number % 4 {
  case 0, 2:
    return """
      {"role":"user","content":"Is build \(number) green?","timestamp":\(time),"idempotencyKey":"key-\(number)",\
      "__openclaw":{"senderIsOwner":true,"transport":{"clients":[{"id":"cli","mode":"cli"}]},\(added)}}
      """
  case 1:
    return """
      {"role":"assistant","content":[{"type":"toolCall","id":"call-\(number)","name":"exec","arguments":{"command":"git status",\
      "timeoutMs":30000}}],\(reply(time)),"__openclaw":{"runId":"run-\(number)",\(added)}}
      """
  default:
    return """
      {"role":"assistant","content":[{"type":"text","text":"Build \(number) is green; two tests are slower than last week."}],\
      \(reply(time)),"__openclaw":{"runId":"run-\(number)",\(added)}}
      """
  }
}

func reply(_ time: Int) -> String {
  """
  "api":"openai-completions","provider":"example","model":"m1","usage":{"input":1200,"output":85,"totalTokens":1285,\
  "cacheRead":800,"cacheWrite":0,"cost":{"input":0.0012,"output":0.0004,"cacheRead":0.0001,"cacheWrite":0,"total":0.0017}},\
  "stopReason":"stop","timestamp":\(time)
  """
}
