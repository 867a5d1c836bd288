/** The vectors against three independent judges: Node's Ed25519, the generated function, and the real client. */

import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceAuthPayload, type SignatureVersion } from '@clawspec/protocol';
import {
  buildDeviceAuthPayload,
  buildDeviceAuthPayloadV3,
  GatewayClient,
  type GatewayClientOptions,
} from '@openclaw/gateway-client';
import { afterEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

interface Vector {
  readonly name: string;
  readonly version: SignatureVersion;
  readonly input: {
    readonly deviceId: string;
    readonly clientId: string;
    readonly clientMode: string;
    readonly role: string;
    readonly scopes: string[];
    readonly signedAtMs: number;
    readonly nonce: string;
    readonly platform?: string;
    readonly deviceFamily?: string;
    readonly auth: { token?: string; deviceToken?: string; bootstrapToken?: string; password?: string };
  };
  readonly payload: string;
  readonly signature: string;
}

const { key, vectors } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'vectors', 'device-auth.json'), 'utf8'),
) as {
  key: { seedHex: string; publicKey: string; publicKeyPem: string; deviceId: string };
  vectors: Vector[];
};

const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${key.seedHex}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const bound = ({ auth }: Vector['input']) => auth.token ?? auth.deviceToken ?? auth.bootstrapToken ?? '';

test('the device id is the SHA-256 of the raw public key', () => {
  expect(createHash('sha256').update(Buffer.from(key.publicKey, 'base64url')).digest('hex')).toBe(
    key.deviceId,
  );
});

describe.each(vectors)('$name', vector => {
  const input = { ...vector.input, token: bound(vector.input) };

  test('the generated function gives the payload', () => {
    expect(deviceAuthPayload(vector.version, input)).toBe(vector.payload);
  });

  test('the real client gives the payload', () => {
    const build = vector.version === 'v3' ? buildDeviceAuthPayloadV3 : buildDeviceAuthPayload;
    expect(build(input as Parameters<typeof buildDeviceAuthPayloadV3>[0])).toBe(vector.payload);
  });

  test('the signature verifies', () => {
    const signature = Buffer.from(vector.signature, 'base64url');
    expect(verify(null, Buffer.from(vector.payload), createPublicKey(privateKey), signature)).toBe(true);
  });
});

describe('which token the real client binds on the wire', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  /** What a real client signs and sends when it connects with these options. */
  async function connectOnce(
    options: GatewayClientOptions,
  ): Promise<{ signed: string; params: Record<string, unknown> }> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    let signed = '';
    const client = new GatewayClient({
      ...options,
      url: `ws://127.0.0.1:${(server.address() as { port: number }).port}`,
      deviceIdentity: {
        deviceId: key.deviceId,
        privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
        publicKeyPem: key.publicKeyPem,
      },
      hostDeps: {
        signDevicePayload: (pem, payload) => {
          signed = payload;
          return sign(null, Buffer.from(payload), pem).toString('base64url');
        },
        publicKeyRawBase64UrlFromPem: () => key.publicKey,
      },
    });
    closers.push(
      () => client.stop(),
      () => server.close(),
    );
    const connected = once(server, 'connection');
    client.start();
    const [socket] = (await connected) as [WebSocket];
    const message = once(socket, 'message');
    socket.send(
      JSON.stringify({
        type: 'event',
        event: 'connect.challenge',
        payload: { nonce: 'nonce-1', ts: Date.now() },
      }),
    );
    const [data] = (await message) as [Buffer];
    return { signed, params: (JSON.parse(data.toString()) as { params: Record<string, unknown> }).params };
  }

  test.each([
    ['token', { token: 'shared' }, 'shared'],
    ['device token', { deviceToken: 'device' }, 'device'],
    ['bootstrap token', { bootstrapToken: 'boot' }, 'boot'],
    ['password', { password: 'secret' }, ''],
  ])('%s', async (_name, credentials, token) => {
    const { signed, params } = await connectOnce({
      ...credentials,
      platform: ' MacOS ',
      deviceFamily: 'Mac Mini',
    });
    const { client, role, scopes, device, auth } = params as {
      client: { id: string; mode: string; platform: string; deviceFamily?: string };
      role: string;
      scopes: string[];
      device: { id: string; signedAt: number; nonce: string };
      auth: Record<string, string>;
    };
    const rebuilt = deviceAuthPayload('v3', {
      deviceId: device.id,
      clientId: client.id,
      clientMode: client.mode,
      role,
      scopes,
      signedAtMs: device.signedAt,
      token: auth['token'] ?? auth['deviceToken'] ?? auth['bootstrapToken'],
      nonce: device.nonce,
      platform: client.platform,
      deviceFamily: client.deviceFamily,
    });
    expect(signed).toBe(rebuilt);
    expect(signed.split('|')[7]).toBe(token);
  });
});
