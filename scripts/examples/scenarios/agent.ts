/** Agent runs, and which agents and models there are. */
import { call, chatParams, exchange, type Frame, type Scenario, seen } from './play.ts';

export const AGENT: readonly Scenario[] = [
  {
    of: 'agent',
    name: 'accepted-and-final',
    title: 'Two responses with one id',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('agent', { message: 'Hello', idempotencyKey: 'run-1' });
      await peer.next(frame => (frame['payload'] as Frame | undefined)?.['status'] === 'ok');
      return exchange(peer, 'agent');
    },
  },
  {
    of: 'agent',
    name: 'failed-run',
    title: 'The run fails',
    note: 'The second response has ok:false, an error, and the payload beside it.',
    async play(lab) {
      const peer = await lab.connect();
      await peer.request('agent', { message: '!fail', idempotencyKey: 'run-2' });
      await peer.next(frame => frame['ok'] === false);
      return exchange(peer, 'agent');
    },
  },
  call('agent', 'key-required', 'Without an idempotency key', { message: 'Hello' }),
  call(
    'agent.wait',
    'ended',
    'A run that has ended',
    { runId: 'run-1' },
    {
      before: async (_lab, peer) => {
        await peer.request('agent', { message: 'Hello', idempotencyKey: 'run-1' });
        await peer.next(frame => (frame['payload'] as Frame | undefined)?.['status'] === 'ok');
      },
    },
  ),
  call('agent.wait', 'unknown-run', 'Nobody knows the run', { runId: 'no-such-run', timeoutMs: 0 }),
  call('agent.wait', 'run-id-required', 'Which run?', {}),
  call('agents.list', 'ok', 'One agent', undefined),
  call('agents.list', 'unknown-member', 'Params are closed', { verbose: true }),
  call('agent.identity.get', 'ok', 'The default agent', {}),
  call('agent.identity.get', 'unknown-agent', 'There is no such agent', { agentId: 'nobody' }),
  call('agent.identity.get', 'other-agent', 'The session is of another agent', {
    sessionKey: 'agent:main:main',
    agentId: 'nobody',
  }),
  call('models.list', 'ok', 'The built-in model', undefined),
  call('models.list', 'unknown-member', 'Params are closed', { verbose: true }),

  seen('agent', 'lifecycle-start', 'A run starts', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('agent', payload => payload['stream'] === 'lifecycle');
  }),
  seen('agent', 'assistant', 'The reply grows', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('Hello', 'run-1'));
    return peer.event('agent', payload => payload['stream'] === 'assistant');
  }),
  seen('agent', 'tool', 'A tool is called', async (_lab, peer) => {
    await peer.request('chat.send', chatParams('!tool What time is it?', 'run-1'));
    return peer.event('agent', payload => payload['stream'] === 'tool');
  }),
];
