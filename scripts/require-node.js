// Plain JavaScript that any Node can read: says in one line what is wrong instead of failing on syntax.
const FLOOR = 24;
if (Number(process.versions.node.split('.')[0]) < FLOOR) {
  process.stderr.write(
    `clawspec needs Node ${FLOOR} or newer, this is ${process.version}. After \`npm ci\`, npm scripts run on the pinned one.\n`,
  );
  process.exit(1);
}
