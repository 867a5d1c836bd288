/** `CHANGELOG.md`: what changed from version to version, computed from the frozen contracts. */
import type { ContractChange, Impact, IrRelease } from '../ir.ts';
import type { Emitter } from './emitter.ts';

const HEADINGS: readonly (readonly [impact: Impact, heading: string])[] = [
  ['breaking', 'Breaking'],
  ['additive', 'Added'],
  ['neutral', 'Other'],
];
/** Owners that are named; the others are counted. */
const OWNERS = 4;

export const emitChangelog: Emitter = ({ changelog }) =>
  new Map([
    [
      'CHANGELOG.md',
      [
        '# Changelog of the specification',
        '',
        'Computed by comparing frozen versions, not written by hand. Breaking means: a program that kept to the older version may fail.',
        '',
        ...changelog.flatMap(section),
      ].join('\n'),
    ],
  ]);

/** Title of a version, for the changelog and the docs. */
export function releaseTitle({ version, from, frozen }: IrRelease): string {
  if (frozen) return version;
  return version === from ? 'Unreleased' : `${version} (not frozen yet)`;
}

function section(release: IrRelease): string[] {
  const lines = [`## ${releaseTitle(release)}`, ''];
  const protocols = release.newProtocols.join(' and ');
  if (release.from === undefined) {
    return [...lines, `The first version. Describes the wire protocols ${protocols}.`, ''];
  }
  lines.push(`Compared with ${release.from}.`, '');
  if (protocols !== '') lines.push(`New wire protocol: ${protocols}.`, '');
  for (const [impact, heading] of HEADINGS) {
    const changes = release.changes.filter(change => change.impact === impact);
    if (changes.length > 0) lines.push(`### ${heading}`, '', ...changes.map(line), '');
  }
  if (release.changes.length === 0) lines.push('Nothing changed on the wire.', '');
  return lines;
}

function line({ path, kind, detail, reason, usedBy }: ContractChange): string {
  const owners = usedBy === undefined || usedBy.length === 0 ? '' : ` In ${some(usedBy)}.`;
  const what = kind.replaceAll('-', ' ');
  return `- \`${path}\` ${what}: ${detail.replace(/\.$/, '')} (${reason}).${owners}`;
}

function some(names: readonly string[]): string {
  const rest = names.length - OWNERS;
  const list = names.slice(0, OWNERS).map(name => `\`${name}\``);
  return rest > 0 ? `${list.join(', ')} and ${rest} more` : list.join(', ');
}
