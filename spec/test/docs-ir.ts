/** The IR that `npm run generate` wrote, for tests of emitters. */
import { readFileSync } from 'node:fs';
import type { Ir, IrExample } from '../src/ir.ts';

export type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

export function generatedIr(): Mutable<Ir> {
  const path = new URL('../../generated/protocol.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Mutable<Ir>;
}

/** An exchange with every kind of frame: refused, accepted, answered twice, and an event. */
export const RUN_EXAMPLE: IrExample = {
  name: 'run',
  title: 'A run',
  protocol: 4,
  frames: [
    { dir: 'c2s', frame: { type: 'req', id: '1', method: 'agent', params: { message: 'Hello' } } },
    {
      dir: 's2c',
      frame: {
        type: 'res',
        id: '1',
        ok: false,
        error: { code: 'INVALID_REQUEST', message: 'invalid agent params' },
      },
    },
    {
      dir: 'c2s',
      frame: { type: 'req', id: '2', method: 'agent', params: { message: 'Hello', idempotencyKey: 'k' } },
    },
    { dir: 's2c', frame: { type: 'res', id: '2', ok: true, payload: { runId: 'k', status: 'accepted' } } },
    { dir: 's2c', frame: { type: 'event', event: 'tick', seq: 1, payload: { ts: 1 } } },
    { dir: 's2c', frame: { type: 'event', event: 'not.in.the.specification', payload: {} } },
    { dir: 's2c', frame: { type: 'res', id: '2', ok: true, payload: { runId: 'k', status: 'ok' } } },
    { dir: 'c2s', frame: 'not even an object' },
  ],
};
