/** `npm run upstream`: compares the specification with what upstream publishes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { buildBareIr } from '../spec/src/build-ir.ts';
import { applyReasons, parseReasons } from '../spec/src/compare/reasons.ts';
import { compareUpstream, type UpstreamDifference } from '../spec/src/compare/upstream.ts';
import { readSources } from '../spec/src/sources.ts';
import { UPSTREAM } from '../spec/src/versions.ts';
import { readUpstream, type UpstreamPackage } from './upstream-package.ts';

const ROOT = join(import.meta.dirname, '..');
const PINS = 'spec/upstream.json';
const CATALOGUE = 'spec/catalogue.json';
const REASONS = 'spec/upstream-differences.yaml';
const PACKAGE = '@openclaw/gateway-protocol';
const USAGE = `Usage: npm run upstream [-- --all] [--json] [--update]

Compares spec/ with ${PACKAGE}, method by method and member by member. The exit code is 1
when a difference has no reason in ${REASONS}, when a reason covers nothing any more,
or when the installed package is not the one that ${PINS} names.

  --all     print the differences that a reason covers as well
  --json    print everything as JSON
  --update  write ${PINS} and ${CATALOGUE} from the installed package
  --help    print this
`;

interface Pins {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
  readonly schema: { readonly file: string; readonly digest: string };
}

const { values } = parseArgs({
  options: {
    all: { type: 'boolean' },
    json: { type: 'boolean' },
    update: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) process.stdout.write(USAGE);
else {
  const upstream = readUpstream();
  if (values.update) update(upstream);
  process.exitCode = compare(upstream);
}

function compare(upstream: UpstreamPackage): number {
  const { catalogue, requirements } = readSources();
  const ir = buildBareIr({ catalogue, requirements });
  const { differences, compared, unpublished, beyond } = compareUpstream(ir, upstream.facts);
  const reasons = parseReasons(parse(read(REASONS)), REASONS);
  const { covered, uncovered, stale } = applyReasons(differences, reasons);
  const pins = [...checkPins(upstream), ...checkCatalogue(upstream)];
  const failed = uncovered.length + stale.length + pins.length > 0;
  if (values.json) {
    const report = { ok: !failed, pins, uncovered, stale, covered, compared, unpublished, beyond };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return failed ? 1 : 0;
  }
  if (values.all) print(covered.map(({ difference, reason }) => ({ ...difference, reason })));
  print(uncovered);
  for (const { path } of stale) process.stdout.write(`stale reason: ${path} covers nothing\n`);
  for (const problem of pins) process.stdout.write(`${problem}\n`);
  process.stdout.write(
    `${compared.length} parts compared with ${PACKAGE}@${upstream.version}: ` +
      `${uncovered.length} differences without a reason, ${covered.length} with one; ` +
      `${beyond} members observed only; ${unpublished.length} parts that upstream does not publish\n`,
  );
  return failed ? 1 : 0;
}

function print(differences: readonly (UpstreamDifference & { readonly reason?: string })[]): void {
  const groups = Map.groupBy(differences, ({ family, subject }) => `${subject} (${family})`);
  for (const [group, members] of groups) {
    process.stdout.write(`${group}\n`);
    for (const { kind, path, detail, reason } of members) {
      process.stdout.write(
        `  ${kind.padEnd(16)} ${path}: ${detail}${reason === undefined ? '' : ` (${reason})`}\n`,
      );
    }
  }
}

function checkPins({ version, schemaDigest }: UpstreamPackage): string[] {
  const { packages, schema } = JSON.parse(read(PINS)) as Pins;
  const problems: string[] = [];
  const expect = (what: string, pinned: string | undefined, actual: string | undefined) => {
    if (pinned !== actual) problems.push(`${PINS}: ${what} is ${pinned}, found ${actual}`);
  };
  expect(`version of ${PACKAGE}`, packages[PACKAGE]?.version, version);
  expect('digest of the schema', schema.digest, schemaDigest);
  expect('UPSTREAM.published in spec/src/versions.ts', `${PACKAGE}@${version}`, UPSTREAM.published);
  const locked = lockedPackages();
  for (const [name, pin] of Object.entries(packages)) {
    if (locked[name] === undefined) continue;
    expect(`version of ${name}`, pin.version, locked[name].version);
    expect(`integrity of ${name}`, pin.integrity, locked[name].integrity);
  }
  return problems;
}

function checkCatalogue(upstream: UpstreamPackage): string[] {
  return read(CATALOGUE) === catalogueText(upstream)
    ? []
    : [`${CATALOGUE} is not that of ${PACKAGE}@${upstream.version}; repair: npm run upstream -- --update`];
}

/** Method names, scopes and first versions: facts of upstream's method table. */
function catalogueText({ version, facts }: UpstreamPackage): string {
  const methods = Object.entries(facts.methods)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([method, { scope, since }]) =>
        `    { "method": "${method}", "scope": "${scope}", "since": "${since}" }`,
    );
  return `{\n  "source": "${PACKAGE}@${version}",\n  "methods": [\n${methods.join(',\n')}\n  ]\n}\n`;
}

function update(upstream: UpstreamPackage): void {
  const locked = lockedPackages();
  const before = JSON.parse(read(PINS, '{"packages":{}}')) as Pins;
  const packages = Object.fromEntries(
    Object.entries({ ...before.packages, [PACKAGE]: { version: upstream.version } }).map(([name, pin]) => [
      name,
      locked[name] ?? pin,
    ]),
  );
  const pins: Pins = {
    packages,
    schema: { file: 'protocol.schema.json', digest: upstream.schemaDigest },
  };
  writeFileSync(join(ROOT, PINS), `${JSON.stringify(pins, null, 2)}\n`);
  writeFileSync(join(ROOT, CATALOGUE), catalogueText(upstream));
}

function lockedPackages(): Record<string, { version: string; integrity: string }> {
  const lock = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>;
  };
  return Object.fromEntries(
    Object.entries(lock.packages)
      .filter(([path]) => path.startsWith('node_modules/@openclaw/'))
      .map(([path, { version, integrity }]) => [path.slice('node_modules/'.length), { version, integrity }]),
  );
}

function read(path: string, missing?: string): string {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch (error) {
    if (missing !== undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return missing;
    throw error;
  }
}
