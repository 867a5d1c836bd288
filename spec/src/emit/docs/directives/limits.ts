/** Limits, timers and close codes in one table: what is limited, in which direction, who acts, and what a client does. */
import type { Ir } from '../../../ir.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';
import { nextStep, provenanceBadge } from '../parts.ts';
import { grouped, NEXT_STEP, quantity } from '../words.ts';

type Limit = Ir['limits'][string];
type CloseCode = Ir['closeCodes'][number];

const DIRECTIONS = { c2s: 'client to gateway', s2c: 'gateway to client' } as const;
const OTHER_SIDE = { gateway: DIRECTIONS.s2c, client: DIRECTIONS.c2s } as const;
const GROUPS = [
  ['pre-auth', 'Before the session'],
  ['session', 'In a session'],
  ['any', 'Always'],
] as const;

export function limitsAndCloseCodes(context: Context): Html {
  const groups = GROUPS.map(([phase, title]) => {
    const rows = Object.entries(context.ir.limits)
      .filter(([, limit]) => limit.phase === phase)
      .map(([name, limit]) => limitRow(context, name, limit));
    return rows.length > 0 && group('', title, rows);
  });
  return html`<table class="codes limits"><thead><tr><th scope="col">Name</th><th scope="col">Direction</th><th scope="col">Who acts</th><th scope="col">Meaning</th><th scope="col">What a client does</th></tr></thead>
${groups}${group(
  anchor.chapter('close-codes'),
  'Close codes',
  context.ir.closeCodes.map(code => closeRow(context, code)),
)}</table>
`;
}

function group(id: string, title: string, rows: readonly Html[]): Html {
  return html`<tbody${id !== '' && html` id="${id}"`}><tr class="group"><th colspan="5" scope="rowgroup">${title}</th></tr>\n${rows}</tbody>\n`;
}

function limitRow(context: Context, name: string, limit: Limit): Html {
  const short = quantity(limit.value, limit.unit);
  const exact = `${grouped(limit.value)}${limit.unit === 'count' ? '' : ` ${limit.unit}`}`;
  return html`<tr id="${anchor.limit(name)}"><th scope="row"><code>${name}</code><br><strong>${short}</strong>${short !== exact && html` <span class="may">${exact}</span>`}</th><td>${DIRECTIONS[limit.direction]}</td><td>${limit.owner}${closing(context, limit)}</td><td>${inline(context, limit.summary)} ${provenanceBadge(limit.provenance)}</td><td>${inline(context, limit.client)}</td></tr>\n`;
}

function closing({ ir }: Context, { closeCode }: Limit): Html {
  if (closeCode === undefined) return html``;
  const known = ir.closeCodes.some(({ code }) => code === closeCode);
  return html`, closes with ${known ? html`<a href="#${anchor.closeCode(closeCode)}">${closeCode}</a>` : closeCode}`;
}

function closeRow(context: Context, code: CloseCode): Html {
  return html`<tr id="${anchor.closeCode(code.code)}"><th scope="row"><code>${code.code}</code><br><span class="may">${code.name}</span></th><td>${OTHER_SIDE[code.sentBy]}</td><td>${code.sentBy}</td><td>${inline(context, code.summary)} ${provenanceBadge(code.provenance)}</td><td>${nextStep(code.client)} ${NEXT_STEP[code.client].long}</td></tr>\n`;
}
