/** Every link of every page leads somewhere: to a file that is kept, and to a heading that is in it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const files = listed().filter(file => file !== '' && existsSync(join(ROOT, file)));
const kept = new Set(files);
const folders = new Set(files.flatMap(file => parents(file)));
/** Chapters of the documentation name their targets in a way of their own, which their generator checks. */
const isChapter = (file: string) => file.startsWith('spec/src/prose/') && !file.endsWith('/README.md');
const pages = files.filter(file => file.endsWith('.md') && !isChapter(file));

/** What git keeps. Without git, as in an archive of the sources: all but packages and what is built. */
function listed(): string[] {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (git.status === 0) return git.stdout.split('\0');
  const isOurs = (path: string) => !/(?:^|\/)(?:node_modules|dist|\.build|\.git)(?:\/|$)/u.test(path);
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)).replaceAll(sep, '/'))
    .filter(isOurs);
}

function parents(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' ? ['.'] : [folder, ...parents(folder)];
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Without code, in which brackets are no links. */
const prose = (text: string) => text.replace(/^(`{3,})[\s\S]*?^\1/gmu, '').replace(/`[^`\n]*`/gu, '');

/** Anchors as GitHub makes them of headings; the second one of a name gets a number. */
function anchorsOf(file: string): Set<string> {
  const text = read(file);
  if (file.endsWith('.html'))
    return new Set(Array.from(text.matchAll(/\sid="([^"]+)"/gu), one => one[1] ?? ''));
  const seen = new Map<string, number>();
  const found = new Set<string>();
  for (const [, heading = ''] of text.replace(/^(`{3,})[\s\S]*?^\1/gmu, '').matchAll(/^#{1,6}\s+(.*)$/gmu)) {
    const name = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/gu, '-');
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    found.add(count === 0 ? name : `${name}-${count}`);
  }
  return found;
}

function problemOf(from: string, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/iu.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : normalize(join(dirname(from), decodeURI(path))).replace(/\/$/u, '');
  if (!kept.has(file) && !folders.has(file)) return `${target}: no such file`;
  if (anchor === undefined || statSync(join(ROOT, file)).isDirectory()) return undefined;
  return anchorsOf(file).has(decodeURIComponent(anchor)) ? undefined : `${target}: no such heading`;
}

describe('links', () => {
  test('there are pages to look at', () => {
    expect(pages).toContain('README.md');
    expect(pages).toContain('conformance/docs/client-driver.md');
  });

  test.each(pages)('of %s', page => {
    const targets = Array.from(
      prose(read(page)).matchAll(/\]\((?<target>[^)\s]+)(?:\s+"[^"]*")?\)/gu),
      one => one.groups?.['target'] ?? '',
    );
    expect(targets.flatMap(target => problemOf(page, target) ?? [])).toEqual([]);
  });

  test.each([
    ['nope.md', 'no such file'],
    ['README.md#nope', 'no such heading'],
    ['#nope', 'no such heading'],
    ['conformance/docs/fuzz.md#what-is-sent-2', 'no such heading'],
    ['generated/docs/index.html#nope', 'no such heading'],
    ['node_modules', 'no such file'],
  ])('%s is found to be broken', (target, problem) => {
    expect(problemOf('README.md', target)).toBe(`${target}: ${problem}`);
  });
});
