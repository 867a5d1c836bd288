import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileTokenStore, loadDeviceIdentity, readDeviceIdentity } from '../src/index.ts';
import { cleanup } from './harness.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'clawspec-client-'));
  cleanup(() => rm(path, { recursive: true }));
  return path;
}

const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('identity file', () => {
  it('is made once, mode 0600, and stays the same', async () => {
    const path = join(await folder(), 'deep', 'identity.json');
    expect(await readDeviceIdentity(path)).toBeUndefined();
    const made = await loadDeviceIdentity(path);
    expect(made.deviceId).toMatch(/^[0-9a-f]{64}$/);
    expect(await mode(path)).toBe(0o600);
    const again = await loadDeviceIdentity(path);
    expect([again.deviceId, again.publicKey]).toEqual([made.deviceId, made.publicKey]);
    const bytes = new TextEncoder().encode('text');
    expect(await again.sign(bytes)).toEqual(await made.sign(bytes));
  });

  it('is one identity for all who start at once, and leaves nothing behind', async () => {
    const directory = await folder();
    const path = join(directory, 'identity.json');
    const all = await Promise.all(Array.from({ length: 8 }, () => loadDeviceIdentity(path)));
    expect(new Set(all.map(identity => identity.deviceId)).size).toBe(1);
    expect(await readdir(directory)).toEqual(['identity.json']);
  });

  it.each([
    ['not JSON', 'secret-ish {', 'STORE_FAILED'],
    ['null', 'null', 'IDENTITY_INVALID'],
    ['no keys', '{}', 'IDENTITY_INVALID'],
    ['a wrong key', '{"privateKey":"AAAA","publicKey":"AAAA"}', 'IDENTITY_INVALID'],
    ['not base64', '{"privateKey":"§§","publicKey":"§§"}', 'IDENTITY_INVALID'],
  ])('refuses %s, keeps the file and says where it is', async (_name, content, code) => {
    const path = join(await folder(), 'identity.json');
    await writeFile(path, content);
    const error = await loadDeviceIdentity(path).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code, next: 'stop' });
    expect((error as Error).message).toContain(path);
    expect((error as Error).message).not.toContain('secret-ish');
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('refuses keys that do not belong together', async () => {
    const directory = await folder();
    const [a, b] = [join(directory, 'a.json'), join(directory, 'b.json')];
    await Promise.all([loadDeviceIdentity(a), loadDeviceIdentity(b)]);
    const mixed = {
      ...JSON.parse(await readFile(a, 'utf8')),
      publicKey: JSON.parse(await readFile(b, 'utf8')).publicKey,
    };
    await writeFile(a, JSON.stringify(mixed));
    await expect(loadDeviceIdentity(a)).rejects.toMatchObject({ code: 'IDENTITY_INVALID' });
  });

  it('says that a place cannot be written', async () => {
    const path = join(await folder(), 'file');
    await writeFile(path, '');
    await expect(loadDeviceIdentity(join(path, 'identity.json'))).rejects.toMatchObject({
      code: 'STORE_FAILED',
    });
  });
});

describe('token file', () => {
  const key = (role: string) => ({ url: 'ws://a/', deviceId: 'd', role });
  const token = (text: string) => ({ token: text, scopes: ['operator.read'], protocol: 4 });

  it('keeps tokens per gateway, device and role, mode 0600', async () => {
    const path = join(await folder(), 'tokens.json');
    const store = new FileTokenStore(path);
    expect(await store.get(key('operator'))).toBeUndefined();
    await Promise.all([store.set(key('operator'), token('one')), store.set(key('node'), token('two'))]);
    expect(await mode(path)).toBe(0o600);
    const other = new FileTokenStore(path);
    expect(await other.get(key('operator'))).toEqual(token('one'));
    expect(await other.get(key('node'))).toEqual(token('two'));
    await store.delete(key('operator'));
    expect(await other.get(key('operator'))).toBeUndefined();
  });

  it('does not lose a damaged file by writing over it', async () => {
    const path = join(await folder(), 'tokens.json');
    await writeFile(path, '{ broken');
    await expect(new FileTokenStore(path).set(key('operator'), token('x'))).rejects.toMatchObject({
      code: 'STORE_FAILED',
    });
    expect(await readFile(path, 'utf8')).toBe('{ broken');
  });
});
