/** The GitHub Action: its definition hangs together, and its script judges a gateway as a runner would run it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Reference, referenceCommand, startReference } from './reference.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly 'working-directory'?: string;
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

  /** Runs the judging step as a runner does, with the expressions of `env` worked out. */
  function run(inputs: Readonly<Record<string, string>>) {
    return runSteps([judge], inputs, ROOT, ROOT);
  }

  function runSteps(
    steps: readonly Step[],
    inputs: Readonly<Record<string, string>>,
    root: string,
    workspace: string,
  ) {
    const name = `run-${Math.random().toString(36).slice(2)}`;
    const files = { output: join(folder, `${name}.output`), summary: join(folder, `${name}.md`) };
    const input = (key: string) => inputs[key] ?? action.inputs[key]?.default ?? '';
    const worked = (text: string) =>
      text.replace(/\$\{\{ (\S+) \}\}/g, (_, word: string) =>
        word === 'github.action_path' ? root : input(word.replace('inputs.', '')),
      );
    const { OPENCLAW_STATE_DIR: _, ...env } = process.env;
    const execute = (step: Step) =>
      spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
        cwd: resolve(workspace, worked(step['working-directory'] ?? '.')),
        encoding: 'utf8',
        env: {
          ...env,
          ...Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, worked(text)])),
          RUNNER_TEMP: folder,
          GITHUB_ACTION_PATH: root,
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: files.output,
          GITHUB_STEP_SUMMARY: files.summary,
          GITHUB_ACTIONS: 'true',
          npm_config_prefer_offline: 'true',
        },
      });
    const [first, ...others] = steps;
    let done = execute(first as Step);
    for (const step of others) if (done.status === 0) done = execute(step);
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

  test('judges the reference gateway', () => {
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

  // It fetches and writes all packages anew, which takes too long to do with every other test; .ci/run asks for it.
  describe.skipIf(!process.env['CLAWSPEC_INSTALL'])('in a repository of somebody else', () => {
    let reference: Reference;
    beforeAll(async () => {
      reference = await startReference();
    });
    afterAll(() => reference.stop());

    // A copy as the runner checks it out, whose packages the install step fetches; those of this repository are in npm's cache.
    test('installs the suite beside itself and judges a gateway there is', { timeout: 180_000 }, () => {
      const [root, workspace] = [join(folder, 'action'), join(folder, 'workspace')];
      const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        cwd: ROOT,
        encoding: 'utf8',
      }).stdout.split('\0');
      for (const file of listed) {
        if (file !== '' && existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(root, file));
      }
      mkdirSync(join(workspace, 'server'), { recursive: true });
      writeFileSync(
        join(workspace, 'server', 'known.txt'),
        'framing/duplicate-ids#second answers once, as issue 12 says\n',
      );
      const [node, ...steps] = action.runs.steps;
      expect(node).toMatchObject({ if: "inputs.node-version != ''", uses: expect.any(String) });
      const { status, outputs, summary, stdout, stderr } = runSteps(
        steps,
        {
          'node-version': '',
          'working-directory': 'server',
          url: reference.target.url,
          token: reference.target.token ?? '',
          filter: 'framing/one-response',
          baseline: 'known.txt',
          report: 'report.html',
          fail: 'false',
        },
        root,
        workspace,
      );
      expect(existsSync(join(root, 'node_modules', '.bin', 'clawspec')), stderr).toBe(true);
      // Nothing for development.
      expect(existsSync(join(root, 'node_modules', 'vitest'))).toBe(false);
      expect(status, `${stdout}\n${stderr}`).toBe(0);
      expect(outputs).toMatchObject({
        verdict: 'conformant',
        report: join(workspace, 'server', 'report.html'),
      });
      expect(readFileSync(outputs['report'] ?? '', 'utf8')).toContain('framing/one-response');
      expect(summary).toContain('## Gateway: conformant');
      expect(summary).not.toContain(reference.target.token);
    });
  });

  const failing = () => ({
    command: `${referenceCommand(state())} --fault 'duplicate response=health'`,
    args: '--case\nframing/one-response',
  });

  test('says what fails, in the summary and as annotations', () => {
    const { status, outputs, summary, stderr } = run(failing());
    expect(status).toBe(1);
    expect(outputs['verdict']).toBe('not conformant');
    expect(summary).toContain('framing/one-response@4#once');
    expect(stderr).toMatch(/^::error title=clawspec%3A framing\/one-response@4#once::fail, FRM-007/m);
  });

  test('leaves the verdict to the caller when told so', () => {
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
