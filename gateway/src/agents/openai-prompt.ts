/** What a model is told: who it is, what was said before, and what is said now. */
import type { ChatMessage } from '@clawspec/protocol';

import type { Effort, PromptMessage } from './openai-model.ts';
import type { Attachment, RunInput } from './runtime.ts';

/** Messages of the session that are looked at; the context window decides how many of them are sent. */
const HISTORY_MAX = 200;
/** A cautious guess for text of every language. */
const CHARACTERS_PER_TOKEN = 3;
/** Share of the context window that the conversation may fill; the rest is for the reply. */
const PROMPT_SHARE = 0.7;
const FILE_CHARACTERS_MAX = 20_000;
const READABLE = /^(text\/.+|application\/(json|xml|yaml|x-yaml|toml|javascript))$/;

const ROLE =
  'You are an assistant that people reach through chat channels. Answer in the language you are spoken to, and be brief.';

const NO_REPLY = '[no reply]';
const BEGINNING = '[the conversation begins here]';

export function instructionsFor(input: RunInput): string {
  const { extraSystemPrompt, systemEvents } = input;
  const announced = input.unasked === true || systemEvents.length > 0 ? news(systemEvents) : '';
  return [ROLE, extraSystemPrompt?.trim() ?? '', announced].filter(part => part !== '').join('\n\n');
}

function news(events: readonly string[]): string {
  if (events.length === 0) return 'Nothing was announced since your last turn.';
  return `Announced since your last turn:\n${events.map(event => `- ${event}`).join('\n')}`;
}

/** The conversation up to what is said now, as much of it as the context window holds. */
export function messagesFor(
  input: RunInput,
  instructions: string,
  model: { readonly contextTokens: number; readonly images: boolean },
): PromptMessage[] {
  const now = userMessage(input.message, input.attachments, model.images);
  const budget = model.contextTokens * PROMPT_SHARE * CHARACTERS_PER_TOKEN;
  let left = budget - instructions.length - now.text.length;
  const before: PromptMessage[] = [];
  for (const message of input.history(HISTORY_MAX).toReversed()) {
    const said = spoken(message);
    if (said === undefined) continue;
    left -= said.text.length;
    if (left < 0) break;
    before.unshift(said);
  }
  return alternating([...before, now]);
}

/** Many templates of models refuse two messages of one side in a row, and a beginning that is not the user's. */
function alternating(messages: readonly PromptMessage[]): PromptMessage[] {
  const result: PromptMessage[] = [];
  for (const message of messages) {
    const last = result.at(-1);
    if (message.role === 'user' && last?.role === 'user') result.push(assistant(NO_REPLY));
    if (message.role === 'assistant' && last === undefined) {
      result.push({ role: 'user', text: BEGINNING, images: [] });
    }
    if (message.role === 'assistant' && last?.role === 'assistant') {
      result[result.length - 1] = assistant(`${last.text}\n\n${message.text}`);
    } else result.push(message);
  }
  return result;
}

function spoken(message: ChatMessage): Exclude<PromptMessage, { role: 'tool' }> | undefined {
  const text = textOf(message.content);
  if (text === '') return undefined;
  if (message.role === 'user') return { role: 'user', text, images: [] };
  return message.role === 'assistant' ? assistant(text) : undefined;
}

function assistant(text: string): Extract<PromptMessage, { role: 'assistant' }> {
  return { role: 'assistant', text, calls: [] };
}

function textOf(content: ChatMessage['content']): string {
  if (typeof content === 'string') return content;
  return content
    .map(part => ('text' in part && typeof part.text === 'string' ? part.text : ''))
    .filter(text => text !== '')
    .join('\n');
}

function userMessage(
  text: string,
  attachments: readonly Attachment[],
  takesImages: boolean,
): Extract<PromptMessage, { role: 'user' }> {
  const images = takesImages ? attachments.filter(({ kind }) => kind === 'image') : [];
  const described = attachments.filter(file => !images.includes(file)).map(describe);
  return { role: 'user', text: [text, ...described].filter(part => part !== '').join('\n\n'), images };
}

/** A file that the model cannot look at: its text when it has one, else what it is. */
function describe(file: Attachment): string {
  const name = file.fileName ?? 'unnamed';
  if (file.kind === 'file' && READABLE.test(file.mimeType)) {
    const text = file.data.toString('utf8');
    const cut = text.length > FILE_CHARACTERS_MAX ? ', its beginning' : '';
    return `[file ${name}${cut}]\n${text.slice(0, FILE_CHARACTERS_MAX)}`;
  }
  return `[${file.kind} ${name}, ${file.mimeType}, ${file.data.length} bytes: this model cannot look at it]`;
}

const EFFORTS: readonly Effort[] = ['minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/** How hard the model is asked to think; undefined leaves it to the server. */
export function effortOf(thinking: string | undefined): Effort | undefined {
  return thinking === 'ultra' ? 'max' : EFFORTS.find(effort => effort === thinking);
}
