/** Plays every example against the reference gateway in deterministic mode and writes `spec/examples/`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lab } from './examples/lab.ts';
import { SCENARIOS } from './examples/scenarios/index.ts';

const FOLDER = join(import.meta.dirname, '..', 'spec', 'examples');

const played = new Map<string, string>();
for (const scenario of SCENARIOS) {
  const path = join(scenario.of, `${scenario.name}.json`);
  if (played.has(path)) throw new Error(`two scenarios write ${path}`);
  const lab = await Lab.start(scenario.limits, { loopback: scenario.loopback === true });
  try {
    const frames = lab.publish(await scenario.play(lab));
    const { title, note, protocol = 4 } = scenario;
    played.set(
      path,
      `${JSON.stringify({ title, protocol, ...(note === undefined ? {} : { note }), frames }, null, 2)}\n`,
    );
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  } finally {
    await lab.stop();
  }
}

rmSync(FOLDER, { recursive: true, force: true });
for (const [path, text] of played) {
  const target = join(FOLDER, path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, text);
}
process.stdout.write(`${played.size} examples\n`);
