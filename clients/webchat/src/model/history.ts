/** Turns the messages of chat.history into entries. Unknown roles and parts are passed over. */
import type { ChatMessage } from '@clawspec/protocol';
import { type Entry, freshId, type ReplyEntry, type ToolCall } from './entries.ts';

type Part = Readonly<Record<string, unknown>>;

/** All text of a message; parts of other kinds are left out. */
export function messageText(message: Pick<ChatMessage, 'content'> | undefined): string {
  const content: unknown = message?.content;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return partsOf(content)
    .flatMap(part => (part['type'] === 'text' && typeof part['text'] === 'string' ? [part['text']] : []))
    .join('\n');
}

function partsOf(content: unknown): Part[] {
  if (!Array.isArray(content)) return [];
  return content.filter((part): part is Part => typeof part === 'object' && part !== null);
}

export function entriesOf(messages: readonly ChatMessage[]): Entry[] {
  const entries: Entry[] = [];
  for (const message of messages) {
    if (message.role === 'user') {
      entries.push({
        kind: 'user',
        id: freshId(),
        text: messageText(message),
        at: message.timestamp,
        key: userKey(message.idempotencyKey),
        delivery: 'sent',
      });
    } else if (message.role === 'assistant') addReply(entries, message);
    else if (message.role === 'toolResult') addToolResult(entries, message);
    else if (message.role === 'system') {
      const text = messageText(message);
      if (text !== '') entries.push({ kind: 'note', id: freshId(), text, at: message.timestamp });
    }
  }
  return entries;
}

/** Gateways store the key plain or with a suffix that says who wrote, such as `<key>:user`. */
const userKey = (key: string | undefined) => key?.replace(/:user$/, '');

function addReply(entries: Entry[], message: ChatMessage): void {
  const tools = partsOf(message.content).flatMap(toolCallOf);
  const text = messageText(message);
  const previous = entries.at(-1);
  if (previous?.kind === 'reply' && previous.text === '' && previous.state === 'done') {
    // A message that only called tools: what follows is the same reply.
    entries[entries.length - 1] = reply(message, text, [...previous.tools, ...tools], previous.id);
    return;
  }
  const made = reply(message, text, tools, freshId());
  if (text !== '' || tools.length > 0 || made.state !== 'done') entries.push(made);
}

function reply(message: ChatMessage, text: string, tools: readonly ToolCall[], id: string): ReplyEntry {
  const state = message.stopReason === 'error' ? 'error' : isAborted(message) ? 'aborted' : 'done';
  return {
    kind: 'reply',
    id,
    runId: message.idempotencyKey?.replace(/:assistant$/, ''),
    text,
    at: message.timestamp,
    state,
    tools,
    ...(state === 'error' ? { error: message.errorMessage ?? 'The run failed.' } : {}),
  };
}

function isAborted(message: ChatMessage): boolean {
  if (message.stopReason === 'aborted') return true;
  const marker: unknown = Reflect.get(message, 'openclawAbort');
  return typeof marker === 'object' && marker !== null && Reflect.get(marker, 'aborted') === true;
}

function toolCallOf(part: Part): ToolCall[] {
  if (part['type'] !== 'toolCall' && part['type'] !== 'tool_use' && part['type'] !== 'toolUse') return [];
  return [
    {
      id: String(part['id'] ?? part['toolCallId'] ?? freshId()),
      name: String(part['name'] ?? 'tool'),
      args: part['arguments'] ?? part['input'] ?? part['args'],
      state: 'done',
    },
  ];
}

function addToolResult(entries: Entry[], message: ChatMessage): void {
  const id = String(Reflect.get(message, 'toolCallId') ?? '');
  const name: unknown = Reflect.get(message, 'toolName');
  const failed = Reflect.get(message, 'isError') === true;
  const result = messageText(message);
  const state = failed ? 'error' : 'done';
  const index = entries.findLastIndex(
    entry => entry.kind === 'reply' && entry.tools.some(tool => tool.id === id),
  );
  const owner = entries[index];
  if (owner?.kind === 'reply') {
    const tools = owner.tools.map(tool => (tool.id === id ? ({ ...tool, result, state } as const) : tool));
    entries[index] = { ...owner, tools };
    return;
  }
  const call: ToolCall = { id, name: typeof name === 'string' ? name : 'tool', result, state };
  const last = entries.at(-1);
  if (last?.kind === 'reply' && last.text === '')
    entries[entries.length - 1] = { ...last, tools: [...last.tools, call] };
  else {
    entries.push({
      kind: 'reply',
      id: freshId(),
      runId: undefined,
      text: '',
      at: message.timestamp,
      state: 'done',
      tools: [call],
    });
  }
}
