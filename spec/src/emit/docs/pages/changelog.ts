/** What changed from version to version of the specification, told by comparing IRs. */
import type { ContractChange, Impact, IrRelease } from '../../../ir.ts';
import { releaseTitle } from '../../changelog.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { codeWord, inline } from '../markdown.ts';
import { badge, headed } from '../parts.ts';
import type { Page } from './page.ts';

const IMPACTS: readonly { readonly impact: Impact; readonly title: string }[] = [
  { impact: 'breaking', title: 'Breaking' },
  { impact: 'additive', title: 'New' },
  { impact: 'neutral', title: 'Without effect on the wire' },
];

export function changelogPage(context: Context): Page {
  const releases = context.ir.changelog;
  return {
    file: 'changelog.html',
    id: anchor.chapter('changelog'),
    title: 'Changelog',
    section: 'Appendix',
    summary: 'What changed from version to version of the specification, told by comparing them.',
    body: html`<p class="lead">Versions of the specification and what changed on the wire between them. The page is made by comparing them.</p>
${releases.map(release => releaseSection(context, release))}`,
    sections: releases.map(release => ({ id: releaseId(release), title: releaseTitle(release) })),
  };
}

/** What is in the making may still carry the number of the last frozen version. */
function releaseId({ version, frozen }: IrRelease): string {
  return frozen ? `release.${version}` : 'release.next';
}

function releaseSection(context: Context, release: IrRelease): Html {
  const { from, frozen, newProtocols, changes } = release;
  const facts = [
    frozen ? badge('quiet', 'frozen') : badge('warn', 'in the making'),
    ...newProtocols.map(protocol => badge('only', `wire protocol ${protocol}`)),
  ];
  return html`${headed(2, releaseId(release), releaseTitle(release))}<p class="badges">${join(facts, ' ')}</p>
<p>${from === undefined ? 'The first version.' : changes.length === 0 ? `The same contract as ${from}.` : `Compared with ${from}.`}</p>
${IMPACTS.map(({ impact, title }) => {
  const found = changes.filter(change => change.impact === impact);
  return found.length > 0 && html`<h3>${title}</h3>\n${table(context, found)}`;
})}`;
}

function table(context: Context, changes: readonly ContractChange[]): Html {
  const rows = changes.map(
    ({ path, detail, reason, usedBy }) =>
      html`<tr><th scope="row">${pathWords(context, path)}</th><td>${inline(context, detail)}${
        usedBy !== undefined && usedBy.length > 0 && owners(context, usedBy)
      }</td><td>${inline(context, reason)}</td></tr>\n`,
  );
  return html`<table class="codes wrap"><thead><tr><th scope="col">Where</th><th scope="col">What</th><th scope="col">Why it counts so</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

const MOST_OWNERS = 4;

function owners(context: Context, names: readonly string[]): Html {
  const named = names.slice(0, MOST_OWNERS).map(name => codeWord(context, name));
  const others = names.length - named.length;
  return html`<br><span class="label">in</span> ${join(named, ', ')}${others > 0 && ` and ${others} more`}`;
}

/** `chat.send scopes`: the first word leads to what it names. */
function pathWords(context: Context, path: string): Html {
  const [first = '', ...rest] = path.split(' ');
  return html`${codeWord(context, first)}${rest.length > 0 && ` ${rest.join(' ')}`}`;
}
