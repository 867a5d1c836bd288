/** The reference gateway as a child process: the suite never imports it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { readFixtures } from '../src/fixtures.ts';
import { launch } from '../src/run/command.ts';
import { awaitGateway, probe } from '../src/run/probe.ts';
import { controlOf } from '../src/run/run-suite.ts';
import type { Target } from '../src/run/world.ts';
import { loadSpec } from '../src/spec.ts';

const CLI = join(import.meta.dirname, '..', '..', 'clients', 'cli', 'bin', 'openclaw.js');
const HASTY = join(import.meta.dirname, 'support', 'hasty-gateway.ts');

/** What the configuration below brings, for `--fixture`. */
export const FIXTURES: readonly string[] = [
  'channel=loopback',
  'channel-to=alice',
  'config-patch={"logging":{"level":"warn"}}',
  'config-unpatch={"logging":{"level":null}}',
  'canvas=there',
  'canvas-apart=there',
];

export interface Reference {
  readonly target: Target;
  stop(): Promise<void>;
}

/** A command for `--command`, with its state in a folder of its own. */
export function referenceCommand(stateDir: string): string {
  return inFolder(stateDir, `${quoted(CLI)} gateway --port {port}`);
}

const quoted = (path: string) => `${JSON.stringify(process.execPath)} ${JSON.stringify(path)}`;
const inFolder = (stateDir: string, program: string) =>
  `OPENCLAW_STATE_DIR=${JSON.stringify(stateDir)} exec ${program}`;

export async function stateDir(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'clawspec-conformance-'));
  await writeFile(join(path, 'openclaw.json'), '{ channels: { loopback: { enabled: true } } }');
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The reference gateway, or one with some limits (names and units as in the gateway) that are not those of the specification. */
export async function startReference(limits?: Readonly<Record<string, number>>): Promise<Reference> {
  const state = await stateDir();
  const command =
    limits === undefined
      ? referenceCommand(state.path)
      : inFolder(state.path, `${quoted(HASTY)} {port} '${JSON.stringify(limits)}'`);
  const gateway = await launch(command);
  const spec = loadSpec();
  const probing = {
    url: gateway.url,
    token: gateway.token,
    spec,
    schemasFor: validatorsOf(spec),
    patienceMs: 15_000,
  };
  const stop = async () => {
    await gateway.stop();
    await state.remove();
  };
  try {
    const seen = await Promise.race([probe(probing), gateway.died]);
    const target: Target = {
      url: gateway.url,
      token: gateway.token,
      protocols: seen.protocols,
      methods: new Set(seen.methods),
      fixtures: readFixtures(FIXTURES, []),
      control: controlOf(gateway.process, () => awaitGateway(probing)),
    };
    return { target, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
