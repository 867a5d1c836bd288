/** A real gateway on an ephemeral port with a state directory of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type GatewayOptions, type RunningGateway, startGateway } from '../../src/index.ts';

export const TOKEN = 'shared-secret-of-the-tests';

export async function tempDir(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'clawspec-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Stopped when the test is done. */
export async function testGateway(options: Partial<GatewayOptions> = {}): Promise<RunningGateway> {
  const stateDir = options.stateDir ?? (await tempDir());
  const gateway = await startGateway({ port: 0, token: TOKEN, ...options, stateDir });
  onTestFinished(() => gateway.close());
  return gateway;
}
