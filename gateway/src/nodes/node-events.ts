/** What nodes report with node.event. */
import type { ParamsOf, ResultOf } from '@clawspec/protocol';
import type { Nodes } from './nodes.ts';

type Taken = Pick<ResultOf<'node.event'>, 'handled' | 'reason'>;

const NOT_SUPPORTED: Taken = { handled: false, reason: 'unsupported_event' };
const INVALID: Taken = { handled: false, reason: 'invalid_payload' };

export function takeNodeEvent(nodes: Nodes, nodeId: string, params: ParamsOf<'node.event'>): Taken {
  const payload = payloadOf(params);
  switch (params.event) {
    case 'node.presence.alive':
      nodes.seen(nodeId, triggerOf(payload) ?? 'alive');
      return { handled: true, reason: 'persisted' };
    case 'node.host.stats': {
      const stats = statsOf(payload);
      if (stats === undefined) return INVALID;
      nodes.hostStats(nodeId, stats);
      return { handled: true, reason: 'updated' };
    }
    case 'exec.started':
    case 'exec.finished':
    case 'exec.denied':
      return { handled: false, reason: 'unmatched_exec_event' };
    default:
      return NOT_SUPPORTED;
  }
}

function payloadOf({ payload, payloadJSON }: ParamsOf<'node.event'>): Record<string, unknown> {
  const value = payloadJSON === undefined ? payload : parsed(payloadJSON);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Text that is no JSON counts as no payload. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function triggerOf(payload: Record<string, unknown>): string | undefined {
  const { trigger } = payload;
  return typeof trigger === 'string' && trigger !== '' && trigger.length <= 64 ? trigger : undefined;
}

function statsOf({ cpuCount, memoryTotalBytes, memoryFreeBytes }: Record<string, unknown>) {
  if (!isCount(cpuCount) || !isCount(memoryTotalBytes) || !isCount(memoryFreeBytes)) return undefined;
  return { cpuCount, memoryTotalBytes, memoryFreeBytes };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
