/** A device identity in a file. */
import { GatewayClientError } from '../errors.ts';
import { createDeviceIdentity, importDeviceIdentity } from '../identity.ts';
import type { DeviceIdentity } from '../options.ts';
import { createSecretFile, readSecretFile } from './secret-file.ts';

/**
 * The identity in the file, or undefined when there is none.
 * Throws STORE_FAILED (unreadable) or IDENTITY_INVALID (damaged).
 */
export async function readDeviceIdentity(path: string): Promise<DeviceIdentity | undefined> {
  const content = await readSecretFile(path);
  if (content === undefined) return undefined;
  const { privateKey, publicKey } = (content ?? {}) as Record<string, unknown>;
  if (typeof privateKey !== 'string' || typeof publicKey !== 'string') throw damaged(path);
  try {
    return await importDeviceIdentity(privateKey, publicKey);
  } catch (cause) {
    if (cause instanceof GatewayClientError && cause.code !== 'IDENTITY_INVALID') throw cause;
    throw damaged(path, cause);
  }
}

function damaged(path: string, cause?: unknown): GatewayClientError {
  return new GatewayClientError(
    'IDENTITY_INVALID',
    `${path} does not hold a device identity; delete it to make a new one (the device has to be paired again then)`,
    { next: 'stop', outcome: 'not-sent', cause },
  );
}

/**
 * The identity in the file; a new one is made and stored (mode 0600) when there is none. Processes that
 * start at the same time end up with the same identity.
 */
export async function loadDeviceIdentity(path: string): Promise<DeviceIdentity> {
  const existing = await readDeviceIdentity(path);
  if (existing) return existing;
  const made = await createDeviceIdentity();
  const { deviceId, publicKey } = made;
  const stored = { version: 1, deviceId, publicKey, privateKey: await made.exportPrivateKey() };
  if (await createSecretFile(path, stored)) return made;
  const winner = await readDeviceIdentity(path);
  return winner ?? made;
}
