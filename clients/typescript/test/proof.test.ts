import { describe, expect, it } from 'vitest';
import { createDeviceIdentity, MemoryTokenStore } from '../src/index.ts';
import { newClient, record, scripted, told } from './harness.ts';
import type { Frame } from './scripted-gateway.ts';

const MISMATCH_4 = {
  code: 'INVALID_REQUEST',
  message: 'unauthorized: gateway token mismatch',
  details: { code: 'AUTH_TOKEN_MISMATCH', authReason: 'token_mismatch' },
};
const SIGNATURE_3 = { code: 'INVALID_REQUEST', message: 'device signature invalid' };
const detail = (code: string) => ({ code: 'INVALID_REQUEST', message: 'no', details: { code } });

describe('proof', () => {
  it('falls back to the signature of protocol 3 once, and remembers', async () => {
    const connects: Frame[] = [];
    const gateway = await scripted(async (peer, index) => {
      if (index === 0) connects.push(await peer.refuse(SIGNATURE_3));
      else
        connects.push(
          await peer.accept({ protocol: 3, auth: { deviceToken: 'dt-3', role: 'operator', scopes: [] } }),
        );
      if (index === 1) peer.close(1012);
    });
    const client = newClient(gateway.url, { identity: await createDeviceIdentity() });
    const again = told(client, 'hello', info => info.reconnected);
    await client.connect();
    await again;
    expect(gateway.connections).toBe(3);
    // Protocol 3 knows no auth.deviceToken: the device token goes where the shared one was.
    expect(connects[2]?.params['auth']).toEqual({ token: 'dt-3' });
  });

  it('does not loop when both signatures are refused', async () => {
    const gateway = await scripted(async peer => {
      await peer.refuse(SIGNATURE_3);
    });
    const client = newClient(gateway.url, { identity: await createDeviceIdentity() });
    await expect(client.connect()).rejects.toMatchObject({
      next: 'stop',
      detailCode: 'DEVICE_AUTH_SIGNATURE_INVALID',
    });
    expect(gateway.connections).toBe(2);
  });

  it('does not try another signature when the gateway names the code: such a gateway knows both', async () => {
    const gateway = await scripted(async peer => {
      await peer.refuse(detail('DEVICE_AUTH_SIGNATURE_INVALID'));
    });
    const client = newClient(gateway.url, { identity: await createDeviceIdentity() });
    await expect(client.connect()).rejects.toMatchObject({ next: 'stop' });
    expect(gateway.connections).toBe(1);
  });

  it('signs with the time of the gateway after a signature has expired', async () => {
    const gatewayTime = Date.now() + 3_600_000;
    const signed: number[] = [];
    const gateway = await scripted(async peer => {
      const connect = await peer.greet(gatewayTime);
      const { signedAt } = connect.params['device'] as { signedAt: number };
      signed.push(signedAt);
      if (Math.abs(signedAt - gatewayTime) < 1000) peer.ok(connect.id, {});
      else peer.error(connect.id, detail('DEVICE_AUTH_SIGNATURE_EXPIRED'));
    });
    const client = newClient(gateway.url, { identity: await createDeviceIdentity() });
    await client.connect();
    expect(signed).toHaveLength(2);
    expect(signed[1]).toBe(gatewayTime);
  });

  it.each(['AUTH_TOKEN_MISMATCH', 'AUTH_DEVICE_TOKEN_MISMATCH'])(
    'drops a device token refused with %s and takes the shared one, once',
    async code => {
      const identity = await createDeviceIdentity();
      const tokens = new MemoryTokenStore();
      const auths: unknown[] = [];
      const gateway = await scripted(async peer => {
        const connect = await peer.greet();
        auths.push(connect.params['auth']);
        peer.error(connect.id, { ...MISMATCH_4, details: { code } });
      });
      const key = { url: `${gateway.url}/`, deviceId: identity.deviceId, role: 'operator' };
      tokens.set(key, { token: 'stale-token', scopes: [], protocol: 4 });
      const client = newClient(gateway.url, { identity, tokens });
      await expect(client.connect()).rejects.toMatchObject({ next: 'pause' });
      expect(auths).toEqual([{ deviceToken: 'stale-token' }, { token: 'shared-secret' }]);
      expect(tokens.get(key)).toBeUndefined();
    },
  );

  it('keeps a device token that only covers fewer scopes', async () => {
    const identity = await createDeviceIdentity();
    const tokens = new MemoryTokenStore();
    const gateway = await scripted(async (peer, index) => {
      if (index === 0) await peer.refuse(detail('AUTH_SCOPE_MISMATCH'));
      else await peer.accept();
    });
    const key = { url: `${gateway.url}/`, deviceId: identity.deviceId, role: 'operator' };
    tokens.set(key, { token: 'narrow', scopes: [], protocol: 4 });
    await newClient(gateway.url, { identity, tokens }).connect();
    expect(gateway.connections).toBe(2);
    expect(tokens.get(key)?.token).toBe('narrow');
  });

  it('connects although the token store fails, and warns', async () => {
    const gateway = await scripted(async peer => {
      await peer.accept({ auth: { deviceToken: 'x-token', role: 'operator', scopes: [] } });
    });
    const broken = () => Promise.reject(new Error('disk on fire'));
    const client = newClient(gateway.url, {
      identity: await createDeviceIdentity(),
      tokens: { get: broken, set: broken, delete: broken },
    });
    const warnings = record(client, 'warning');
    await client.connect();
    await client.close();
    expect(warnings.map(warning => warning.code)).toEqual(['TOKEN_STORE_FAILED', 'TOKEN_STORE_FAILED']);
  });

  it('stops when the key does not sign', async () => {
    const gateway = await scripted(peer => peer.challenge());
    const identity = await createDeviceIdentity();
    const client = newClient(gateway.url, {
      identity: { ...identity, sign: () => Promise.reject(new Error('locked')) },
    });
    await expect(client.connect()).rejects.toMatchObject({ code: 'IDENTITY_INVALID', next: 'stop' });
  });
});
