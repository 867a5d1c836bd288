/** Rows of the pairing store: devices, their tokens and requests that wait. Knows no rules. */
import type { DatabaseSync } from 'node:sqlite';

/** What a device says about itself. */
export interface DeviceFacts {
  readonly deviceId: string;
  /** Raw key, base64url. */
  readonly publicKey: string;
  readonly displayName: string | undefined;
  readonly platform: string | undefined;
  readonly deviceFamily: string | undefined;
  readonly clientId: string | undefined;
  readonly clientMode: string | undefined;
  readonly remoteIp: string | undefined;
}

export interface DeviceRow extends DeviceFacts {
  /** Role approved last. */
  readonly role: string;
  /** Everything that was approved for any role. */
  readonly scopes: readonly string[];
  readonly approvedVia: string;
  readonly createdAtMs: number;
  readonly approvedAtMs: number;
  readonly lastSeenAtMs: number | undefined;
}

export interface TokenRow {
  readonly deviceId: string;
  readonly role: string;
  readonly scopes: readonly string[];
  /** Different for every token ever issued; the token is derived from it. */
  readonly issueId: string;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly createdAtMs: number;
  readonly rotatedAtMs: number | undefined;
  readonly revokedAtMs: number | undefined;
  readonly lastUsedAtMs: number | undefined;
}

export interface RequestRow extends DeviceFacts {
  readonly requestId: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly isRepair: boolean;
  readonly ts: number;
}

/** The facts alone, of anything that has more. */
export function factsOf(row: DeviceFacts): DeviceFacts {
  return {
    deviceId: row.deviceId,
    publicKey: row.publicKey,
    displayName: row.displayName,
    platform: row.platform,
    deviceFamily: row.deviceFamily,
    clientId: row.clientId,
    clientMode: row.clientMode,
    remoteIp: row.remoteIp,
  };
}

type Value = string | number | bigint | Uint8Array | null | undefined;
type Row = Record<string, Value>;

export function createPairingStore(db: DatabaseSync) {
  const sql = {
    device: db.prepare('SELECT * FROM paired_devices WHERE device_id = ?'),
    devices: db.prepare('SELECT * FROM paired_devices ORDER BY approved_at_ms DESC, device_id'),
    putDevice: db.prepare(
      `INSERT INTO paired_devices VALUES
         (:deviceId, :publicKey, :displayName, :platform, :deviceFamily, :clientId, :clientMode, :role, :scopes,
          :remoteIp, :approvedVia, :createdAtMs, :approvedAtMs, :lastSeenAtMs)
       ON CONFLICT (device_id) DO UPDATE SET
         public_key = excluded.public_key, display_name = excluded.display_name, platform = excluded.platform,
         device_family = excluded.device_family, client_id = excluded.client_id,
         client_mode = excluded.client_mode, role = excluded.role, scopes = excluded.scopes,
         remote_ip = excluded.remote_ip, approved_via = excluded.approved_via,
         approved_at_ms = excluded.approved_at_ms, last_seen_at_ms = excluded.last_seen_at_ms`,
    ),
    seen: db.prepare('UPDATE paired_devices SET last_seen_at_ms = ? WHERE device_id = ?'),
    removeDevice: db.prepare('DELETE FROM paired_devices WHERE device_id = ?'),
    token: db.prepare('SELECT * FROM device_tokens WHERE device_id = ? AND role = ?'),
    tokens: db.prepare('SELECT * FROM device_tokens WHERE device_id = ? ORDER BY role'),
    putToken: db.prepare(
      `INSERT OR REPLACE INTO device_tokens VALUES
         (:deviceId, :role, :scopes, :issueId, :tokenHash, :createdAtMs, :rotatedAtMs, :revokedAtMs, :lastUsedAtMs)`,
    ),
    request: db.prepare('SELECT * FROM pairing_requests WHERE request_id = ?'),
    requestOfDevice: db.prepare('SELECT * FROM pairing_requests WHERE device_id = ?'),
    requests: db.prepare('SELECT * FROM pairing_requests ORDER BY ts DESC, request_id'),
    putRequest: db.prepare(
      `INSERT OR REPLACE INTO pairing_requests VALUES
         (:requestId, :deviceId, :publicKey, :displayName, :platform, :deviceFamily, :clientId, :clientMode, :role,
          :scopes, :remoteIp, :isRepair, :ts)`,
    ),
    removeRequest: db.prepare('DELETE FROM pairing_requests WHERE request_id = ?'),
    removeRequestOfDevice: db.prepare('DELETE FROM pairing_requests WHERE device_id = ?'),
    expireRequests: db.prepare('DELETE FROM pairing_requests WHERE ts < ?'),
    trimRequests: db.prepare(
      `DELETE FROM pairing_requests WHERE request_id NOT IN
         (SELECT request_id FROM pairing_requests ORDER BY ts DESC, rowid DESC LIMIT ?)`,
    ),
  };

  return {
    device(deviceId: string): DeviceRow | undefined {
      return optional(sql.device.get(deviceId), toDevice);
    },
    devices(): DeviceRow[] {
      return sql.devices.all().map(toDevice);
    },
    putDevice(device: DeviceRow): void {
      sql.putDevice.run(columns({ ...device, scopes: JSON.stringify(device.scopes) }));
    },
    seen(deviceId: string, at: number): void {
      sql.seen.run(at, deviceId);
    },
    /** Removes the device and, by the foreign key, its tokens. */
    removeDevice(deviceId: string): boolean {
      return Number(sql.removeDevice.run(deviceId).changes) > 0;
    },
    token(deviceId: string, role: string): TokenRow | undefined {
      return optional(sql.token.get(deviceId, role), toToken);
    },
    tokens(deviceId: string): TokenRow[] {
      return sql.tokens.all(deviceId).map(toToken);
    },
    putToken(token: TokenRow): void {
      sql.putToken.run(columns({ ...token, scopes: JSON.stringify(token.scopes) }));
    },
    request(requestId: string): RequestRow | undefined {
      return optional(sql.request.get(requestId), toRequest);
    },
    requestOfDevice(deviceId: string): RequestRow | undefined {
      return optional(sql.requestOfDevice.get(deviceId), toRequest);
    },
    requests(): RequestRow[] {
      return sql.requests.all().map(toRequest);
    },
    /** Replaces what the device asked for before. */
    putRequest(request: RequestRow): void {
      sql.putRequest.run(
        columns({
          ...request,
          scopes: JSON.stringify(request.scopes),
          isRepair: request.isRepair ? 1 : 0,
        }),
      );
    },
    removeRequest(requestId: string): boolean {
      return Number(sql.removeRequest.run(requestId).changes) > 0;
    },
    removeRequestOfDevice(deviceId: string): void {
      sql.removeRequestOfDevice.run(deviceId);
    },
    /** Drops requests made before a time, and the oldest ones above a number. */
    pruneRequests(before: number, keep: number): void {
      sql.expireRequests.run(before);
      sql.trimRequests.run(keep);
    },
  };
}

