/** The built-in agent: says back what it was told, always in the same way, and misbehaves on request. */
import { setTimeout as sleep } from 'node:timers/promises';

import { ACK_TOKEN } from '../heartbeat/settings.ts';
import { readEchoScript, type EchoScript } from './echo-directives.ts';
import {
  AgentRunError,
  type AgentRuntime,
  type Attachment,
  type RunEvent,
  type RunInput,
} from './runtime.ts';

export const echoRuntime: AgentRuntime = {
  id: 'echo',
  model: { provider: 'echo', id: 'echo', name: 'Echo', contextTokens: 32_768 },
  run,
};

async function* run(input: RunInput): AsyncGenerator<RunEvent> {
  // It has nothing to look after; what it was told meanwhile it says back.
  const said = input.systemEvents.join(' ');
  const message = input.unasked === true ? said : input.message;
  if (input.unasked === true && said === '') {
    yield { type: 'text', delta: ACK_TOKEN };
    return;
  }
  const script = readEchoScript(message);
  yield { type: 'phase', phase: 'starting_model' };
  if (script.silent) {
    await pause(script, input.signal);
    if (script.failure !== undefined) throw new AgentRunError(script.failure);
    yield { type: 'final', stopReason: 'stop' };
    return;
  }
  const tool =
    script.tool === undefined ? undefined : { toolCallId: `${input.runId}:tool`, name: script.tool };
  if (tool !== undefined) yield { type: 'tool-start', ...tool, args: { text: script.text } };
  const reply = script.failure !== undefined && script.text === '' ? '' : replyTo(script, input.attachments);
  for (const delta of pieces(reply)) {
    await pause(script, input.signal);
    yield { type: 'text', delta };
  }
  if (tool !== undefined) {
    yield {
      type: 'tool-result',
      ...tool,
      result: { text: script.text },
      isError: script.failure !== undefined,
    };
  }
  if (script.failure !== undefined) throw new AgentRunError(script.failure);
  yield { type: 'final', stopReason: 'stop' };
}

/** Waits as long as the script says; throws when the run is stopped meanwhile. */
async function pause(script: EchoScript, signal: AbortSignal): Promise<void> {
  if (script.delayMs > 0) await sleep(script.delayMs, undefined, { signal });
}

function replyTo(script: EchoScript, attachments: readonly Attachment[]): string {
  const files = attachments.map(
    file => `[${file.kind}: ${file.fileName ?? 'unnamed'}, ${file.mimeType}, ${file.data.length} bytes]`,
  );
  const words = Array.from({ length: script.words }, (_, index) => `word${index + 1}`);
  const said = [script.text, ...files, ...words].filter(part => part !== '').join(' ');
  return said === '' ? 'You said nothing.' : `You said: ${said}`;
}

/** Words with the white space before them; joined they are the text. */
function pieces(text: string): string[] {
  return text.match(/\s*\S+/g) ?? [];
}
