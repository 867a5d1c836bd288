// Fills the compile cache of the `openclaw` command before its first start: without it that start strips the
// types of every module itself, which costs it some 30 MB for as long as it runs.
import './require-node.js';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../clients/cli/node_modules/.cache/openclaw', import.meta.url));
if (!existsSync(cache)) {
  module.enableCompileCache(cache);
  await import('../clients/cli/src/main.ts');
  await import('../gateway/src/index.ts');
  module.flushCompileCache();
}
