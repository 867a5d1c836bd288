/** Protocol 3 and 4 side by side, and where clauses come from. */
import { anchor, type Context } from '../context.ts';
import { type Html, html, type Part } from '../html.ts';
import { inline } from '../markdown.ts';
import { badge } from '../parts.ts';
import { PROVENANCE, protocols } from '../words.ts';

export function changes(context: Context): Html {
  const rows = context.ir.changes.map(change => {
    const [before, after] = sides(change);
    return html`<tr><th scope="row"><code>${change.path}</code>${change.breaking && html`<br>${badge('warn', 'breaking')}`}</th><td>${before}</td><td>${after}</td><td>${inline(context, change.note)}</td></tr>\n`;
  });
  const [from, to] = [context.ir.changes[0]?.from ?? '', context.ir.changes[0]?.to ?? ''];
  return html`<table class="codes wrap"><thead><tr><th scope="col">Where</th><th scope="col">Protocol ${from}</th><th scope="col">Protocol ${to}</th><th scope="col">What it means</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

const ABSENT = html`<span class="absent">absent</span>`;

/** What stands on either side of a change. */
function sides({ change, by }: Context['ir']['changes'][number]): [Part, Part] {
  switch (change) {
    case 'added':
      return [ABSENT, 'present'];
    case 'removed':
      return ['present', ABSENT];
    case 'required':
      return ['optional', 'required'];
    case 'replaced':
      return [
        'present',
        html`${ABSENT}${by !== undefined && html`; instead <code>${by.split('.').at(-1)}</code>`}`,
      ];
    default:
      return ['old meaning', change];
  }
}

/** Every member that only some versions carry. */
export function availability(context: Context): Html {
  const rows = Object.entries(context.ir.$defs).flatMap(([type, schema]) =>
    Object.entries(schema['x-fields'] ?? {}).flatMap(([member, facts]) => {
      const present = protocols(context.ir.protocols, facts.since, facts.until);
      if (present.length === context.ir.protocols.length && facts.requiredSince === undefined) return [];
      const required = schema.required?.includes(member) === true;
      const cells = context.ir.protocols.map(version => {
        if (!present.includes(version)) return html`<td class="absent">absent</td>`;
        const isRequired = required || (facts.requiredSince !== undefined && version >= facts.requiredSince);
        return html`<td>${isRequired ? 'required' : 'optional'}</td>`;
      });
      return [
        html`<tr><th scope="row"><a href="#${anchor.type(type)}"><code>${type}</code></a><code>.${member}</code></th>${cells}</tr>\n`,
      ];
    }),
  );
  const heads = context.ir.protocols.map(version => html`<th scope="col">Protocol ${version}</th>`);
  return html`<details><summary>${rows.length} members differ between the versions</summary>
<table class="codes wrap plain"><thead><tr><th scope="col">Member</th>${heads}</tr></thead><tbody>
${rows}</tbody></table></details>
`;
}

export function provenanceKinds(): Html {
  return html`<dl class="glance">${(['published', 'observed', 'gap-filled'] as const).map(
    kind =>
      html`<div><dt><span class="badge source ${kind}">${kind}</span></dt><dd>${PROVENANCE[kind]}</dd></div>\n`,
  )}</dl>
`;
}

/** The packages that the specification was checked against. */
export function upstream({ ir }: Context): Html {
  return html`<dl class="glance mono">${Object.entries(ir.upstream).map(
    ([what, version]) =>
      html`<div><dt>${UPSTREAM[what] ?? what}</dt><dd><code>${version}</code></dd></div>\n`,
  )}</dl>
`;
}

const UPSTREAM: Readonly<Record<string, string>> = {
  published: 'schema',
  observedProtocol3: 'seen with protocol 3',
  observedProtocol4: 'seen with protocol 4',
};
