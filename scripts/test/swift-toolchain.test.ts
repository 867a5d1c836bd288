/** What the Swift script understands of its surroundings. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withScratchPath } from '../swift/command.ts';
import { archiveOf } from '../swift/mirror.ts';
import { isUsable, swiftVersion } from '../swift/toolchain.ts';

const SCRIPT = join(import.meta.dirname, '..', 'swift.js');

test.each([
  ['Swift version 6.0.3 (swift-6.0.3-RELEASE)\nTarget: x86_64-pc-linux-gnu', 'Swift version 6.0.3', true],
  ['swift-driver version: 1.115 Apple Swift version 6.1 (swiftlang-6.1.0.110.21)', 'Swift version 6.1', true],
  ['Swift version 5.10.1 (swift-5.10.1-RELEASE)', 'Swift version 5.10.1', false],
  ['Swift version 10.0', 'Swift version 10.0', true],
])('%s', (text, version, usable) => {
  expect(swiftVersion(text)).toBe(version);
  expect(isUsable(version)).toBe(usable);
});

test('a program of another kind that is called swift is none', () => {
  expect(swiftVersion('python-swiftclient 4.1.0')).toBeUndefined();
});

describe('the archive of Debian', () => {
  test.each([
    [
      'the first whole one',
      'http://mirror.test/debian/ bookworm-updates main\nhttp://mirror.test/debian/ bookworm main',
      'http://mirror.test/debian/',
    ],
    [
      'not security, not others',
      'http://mirror.test/debian-security/ bookworm-security main\nhttp://x.test/node_20.x/ nodistro main',
      undefined,
    ],
    ['nothing', '', undefined],
  ])('%s', (_name, lines, archive) => {
    expect(archiveOf(lines)).toBe(archive);
  });
});

test('builds treat warnings as errors and stay out of the repository, unless told otherwise', () => {
  const built = withScratchPath(['build']);
  expect(built).toContain('-warnings-as-errors');
  expect(built[built.indexOf('--scratch-path') + 1]).toContain('swift');
  expect(
    withScratchPath(['build', '--scratch-path', 'x']).filter(arg => arg === '--scratch-path'),
  ).toHaveLength(1);
  expect(withScratchPath(['--version'])).toEqual(['swift', '--version']);
});

test('--help says what it does, a bare call is a wrong one', () => {
  const help = spawnSync(process.execPath, [SCRIPT, '--help'], { encoding: 'utf8' });
  expect(help.status).toBe(0);
  expect(help.stdout).toContain('CLAWSPEC_CACHE');
  expect(spawnSync(process.execPath, [SCRIPT]).status).toBe(64);
});

test('where nothing can be had it says so and has an exit code of its own', () => {
  const env = { ...process.env, PATH: '/nowhere' };
  const run = spawnSync(process.execPath, [SCRIPT, 'status'], { encoding: 'utf8', env });
  expect(run.status).toBe(69);
  expect(run.stderr).toMatch(/^swift: no `swift` on PATH, and none can be set up: /);
});
