/** The quick start of README and docs is the one that is compiled and run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test.each(['clients/swift/README.md', 'spec/src/prose/swift.md'])('%s', page => {
  const source = read('clients/swift/Tests/ClawspecClientTests/QuickStart.swift');
  expect(read(page)).toContain(`\`\`\`swift\n${source}\`\`\`\n`);
});
