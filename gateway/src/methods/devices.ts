/** Handlers of the family `devices`. */
import type { METHODS } from '@clawspec/protocol';
import { ADMIN } from '../auth/scopes.ts';
import { GatewayError } from '../errors.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { Caller, Handlers } from '../ports.ts';
import type { Connections } from '../server/connections.ts';
import { missingScope } from '../server/dispatch.ts';
import { CLOSE } from '../server/refusals.ts';

type DeviceMethod = {
  [M in keyof typeof METHODS]: (typeof METHODS)[M]['family'] extends 'devices' ? M : never;
}[keyof typeof METHODS];

export interface DeviceParts {
  readonly pairing: Pairing;
  readonly connections: Connections;
}

export function deviceHandlers({ pairing, connections }: DeviceParts): Handlers<DeviceMethod> {
  /** The response goes out first. */
  const closeAfterResponse = (deviceId: string, role?: string) =>
    void setImmediate(() => connections.closeDevice(deviceId, role, CLOSE.deviceRemoved, 'device removed'));

  const requestFor = (caller: Caller, requestId: string) => {
    const request = pairing.pendingById(requestId);
    if (!request || !manages(caller, request.deviceId)) {
      throw new GatewayError('INVALID_REQUEST', 'unknown requestId');
    }
    return request;
  };

  return {
    'device.pair.list': (_params, { caller }) => ({
      pending: pairing.pending().filter(one => manages(caller, one.deviceId)),
      paired: pairing
        .paired(deviceId => connections.isConnected(deviceId))
        .filter(one => manages(caller, one.deviceId)),
    }),

    'device.pair.approve': ({ requestId }, { caller }) => {
      const request = requestFor(caller, requestId);
      // Nobody hands out more than they have.
      const lacking = request.scopes?.find(scope => !caller.hasScope(scope));
      if (lacking !== undefined) throw missingScope([lacking]);
      const device = pairing.approve(requestId);
      if (!device) throw new GatewayError('INVALID_REQUEST', 'unknown requestId');
      return { requestId, device };
    },

    'device.pair.reject': ({ requestId }, { caller }) => {
      requestFor(caller, requestId);
      const deviceId = pairing.reject(requestId);
      if (deviceId === undefined) throw new GatewayError('INVALID_REQUEST', 'unknown requestId');
      return { requestId, deviceId };
    },

    'device.pair.remove': ({ deviceId }, { caller }) => {
      if (!manages(caller, deviceId) || !pairing.remove(deviceId)) {
        throw new GatewayError('INVALID_REQUEST', 'unknown deviceId');
      }
      closeAfterResponse(deviceId);
      return { deviceId };
    },

    'device.token.rotate': ({ deviceId, role, scopes }, { caller }) => {
      const issued = manages(caller, deviceId) ? pairing.rotate(deviceId, role, scopes) : undefined;
      if (!issued) throw new GatewayError('INVALID_REQUEST', 'device token rotation denied');
      closeAfterResponse(deviceId, role);
      const own = caller.deviceId === deviceId;
      const delivery = own ? 'in-band' : 'withheld-cross-device';
      return {
        deviceId,
        role,
        scopes: [...issued.scopes],
        rotatedAtMs: issued.atMs,
        // Another device's token is never shown: it fetches the token itself with the shared secret.
        ...(own ? { token: issued.token } : {}),
        ...(caller.protocol >= 4 ? { tokenDelivery: delivery } : {}),
      };
    },

    'device.token.revoke': ({ deviceId, role }, { caller }) => {
      const revokedAtMs = manages(caller, deviceId) ? pairing.revoke(deviceId, role) : undefined;
      if (revokedAtMs === undefined) {
        throw new GatewayError('INVALID_REQUEST', 'device token revocation denied');
      }
      closeAfterResponse(deviceId, role);
      return { deviceId, role, revokedAtMs };
    },
  };
}

/** A session that stands on a device token alone manages only that device, unless it is an admin. */
function manages(caller: Caller, deviceId: string): boolean {
  return caller.authMethod !== 'device-token' || caller.hasScope(ADMIN) || caller.deviceId === deviceId;
}
