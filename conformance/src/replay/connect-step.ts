/** A recorded connect with a device becomes a step that proves a device of its own. */
import type { ConnectStep } from '../case/types.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { FrameLine } from '../transcript/format.ts';

/** Members of device that the step fills in. */
const PROVEN = new Set(['id', 'publicKey', 'signature', 'signedAt', 'nonce']);

/** Undefined for a frame that is sent as it stands: no connect, or one that proves nothing. */
export function connectStep(
  { frame, signed, conn: recorded }: FrameLine,
  conn: string,
  id: string,
  sent: (pattern: unknown) => unknown,
): ConnectStep | undefined {
  if (!isObject(frame) || frame['method'] !== 'connect' || frame['type'] !== 'req') return undefined;
  const { params } = frame;
  if (!isObject(params) || !isObject(params['device'])) return undefined;
  const name = deviceName(params['device']);
  if (
    name === undefined ||
    Object.keys(frame).some(key => !['type', 'id', 'method', 'params'].includes(key))
  ) {
    return undefined;
  }
  const { device, ...rest } = params;
  const nonce = nonceOf(device as JsonObject, recorded);
  const tamper = tampering(device as JsonObject, sent);
  return {
    connect: conn,
    client: 'bare',
    id,
    params: paramsPatch(rest, sent),
    device: {
      name,
      ...(nonce === undefined ? {} : { nonce: sent(nonce) }),
      ...(signed?.ageMs === undefined ? {} : { signedAtOffsetMs: -signed.ageMs }),
    },
    ...signing(name, signed),
    ...(tamper === undefined ? {} : { tamper: { device: tamper } }),
    outcome: 'sent',
  };
}

/** `d1` of `device.d1.id`, when id and key are those of one device. */
function deviceName({ id, publicKey }: JsonObject): string | undefined {
  const named = (value: unknown, member: string) => {
    const name = isObject(value) ? String(value['$bind'] ?? value['$var']) : '';
    return new RegExp(`^device\\.([^.]+)\\.${member}$`, 'u').exec(name)?.[1];
  };
  const device = named(id, 'id');
  return device !== undefined && named(publicKey, 'publicKey') === device ? device : undefined;
}

/** What is sent as nonce when it is not that of the connection. */
function nonceOf({ nonce }: JsonObject, conn: string): unknown {
  if (isObject(nonce) && nonce['$var'] === `${conn}.nonce`) return undefined;
  return nonce;
}

function signing(name: string, signed: FrameLine['signed']): Pick<ConnectStep, 'sign'> {
  if (signed === undefined) return {};
  if (signed.version === 'invalid') return { sign: { with: `${name}-other` } };
  return { sign: { version: signed.version } };
}

/** Members that were left out, and such as a device does not have. */
function tampering(device: JsonObject, sent: (pattern: unknown) => unknown): JsonObject | undefined {
  const extra = Object.entries(device).filter(([key]) => !PROVEN.has(key));
  const missing = [...PROVEN].filter(key => !Object.hasOwn(device, key));
  if (extra.length + missing.length === 0) return undefined;
  return Object.fromEntries([
    ...extra.map(([key, value]) => [key, sent(value)]),
    ...missing.map(key => [key, null]),
  ]) as JsonObject;
}

/** The step begins with protocols and the token of the target; what the recording lacks is taken out. */
function paramsPatch(params: JsonObject, sent: (pattern: unknown) => unknown): JsonObject {
  const patch = sent(params) as Record<string, unknown>;
  for (const member of ['minProtocol', 'maxProtocol', 'auth']) {
    if (!Object.hasOwn(params, member)) patch[member] = null;
  }
  const { auth } = patch;
  if (isObject(auth) && !Object.hasOwn(auth, 'token')) patch['auth'] = { ...auth, token: null };
  return patch;
}
