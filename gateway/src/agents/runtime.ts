/** What runs an agent. The gateway keeps sessions, events and answers; a runtime only produces the reply. */
import type { ChatMessage, TokenUsage } from '@clawspec/protocol';

/** A file that came with the message. */
export interface Attachment {
  readonly kind: 'image' | 'file';
  readonly mimeType: string;
  readonly fileName?: string;
  readonly data: Buffer;
}

export interface RunInput {
  readonly runId: string;
  readonly agentId: string;
  readonly sessionKey: string;
  readonly sessionId: string;
  /** What the user said. */
  readonly message: string;
  readonly attachments: readonly Attachment[];
  /** Texts announced to the agent since its last turn; context, not part of the message. */
  readonly systemEvents: readonly string[];
  readonly extraSystemPrompt?: string;
  readonly thinking?: string;
  /** The gateway itself started the turn: `message` is a prompt and not what a user said. */
  readonly unasked?: boolean;
  /** The newest messages beside this one, oldest first. Read from the store when asked for. */
  history(limit: number): readonly ChatMessage[];
  /** Aborted when the run is stopped; end the iteration then. What still comes is ignored. */
  readonly signal: AbortSignal;
}

/** What happens in a run, in order. The iteration ends when the run has ended. */
export type RunEvent =
  /** What the run does before it speaks, such as `starting_model`. */
  | { readonly type: 'phase'; readonly phase: string }
  /** The reply grew by this text. */
  | { readonly type: 'text'; readonly delta: string }
  | {
      readonly type: 'tool-start';
      readonly toolCallId: string;
      readonly name: string;
      readonly args: Record<string, unknown>;
    }
  | {
      readonly type: 'tool-update';
      readonly toolCallId: string;
      readonly name: string;
      readonly partialResult: unknown;
    }
  | {
      readonly type: 'tool-result';
      readonly toolCallId: string;
      readonly name: string;
      readonly result: Record<string, unknown>;
      readonly isError: boolean;
    }
  /** Last event of a run that ended well; may be left out when there is nothing to say about the end. */
  | { readonly type: 'final'; readonly stopReason?: string; readonly usage?: TokenUsage };

export interface AgentRuntime {
  /** Such as `echo`. */
  readonly id: string;
  readonly model: {
    readonly provider: string;
    readonly id: string;
    readonly name: string;
    /** Context window in tokens. */
    readonly contextTokens: number;
    /** Whether it thinks before it answers. Default: false. */
    readonly reasoning?: boolean;
    /** Whether it looks at images. Default: false. */
    readonly images?: boolean;
    /** Whether it is offered tools. Default: true. */
    readonly tools?: boolean;
  };
  /** Throw an AgentRunError for a failure that the caller may read. */
  run(input: RunInput): AsyncIterable<RunEvent>;
}

/** A failed run whose message is meant for the caller. Messages of other errors go to the log alone. */
export class AgentRunError extends Error {
  override readonly name = 'AgentRunError';
}
