/** Directives that a message to the echo agent begins with. docs/echo-agent.md shows them to people. */
import { AgentRunError } from './runtime.ts';

export interface EchoScript {
  /** Milliseconds before each piece of the reply. */
  readonly delayMs: number;
  /** Error to end with. */
  readonly failure?: string;
  /** Tool to use around the reply. */
  readonly tool?: string;
  /** Numbered words that follow the reply. */
  readonly words: number;
  /** Ends well without a word. */
  readonly silent: boolean;
  /** The message without its directives. */
  readonly text: string;
}

export const ECHO_LIMITS = { slowMs: 10_000, longWords: 5_000, failureCharacters: 500 } as const;

const DEFAULTS = {
  slowMs: 200,
  longWords: 200,
  failure: 'the echo agent was told to fail',
  tool: 'echo_tool',
};
const DIRECTIVE = /^\s*!([a-z]+)(?:=(?:"([^"]*)"|([^\s"]+)))?(?=\s|$)/;
const TOOL_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/**
 * Reads the directives at the beginning of a message; the first word that is not a known directive begins the text.
 *
 * @throws AgentRunError when a known directive has a value that it does not take.
 */
export function readEchoScript(message: string): EchoScript {
  const script: { -readonly [K in keyof EchoScript]: EchoScript[K] } = {
    delayMs: 0,
    words: 0,
    silent: false,
    text: '',
  };
  let rest = message;
  for (let match = DIRECTIVE.exec(rest); match !== null; match = DIRECTIVE.exec(rest)) {
    const value = match[2] ?? match[3];
    if (!apply(script, match[1]!, value)) break;
    rest = rest.slice(match[0].length);
  }
  script.text = rest.trim();
  return script;
}

function apply(
  script: { -readonly [K in keyof EchoScript]: EchoScript[K] },
  name: string,
  value: string | undefined,
): boolean {
  switch (name) {
    case 'slow':
      script.delayMs = integer(name, value, DEFAULTS.slowMs, ECHO_LIMITS.slowMs);
      return true;
    case 'long':
      script.words = integer(name, value, DEFAULTS.longWords, ECHO_LIMITS.longWords);
      return true;
    case 'fail':
      if (value !== undefined && (value === '' || value.length > ECHO_LIMITS.failureCharacters)) {
        throw new AgentRunError(`!fail takes a text of 1 to ${ECHO_LIMITS.failureCharacters} characters`);
      }
      script.failure = value ?? DEFAULTS.failure;
      return true;
    case 'tool':
      if (value !== undefined && !TOOL_NAME.test(value)) {
        throw new AgentRunError(
          '!tool takes a name: a letter, then up to 63 letters, digits, "_", "." or "-"',
        );
      }
      script.tool = value ?? DEFAULTS.tool;
      return true;
    case 'silent':
      if (value !== undefined) throw new AgentRunError('!silent takes no value');
      script.silent = true;
      return true;
    default:
      return false;
  }
}

function integer(name: string, value: string | undefined, fallback: number, max: number): number {
  if (value === undefined) return fallback;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= 1 && number <= max))
    throw new AgentRunError(`!${name} takes a whole number from 1 to ${max}`);
  return number;
}
