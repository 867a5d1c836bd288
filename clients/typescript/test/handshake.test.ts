import { createPublicKey, verify } from 'node:crypto';
import { deviceAuthPayload } from '@clawspec/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuthMemory, boundToken, learn, newAuthMemory, planAttempt } from '../src/auth-plan.ts';
import { parseFrame } from '../src/frames.ts';
import { type HandshakeInput, type HandshakePlan, handshakeStart, stepHandshake } from '../src/handshake.ts';
import { createDeviceIdentity, type WireError } from '../src/index.ts';
import { newClient, scripted } from './harness.ts';
import '../../../scripts/test/seeded.ts';

const device = { deviceId: 'd'.repeat(64), publicKey: 'key' };
const params: HandshakePlan['params'] = {
  minProtocol: 3,
  maxProtocol: 4,
  client: { id: 'test', mode: 'test', version: '1', platform: 'Linux' },
  role: 'operator',
  scopes: ['operator.write', 'operator.read'],
};
const plan = (withDevice: boolean): HandshakePlan => ({
  id: '1',
  params,
  attempt: planAttempt(newAuthMemory(4), { token: 'tok' }, undefined),
  device: withDevice ? device : undefined,
});
const frame = (value: unknown, now = 5): HandshakeInput => ({
  type: 'frame',
  frame: parseFrame(JSON.stringify(value)),
  now,
});
const challenge = frame({ type: 'event', event: 'connect.challenge', payload: { nonce: 'n', ts: 99 } });

describe('handshake machine', () => {
  it('signs what the specification says: own clock, scopes in order, bound token', () => {
    const [state, actions] = stepHandshake(plan(true), handshakeStart, challenge);
    expect(state.phase).toBe('signing');
    const payload = deviceAuthPayload('v3', {
      deviceId: device.deviceId,
      clientId: 'test',
      clientMode: 'test',
      role: 'operator',
      scopes: ['operator.write', 'operator.read'],
      signedAtMs: 5,
      token: 'tok',
      nonce: 'n',
      platform: 'Linux',
    });
    expect(actions).toEqual([{ type: 'sign', payload }]);
  });

  it('goes without a signature when there is no device', () => {
    const [state, [action]] = stepHandshake(plan(false), handshakeStart, challenge);
    expect(state.phase).toBe('answer');
    const sent = action?.type === 'send' ? JSON.parse(action.text) : undefined;
    expect(sent).toEqual({
      type: 'req',
      id: '1',
      method: 'connect',
      params: { ...params, auth: { token: 'tok' } },
    });
  });

  it('ends once, whatever comes in whatever order', () => {
    const anyFrame = fc.oneof(
      fc.json().map(text => ({ type: 'frame', frame: parseFrame(text), now: 1 }) as const),
      fc
        .record({
          id: fc.constantFrom('1', '2', ''),
          ok: fc.boolean(),
          payload: fc.jsonValue(),
          error: fc.jsonValue(),
        })
        .map(value => frame({ type: 'res', ...value })),
      fc
        .record({ nonce: fc.oneof(fc.string(), fc.integer()), ts: fc.jsonValue() })
        .map(payload => frame({ type: 'event', event: 'connect.challenge', payload })),
    );
    const anyInput: fc.Arbitrary<HandshakeInput> = fc.oneof(
      anyFrame,
      fc.string().map(signature => ({ type: 'signed', signature }) as const),
      fc.constant({ type: 'timeout' } as const),
      fc.constant({ type: 'closed' } as const),
    );
    fc.assert(
      fc.property(fc.boolean(), fc.array(anyInput, { maxLength: 30 }), (withDevice, inputs) => {
        let state = handshakeStart;
        const counts: Record<string, number> = {};
        for (const input of inputs) {
          const before = state.phase;
          const [next, actions] = stepHandshake(plan(withDevice), state, input);
          if (before === 'ended') expect(actions).toEqual([]);
          for (const { type } of actions) counts[type] = (counts[type] ?? 0) + 1;
          state = next;
        }
        const endings = (counts['accept'] ?? 0) + (counts['refuse'] ?? 0) + (counts['fail'] ?? 0);
        expect(endings).toBeLessThanOrEqual(1);
        if (endings === 1) expect(state.phase).toBe('ended');
        expect(counts['send'] ?? 0).toBeLessThanOrEqual(1);
        expect(counts['sign'] ?? 0).toBeLessThanOrEqual(withDevice ? 1 : 0);
        if (counts['accept']) expect(counts['send']).toBe(1);
      }),
    );
  });

  it('learns from any run of refusals without looping', () => {
    const refusals: WireError[] = [
      { code: 'INVALID_REQUEST', message: 'device signature invalid' },
      { code: 'INVALID_REQUEST', message: 'device signature expired' },
      { code: 'INVALID_REQUEST', message: 'unauthorized: gateway token mismatch' },
      { code: 'INVALID_REQUEST', message: 'x', details: { code: 'AUTH_SCOPE_MISMATCH' } },
      {
        code: 'INVALID_REQUEST',
        message: "invalid connect params: at /auth: unexpected property 'deviceToken'",
      },
      { code: 'NOT_PAIRED', message: 'pairing required' },
    ];
    const start = fc.record({ shared: fc.boolean(), stored: fc.boolean(), protocol: fc.constantFrom(3, 4) });
    fc.assert(
      fc.property(
        start,
        fc.array(fc.constantFrom(...refusals), { minLength: 20, maxLength: 20 }),
        (given, sequence) => {
          let memory: AuthMemory = newAuthMemory(4);
          let stored = given.stored ? { token: 'dt', scopes: [], protocol: given.protocol } : undefined;
          const credentials = given.shared ? { token: 'tok' } : {};
          let again = 0;
          for (const refusal of sequence) {
            const attempt = planAttempt(memory, credentials, stored);
            const lesson = learn(memory, attempt, refusal, credentials);
            memory = lesson.memory;
            if (lesson.forgetToken) stored = undefined;
            if (lesson.again) again += 1;
          }
          expect(again).toBeLessThanOrEqual(3);
        },
      ),
    );
  });

  it.each([
    [{ token: 't', deviceToken: 'd' }, 't'],
    [{ deviceToken: 'd', bootstrapToken: 'b' }, 'd'],
    [{ bootstrapToken: 'b' }, 'b'],
    [{ password: 'p' }, ''],
    [undefined, ''],
  ])('binds the right token of %j', (auth, token) => {
    expect(boundToken(auth)).toBe(token);
  });
});

describe('on the wire', () => {
  it('sends a proof that verifies', async () => {
    const identity = await createDeviceIdentity();
    const gateway = await scripted(async peer => {
      const { params: sent, id } = await peer.greet();
      const proof = sent['device'] as {
        id: string;
        publicKey: string;
        signature: string;
        signedAt: number;
        nonce: string;
      };
      expect(proof).toMatchObject({ id: identity.deviceId, publicKey: identity.publicKey, nonce: 'nonce-1' });
      const payload = deviceAuthPayload('v3', {
        deviceId: proof.id,
        clientId: 'test',
        clientMode: 'test',
        role: 'operator',
        scopes: ['operator.admin'],
        signedAtMs: proof.signedAt,
        token: 'shared-secret',
        nonce: proof.nonce,
        platform: 'linux',
      });
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: proof.publicKey }, format: 'jwk' });
      expect(verify(null, Buffer.from(payload), key, Buffer.from(proof.signature, 'base64url'))).toBe(true);
      expect(Math.abs(proof.signedAt - Date.now())).toBeLessThan(600_000);
      peer.ok(id, {});
    });
    await newClient(gateway.url, { identity }).connect();
  });
});
