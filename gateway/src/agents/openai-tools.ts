/** The tools that a model may call. One, so far: models do not know what time it is. */
import type { Clock } from '../ports.ts';
import type { ToolCall, ToolDefinition } from './openai-model.ts';

interface Tool {
  readonly definition: ToolDefinition;
  /** @throws Error whose message the model may read */
  run(args: Record<string, unknown>): Record<string, unknown>;
}

export interface ToolOutcome {
  readonly result: Record<string, unknown>;
  readonly isError: boolean;
}

export interface Tools {
  readonly definitions: readonly ToolDefinition[];
  run(name: string, args: Record<string, unknown> | undefined): ToolOutcome;
}

export function createTools(clock: Clock): Tools {
  const tools = [currentTime(clock)];
  return {
    definitions: tools.map(({ definition }) => definition),
    run(name, args) {
      const tool = tools.find(({ definition }) => definition.name === name);
      if (tool === undefined) return failed(`there is no tool ${name.slice(0, 64)}`);
      if (args === undefined) return failed('the arguments are not a JSON object');
      try {
        return { result: tool.run(args), isError: false };
      } catch (error) {
        return failed((error as Error).message);
      }
    },
  };
}

/** The arguments of a call; undefined when the model wrote something else than an object. */
export function argumentsOf({ argumentsJson }: ToolCall): Record<string, unknown> | undefined {
  if (argumentsJson.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(argumentsJson);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function currentTime(clock: Clock): Tool {
  return {
    definition: {
      name: 'current_time',
      description: 'The date and time now.',
      parameters: {
        type: 'object',
        properties: {
          timeZone: { type: 'string', description: 'IANA name, such as Europe/Berlin. Default: UTC.' },
        },
        additionalProperties: false,
      },
    },
    run({ timeZone = 'UTC' }) {
      const now = new Date(clock.now());
      if (typeof timeZone !== 'string') throw new Error('timeZone must be a text');
      return { utc: now.toISOString(), timeZone, local: localTime(now, timeZone) };
    },
  };
}

function localTime(now: Date, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone }).format(now);
  } catch {
    throw new Error(`there is no time zone ${timeZone.slice(0, 64)}`);
  }
}

function failed(error: string): ToolOutcome {
  return { result: { error }, isError: true };
}
