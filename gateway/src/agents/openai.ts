/** The agent that asks a model of an OpenAI-compatible server. The library is loaded with the first run. */
import type { TokenUsage } from '@clawspec/protocol';

import type { ModelSettings } from '../config/models.ts';
import type { Clock, Log } from '../ports.ts';
import { type AgentCatalog, createAgentCatalog } from './catalog.ts';
import { askCompletions } from './openai-completions.ts';
import { addUsage, type ModelEvent, type PromptMessage, type ToolCall } from './openai-model.ts';
import { effortOf, instructionsFor, messagesFor } from './openai-prompt.ts';
import { askResponses } from './openai-responses.ts';
import { argumentsOf, createTools, type Tools } from './openai-tools.ts';
import { AgentRunError, type AgentRuntime, type RunEvent, type RunInput } from './runtime.ts';

/** Turns of one run in which the model may call tools. */
const TOOL_ROUNDS_MAX = 8;
/** Calls in one answer. */
const CALLS_MAX = 32;
const ASK = { 'openai-completions': askCompletions, 'openai-responses': askResponses };

interface Parts {
  readonly settings: ModelSettings;
  readonly tools: Tools;
  readonly log: Log;
  /** Set when the server has said that the model takes no tools. */
  toolsRefused: boolean;
}

export function openAiAgents(settings: ModelSettings, clock: Clock, log: Log): AgentCatalog {
  return createAgentCatalog({ main: openAiRuntime(settings, clock, log) });
}

function openAiRuntime(settings: ModelSettings, clock: Clock, log: Log): AgentRuntime {
  const { provider, id, name, contextTokens, reasoning, images } = settings;
  const parts: Parts = { settings, tools: createTools(clock), log, toolsRefused: !settings.tools };
  return {
    id: 'openai',
    model: { provider, id, name, contextTokens, reasoning, images, tools: settings.tools },
    run: input => run(input, parts),
  };
}

async function* run(input: RunInput, parts: Parts): AsyncGenerator<RunEvent> {
  yield { type: 'phase', phase: 'starting_model' };
  const { settings } = parts;
  const instructions = instructionsFor(input);
  const messages = messagesFor(input, instructions, settings);
  let usage: TokenUsage | undefined;
  let said = '';
  for (let round = 0; round < TOOL_ROUNDS_MAX; round += 1) {
    const calls: ToolCall[] = [];
    let text = '';
    let stopReason: string | undefined;
    for await (const event of ask(input, instructions, messages, parts)) {
      if (event.type === 'text') {
        if (text === '' && said !== '') yield { type: 'text', delta: '\n\n' };
        text += event.delta;
        yield event;
      } else if (event.type === 'call') calls.push(withId(event.call, input.runId, round, calls.length));
      else if (event.type === 'usage') usage = addUsage(usage, event.usage);
      else stopReason = event.stopReason;
    }
    said += text;
    if (calls.length === 0) {
      if (stopReason === 'filtered') {
        throw new AgentRunError(
          `the model provider "${settings.provider}" withheld the reply (content filter)`,
        );
      }
      yield { type: 'final', ...(stopReason === undefined ? {} : { stopReason }), ...(usage && { usage }) };
      return;
    }
    if (calls.length > CALLS_MAX) {
      throw new AgentRunError(
        `the model called ${calls.length} tools in one answer, ${CALLS_MAX} are allowed; it was stopped`,
      );
    }
    messages.push({ role: 'assistant', text, calls });
    for (const call of calls) yield* useTool(call, messages, parts);
  }
  throw new AgentRunError(
    `the model called tools ${TOOL_ROUNDS_MAX} times in a row without an answer; it was stopped`,
  );
}

function withId(call: ToolCall, runId: string, round: number, index: number): ToolCall {
  return call.id === '' ? { ...call, id: `${runId}:tool-${round + 1}-${index + 1}` } : call;
}

function* useTool(call: ToolCall, messages: PromptMessage[], { tools }: Parts): Generator<RunEvent> {
  const args = argumentsOf(call);
  const what = { toolCallId: call.id, name: call.name };
  yield { type: 'tool-start', ...what, args: args ?? {} };
  const outcome = tools.run(call.name, args);
  yield { type: 'tool-result', ...what, ...outcome };
  messages.push({ role: 'tool', callId: call.id, output: JSON.stringify(outcome.result) });
}

/** One answer of the model. Nothing is asked twice, except without tools when they were what was refused. */
async function* ask(
  input: RunInput,
  instructions: string,
  messages: readonly PromptMessage[],
  parts: Parts,
): AsyncGenerator<ModelEvent> {
  const { settings } = parts;
  const { createClient, explain, isToolRefusal, silent, brokeOff } = await import('./openai-client.ts');
  const silence = silenceLimit(settings.timeoutMs);
  const signal = AbortSignal.any([input.signal, silence.signal]);
  const tools = parts.toolsRefused ? [] : parts.tools.definitions;
  let ended = false;
  let begun = false;
  try {
    const events = ASK[settings.api](
      createClient(settings),
      {
        model: settings.id,
        instructions,
        messages,
        tools,
        effort: settings.reasoning ? effortOf(input.thinking) : undefined,
        maxTokens: settings.maxTokens,
      },
      signal,
      silence.heard,
    );
    for await (const event of events) {
      begun = true;
      ended ||= event.type === 'end';
      yield event;
    }
  } catch (error) {
    if (silence.signal.aborted) throw silent(settings);
    // Who has taken the result of a tool takes tools: then something else is wrong with the request.
    const usedTools = messages.some(({ role }) => role === 'tool');
    if (input.signal.aborted || begun || usedTools || tools.length === 0 || !isToolRefusal(error)) {
      throw explain(error, settings);
    }
    parts.toolsRefused = true;
    parts.log.warn('the model takes no tools; it is asked without', {
      model: `${settings.provider}/${settings.id}`,
    });
    yield* ask(input, instructions, messages, parts);
    return;
  } finally {
    silence.stop();
  }
  if (silence.signal.aborted) throw silent(settings);
  if (!ended && !input.signal.aborted) throw brokeOff(settings);
}

/** Silence is counted in so many steps. */
const SILENT_STEPS = 10;

/**
 * Aborts when nothing is heard for so long. A gateway that stood still meanwhile, with its machine asleep or
 * busy, has heard nothing either: that counts as one step, and it listens before it counts on.
 */
function silenceLimit(ms: number) {
  const controller = new AbortController();
  let steps = 0;
  const timer = setInterval(() => {
    steps += 1;
    if (steps >= SILENT_STEPS) controller.abort();
  }, ms / SILENT_STEPS);
  return {
    signal: controller.signal,
    heard: () => {
      steps = 0;
      timer.refresh();
    },
    stop: () => clearInterval(timer),
  };
}
