/** Finds out what the gateway is before it is judged: whether it answers, and which protocols it speaks. */
import { FrameChecker, type ValidatorsFor } from '@clawspec/spec/check-frame';
import { createDevice, type Device, signatureVersionOf, signConnect } from '../devices.ts';
import { HarnessError } from '../errors.ts';
import { dig, isObject } from '../json.ts';
import type { Spec } from '../spec.ts';
import { Connection } from './connection.ts';

export interface Probe {
  /** Oldest first. */
  readonly protocols: readonly number[];
  readonly methods: readonly string[];
  readonly server: string | undefined;
}

export interface ProbeOptions {
  readonly url: string;
  readonly token: string | undefined;
  readonly spec: Spec;
  readonly schemasFor: ValidatorsFor;
  /** How long a gateway that does not answer yet, or says that it is starting, is waited for. */
  readonly patienceMs: number;
  /** Who asks; a new device when left out. A new one may cost others their pairing. */
  readonly device?: Device | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

type Answer =
  | { readonly kind: 'hello'; readonly payload: unknown }
  | { readonly kind: 'refused'; readonly code: unknown; readonly message: unknown }
  | { readonly kind: 'not-yet'; readonly why: string };

const PAUSE_MS = 50;

/** Connects once with each protocol. Throws HarnessError when none is spoken. */
export async function probe(options: ProbeOptions): Promise<Probe> {
  const protocols: number[] = [];
  let newest: unknown;
  let refusal = '';
  for (const protocol of options.spec.protocols) {
    const answer = await patiently(protocol, options);
    if (answer.kind === 'refused') refusal = `${String(answer.code)}: ${String(answer.message)}`;
    if (answer.kind === 'not-yet') throw new HarnessError(`the gateway is not ready: ${answer.why}`);
    // A gateway may admit an old client and still speak its own version.
    if (answer.kind === 'hello' && dig(answer.payload, ['protocol']) === protocol) {
      protocols.push(protocol);
      newest = answer.payload;
    }
  }
  if (protocols.length === 0) {
    throw new HarnessError(
      `the gateway refused every protocol (${refusal || 'no hello-ok'}); ${
        options.token === undefined
          ? 'no token was given: --token or $OPENCLAW_GATEWAY_TOKEN'
          : 'is the token right?'
      }`,
    );
  }
  const methods = dig(newest, ['features', 'methods']);
  const version = dig(newest, ['server', 'version']);
  return {
    protocols,
    methods: Array.isArray(methods) ? methods.map(String) : [],
    server: typeof version === 'string' ? version : undefined,
  };
}

/** Waits until the gateway lets a client in; says what is wrong when it does not. */
export async function awaitGateway(options: ProbeOptions): Promise<string | undefined> {
  for (const protocol of [...options.spec.protocols].reverse()) {
    const answer = await patiently(protocol, options);
    if (answer.kind === 'hello') return undefined;
    if (answer.kind === 'not-yet') return answer.why;
  }
  return 'it refuses every protocol';
}

async function patiently(protocol: number, options: ProbeOptions): Promise<Answer> {
  const until = Date.now() + options.patienceMs;
  for (;;) {
    const answer = await once(protocol, options);
    if (answer.kind !== 'not-yet' || Date.now() > until || options.signal?.aborted) return answer;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

async function once(protocol: number, { url, token, schemasFor, device }: ProbeOptions): Promise<Answer> {
  const connection = new Connection({
    name: 'probe',
    url,
    headers: {},
    wire: new FrameChecker(schemasFor, protocol),
    record: () => {},
    invalid: () => {},
  });
  try {
    const opened = await connection.opened();
    if ('http' in opened) return { kind: 'not-yet', why: `the upgrade was refused with HTTP ${opened.http}` };
    const nonce = await connection.waitFor(
      () => dig(connection.inbox[0]?.frame, ['payload', 'nonce']) as string | undefined,
      10_000,
    );
    if (nonce === undefined) return { kind: 'not-yet', why: 'no connect.challenge came' };
    connection.sendFrame(hello(protocol, nonce, token, device ?? createDevice()), {
      intended: true,
      binary: false,
    });
    const response = await connection.waitFor(
      () =>
        connection.inbox.map(({ frame }) => frame).find(frame => isObject(frame) && frame['id'] === 'probe'),
      15_000,
    );
    return classify(response);
  } catch (error) {
    return { kind: 'not-yet', why: (error as Error).message };
  } finally {
    connection.drop();
  }
}

function classify(response: unknown): Answer {
  if (response === undefined) return { kind: 'not-yet', why: 'connect was not answered' };
  if (dig(response, ['ok']) === true) return { kind: 'hello', payload: dig(response, ['payload']) };
  const code = dig(response, ['error', 'code']);
  const message = dig(response, ['error', 'message']);
  if (code === 'UNAVAILABLE') return { kind: 'not-yet', why: String(message) };
  return { kind: 'refused', code, message };
}

function hello(protocol: number, nonce: string, token: string | undefined, device: Device): unknown {
  const signedAt = Date.now();
  const client = { id: 'cli', version: '1.0.0', platform: 'linux', mode: 'cli' };
  const scopes = ['operator.read'];
  const signature = signConnect(device, signatureVersionOf(protocol), {
    deviceId: device.id,
    clientId: client.id,
    clientMode: client.mode,
    role: 'operator',
    scopes,
    signedAtMs: signedAt,
    token,
    nonce,
    platform: client.platform,
  });
  return {
    type: 'req',
    id: 'probe',
    method: 'connect',
    params: {
      minProtocol: protocol,
      maxProtocol: protocol,
      client,
      role: 'operator',
      scopes,
      caps: [],
      ...(token === undefined ? {} : { auth: { token } }),
      device: { id: device.id, publicKey: device.publicKey, signature, signedAt, nonce },
    },
  };
}
