/** A socket that loses, changes and holds back frames as it was told. */
import type { Log } from '../ports.ts';
import { parseMessage, repeatableId, responseText } from '../server/frames.ts';
import type { ClientSocket } from '../server/socket.ts';
import type { Fault, Moment } from './fault.ts';
import { grown, type Json } from './frame.ts';

interface Context {
  /** Number of the connection. */
  readonly connection: number;
  readonly log: Log;
}

/** What becomes of one frame on its way out. Every fault that hits it changes something. */
interface Plan {
  frame: Json;
  copies: number;
  delayMs: number;
  readonly afterwards: (() => void)[];
}

/** Requests whose method is remembered for their responses; a fault session has few. */
const MAX_REMEMBERED = 10_000;

export function faultySocket(inner: ClientSocket, faults: readonly Fault[], context: Context): ClientSocket {
  const { ws } = inner;
  const hits = new Map<Fault, number>();
  const methods = new Map<unknown, string>();
  const timers = new Set<NodeJS.Timeout>();
  /** Frames that wait for a stall to end. */
  let held: string[] | undefined;
  let heldBytes = 0;
  let readsStalled = false;
  /** By how much numbers of events differ from those that the session counted. */
  let seqShift = 0;

  ws.once('close', () => {
    for (const timer of timers) clearTimeout(timer);
    held = undefined;
  });

  const later = (ms: number, work: () => void) => {
    if (ms === Number.POSITIVE_INFINITY) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timer.unref();
    timers.add(timer);
  };

  const write = (text: string) => {
    if (held === undefined) return inner.send(text);
    held.push(text);
    heldBytes += Buffer.byteLength(text);
  };

  const stall = (forMs: number) => {
    if (held !== undefined) return;
    held = [];
    later(forMs, () => {
      const waiting = held ?? [];
      held = undefined;
      heldBytes = 0;
      for (const text of waiting) inner.send(text);
    });
  };

  const stallReads = (forMs: number) => {
    readsStalled = true;
    ws.pause();
    later(forMs, () => {
      readsStalled = false;
      ws.resume();
    });
  };

  const close = (code: number | 'abrupt', reason: string) => {
    if (code === 'abrupt') inner.terminate();
    else inner.close(code, reason);
  };

  /** The faults that hit this frame. Each match counts, whether it is the turn of the fault or not. */
  const hitting = (moment: Moment) =>
    faults.filter(fault => {
      if (fault.moment.kind !== moment.kind) return false;
      if (fault.moment.name !== '*' && fault.moment.name !== moment.name) return false;
      const count = (hits.get(fault) ?? 0) + 1;
      hits.set(fault, count);
      const hit = count >= fault.nth && count < fault.nth + fault.times;
      if (hit) context.log.warn('fault', { fault: fault.spec, connection: context.connection, count });
      return hit;
    });

  const change = (plan: Plan, { effect }: Fault) => {
    switch (effect.kind) {
      case 'drop':
        plan.copies = 0;
        if (!effect.gap && plan.frame['seq'] !== undefined) seqShift -= 1;
        break;
      case 'duplicate':
        plan.copies += effect.copies;
        break;
      case 'delay':
        plan.delayMs += effect.byMs;
        break;
      case 'skip-seq':
        if (plan.frame['seq'] !== undefined) seqShift += effect.by;
        break;
      case 'oversize':
        plan.frame = grown(plan.frame, effect.bytes);
        break;
      case 'close':
        plan.afterwards.push(() => close(effect.code, effect.reason));
        break;
      case 'stall':
        plan.afterwards.push(() => stall(effect.forMs));
        break;
      case 'stall-reads':
        plan.afterwards.push(() => stallReads(effect.forMs));
        break;
      default:
        break;
    }
  };

  const outgoing = (frame: Json): Moment | undefined => {
    if (frame['type'] === 'event') return { kind: 'event', name: String(frame['event']) };
    const method = methods.get(frame['id']);
    return method === undefined ? undefined : { kind: 'response', name: method };
  };

  return {
    ws,
    get bufferedBytes() {
      return inner.bufferedBytes + heldBytes;
    },
    send(text) {
      const frame = JSON.parse(text) as Json;
      const moment = outgoing(frame);
      const plan: Plan = { frame, copies: 1, delayMs: 0, afterwards: [] };
      for (const fault of moment ? hitting(moment) : []) change(plan, fault);
      if (typeof frame['seq'] === 'number') plan.frame['seq'] = frame['seq'] + seqShift;
      const final = JSON.stringify(plan.frame);
      const go = () => {
        for (let copy = 0; copy < plan.copies; copy++) write(final);
        for (const work of plan.afterwards) work();
      };
      if (plan.delayMs === 0) go();
      else later(plan.delayMs, go);
    },
    takes(message) {
      const request = readRequest(message);
      if (request === undefined) return false;
      if (methods.size >= MAX_REMEMBERED) methods.clear();
      methods.set(request.id, request.method);
      let taken = false;
      for (const { effect } of hitting({ kind: 'request', name: request.method })) {
        if (effect.kind === 'stall') stall(effect.forMs);
        else if (effect.kind === 'stall-reads') stallReads(effect.forMs);
        else taken = true;
        if (effect.kind === 'fail' || effect.kind === 'refuse') {
          write(responseText(request.id, { ok: false, error: effect.error }));
        }
        if (effect.kind === 'close' || effect.kind === 'refuse') close(effect.code, effect.reason);
      }
      return taken;
    },
    ping() {
      // A stall is not a dead socket: neither side has to notice by pings that nothing is read.
      if (held === undefined && !readsStalled) inner.ping();
    },
    close: (code, reason) => inner.close(code, reason),
    terminate: () => inner.terminate(),
  };
}

function readRequest(message: Buffer): { id: unknown; method: string } | undefined {
  const value = parseMessage(message)?.value;
  if (typeof value !== 'object' || value === null || !('method' in value)) return undefined;
  return typeof value.method === 'string' ? { id: repeatableId(value), method: value.method } : undefined;
}
