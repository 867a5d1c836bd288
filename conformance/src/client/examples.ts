/** What a well-behaved gateway says: taken from the examples of the specification. */
import type { IrExample } from '@clawspec/spec/ir';
import { isObject, type JsonObject } from '../json.ts';
import type { Spec } from '../spec.ts';

/** The payload of the first good response among the examples of a method. */
export function exampleResult(spec: Spec, method: string, protocol: number): unknown {
  const known = Object.hasOwn(spec.methods, method) ? spec.methods[method] : undefined;
  const examples = [...(known?.examples ?? [])];
  // Examples of the protocol in question first.
  examples.sort((a, b) => Number(b.protocol === protocol) - Number(a.protocol === protocol));
  for (const example of examples) {
    const payload = goodResponse(example, method);
    if (payload !== undefined) return payload;
  }
  return undefined;
}

function goodResponse({ frames }: IrExample, method: string): unknown {
  const ids = new Set<unknown>();
  for (const { frame } of frames) {
    if (!isObject(frame)) continue;
    if (frame['type'] === 'req' && frame['method'] === method) ids.add(frame['id']);
    if (frame['type'] === 'res' && frame['ok'] === true && ids.has(frame['id'])) return frame['payload'];
  }
  return undefined;
}

/** What answers a request that a case did not ask for. */
export function autopilotAnswer(spec: Spec, request: JsonObject, protocol: number): JsonObject {
  const { id, method } = request;
  const name = String(method);
  if (!Object.hasOwn(spec.methods, name)) {
    const error = { code: 'INVALID_REQUEST', message: `unknown method: ${name}` };
    return { type: 'res', id, ok: false, error };
  }
  return { type: 'res', id, ok: true, payload: exampleResult(spec, name, protocol) ?? {} };
}
