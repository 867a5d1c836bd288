/** The gateway's part of the handshake, and answers to requests. */
import { randomUUID } from 'node:crypto';
import type { Refusal, ReplyStep } from '../case/client-types.ts';
import { closeCode } from '../close-codes.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { isObject, type JsonObject, mergePatch } from '../json.ts';
import type { ClientWorld } from './client-world.ts';
import { exampleResult } from './examples.ts';
import type { ServerPeer } from './server-peer.ts';

/** Sends connect.challenge and remembers its nonce. */
export function challenge(peer: ServerPeer, patch: unknown, intended: boolean, world: ClientWorld): void {
  const base = { nonce: randomUUID(), ts: Date.now() };
  const payload = world.evaluate(mergePatch(base, patch));
  if (isObject(payload) && payload['nonce'] !== undefined)
    world.scope.bind(`${peer.name}.nonce`, payload['nonce']);
  peer.sendFrame({ type: 'event', event: 'connect.challenge', payload }, { intended, binary: false });
}

/** Waits for connect, binds its params, and leaves it to the case whether the frame was taken. */
export async function awaitConnect(
  peer: ServerPeer,
  within: number,
  world: ClientWorld,
): Promise<JsonObject> {
  const found = await peer.waitFor(
    () => peer.inbox.find(({ frame }) => isObject(frame) && frame['method'] === 'connect'),
    within,
  );
  if (found === undefined || !isObject(found.frame)) {
    const { closed } = peer;
    const why =
      closed === undefined
        ? `within ${within} ms`
        : `before the connection closed with ${closed.code} “${closed.reason}”`;
    throw new StepFailure(`no connect came ${why}`, { expected: { method: 'connect' }, actual: closed });
  }
  found.consumed = true;
  world.scope.bind(`${peer.name}.connect`, found.frame['params'] ?? {});
  return found.frame;
}

/** Answers connect with a good hello-ok, changed as the case wants it. */
export async function greet(
  peer: ServerPeer,
  { patch, intended, within }: { patch: unknown; intended: boolean; within: number },
  world: ClientWorld,
): Promise<void> {
  const request = await awaitConnect(peer, within, world);
  const payload = world.evaluate(mergePatch(goodHello(request, world), patch));
  world.scope.bind(`${peer.name}.hello`, payload);
  peer.admitted = true;
  peer.sendFrame({ type: 'res', id: request['id'], ok: true, payload }, { intended, binary: false });
}

/** The hello-ok of the specification's example, for who asks and what was asked for. */
function goodHello({ params }: JsonObject, world: ClientWorld): unknown {
  const { spec, protocol } = world.options;
  const example = exampleResult(spec, 'connect', protocol);
  if (example === undefined)
    throw new HarnessError(`there is no example of hello-ok for protocol ${protocol}`);
  const asked = isObject(params) ? params : {};
  const device = isObject(asked['device']);
  const auth = {
    role: asked['role'] ?? 'operator',
    scopes: asked['scopes'] ?? [],
    // Device tokens are given out where a case wants them.
    deviceToken: null,
    issuedAtMs: null,
  };
  return mergePatch(example, {
    protocol,
    server: { connId: randomUUID() },
    // Protocol 3 says nothing about a session without a device.
    auth: protocol < 4 && !device ? null : auth,
  });
}

/** Refuses connect, then closes. */
export async function refuse(
  peer: ServerPeer,
  refusal: Refusal,
  within: number,
  world: ClientWorld,
): Promise<void> {
  const request = await awaitConnect(peer, within, world);
  const { close, ...shape } = refusal;
  const error = world.evaluate({ message: 'refused', ...shape });
  peer.sendFrame({ type: 'res', id: request['id'], ok: false, error }, { intended: true, binary: false });
  if (close === null) return;
  const reason = isObject(error) ? String(error['message']).slice(0, 120) : '';
  peer.close(close?.code ?? closeCode('policy'), close?.reason ?? reason);
}

/** Answers a request as a case says, or with the result of the specification's example. */
export function answer(peer: ServerPeer, request: JsonObject, step: ReplyStep, world: ClientWorld): void {
  const response = { type: 'res', id: request['id'], ...outcomeOf(step, world) };
  peer.sendFrame(response, { intended: step.intended === 'invalid', binary: false });
}

function outcomeOf({ reply, error, payload }: ReplyStep, world: ClientWorld): JsonObject {
  const given = payload === undefined ? {} : { payload: world.evaluate(payload) };
  if (error !== undefined) return { ok: false, error: world.evaluate(error), ...given };
  if (payload !== undefined) return { ok: true, ...given };
  const result = exampleResult(world.options.spec, reply, world.options.protocol);
  if (result === undefined) throw new HarnessError(`there is no example of a result of ${reply}`);
  return { ok: true, payload: result };
}
