// Plain JavaScript that any Node can read: says in one line what is wrong instead of failing on syntax.
import module from 'node:module';

const FLOOR = 24;
if (Number(process.versions.node.split('.')[0]) < FLOOR) {
  process.stderr.write(`this driver needs Node ${FLOOR} or newer, this is ${process.version}.\n`);
  process.exit(1);
}
// The suite starts a driver anew for every case: what was compiled once is kept.
module.enableCompileCache();
