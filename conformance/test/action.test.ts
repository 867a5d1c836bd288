/** The GitHub Action: its definition hangs together, and its script judges a gateway as a runner would run it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { referenceCommand } from './reference.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
const action = parse(text) as Action;
const judge = action.runs.steps.find(({ id }) => id === 'judge') as Step & { run: string; env: object };

describe('the definition', () => {
  test('is a composite action whose steps are complete', () => {
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) {
      expect(step.uses === undefined).toBe(step.run !== undefined);
      if (step.run !== undefined) expect(step.shell).toBe('bash');
      else expect(step.uses).toMatch(/^[\w-]+\/[\w-]+@v?\d+/);
    }
  });

  test('uses every input that it has, and has every input that it uses', () => {
    const used = new Set(Array.from(text.matchAll(/inputs\.([a-z-]+)/g), ([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const { description, default: value } of Object.values(action.inputs)) {
      expect(description).not.toBe('');
      expect(typeof value).toBe('string');
    }
  });

  test('every output comes from a step that writes it', () => {
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.judge.outputs.${name} }}`);
      expect(judge.run).toContain(`echo "${name}=`);
    }
  });

  test('no input becomes part of a script', () => {
    for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
  });

  test('the files that its scripts name exist', () => {
    for (const [, path] of judge.run.matchAll(/\$ACTION\/(conformance\/[\w./-]+)/g)) {
      expect(existsSync(join(ROOT, path ?? ''))).toBe(true);
    }
  });
});

describe('the script', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clawspec-action-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the step as a runner does, with the expressions of `env` worked out. */
  function run(inputs: Readonly<Record<string, string>>) {
    const name = `run-${Math.random().toString(36).slice(2)}`;
    const files = { output: join(folder, `${name}.output`), summary: join(folder, `${name}.md`) };
    const values = Object.entries(judge.env).map(([key, expression]: [string, string]) => [
      key,
      expression.replace(/\$\{\{ (\S+) \}\}/g, (_, word: string) => {
        const input = word.replace('inputs.', '');
        return word === 'github.action_path' ? ROOT : (inputs[input] ?? action.inputs[input]?.default ?? '');
      }),
    ]);
    const { OPENCLAW_STATE_DIR: _, ...env } = process.env;
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', judge.run], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...env,
        ...(Object.fromEntries(values) as Record<string, string>),
        RUNNER_TEMP: folder,
        GITHUB_OUTPUT: files.output,
        GITHUB_STEP_SUMMARY: files.summary,
        GITHUB_ACTIONS: 'true',
      },
    });
    const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
    const outputs = Object.fromEntries(
      read(files.output)
        .trim()
        .split('\n')
        .map(line => line.split(/=(.*)/s, 2) as [string, string]),
    );
    return { ...done, outputs, summary: read(files.summary) };
  }

  const state = () => mkdtempSync(join(folder, 'state-'));

  test('judges the reference gateway', { timeout: 60_000 }, () => {
    const { status, outputs, summary, stdout, stderr } = run({
      command: referenceCommand(state()),
      profile: 'core, devices',
      filter: 'handshake/hello-ok\ndevices/reject',
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(outputs['verdict']).toBe('conformant');
    for (const name of ['report', 'jsonl', 'junit']) {
      expect(readFileSync(outputs[name] ?? '', 'utf8')).not.toBe('');
    }
    expect(summary).toContain('| `devices` | pass |');
    expect(stderr).not.toContain('::error');
  });

  const failing = () => ({
    command: `${referenceCommand(state())} --fault 'duplicate response=health'`,
    args: '--case\nframing/one-response',
  });

  test('says what fails, in the summary and as annotations', { timeout: 60_000 }, () => {
    const { status, outputs, summary, stderr } = run(failing());
    expect(status).toBe(1);
    expect(outputs['verdict']).toBe('not conformant');
    expect(summary).toContain('framing/one-response@4#once');
    expect(stderr).toMatch(/^::error title=clawspec%3A framing\/one-response@4#once::fail, FRM-007/m);
  });

  test('leaves the verdict to the caller when told so', { timeout: 60_000 }, () => {
    const { status, outputs } = run({ ...failing(), fail: 'false' });
    expect(status).toBe(0);
    expect(outputs['verdict']).toBe('not conformant');
  });

  test('what was not judged fails in any case', () => {
    const { status, outputs, stderr } = run({ url: 'http://127.0.0.1:1', fail: 'false' });
    expect(status).toBe(64);
    expect(outputs['verdict']).toBe('incomplete');
    expect(stderr).toContain('must begin with ws://');
  });

  test('an input that looks like a script stays an input', () => {
    const { stderr } = run({ url: '"; touch hacked; echo "$(touch hacked)' });
    expect(stderr).toContain('must begin with ws://');
    expect(existsSync(join(ROOT, 'hacked'))).toBe(false);
  });
});
