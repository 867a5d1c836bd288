/** The changelog that is computed from frozen contracts. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildBareIr } from '../src/build-ir.ts';
import { releases } from '../src/compare/changelog.ts';
import { compareVersions, contractOf } from '../src/compare/contract.ts';
import { emitChangelog } from '../src/emit/changelog.ts';
import type { Ir } from '../src/ir.ts';
import { readSources } from '../src/sources.ts';
import { CONTRACT, METHOD, withMethod } from './compat-support.ts';

const { catalogue, requirements } = readSources();
const ir: Ir = { ...buildBareIr({ catalogue, requirements }), changelog: [] };
const next = { ...withMethod({ scopes: [] }), spec: '1.1.0' };
const added = {
  ...next,
  methods: { ...next.methods, other: { ...METHOD, family: 'b', summary: 'Does more.' } },
};

async function text(...changelog: Parameters<typeof releases>): Promise<string> {
  const files = await emitChangelog({ ...ir, changelog: releases(...changelog) }, []);
  return files.get('CHANGELOG.md') ?? '';
}

describe('releases', () => {
  test('newest first, the first one without changes', () => {
    const list = releases(added, [CONTRACT, next]);
    expect(list.map(({ version, from, frozen }) => [version, from, frozen])).toEqual([
      ['1.1.0', '1.1.0', false],
      ['1.1.0', '1.0.0', true],
      ['1.0.0', undefined, true],
    ]);
    expect(list.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      ['method-added'],
      ['scopes'],
      [],
    ]);
  });

  test('what is frozen and unchanged appears once', () => {
    expect(releases(next, [CONTRACT, next])).toHaveLength(2);
  });

  test('without a baseline there is the current version', () => {
    expect(releases(CONTRACT, [])).toHaveLength(1);
  });
});

describe('CHANGELOG.md', () => {
  test('names what changed and what it means', async () => {
    const page = await text(added, [CONTRACT, next]);
    expect(page).toContain('## Unreleased');
    expect(page).toContain('- `other` method added: Does more (a new method).');
    expect(page).toContain('Describes the wire protocols 3 and 4.');
    expect(page.indexOf('## Unreleased')).toBeLessThan(page.indexOf('## 1.1.0'));
  });

  test('a raised version that is not frozen says so', async () => {
    expect(await text(next, [CONTRACT])).toContain('## 1.1.0 (not frozen yet)');
  });
});

describe('contracts', () => {
  test('carry no prose', () => {
    const frozen = JSON.stringify(contractOf(ir).$defs);
    expect(frozen).not.toMatch(/"description":"/);
    expect(Object.keys(contractOf(ir).$defs)).toEqual(Object.keys(ir.$defs));
  });

  test('the baselines are ordered by version', () => {
    expect(['0.10.0', '0.9.1', '0.9.0'].sort(compareVersions)).toEqual(['0.9.0', '0.9.1', '0.10.0']);
    expect(() => compareVersions('1', '2')).toThrow('not a version');
  });
});

describe('npm run compat', () => {
  const root = join(import.meta.dirname, '..', '..');
  const compat = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/compat.js', ...args], { cwd: root, encoding: 'utf8' });

  test('nothing breaks clients of the last frozen version', () => {
    const { stdout, status } = compat('--json');
    const report = JSON.parse(stdout) as { readonly forbidden: unknown[]; readonly stale: unknown[] };
    expect(report.forbidden).toEqual([]);
    expect(report.stale).toEqual([]);
    expect(status).toBe(0);
  });

  test('compares with a version that is named, and says when there is none', () => {
    const last = readSources().baselines.at(-1)?.spec ?? '';
    expect(compat('--against', last).stdout).toContain(`since ${last}:`);
    const unknown = compat('--against', '99.0.0');
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      `version 99.0.0 is not frozen; there is ${readSources()
        .baselines.map(({ spec }) => spec)
        .join(', ')}\n`,
    ]);
  });

  test.runIf(readSources().baselines.some(({ spec }) => spec === ir.spec))(
    'a frozen version is never written again',
    () => {
      const { status, stderr } = compat('--freeze');
      expect(status).toBe(2);
      expect(stderr).toContain(`version ${ir.spec} is frozen already`);
    },
  );
});
