/** What both interfaces ask, in one shape. */
import { type Answer, readDirectives, type Rule } from './answer.ts';

export interface Conversation {
  /** The last message of the user that is no added context. */
  readonly text: string;
  /** What tools gave back after it. */
  readonly toolResults: readonly string[];
  /** Names of the tools that may be called. */
  readonly tools: readonly string[];
  /** Words in all messages: what stands for tokens. */
  readonly words: number;
}

/** What is answered in the end. */
export type Reply =
  | {
      readonly kind: 'text';
      readonly pieces: readonly string[];
      readonly everyMs: number;
      readonly cut: boolean;
    }
  | { readonly kind: 'error'; readonly status: number; readonly message: string }
  | { readonly kind: 'tool'; readonly name: string; readonly arguments: string; readonly everyMs: number };

/**
 * Decides what to answer. `asked` remembers the messages that were answered with an error once.
 *
 * @throws DirectiveError
 */
export function decide(asked: Conversation, rules: readonly Rule[], failedOnce: Set<string>): Reply {
  const rule = rules.find(({ match }) => new RegExp(match, 'u').test(asked.text));
  const { answer, text } = rule ? { answer: rule.answer, text: asked.text } : readDirectives(asked.text);
  const { error } = answer;
  if (error !== undefined && !(error.once === true && failedOnce.has(asked.text))) {
    if (error.once === true) failedOnce.add(asked.text);
    return {
      kind: 'error',
      status: error.status,
      message: error.message ?? 'the scripted model was told to fail',
    };
  }
  const everyMs = answer.everyMs ?? 0;
  const [tool] = toolOf(answer, asked);
  if (tool !== undefined && asked.toolResults.length === 0) {
    const given = answer.tool?.arguments ?? (text === '' ? {} : { text });
    return { kind: 'tool', name: tool, arguments: JSON.stringify(given), everyMs };
  }
  const say = answer.say ?? plainReply(answer, asked, text);
  return { kind: 'text', pieces: pieces(say), everyMs, cut: answer.cut ?? false };
}

function toolOf({ tool }: Answer, { tools }: Conversation): readonly string[] {
  if (tool === undefined) return [];
  return tool.name === undefined ? tools : tools.filter(name => name === tool.name);
}

function plainReply({ tool }: Answer, { toolResults, tools }: Conversation, text: string): string {
  if (tool !== undefined) {
    if (toolResults.length > 0) return `The tool said: ${toolResults.join(' ')}`;
    return `There is no such tool; offered are: ${tools.join(', ') || 'none'}.`;
  }
  return text === '' ? 'You said nothing.' : `You said: ${text}`;
}

/** Word by word; together they are the text. */
function pieces(text: string): string[] {
  return text.match(/\s*\S+\s*?(?=\s|$)|\s+$/gu) ?? [];
}
