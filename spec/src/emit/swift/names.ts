/** Names of the protocol as names of Swift: lowerCamelCase members, UpperCamelCase types, no word of the language. */

/** Words that a member may only carry in backticks. */
const KEYWORDS = new Set(
  `associatedtype class deinit enum extension fileprivate func import inout internal let open operator private
  precedencegroup protocol public rethrows static struct subscript typealias var break case catch continue default
  defer do else fallthrough for guard if in repeat return throw switch where while Any as await false is nil super
  throws true try`.split(/\s+/),
);

/** Names that would mean something else as a case: `Optional.none`, an initialiser, the catch-all of open enumerations. */
const TAKEN_CASES = new Set([
  'none',
  'some',
  'unknown',
  'init',
  'self',
  'Self',
  'rawValue',
  'hashValue',
  'knownCases',
  'allCases',
]);

/** Names of types that nested types must not hide. */
const TAKEN_TYPES = new Set(
  `Type Protocol Self Any AnyObject Never Void String Substring Character Bool Int Int64 UInt8 Double Float Array Dictionary Set Optional
  Error Codable Encodable Decodable Hashable Equatable Sendable Encoder Decoder CodingKey CodingKeys DecodingError EncodingError Data Date
  JSONValue JSONDecoder JSONEncoder Nullable WireKey KeepsNull`.split(/\s+/),
);

/** Splits at everything that is no letter or digit, and where a lower-case letter meets an upper-case one. */
function words(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `device.pair.list`, `read-only`, `INVALID_REQUEST`, `payloadJSON` to `devicePairList`, `readOnly`, `invalidRequest`, `payloadJSON`. */
export function memberName(wire: string): string {
  const lower = /[a-z]/.test(wire) ? wire : wire.toLowerCase();
  if (/^[a-z][A-Za-z0-9]*$/.test(lower)) return lower;
  const [first = 'empty', ...rest] = words(lower);
  const name = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('');
  return /^[0-9]/.test(name) ? `value${capital(name)}` : name;
}

/** The name as it has to be written where a member is declared. */
export function escaped(name: string): string {
  return KEYWORDS.has(name) ? `\`${name}\`` : name;
}

/** A case of an enumeration, not escaped: `none` becomes `noneValue`, because `.none` of an optional is something else. */
export function caseName(value: string): string {
  const name = memberName(value);
  return TAKEN_CASES.has(name) ? `${name}Value` : name;
}

/** Case names of a list of values. Throws when two values would share one. */
export function caseNames(values: readonly string[]): Map<string, string> {
  const names = new Map(values.map(value => [value, caseName(value)]));
  const seen = new Map<string, string>();
  for (const [value, name] of names) {
    const other = seen.get(name);
    if (other !== undefined) throw new Error(`"${value}" and "${other}" would both be the case ${name}`);
    seen.set(name, value);
  }
  return names;
}

/** `agentMeta` to `AgentMeta`. */
export function typeName(wire: string): string {
  return capital(memberName(wire));
}

/** What one entry of a list is called: `entries` to `entry`, `sources` to `source`. */
export function singular(name: string): string {
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(x|ch|sh|ss)es$/.test(name)) return name.replace(/es$/, '');
  if (/[^su]s$/.test(name)) return name.slice(0, -1);
  return `${name}Item`;
}

/** The first of `name`, `nameInfo`, `nameDetail` that hides no other type. */
export function nestedTypeName(name: string, taken: ReadonlySet<string>): string {
  const wanted = name === 'Type' ? ['Kind', 'TypeTag'] : [name];
  const candidates = [...wanted, `${name}Info`, `${name}Detail`, `${name}Shape`];
  const free = candidates.find(candidate => !TAKEN_TYPES.has(candidate) && !taken.has(candidate));
  if (free === undefined) throw new Error(`no name is free for the nested type ${name}`);
  return free;
}

/** What all names begin with, up to the start of a word: `ChatRunStatus`, `ChatAbortResult` to `Chat`. */
export function commonPrefix(names: readonly string[]): string {
  const split = names.map(name => name.match(/[A-Z][a-z0-9]*/g) ?? [name]);
  const shortest = Math.min(...split.map(parts => parts.length)) - 1;
  let prefix = '';
  for (let index = 0; index < shortest; index++) {
    const part = split[0]?.[index];
    if (part === undefined || split.some(parts => parts[index] !== part)) break;
    prefix += part;
  }
  return prefix;
}

/** A string literal. */
export function literal(text: string): string {
  const escapes: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${text.replace(/["\\\n\r\t]/g, character => escapes[character] ?? character)}"`;
}
