/** Reading and changing the configuration. */
import type { Lab, Peer } from '../lab.ts';
import { call, exchange, missingScope, type Scenario, seen } from './play.ts';

const RAW = `{
  // Everyone in the house
  gateway: { bind: "lan", auth: { token: "correct horse battery staple" } },
  logging: { level: "info" },
}
`;

const written = (_lab: Lab, peer: Peer) => peer.request('config.set', { raw: RAW });

/** A change with the hash of what the file holds. */
function guarded(
  method: string,
  name: string,
  title: string,
  params: object,
  extra: { protocol?: 3 | 4; note?: string } = {},
): Scenario {
  const { protocol } = extra;
  return {
    of: method,
    name,
    title,
    ...extra,
    async play(lab) {
      const peer = await lab.connect(protocol === undefined ? {} : { protocol });
      await written(lab, peer);
      const { payload } = (await peer.request('config.get')) as { payload: { hash: string } };
      const mark = peer.frames.length;
      await peer.request(method, { ...params, baseHash: payload.hash });
      return exchange(peer, method, mark, ['config.changed']);
    },
  };
}

const level = JSON.stringify({ logging: { level: 'debug' } });

export const CONFIG: readonly Scenario[] = [
  call('config.get', 'ok', 'Secrets are replaced', {}, { before: written }),
  {
    ...call(
      'config.get',
      'invalid-file',
      'Somebody broke the file with an editor',
      {},
      {
        before: async (lab, peer) => {
          await written(lab, peer);
          lab.write('openclaw.json', '{\n  gateway: { prot: 80 },\n}\n');
        },
      },
    ),
    note: 'config is what the gateway still runs with.',
  },
  call('config.get', 'unknown-member', 'Params are closed', { path: 'gateway' }),

  call('config.set', 'ok', 'The first configuration of this gateway', { raw: RAW }),
  call(
    'config.set',
    'changed-meanwhile',
    'The file is another one by now',
    { raw: RAW, baseHash: 'of-an-older-text' },
    { before: written },
  ),
  call('config.set', 'invalid', 'Nothing is written', { raw: '{\n  gateway: { port: "eighty" },\n}\n' }),

  guarded('config.apply', 'ok', 'The whole text anew', {
    raw: '{ logging: { level: "warn" } }\n',
    note: 'Quieter, please',
  }),
  call('config.apply', 'base-hash-required', 'There is a file already', { raw: RAW }, { before: written }),

  guarded('config.patch', 'ok', 'More is logged, at once', { raw: level }),
  guarded('config.patch', 'ok-protocol-3', 'The same in protocol 3', { raw: level }, { protocol: 3 }),
  guarded(
    'config.patch',
    'needs-restart',
    'Another port takes a restart',
    { raw: '{ gateway: { port: 18800, bind: null } }' },
    { note: 'null takes a key away. This gateway does not restart by itself.' },
  ),
  call('config.patch', 'base-hash-required', 'There is a file already', { raw: level }, { before: written }),
  guarded('config.patch', 'invalid', 'Nothing is written', { raw: '{ gateway: { prot: 80 } }' }),

  call('config.schema', 'ok', 'The schema', {}),
  missingScope('config.schema'),
  call('config.schema.lookup', 'ok', 'One section', { path: 'canvasHost' }),
  call('config.schema.lookup', 'unknown-path', 'No such key', { path: 'gateway.prot' }),

  seen('config.changed', 'changed', 'Somebody changed the configuration', async (lab, peer) => {
    await written(lab, peer);
    return peer.event('config.changed');
  }),
];
