/** The `connect` step: opens a connection, proves a device, and waits for what the case expects. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES_FOLDER } from '../case/load.ts';
import type { ConnectStep, DeviceProof } from '../case/types.ts';
import { signatureVersionOf, signConnect, signedInputOf } from '../devices.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { dig, isObject, mergePatch } from '../json.ts';
import { requireMatch } from './expectations.ts';
import type { Peer } from './peer.ts';
import type { World } from './world.ts';

interface Preset {
  readonly device: string | null;
  readonly params: unknown;
}

let presets: Readonly<Record<string, Preset>> | undefined;

function loadPresets(): Readonly<Record<string, Preset>> {
  presets ??= JSON.parse(readFileSync(join(CASES_FOLDER, 'presets.json'), 'utf8')) as Record<string, Preset>;
  return presets;
}

export async function runConnect(step: ConnectStep, world: World): Promise<void> {
  const preset = loadPresets()[step.client ?? 'operator'];
  if (preset === undefined) throw new HarnessError(`there is no client preset “${step.client}”`);
  const within = world.within(step.within);
  const opened = await openFor(step, world);
  if ('http' in opened) return judge(step, { http: opened.http }, world);
  const { connection } = opened;
  const nonce = await challenge(connection, within);
  world.scope.bind(`${step.connect}.nonce`, nonce);
  const id = step.id ?? 'connect';
  const params = buildParams(step, preset, nonce, world);
  connection.sendFrame(
    { type: 'req', id, method: 'connect', params },
    { intended: step.intended === 'invalid', binary: step.binary ?? false },
  );
  if (step.outcome === 'sent') return;
  judge(step, await response(connection, id, within), world);
}

async function openFor(step: ConnectStep, world: World): Promise<{ connection: Peer } | { http: number }> {
  const existing = world.connections.get(step.connect);
  if (existing?.isOpen) return { connection: existing };
  const connection = world.open(step.connect, step.headers);
  const outcome = await connection.opened();
  return 'open' in outcome ? { connection } : { http: outcome.http ?? 0 };
}

/** The nonce of connect.challenge, which is consumed. */
async function challenge(connection: Peer, within: number): Promise<string> {
  const known = await connection.waitFor(
    () => connection.inbox.find(({ frame }) => isObject(frame) && frame['event'] === 'connect.challenge'),
    within,
  );
  if (known === undefined) throw new StepFailure('no connect.challenge came');
  known.consumed = true;
  const nonce = dig(known.frame, ['payload', 'nonce']);
  if (typeof nonce !== 'string') throw new StepFailure('connect.challenge carries no nonce');
  return nonce;
}

function buildParams(step: ConnectStep, preset: Preset, nonce: string, world: World): unknown {
  const { protocol, target } = world.options;
  const base = {
    minProtocol: protocol,
    maxProtocol: protocol,
    ...(preset.params as object),
    ...(target.token === undefined ? {} : { auth: { token: target.token } }),
  };
  // Merge patches remove with null, so the patch is merged before templates are replaced.
  let params = world.evaluate(mergePatch(base, step.params ?? {}));
  const wanted = step.device === undefined ? preset.device : step.device;
  if (wanted !== null) {
    const proof = typeof wanted === 'string' ? { name: wanted } : wanted;
    params = mergePatch(params, { device: proveDevice(step, proof, params, nonce, world) });
  }
  return mergePatch(params, step.tamper === undefined ? {} : world.evaluate(step.tamper));
}

function proveDevice(
  step: ConnectStep,
  proof: DeviceProof,
  params: unknown,
  nonce: string,
  world: World,
): unknown {
  const { sign = {} } = step;
  const device = world.device(proof.name);
  const signedAt = Date.now() + (proof.signedAtOffsetMs ?? 0);
  const sentNonce = String(world.evaluate(proof.nonce ?? nonce));
  const version = sign.version ?? signatureVersionOf(world.options.protocol);
  const said = signedInputOf(params);
  const token = sign.token === undefined ? undefined : String(world.evaluate(sign.token));
  const signature = signConnect(world.device(sign.with ?? proof.name), version, {
    ...said,
    deviceId: device.id,
    role: sign.role ?? said.role,
    scopes: sign.scopes ?? said.scopes,
    signedAtMs: signedAt,
    token: token ?? said.token,
    nonce: sign.nonce === undefined ? sentNonce : String(world.evaluate(sign.nonce)),
    platform: sign.platform ?? said.platform,
  });
  return { id: device.id, publicKey: device.publicKey, signature, signedAt, nonce: sentNonce };
}

async function response(connection: Peer, id: string, within: number): Promise<unknown> {
  const received = await connection.waitFor(
    () =>
      connection.inbox.find(
        ({ frame, consumed }) =>
          !consumed && isObject(frame) && frame['type'] === 'res' && frame['id'] === id,
      ),
    within,
  );
  if (received !== undefined) {
    received.consumed = true;
    return received.frame;
  }
  const { closed } = connection;
  throw new StepFailure(
    closed === undefined
      ? `connect was not answered within ${within} ms`
      : `connect was not answered: the connection closed with ${closed.code} “${closed.reason}”`,
    { expected: 'a response to connect', actual: closed },
  );
}

/** `outcome` is a hello-ok, or what it is compared with: the response, or `{http}`. */
function judge(step: ConnectStep, actual: unknown, world: World): void {
  const hello = step.outcome === undefined || step.outcome === 'hello';
  requireMatch(hello ? { ok: true, payload: { type: 'hello-ok' } } : step.outcome, actual, world);
  const payload = dig(actual, ['payload']);
  if (payload !== undefined) world.scope.bind(`${step.connect}.hello`, payload);
}
