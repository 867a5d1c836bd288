/** What browsers get: nothing of Node in it, and small. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { build } from 'vite';

const KIB = 1024;
/** Room to grow, and a stop before something large slips in unseen. */
const GZIP_LIMIT = 20 * KIB;

it('bundles for browsers without anything of Node', async () => {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../src/browser.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const bundles = Array.isArray(output) ? output : [output];
  const chunks = bundles.flatMap(bundle => ('output' in bundle ? bundle.output : []));
  const code = chunks.map(chunk => (chunk.type === 'chunk' ? chunk.code : '')).join('');
  const modules = chunks.flatMap(chunk => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
  expect(code).toContain('GatewayClientError');
  expect(code).not.toMatch(/node:|require\(|process\.|Buffer\./);
  expect(
    chunks.flatMap(chunk => (chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [])),
  ).toEqual([]);
  for (const module of modules) expect(module).not.toMatch(/node_modules|src\/node\//);
  const gzipped = gzipSync(code).byteLength;
  console.info(
    `browser bundle: ${(code.length / KIB).toFixed(1)} KiB, ${(gzipped / KIB).toFixed(1)} KiB gzipped`,
  );
  expect(gzipped).toBeLessThan(GZIP_LIMIT);
});
