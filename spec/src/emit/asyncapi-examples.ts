/** Sorts the frames of all examples to the messages they are instances of. */
import type { Ir, IrExample } from '../ir.ts';

export interface MessageExample {
  readonly name: string;
  readonly summary: string;
  readonly payload: unknown;
}

export const requestKey = (method: string) => `${method}.request`;
export const resultKey = (method: string) => `${method}.result`;
export const finalKey = (method: string) => `${method}.final`;
export const errorKey = (method: string) => `${method}.error`;
export const eventKey = (event: string) => `event.${event}`;

interface Wire {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly method?: unknown;
  readonly event?: unknown;
  readonly ok?: unknown;
  readonly error?: { readonly code?: unknown };
}

/**
 * Message key to examples, in the order of the specification, equal frames once.
 *
 * Left out are requests that a gateway refuses as INVALID_REQUEST (they may break their schema on
 * purpose) and frames of methods and events that the specification does not have.
 */
export function messageExamples(ir: Ir): Map<string, MessageExample[]> {
  const found = new Map<string, MessageExample[]>();
  const seen = new Set<string>();
  const owners = [
    ...Object.entries(ir.methods).map(([name, { examples }]) => ({ name, examples })),
    ...Object.entries(ir.events).map(([name, { examples }]) => ({ name: eventKey(name), examples })),
  ];
  for (const { name, examples } of owners) {
    for (const example of examples) {
      for (const { key, frame, index } of sortFrames(ir, example)) {
        const identity = `${key} ${JSON.stringify(frame)}`;
        if (seen.has(identity)) continue;
        seen.add(identity);
        const list = found.get(key) ?? [];
        list.push({ name: `${name}/${example.name}#${index + 1}`, summary: example.title, payload: frame });
        found.set(key, list);
      }
    }
  }
  return found;
}

function sortFrames(ir: Ir, example: IrExample): { key: string; frame: unknown; index: number }[] {
  const frames = example.frames.map(({ frame }) => asWire(frame));
  const methodOf = new Map<unknown, string>();
  const answered = new Set<unknown>();
  return frames.flatMap((frame, index) => {
    const key = messageKey(ir, frame, methodOf, answered);
    if (key === undefined || isRefused(frame, frames)) return [];
    return [{ key, frame: example.frames[index]?.frame, index }];
  });
}

function messageKey(
  ir: Ir,
  frame: Wire,
  methodOf: Map<unknown, string>,
  answered: Set<unknown>,
): string | undefined {
  if (frame.type === 'event') {
    return typeof frame.event === 'string' && Object.hasOwn(ir.events, frame.event)
      ? eventKey(frame.event)
      : undefined;
  }
  if (frame.type === 'req') {
    if (typeof frame.method !== 'string' || !Object.hasOwn(ir.methods, frame.method)) return undefined;
    methodOf.set(frame.id, frame.method);
    return requestKey(frame.method);
  }
  const method = methodOf.get(frame.id);
  if (frame.type !== 'res' || method === undefined) return undefined;
  if (frame.ok !== true) return errorKey(method);
  const second = answered.has(frame.id) && ir.methods[method]?.final !== undefined;
  answered.add(frame.id);
  return second ? finalKey(method) : resultKey(method);
}

function isRefused(frame: Wire, frames: readonly Wire[]): boolean {
  return (
    frame.type === 'req' &&
    frames.some(
      other => other.type === 'res' && other.id === frame.id && other.error?.code === 'INVALID_REQUEST',
    )
  );
}

function asWire(frame: unknown): Wire {
  return typeof frame === 'object' && frame !== null ? (frame as Wire) : {};
}
