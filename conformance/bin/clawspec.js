#!/usr/bin/env node
// Plain JavaScript that any Node can read: says in one line what is wrong instead of failing on syntax.
const FLOOR = 24;
if (Number(process.versions.node.split('.')[0]) < FLOOR) {
  process.stderr.write(`clawspec needs Node ${FLOOR} or newer, this is ${process.version}.\n`);
  process.exit(64);
}
// Who reads the output may stop early, as `| head` does. That is no failure, and reports are written all the same.
let isLost = false;
process.stdout.on('error', error => {
  if (error.code === 'EPIPE' || isLost) return;
  isLost = true;
  process.stderr.write(`clawspec: cannot write to standard output: ${error.message}\n`);
  process.exitCode = 2;
});
const { main } = await import('../src/main.ts');
const code = await main(process.argv.slice(2));
process.exitCode = isLost ? 2 : code;
