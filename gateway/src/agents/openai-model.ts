/** What the two interfaces of OpenAI-compatible servers have in common: a question, and what comes back. */
import type { TokenUsage } from '@clawspec/protocol';

import type { Attachment } from './runtime.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON, as the model wrote it; it may be broken. */
  readonly argumentsJson: string;
}

export type PromptMessage =
  | { readonly role: 'user'; readonly text: string; readonly images: readonly Attachment[] }
  | { readonly role: 'assistant'; readonly text: string; readonly calls: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly output: string };

export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: Record<string, unknown>;
}

export type Effort = 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

export interface ModelRequest {
  /** Name of the model on its server. */
  readonly model: string;
  readonly instructions: string;
  readonly messages: readonly PromptMessage[];
  readonly tools: readonly ToolDefinition[];
  readonly effort: Effort | undefined;
  readonly maxTokens: number | undefined;
}

/** One answer of the model, in order. Without an `end` the server broke off. */
export type ModelEvent =
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'call'; readonly call: ToolCall }
  | { readonly type: 'usage'; readonly usage: TokenUsage }
  | { readonly type: 'end'; readonly stopReason: 'stop' | 'length' | 'filtered' };

export function dataUrl({ mimeType, data }: Attachment): string {
  return `data:${mimeType};base64,${data.toString('base64')}`;
}

/**
 * Counts as a server sent them; what it left out counts as none.
 *
 * @param read All tokens read, cached ones among them.
 */
export function tokenUsage(read: unknown, written: unknown, cached: unknown): TokenUsage {
  const [input, output, cacheRead] = [count(read), count(written), count(cached)];
  return {
    input: Math.max(0, input - cacheRead),
    output,
    ...(cacheRead > 0 ? { cacheRead } : {}),
    totalTokens: input + output,
  };
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, value as number) : 0;
}

export function addUsage(a: TokenUsage | undefined, b: TokenUsage): TokenUsage {
  if (a === undefined) return b;
  const cacheRead = (a.cacheRead ?? 0) + (b.cacheRead ?? 0);
  return {
    input: (a.input ?? 0) + (b.input ?? 0),
    output: (a.output ?? 0) + (b.output ?? 0),
    ...(cacheRead > 0 ? { cacheRead } : {}),
    totalTokens: (a.totalTokens ?? 0) + (b.totalTokens ?? 0),
  };
}
