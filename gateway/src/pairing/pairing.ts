/** The rules of pairing: who gets in silently, who has to ask, what an approval grants, when tokens change. */
import type { DatabaseSync } from 'node:sqlite';
import type { DevicePairRequest, PairedDevice } from '@clawspec/protocol';
import { coversAll } from '../auth/scopes.ts';
import type { Broadcaster, Clock, Ids } from '../ports.ts';
import type { Limits } from '../server/limits.ts';
import { transaction } from '../storage/database.ts';
import { createPairingStore, type DeviceFacts, factsOf, type RequestRow, type TokenRow } from './store.ts';
import { createTokenMaker, hashToken, tokenMatches } from './tokens.ts';
import { toPairedDevice, toPairRequest } from './views.ts';

/** How far behind the last-seen time of a device may lag: it spares a write with every connect. */
const SEEN_RESOLUTION_MS = 60_000;

export interface Ask extends DeviceFacts {
  readonly role: string;
  readonly scopes: readonly string[];
}

export interface Admission {
  readonly kind: 'admitted';
  readonly token: string;
  readonly issuedAtMs: number;
}

export interface Pending {
  readonly kind: 'pending';
  readonly reason: 'not-paired' | 'scope-upgrade' | 'role-upgrade';
  readonly requestId: string;
  readonly approvedRoles: readonly string[];
  readonly approvedScopes: readonly string[];
}

export type TokenCheck =
  | { readonly kind: 'valid'; readonly issuedAtMs: number }
  | { readonly kind: 'scope-mismatch' }
  | { readonly kind: 'invalid' };

export interface IssuedToken {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly atMs: number;
}

export interface Pairing {
  /**
   * Lets a device in that proved its key and the shared secret, or notes that somebody has to decide.
   * `silent` devices are approved at once, except for a role they were not given before.
   */
  admit(ask: Ask, silent: boolean): Admission | Pending;
  /** Checks the token of a device, and whether it covers the scopes. */
  checkToken(deviceId: string, role: string, scopes: readonly string[], token: string): TokenCheck;
  pending(): DevicePairRequest[];
  pendingById(requestId: string): DevicePairRequest | undefined;
  paired(isConnected: (deviceId: string) => boolean): PairedDevice[];
  /** Undefined when there is no such request. */
  approve(requestId: string): PairedDevice | undefined;
  /** The id of the device; undefined when there is no such request. */
  reject(requestId: string): string | undefined;
  remove(deviceId: string): boolean;
  /** Undefined when the device does not hold the role, or the scopes are wider than what it has. */
  rotate(deviceId: string, role: string, scopes?: readonly string[]): IssuedToken | undefined;
  /** When it was revoked; undefined when the device never held the role. */
  revoke(deviceId: string, role: string): number | undefined;
}

export interface PairingOptions {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly broadcaster: Broadcaster;
  readonly limits: Limits;
  readonly tokenKey: string;
}

