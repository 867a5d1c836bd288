/** Scheduled jobs. */
import type { Peer } from '../lab.ts';
import { call, exchange, missingScope, type Scenario, seen } from './play.ts';

const HOURLY = {
  name: 'Look at the build',
  schedule: { kind: 'every', everyMs: 3_600_000 },
  sessionTarget: 'main',
  wakeMode: 'next-heartbeat',
  payload: { kind: 'systemEvent', text: 'Look at the build.' },
};
const MORNINGS = {
  name: 'Morning summary',
  schedule: { kind: 'cron', expr: '0 7 * * 1-5', tz: 'Europe/Berlin' },
  sessionTarget: 'isolated',
  payload: { kind: 'agentTurn', message: 'Summarise what is new.' },
};
const MISSING = '00000000-0000-4000-8000-000000000000';

async function add(peer: Peer, params: object = HOURLY): Promise<string> {
  const answer = await peer.request('cron.add', params);
  return (answer['payload'] as { id: string }).id;
}

/** A request about a job that was added before. */
function about(
  method: string,
  name: string,
  title: string,
  more: object,
  options: {
    protocol?: 3 | 4;
    before?: (peer: Peer, id: string) => Promise<unknown>;
    events?: string[];
  } = {},
): Scenario {
  const { protocol = 4 } = options;
  return {
    of: method,
    name,
    title,
    protocol,
    async play(lab) {
      const peer = await lab.connect({ protocol });
      const id = await add(peer);
      await options.before?.(peer, id);
      const mark = peer.frames.length;
      await peer.request(method, { id, ...more });
      return exchange(peer, method, mark, options.events ?? []);
    },
  };
}

const runOnce = async (peer: Peer, id: string) => {
  await peer.request('cron.run', { id, mode: 'force' });
  await peer.event('cron', payload => payload['action'] === 'finished');
};

export const CRON: readonly Scenario[] = [
  call('cron.status', 'ok', 'One job', {}, { before: (_lab, peer) => add(peer) }),
  missingScope('cron.status'),
  call(
    'cron.list',
    'ok',
    'Two jobs',
    { includeDisabled: true },
    {
      before: async (_lab, peer) => {
        await add(peer);
        await add(peer, { ...MORNINGS, enabled: false });
      },
    },
  ),
  call(
    'cron.list',
    'protocol-3',
    'The same with one job in protocol 3',
    {},
    {
      protocol: 3,
      before: (_lab, peer) => add(peer),
    },
  ),
  missingScope('cron.list'),
  call('cron.add', 'at', 'Once, in ten minutes', {
    name: 'Tea',
    schedule: { kind: 'at', at: '2026-01-22T09:10:00.000Z' },
    sessionTarget: 'main',
    wakeMode: 'now',
    payload: { kind: 'systemEvent', text: 'The tea is ready.' },
  }),
  call('cron.add', 'every-protocol-3', 'Every hour, in protocol 3', HOURLY, { protocol: 3 }),
  call('cron.add', 'invalid-expression', 'No cron expression', {
    ...MORNINGS,
    schedule: { kind: 'cron', expr: 'in the morning' },
  }),
  call('cron.add', 'kind-of-session', 'An agent turn needs a session of its own', {
    ...MORNINGS,
    sessionTarget: 'main',
  }),
  about('cron.update', 'ok', 'Another name, and off', { patch: { name: 'Build', enabled: false } }),
  call('cron.update', 'unknown-job', 'There is no such job', { id: MISSING, patch: { name: 'Build' } }),
  call(
    'cron.update',
    'unknown-job-protocol-3',
    'The same in protocol 3',
    { id: MISSING, patch: {} },
    {
      protocol: 3,
    },
  ),
  about('cron.remove', 'ok', 'The job is gone', {}),
  call('cron.remove', 'unknown-job', 'There is no such job', { id: MISSING }),
  call('cron.remove', 'unknown-job-protocol-3', 'The same in protocol 3', { id: MISSING }, { protocol: 3 }),
  {
    of: 'cron.run',
    name: 'enqueued',
    title: 'Now, and what the events tell',
    async play(lab) {
      const peer = await lab.connect();
      const id = await add(peer);
      const mark = peer.frames.length;
      await runOnce(peer, id);
      return exchange(peer, 'cron.run', mark, ['cron']);
    },
  },
  about('cron.run', 'not-due', 'Its time has not come', { mode: 'due' }),
  about(
    'cron.run',
    'protocol-3',
    'In protocol 3 the response comes last',
    { mode: 'force' },
    {
      protocol: 3,
      events: ['cron'],
    },
  ),
  call('cron.run', 'unknown-job', 'There is no such job', { id: MISSING }),
  about('cron.runs', 'ok', 'One run', {}, { before: runOnce }),
  missingScope('cron.runs'),
  seen('cron', 'finished', 'A run has ended', async (_lab, peer) => {
    await runOnce(peer, await add(peer));
    return peer.event('cron', payload => payload['action'] === 'finished');
  }),
  seen(
    'cron',
    'added-protocol-3',
    'A job was added, as protocol 3 tells it',
    async (_lab, peer) => {
      await add(peer);
      return peer.event('cron');
    },
    { protocol: 3 },
  ),
];
