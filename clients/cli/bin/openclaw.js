#!/usr/bin/env node
// Plain JavaScript that any Node can read: says in one line what is wrong instead of failing on syntax.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const FLOOR = 24;
if (Number(process.versions.node.split('.')[0]) < FLOOR) {
  process.stderr.write(
    `openclaw: this needs Node ${FLOOR} or newer, this is ${process.version} — install a newer Node, or start it with an npm script of the repository\n`,
  );
  process.exit(2);
}
// Halves the start and the memory of later runs. Beside the program and not in the shared temporary
// directory: what is cached there is run here.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/openclaw', import.meta.url)));
const { main } = await import('../src/main.ts');
await main();
