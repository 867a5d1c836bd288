/** What the scripted model answers: data, from rules or from directives in the message. */
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';

/** An answer, before it takes the shape of one of the interfaces. */
export interface Answer {
  /** The whole reply; without it the message is said back. */
  readonly say?: string;
  /** Milliseconds before each word. */
  readonly everyMs?: number;
  /** An HTTP error instead of a reply. `once`: only the first time that this message is asked. */
  readonly error?: { readonly status: number; readonly message?: string; readonly once?: boolean };
  /** Calls a tool first; the reply comes after its result. Without a name it is the first that is offered. */
  readonly tool?: { readonly name?: string; readonly arguments?: Readonly<Record<string, unknown>> };
  /** The connection ends amid the reply. */
  readonly cut?: boolean;
}

/** The first rule whose expression fits the message decides; directives count when none does. */
export interface Rule {
  /** A regular expression. */
  readonly match: string;
  readonly answer: Answer;
}

/** Directives and what they may say. The document of the model shows them to people. */
export const MODEL_LIMITS = { everyMs: 10_000, longWords: 5_000 } as const;

const DIRECTIVE = /(?:^|\s)!(say|slow|long|fail|flaky|tool|silent|cut)(?:=(?:"([^"]*)"|([^\s"]+)))?(?=\s|$)/u;
const DEFAULTS = { everyMs: 200, longWords: 200, failStatus: 400, flakyStatus: 503 };

/** A directive that cannot be followed: the model answers it as a bad request. */
export class DirectiveError extends Error {
  override readonly name = 'DirectiveError';
}

/**
 * Reads the directives of a message. They may begin anywhere, because gateways put times and names in
 * front; what stands before the first one is not part of the text.
 *
 * @throws DirectiveError when a directive has a value that it does not take.
 */
export function readDirectives(message: string): { answer: Answer; text: string } {
  let answer: Answer = {};
  let rest = message;
  let words = 0;
  let toolWanted = false;
  for (let match = DIRECTIVE.exec(rest); match !== null; match = following(rest)) {
    const [whole, name = ''] = match;
    const value = match[2] ?? match[3];
    rest = rest.slice(match.index + whole.length);
    if (name === 'long') words = integer(name, value, DEFAULTS.longWords, 1, MODEL_LIMITS.longWords);
    else if (name === 'tool') {
      toolWanted = true;
      answer = { ...answer, tool: value === undefined ? {} : { name: value } };
    } else answer = { ...answer, ...meaning(name, value) };
  }
  let text = rest.trim();
  if (toolWanted) {
    const given = objectIn(text);
    if (given !== undefined) {
      answer = { ...answer, tool: { ...answer.tool, arguments: given } };
      text = '';
    }
  }
  if (words > 0) text = [text, ...Array.from({ length: words }, (_, i) => `word${i + 1}`)].join(' ').trim();
  return { answer, text };
}

/** Only the first directive may stand after other text. */
function following(rest: string): RegExpExecArray | null {
  const match = DIRECTIVE.exec(rest);
  return match !== null && rest.slice(0, match.index).trim() === '' ? match : null;
}

function meaning(name: string, value: string | undefined): Answer {
  switch (name) {
    case 'say':
      if (value === undefined) throw new DirectiveError('!say takes a text: !say="some words"');
      return { say: value };
    case 'slow':
      return { everyMs: integer(name, value, DEFAULTS.everyMs, 1, MODEL_LIMITS.everyMs) };
    case 'fail':
      return { error: { status: integer(name, value, DEFAULTS.failStatus, 400, 599) } };
    case 'flaky':
      return { error: { status: integer(name, value, DEFAULTS.flakyStatus, 400, 599), once: true } };
    case 'silent':
      return { say: '' };
    default:
      return { cut: true };
  }
}

function integer(
  name: string,
  value: string | undefined,
  fallback: number,
  min: number,
  max: number,
): number {
  if (value === undefined) return fallback;
  const number = /^\d{1,9}$/u.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) {
    throw new DirectiveError(`!${name} takes a whole number from ${min} to ${max}`);
  }
  return number;
}

function objectIn(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Rules from the text of a JSON file: `[{ "match": "weather", "answer": { "say": "Sunny." } }]`.
 *
 * @throws UsageError when the text is something else.
 */
export function parseRules(text: string, file: string): Rule[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
  if (!Array.isArray(value)) throw new UsageError(`${file}: a script is a list of rules`);
  return value.map((rule, index) => checkRule(rule, `${file}: rule ${index + 1}`));
}

function checkRule(rule: unknown, where: string): Rule {
  const problem = (text: string) => new UsageError(`${where}: ${text}`);
  if (!isObject(rule) || typeof rule['match'] !== 'string' || !isObject(rule['answer'])) {
    throw problem('it needs “match”, a regular expression, and “answer”, an object');
  }
  try {
    new RegExp(rule['match'], 'u');
  } catch (error) {
    throw problem((error as Error).message);
  }
  const { say, everyMs, error, tool, cut, ...unknown } = rule['answer'];
  const [extra] = Object.keys(unknown);
  if (extra !== undefined) throw problem(`an answer has no “${extra}”`);
  const fine =
    (say === undefined || typeof say === 'string') &&
    (everyMs === undefined || isWithin(everyMs, 1, MODEL_LIMITS.everyMs)) &&
    (error === undefined || (isObject(error) && isWithin(error['status'], 400, 599))) &&
    (tool === undefined || (isObject(tool) && ['string', 'undefined'].includes(typeof tool['name']))) &&
    (cut === undefined || typeof cut === 'boolean');
  if (!fine) throw problem('say is a text, everyMs a time, error {status}, tool {name, arguments}, cut true');
  return { match: rule['match'], answer: rule['answer'] as Answer };
}

const isWithin = (value: unknown, min: number, max: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
