/** What clients get to see of devices and requests: never a secret. */
import type { DevicePairRequest, DeviceTokenInfo, PairedDevice } from '@clawspec/protocol';
import type { DeviceFacts, DeviceRow, RequestRow, TokenRow } from './store.ts';

export function toPairRequest(row: RequestRow): DevicePairRequest {
  return {
    requestId: row.requestId,
    ...facts(row),
    role: row.role,
    roles: [row.role],
    scopes: [...row.scopes],
    silent: false,
    isRepair: row.isRepair,
    ts: row.ts,
  };
}

export function toPairedDevice(
  row: DeviceRow,
  tokens: readonly TokenRow[],
  connected?: boolean,
): PairedDevice {
  return {
    ...facts(row),
    role: row.role,
    roles: tokens.filter(token => token.revokedAtMs === undefined).map(token => token.role),
    scopes: [...row.scopes],
    approvedVia: row.approvedVia,
    createdAtMs: row.createdAtMs,
    approvedAtMs: row.approvedAtMs,
    ...(row.lastSeenAtMs === undefined ? {} : { lastSeenAtMs: row.lastSeenAtMs, lastSeenReason: 'connect' }),
    ...(connected === undefined ? {} : { connected }),
    tokens: tokens.map(toTokenInfo),
  };
}

function toTokenInfo(token: TokenRow): DeviceTokenInfo {
  return {
    role: token.role,
    scopes: [...token.scopes],
    createdAtMs: token.createdAtMs,
    ...(token.rotatedAtMs === undefined ? {} : { rotatedAtMs: token.rotatedAtMs }),
    ...(token.revokedAtMs === undefined ? {} : { revokedAtMs: token.revokedAtMs }),
    ...(token.lastUsedAtMs === undefined ? {} : { lastUsedAtMs: token.lastUsedAtMs }),
  };
}

function facts(row: DeviceFacts) {
  return {
    deviceId: row.deviceId,
    publicKey: row.publicKey,
    ...(row.displayName === undefined ? {} : { displayName: row.displayName }),
    ...(row.platform === undefined ? {} : { platform: row.platform }),
    ...(row.deviceFamily === undefined ? {} : { deviceFamily: row.deviceFamily }),
    ...(row.clientId === undefined ? {} : { clientId: row.clientId }),
    ...(row.clientMode === undefined ? {} : { clientMode: row.clientMode }),
    ...(row.remoteIp === undefined ? {} : { remoteIp: row.remoteIp }),
  };
}
