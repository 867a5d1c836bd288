/** Approvals of commands, and the rules about those that need none. */
import type { Lab, Peer } from '../lab.ts';
import { call, exchange, missingScope, type Scenario, seen } from './play.ts';

const REVIEWER = {
  device: 9,
  client: { id: 'openclaw-macos', mode: 'ui', platform: 'macos', displayName: 'Ada’s Mac' },
};
const request = { id: 'deploy-1', command: 'make deploy', cwd: '/home/ada/site', timeoutMs: 60_000 };

/** Somebody else asks; the peer sees the question. */
const asked = async (lab: Lab, peer: Peer) => {
  const agent = await lab.connect();
  agent.send({ type: 'req', id: 'ask', method: 'exec.approval.request', params: request });
  await peer.event('exec.approval.requested');
  return agent;
};

/** A request on one connection, decided on another one. */
function decided(name: string, title: string, params: object): Scenario {
  return {
    of: 'exec.approval.request',
    name,
    title,
    async play(lab) {
      const peer = await lab.connect();
      const reviewer = await lab.connect(REVIEWER);
      peer.send({ type: 'req', id: 'ask', method: 'exec.approval.request', params });
      await reviewer.event('exec.approval.requested');
      await reviewer.request('exec.approval.resolve', { id: request.id, decision: 'allow-once' });
      await peer.next(frame => frame['id'] === 'ask' && 'decision' in (frame['payload'] as object));
      return exchange(peer, 'exec.approval.request', 0, [
        'exec.approval.requested',
        'exec.approval.resolved',
      ]);
    },
  };
}

const file = {
  version: 1,
  defaults: { security: 'allowlist', ask: 'on-miss' },
  agents: { main: { allowlist: [{ pattern: '/usr/bin/git' }] } },
};

export const APPROVALS: readonly Scenario[] = [
  decided('allowed', 'Somebody allows it', request),
  call('exec.approval.request', 'expired', 'Nobody decides in time', { ...request, timeoutMs: 20 }),
  decided('two-phase', 'Accepted first, decided later', { ...request, twoPhase: true }),
  call('exec.approval.request', 'repeated-id', 'The same id again', request, { before: asked }),
  call('exec.approval.request', 'command-required', 'What is to be approved?', { timeoutMs: 60_000 }),
  {
    of: 'exec.approval.waitDecision',
    name: 'ok',
    title: 'Waiting for a decision that somebody else asked for',
    async play(lab) {
      const peer = await lab.connect();
      await asked(lab, peer);
      peer.send({
        type: 'req',
        id: 'wait',
        method: 'exec.approval.waitDecision',
        params: { id: request.id },
      });
      await peer.request('exec.approval.resolve', { id: request.id, decision: 'deny' });
      await peer.next(frame => frame['id'] === 'wait');
      return exchange(peer, 'exec.approval.waitDecision');
    },
  },
  call('exec.approval.waitDecision', 'unknown-id', 'No such approval', { id: 'no-such-approval' }),

  call(
    'exec.approval.resolve',
    'ok',
    'It may run, this time',
    { id: request.id, decision: 'allow-once' },
    { before: asked },
  ),
  call('exec.approval.resolve', 'unknown-id', 'No such approval', {
    id: 'no-such-approval',
    decision: 'deny',
  }),
  call(
    'exec.approval.resolve',
    'unknown-id-protocol-3',
    'The same in protocol 3',
    { id: 'no-such-approval', decision: 'deny' },
    { protocol: 3 },
  ),
  call(
    'exec.approval.resolve',
    'second-decision',
    'Somebody was faster',
    { id: request.id, decision: 'deny' },
    {
      before: async (lab, peer) => {
        await asked(lab, peer);
        const other = await lab.connect(REVIEWER);
        await other.request('exec.approval.resolve', { id: request.id, decision: 'allow-once' });
      },
    },
  ),
  call(
    'exec.approval.resolve',
    'invalid-decision',
    'Not one of the three decisions',
    { id: request.id, decision: 'perhaps' },
    { before: asked },
  ),
  call('exec.approval.list', 'ok', 'One command waits', {}, { before: asked }),
  missingScope('exec.approval.list'),

  call('exec.approvals.get', 'ok', 'No rules yet', {}),
  missingScope('exec.approvals.get'),
  call('exec.approvals.set', 'ok', 'Git runs without a question', { file }),
  call(
    'exec.approvals.set',
    'changed-meanwhile',
    'The rules are others by now',
    { file, baseHash: 'of-an-older-content' },
    { before: (_lab, peer) => peer.request('exec.approvals.set', { file }) },
  ),

  seen('exec.approval.requested', 'requested', 'A command waits', async (lab, peer) => {
    await asked(lab, peer);
    return peer.event('exec.approval.requested');
  }),
  seen('exec.approval.resolved', 'resolved', 'It was decided', async (lab, peer) => {
    await asked(lab, peer);
    const reviewer = await lab.connect(REVIEWER);
    await reviewer.request('exec.approval.resolve', { id: request.id, decision: 'allow-always' });
    return peer.event('exec.approval.resolved');
  }),
];