export function createPairing(options: PairingOptions): Pairing {
  const { db, clock, ids, broadcaster, limits } = options;
  const store = createPairingStore(db);
  const tokens = createTokenMaker(options.tokenKey);

  /** Tokens that work, and with them the roles that are approved. */
  const liveTokens = (deviceId: string) =>
    store.tokens(deviceId).filter(token => token.revokedAtMs === undefined);

  function issue(deviceId: string, role: string, scopes: readonly string[], now: number): TokenRow {
    const before = store.token(deviceId, role);
    const issueId = ids.uuid();
    const row: TokenRow = {
      deviceId,
      role,
      scopes,
      issueId,
      tokenHash: hashToken(tokens.derive(deviceId, role, issueId)),
      createdAtMs: before?.createdAtMs ?? now,
      rotatedAtMs: before === undefined ? undefined : now,
      revokedAtMs: undefined,
      lastUsedAtMs: undefined,
    };
    store.putToken(row);
    return row;
  }

  /** The token in clear. When the key has changed since it was issued there is none, and a new one is issued. */
  function show(row: TokenRow): Admission {
    const token = tokens.derive(row.deviceId, row.role, row.issueId);
    if (!tokenMatches(row, token)) return show(issue(row.deviceId, row.role, row.scopes, clock.now()));
    return { kind: 'admitted', token, issuedAtMs: row.rotatedAtMs ?? row.createdAtMs };
  }

  /** What was approved before stays approved; the token of the role is replaced. */
  function grant(ask: Ask, approvedVia: 'silent' | 'owner', now: number): TokenRow {
    const before = store.device(ask.deviceId);
    store.putDevice({
      ...factsOf(ask),
      role: ask.role,
      scopes: union(before?.scopes ?? [], ask.scopes),
      approvedVia,
      createdAtMs: before?.createdAtMs ?? now,
      approvedAtMs: now,
      lastSeenAtMs: approvedVia === 'silent' ? now : before?.lastSeenAtMs,
    });
    store.removeRequestOfDevice(ask.deviceId);
    const held = store.token(ask.deviceId, ask.role);
    const live = held !== undefined && held.revokedAtMs === undefined;
    return issue(ask.deviceId, ask.role, union(live ? held.scopes : [], ask.scopes), now);
  }

  function resolved(requestId: string, deviceId: string, decision: 'approved' | 'rejected'): void {
    broadcaster.broadcast('device.pair.resolved', { requestId, deviceId, decision, ts: clock.now() });
  }

  function prune(): void {
    store.pruneRequests(clock.now() - limits.pairingRequestTtlMs, limits.pairingRequestsMax);
  }

  /** The request that waits for exactly this, or a new one. What was asked for is never changed under an id. */
  function request(ask: Ask): string {
    prune();
    const waiting = store.requestOfDevice(ask.deviceId);
    if (waiting && waiting.role === ask.role && sameSet(waiting.scopes, ask.scopes)) return waiting.requestId;
    const row: RequestRow = {
      ...factsOf(ask),
      role: ask.role,
      scopes: ask.scopes,
      requestId: ids.uuid(),
      isRepair: store.device(ask.deviceId) !== undefined,
      ts: clock.now(),
    };
    store.putRequest(row);
    prune();
    broadcaster.broadcast('device.pair.requested', toPairRequest(row));
    return row.requestId;
  }

  function missing(ask: Ask): Pending['reason'] | undefined {
    if (!store.device(ask.deviceId)) return 'not-paired';
    const held = liveTokens(ask.deviceId).find(token => token.role === ask.role);
    if (!held) return 'role-upgrade';
    return coversAll(held.scopes, ask.scopes) ? undefined : 'scope-upgrade';
  }

  function touch(deviceId: string, role: string, now: number): void {
    const device = store.device(deviceId);
    if (device && now - (device.lastSeenAtMs ?? 0) >= SEEN_RESOLUTION_MS) store.seen(deviceId, now);
    const token = store.token(deviceId, role);
    if (token && now - (token.lastUsedAtMs ?? 0) >= SEEN_RESOLUTION_MS) {
      store.putToken({ ...token, lastUsedAtMs: now });
    }
  }

  return {
    admit(ask, silent) {
      const reason = missing(ask);
      if (reason === undefined) {
        touch(ask.deviceId, ask.role, clock.now());
        return show(store.token(ask.deviceId, ask.role)!);
      }
      if (silent && reason !== 'role-upgrade') {
        const row = transaction(db, () => grant(ask, 'silent', clock.now()));
        resolved(ids.uuid(), ask.deviceId, 'approved');
        return show(row);
      }
      const requestId = request(ask);
      const roles = store.tokens(ask.deviceId).map(token => token.role);
      const approvedScopes = store.device(ask.deviceId)?.scopes ?? [];
      return { kind: 'pending', reason, requestId, approvedRoles: roles, approvedScopes };
    },

    checkToken(deviceId, role, scopes, token) {
      const row = store.token(deviceId, role);
      if (!row || row.revokedAtMs !== undefined || !tokenMatches(row, token)) return { kind: 'invalid' };
      if (!coversAll(row.scopes, scopes)) return { kind: 'scope-mismatch' };
      touch(deviceId, role, clock.now());
      return { kind: 'valid', issuedAtMs: row.rotatedAtMs ?? row.createdAtMs };
    },

    pending() {
      prune();
      return store.requests().map(toPairRequest);
    },

    pendingById(requestId) {
      prune();
      const row = store.request(requestId);
      return row && toPairRequest(row);
    },

    paired(isConnected) {
      return store
        .devices()
        .map(device => toPairedDevice(device, store.tokens(device.deviceId), isConnected(device.deviceId)));
    },

    approve(requestId) {
      prune();
      const asked = store.request(requestId);
      if (!asked) return undefined;
      transaction(db, () => grant(asked, 'owner', clock.now()));
      resolved(requestId, asked.deviceId, 'approved');
      return toPairedDevice(store.device(asked.deviceId)!, store.tokens(asked.deviceId));
    },

    reject(requestId) {
      prune();
      const asked = store.request(requestId);
      if (!asked) return undefined;
      store.removeRequest(requestId);
      resolved(requestId, asked.deviceId, 'rejected');
      return asked.deviceId;
    },

    remove(deviceId) {
      return transaction(db, () => {
        store.removeRequestOfDevice(deviceId);
        return store.removeDevice(deviceId);
      });
    },

    rotate(deviceId, role, scopes) {
      return transaction(db, () => {
        const held = store.token(deviceId, role);
        if (!held || held.revokedAtMs !== undefined) return undefined;
        if (scopes && !coversAll(held.scopes, scopes)) return undefined;
        const now = clock.now();
        const row = issue(deviceId, role, scopes ?? held.scopes, now);
        return { token: show(row).token, scopes: row.scopes, atMs: now };
      });
    },

    revoke(deviceId, role) {
      const held = store.token(deviceId, role);
      if (!held) return undefined;
      const revokedAtMs = clock.now();
      store.putToken({ ...held, revokedAtMs });
      return revokedAtMs;
    },
  };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(one => b.includes(one));
}