function columns(values: Row): Record<string, string | number | bigint | Uint8Array | null> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}

function optional<T>(row: Row | undefined, map: (row: Row) => T): T | undefined {
  return row === undefined ? undefined : map(row);
}

function text(value: Value): string {
  if (typeof value !== 'string') throw new TypeError('expected text in the pairing store');
  return value;
}

function optionalText(value: Value): string | undefined {
  return value === null || value === undefined ? undefined : text(value);
}

function optionalNumber(value: Value): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function scopeList(value: Value): string[] {
  const list: unknown = JSON.parse(text(value));
  if (!Array.isArray(list)) throw new TypeError('expected a list of scopes in the pairing store');
  return list.map(String);
}

function toFacts(row: Row): DeviceFacts {
  return {
    deviceId: text(row['device_id']),
    publicKey: text(row['public_key']),
    displayName: optionalText(row['display_name']),
    platform: optionalText(row['platform']),
    deviceFamily: optionalText(row['device_family']),
    clientId: optionalText(row['client_id']),
    clientMode: optionalText(row['client_mode']),
    remoteIp: optionalText(row['remote_ip']),
  };
}

function toDevice(row: Row): DeviceRow {
  return {
    ...toFacts(row),
    role: text(row['role']),
    scopes: scopeList(row['scopes']),
    approvedVia: text(row['approved_via']),
    createdAtMs: Number(row['created_at_ms']),
    approvedAtMs: Number(row['approved_at_ms']),
    lastSeenAtMs: optionalNumber(row['last_seen_at_ms']),
  };
}

function toToken(row: Row): TokenRow {
  const hash = row['token_hash'];
  if (!(hash instanceof Uint8Array)) throw new TypeError('expected a token hash in the pairing store');
  return {
    deviceId: text(row['device_id']),
    role: text(row['role']),
    scopes: scopeList(row['scopes']),
    issueId: text(row['issue_id']),
    tokenHash: hash,
    createdAtMs: Number(row['created_at_ms']),
    rotatedAtMs: optionalNumber(row['rotated_at_ms']),
    revokedAtMs: optionalNumber(row['revoked_at_ms']),
    lastUsedAtMs: optionalNumber(row['last_used_at_ms']),
  };
}

function toRequest(row: Row): RequestRow {
  return {
    ...toFacts(row),
    requestId: text(row['request_id']),
    role: text(row['role']),
    scopes: scopeList(row['scopes']),
    isRepair: Number(row['is_repair']) === 1,
    ts: Number(row['ts']),
  };
}
