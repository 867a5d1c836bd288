/** Driver for the published client of OpenClaw, `@openclaw/gateway-client`. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DeviceIdentity, GatewayClient, type GatewayClientOptions } from '@openclaw/gateway-client';
import { type Invocation, NodeCommands } from '../shared/node-commands.ts';
import { type Connect, type ReportedError, type Request, report, serve } from '../shared/stdio.ts';

/** The client looks for silence this often at the fastest; its own default is for intervals of real gateways. */
const TICK_WATCH_MS = 50;

/** Key and tokens live as long as the driver: another connect is the same device again. */
const identity = makeIdentity();
const tokens = new Map<string, { token: string; scopes: string[] }>();
let client: GatewayClient | undefined;
/** The suite said disconnect: the close that follows is no news. */
let leaving = false;

function makeIdentity(): DeviceIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    deviceId: createHash('sha256').update(rawKey(publicKeyPem)).digest('hex'),
    publicKeyPem,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function rawKey(pem: string): Buffer {
  return Buffer.from(createPublicKey(pem).export({ format: 'jwk' }).x as string, 'base64url');
}

const hostDeps: NonNullable<GatewayClientOptions['hostDeps']> = {
  signDevicePayload: (pem, payload) =>
    sign(null, Buffer.from(payload, 'utf8'), createPrivateKey(pem)).toString('base64url'),
  publicKeyRawBase64UrlFromPem: pem => rawKey(pem).toString('base64url'),
  loadDeviceAuthToken: ({ role }) => tokens.get(role) ?? null,
  storeDeviceAuthToken: ({ role, token, scopes }) => tokens.set(role, { token, scopes }),
  clearDeviceAuthToken: ({ role }) => tokens.delete(role),
  logError: message => process.stderr.write(`${message}\n`),
};

async function connect(command: Connect): Promise<void> {
  await disconnect();
  const node = command.role === 'node';
  const offered = new NodeCommands(command.commands ?? [], async result =>
    client?.request('node.invoke.result', result),
  );
  let paused = false;
  client = new GatewayClient({
    url: command.url,
    ...command.auth,
    ...(node ? { clientName: 'node-host', mode: 'node' } : { clientName: 'cli', mode: 'cli' }),
    clientVersion: '1.0.0',
    platform: process.platform,
    role: command.role,
    scopes: [...command.scopes],
    caps: [...(command.caps ?? [])],
    ...(command.commands === undefined ? {} : { commands: [...command.commands] }),
    deviceIdentity: command.device ? identity : null,
    hostDeps,
    tickWatchMinIntervalMs: TICK_WATCH_MS,
    notifyOnStartupRetry: true,
    onHelloOk: ({ protocol }) => report({ saw: 'connected', protocol }),
    onGap: ({ expected, received }) => report({ saw: 'gap', expected, received }),
    onEvent: ({ event, payload, seq }) => {
      report({ saw: 'event', event, payload, ...(seq === undefined ? {} : { seq }) });
      if (event === 'node.invoke.request') void offered.invoke(payload as Invocation);
    },
    onConnectError: error => process.stderr.write(`${error.message}\n`),
    onReconnectPaused: ({ reason, detailCode }) => {
      paused = true;
      report({ saw: 'failed', message: detailCode ?? reason });
    },
    onClose: (code, reason) => {
      if (leaving) return;
      // Whether it pauses is told by another callback around the same time.
      setImmediate(() => {
        report({ saw: 'disconnected', code, reason, decision: paused ? 'pause' : 'retry' });
        paused = false;
      });
    },
  });
  client.start();
}

async function request({ id, method, params, final, timeoutMs }: Request): Promise<void> {
  if (client === undefined) throw new Error('there is no connection to send the request on');
  try {
    const payload = await client.request(method, params, {
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(final
        ? { expectFinal: true, onAccepted: accepted => report({ saw: 'accepted', id, payload: accepted }) }
        : {}),
    });
    report({ saw: 'response', id, ok: true, payload });
  } catch (error) {
    report({ saw: 'response', id, ok: false, error: describe(error as Error) });
  }
}

function describe(error: Error & Partial<ReportedError & { gatewayCode: string }>): ReportedError {
  const { message, details, retryable } = error;
  return {
    code: error.gatewayCode ?? error.code ?? 'UNKNOWN',
    message,
    ...(details === undefined ? {} : { details }),
    ...(retryable === undefined ? {} : { retryable }),
  };
}

async function disconnect(): Promise<void> {
  leaving = true;
  await client?.stopAndWait();
  client = undefined;
  leaving = false;
}

const manifest = fileURLToPath(new URL('../package.json', import.meta.resolve('@openclaw/gateway-client')));
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
report({
  saw: 'ready',
  driver: 'openclaw-gateway-client',
  version,
  features: ['device', 'node', 'reconnect', 'gaps', 'ticks', 'final', 'tokens'],
});
await serve({ connect, request, disconnect });
