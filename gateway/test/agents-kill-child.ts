/** Runs the agent side on a database until it is killed; writes the id of each run whose end it was told. */
import { writeSync } from 'node:fs';

import { LIMITS } from '@clawspec/protocol';

import { createAgentSubsystem } from '../src/agents/index.ts';
import { createDedupe } from '../src/dedupe/dedupe.ts';
import type { Caller } from '../src/ports.ts';
import { SESSION_TABLES } from '../src/sessions/tables.ts';
import { openDatabase } from '../src/storage/database.ts';

const clock = { now: () => Date.now() };
const ended = new EventTarget();
const agents = createAgentSubsystem({
  db: openDatabase(process.argv[2]!, [SESSION_TABLES]),
  clock,
  ids: { uuid: () => crypto.randomUUID(), secret: () => '' },
  log: { debug() {}, info() {}, warn() {}, error: console.error },
  broadcaster: {
    broadcast(event, payload) {
      const sent = (typeof payload === 'function' ? payload(4) : payload) as {
        state?: string;
        runId?: string;
      };
      if (event !== 'chat' || sent.state !== 'final') return;
      writeSync(1, `${sent.runId}\n`);
      ended.dispatchEvent(new Event('final'));
    },
  },
  dedupe: createDedupe({ clock, ttlMs: LIMITS.dedupeTtlMs, maxEntries: LIMITS.dedupeMaxEntries }),
  systemEvents: { push() {}, list: () => [], drain: () => [] },
});

const caller: Caller = {
  connId: 'child',
  protocol: 4,
  role: 'operator',
  scopes: ['operator.admin'],
  caps: new Set(),
  client: { id: 'cli', version: '1', platform: 'linux', mode: 'cli' },
  authMethod: 'token',
  local: true,
  remoteAddress: '127.0.0.1',
  hasScope: () => true,
};

for (let n = 1; ; n++) {
  const final = new Promise(resolve => ended.addEventListener('final', resolve, { once: true }));
  await agents.handlers['chat.send'](
    { sessionKey: 'main', message: `!slow=1 message ${n}`, idempotencyKey: `run-${n}` },
    { id: `r${n}`, method: 'chat.send', caller, respondAgain() {}, signal: new AbortController().signal },
  );
  await final;
}
