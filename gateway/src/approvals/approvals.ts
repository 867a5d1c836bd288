/** Approvals that wait for a decision, and for a while those that are over. They live as long as the gateway does. */
import type {
  ExecApprovalOutcome,
  ExecApprovalPending,
  ExecApprovalRequestInfo,
  ExecApprovalResolvedPayload,
} from '@clawspec/protocol';
import type { Broadcaster, Clock, Ids } from '../ports.ts';

export type Decision = 'allow-once' | 'allow-always' | 'deny';

export interface ApprovalLimits {
  /** Waiting time when the request names none. */
  readonly approvalTimeoutMs: number;
  readonly approvalTimeoutMaxMs: number;
  /** Approvals that may wait at a time. */
  readonly approvalsPendingMax: number;
  /** How long an approval that is over is still known to those who wait for it. */
  readonly approvalKeptMs: number;
}

export interface ApprovalDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly broadcaster: Broadcaster;
  readonly limits: ApprovalLimits;
}

/** One approval, from the question to its end. */
export interface Approval {
  readonly pending: ExecApprovalPending;
  readonly outcome: Promise<ExecApprovalOutcome>;
}

export interface Approvals {
  /** @returns why it cannot be asked, or the approval. */
  ask(
    request: ExecApprovalRequestInfo,
    options: { readonly id?: string; readonly timeoutMs?: number },
  ): Approval | 'known' | 'full';
  /** An approval that waits, or that was over not long ago. */
  find(id: string): Approval | undefined;
  /** False when no approval with that id waits. */
  decide(id: string, decision: Decision, resolvedBy: string | null): boolean;
  /** What waits, oldest first. */
  list(): readonly ExecApprovalPending[];
  /** Ends everything without a decision. */
  close(): void;
}

interface Entry extends Approval {
  readonly settle: (decision: Decision | null) => void;
  open: boolean;
  timer: NodeJS.Timeout;
}

export function createApprovals({ clock, ids, broadcaster, limits }: ApprovalDeps): Approvals {
  const entries = new Map<string, Entry>();
  const waiting = () => entries.values().filter(entry => entry.open);

  const end = (entry: Entry, decision: Decision | null) => {
    entry.open = false;
    clearTimeout(entry.timer);
    entry.settle(decision);
    entry.timer = setTimeout(() => entries.delete(entry.pending.id), limits.approvalKeptMs);
    entry.timer.unref();
  };

  return {
    ask(request, { id = ids.uuid(), timeoutMs = limits.approvalTimeoutMs }) {
      if (entries.has(id)) return 'known';
      if (waiting().reduce(count => count + 1, 0) >= limits.approvalsPendingMax) return 'full';
      const ttl = Math.min(timeoutMs, limits.approvalTimeoutMaxMs);
      const createdAtMs = clock.now();
      const times = { createdAtMs, expiresAtMs: createdAtMs + ttl };
      const { promise, resolve } = Promise.withResolvers<ExecApprovalOutcome>();
      const entry: Entry = {
        pending: { id, request, ...times },
        outcome: promise,
        settle: decision => resolve({ id, decision, ...times }),
        open: true,
        timer: setTimeout(() => end(entry, null), ttl),
      };
      entries.set(id, entry);
      broadcaster.broadcast('exec.approval.requested', entry.pending);
      return entry;
    },

    find: id => entries.get(id),

    decide(id, decision, resolvedBy) {
      const entry = entries.get(id);
      if (!entry?.open) return false;
      const payload: ExecApprovalResolvedPayload = { id, decision, resolvedBy, ts: clock.now() };
      broadcaster.broadcast('exec.approval.resolved', payload);
      end(entry, decision);
      return true;
    },

    list: () => [...waiting().map(({ pending }) => pending)],

    close() {
      for (const entry of entries.values()) {
        clearTimeout(entry.timer);
        if (entry.open) entry.settle(null);
      }
      entries.clear();
    },
  };
}
