/** `npm run compat`: what changed since the last frozen version, and whether it may. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { buildBareIr } from '../spec/src/build-ir.ts';
import { compareContracts } from '../spec/src/compare/compat.ts';
import { type Contract, compareVersions, contractOf } from '../spec/src/compare/contract.ts';
import { applyReasons, parseReasons } from '../spec/src/compare/reasons.ts';
import type { ContractChange } from '../spec/src/ir.ts';
import { readSources } from '../spec/src/sources.ts';

const FOLDER = join(import.meta.dirname, '..', 'spec', 'baselines');
const CORRECTIONS = 'spec/baselines/corrections.yaml';
const USAGE = `Usage: npm run compat [-- --json] [--against <version>] [--freeze]

Compares spec/ with the last version frozen in spec/baselines/ and says of every change whether it is
breaking, additive or neutral. The exit code is 1 when something breaks without a new number in
PROTOCOL_VERSIONS and without an entry in ${CORRECTIONS}.

  --against <version>  compare with this frozen version instead of the last one
  --freeze             write spec/ as the baseline of its SPEC_VERSION; refuses to overwrite one
  --json               print everything as JSON
  --help               print this
`;

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    freeze: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) process.stdout.write(USAGE);
else {
  const { baselines, catalogue, requirements } = readSources();
  const current = contractOf(buildBareIr({ catalogue, requirements }));
  process.exitCode = values.freeze ? freeze(current, baselines) : compare(current, baselines);
}

function compare(current: Contract, baselines: readonly Contract[]): number {
  const wanted = values.against;
  const baseline = wanted === undefined ? baselines.at(-1) : baselines.find(({ spec }) => spec === wanted);
  if (baseline === undefined) {
    process.stderr.write(
      wanted === undefined
        ? 'no version is frozen yet: npm run compat -- --freeze\n'
        : `version ${wanted} is not frozen; there is ${baselines.map(({ spec }) => spec).join(', ') || 'none'}\n`,
    );
    return 2;
  }
  const { changes, forbidden, newProtocols } = compareContracts(baseline, current);
  const { covered, uncovered, stale } = applyReasons(forbidden, corrections(wanted));
  const ok = uncovered.length === 0 && stale.length === 0;
  if (values.json) {
    const report = {
      ok,
      from: baseline.spec,
      to: current.spec,
      newProtocols,
      changes,
      forbidden: uncovered,
      corrected: covered,
      stale,
    };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return ok ? 0 : 1;
  }
  const reasons = new Map(covered.map(({ difference, reason }) => [difference, reason]));
  for (const change of changes) print(change, reasons.get(change));
  for (const { path } of stale) process.stdout.write(`${CORRECTIONS}: ${path} corrects nothing any more\n`);
  const count = (impact: string) => changes.filter(change => change.impact === impact).length;
  process.stdout.write(
    `since ${baseline.spec}: ${count('breaking')} breaking (${covered.length} corrections), ${count('additive')} additive, ${count('neutral')} neutral\n`,
  );
  if (newProtocols.length > 0) process.stdout.write(`new wire protocol: ${newProtocols.join(', ')}\n`);
  else if (uncovered.length > 0)
    process.stdout.write('Breaking changes need a new number in PROTOCOL_VERSIONS.\n');
  return ok ? 0 : 1;
}

function print({ impact, path, kind, detail, reason }: ContractChange, correction: string | undefined): void {
  const note = correction === undefined ? '' : ` [correction: ${correction}]`;
  process.stdout.write(`${impact.padEnd(8)} ${path} ${kind}: ${detail} (${reason})${note}\n`);
}

/** Breaking changes of the description that are none on the wire. They count against the last version only. */
function corrections(against: string | undefined) {
  const path = join(FOLDER, 'corrections.yaml');
  if (against !== undefined || !existsSync(path)) return [];
  return parseReasons(parse(readFileSync(path, 'utf8')), CORRECTIONS);
}

function freeze(current: Contract, baselines: readonly Contract[]): number {
  const refuse = (why: string) => {
    process.stderr.write(`${why}\n`);
    return 2;
  };
  if (baselines.some(({ spec }) => spec === current.spec))
    return refuse(
      `version ${current.spec} is frozen already: raise SPEC_VERSION in spec/src/versions.ts first`,
    );
  const newer = baselines.find(({ spec }) => compareVersions(spec, current.spec) > 0);
  if (newer !== undefined)
    return refuse(`version ${newer.spec} is frozen already and newer than ${current.spec}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${current.spec}.json`), `${JSON.stringify(current)}\n`, { flag: 'wx' });
  process.stdout.write(`wrote spec/baselines/${current.spec}.json\n`);
  return 0;
}
