/** Small pieces that methods, events and chapters share. */
import type { Provenance } from '../../define.ts';
import type { NextStep } from '../../errors.ts';
import type { IrEvent, IrExample, IrMethod } from '../../ir.ts';
import { anchor, type Context } from './context.ts';
import { type Html, html, join, type Part } from './html.ts';
import { highlightedJson } from './json.ts';
import { inline } from './markdown.ts';
import { NEXT_STEP, PROVENANCE, protocols, STABILITY } from './words.ts';

/** A heading with an anchor that can be copied; the anchor stands on what the heading is in. */
export function heading(level: 2 | 3, id: string, text: Part): Html {
  const link = html`<a class="anchor" href="#${id}" aria-label="Link to this section">#</a>`;
  return level === 2 ? html`<h2>${text} ${link}</h2>\n` : html`<h3>${text} ${link}</h3>\n`;
}

/** A heading that carries its anchor itself. */
export function headed(level: 2 | 3, id: string, text: Part): Html {
  const link = html`<a class="anchor" href="#${id}" aria-label="Link to this section">#</a>`;
  return level === 2
    ? html`<h2 id="${id}">${text} ${link}</h2>\n`
    : html`<h3 id="${id}">${text} ${link}</h3>\n`;
}

export function badge(kind: string, text: Part, title?: string): Html {
  return title === undefined
    ? html`<span class="badge ${kind}">${text}</span>`
    : html`<span class="badge ${kind}" title="${title}">${text}</span>`;
}

export function provenanceBadge(provenance: Provenance): Html {
  return html`<a class="badge source ${provenance}" href="#${anchor.chapter('provenance')}" title="${PROVENANCE[provenance]}">${provenance}</a>`;
}

export function scopeBadges(scopes: readonly string[], none: string): Part {
  if (scopes.length === 0) return badge('quiet', none);
  return join(
    scopes.map(scope => html`<a class="badge scope" href="#${anchor.scope(scope)}">${scope}</a>`),
    ' ',
  );
}

/** Protocol versions, stability and provenance. */
export function lifeBadges(context: Context, item: IrMethod | IrEvent): Html {
  const versions = protocols(context.ir.protocols, item.since, item.until);
  const all = versions.length === context.ir.protocols.length;
  return html`${badge(all ? 'quiet' : 'only', `protocol ${versions.join(', ')}${all ? '' : ' only'}`)} ${badge(item.stability === 'stable' ? 'quiet' : 'warn', item.stability, STABILITY[item.stability])} ${provenanceBadge(item.provenance)}`;
}

export function nextStep(step: NextStep): Html {
  return html`<span class="step ${step}" title="${NEXT_STEP[step].long}">${NEXT_STEP[step].short}</span>`;
}

export function requirementLinks(ids: readonly string[]): Part {
  return (
    ids.length > 0 &&
    html`<p class="requirements"><span class="label">Requirements</span> ${join(
      ids.map(id => html`<a href="#${anchor.requirement(id)}">${id}</a>`),
      ' ',
    )}</p>\n`
  );
}

const SIDES = {
  c2s: html`<span class="way">client <span aria-hidden="true">→</span><span class="sr">to</span> gateway</span>`,
  s2c: html`<span class="way">gateway <span aria-hidden="true">→</span><span class="sr">to</span> client</span>`,
};

/** Examples as exchanges of frames; the first one is open. */
export function exampleList(context: Context, examples: readonly IrExample[]): Part {
  return (
    examples.length > 0 &&
    html`<div class="examples"><h3 class="part">Examples</h3>\n${examples.map((example, index) => exampleBlock(context, example, index === 0))}</div>\n`
  );
}

function exampleBlock(context: Context, example: IrExample, open: boolean): Html {
  return html`<details class="example"${open && html` open`}><summary>${example.title} <span class="may">protocol ${example.protocol}</span></summary>\n${
    example.note !== undefined && html`<p class="note">${inline(context, example.note)}</p>\n`
  }${example.frames.map(({ dir, frame }) => frameBlock(dir, frame))}</details>\n`;
}

/** An example in the middle of a text; `1-3` shows some of its frames. */
export function exampleFrames(example: IrExample, range: string | undefined): Html {
  const [first, last] = (range ?? '').split('-').map(Number);
  const frames =
    range === undefined ? example.frames : example.frames.slice((first ?? 1) - 1, last ?? first ?? 1);
  return html`<figure class="example shown"><figcaption>${example.title} <span class="may">protocol ${example.protocol}</span></figcaption>\n${frames.map(({ dir, frame }) => frameBlock(dir, frame))}</figure>\n`;
}

export function frameBlock(dir: 'c2s' | 's2c', frame: unknown): Html {
  return html`<div class="frame ${dir}">${SIDES[dir]}<pre class="json" tabindex="0"><code>${highlightedJson(frame)}</code></pre></div>\n`;
}

/** Names with their summaries, on one screen. */
export function overview(
  items: readonly {
    readonly id: string;
    readonly name: string;
    readonly summary: string;
    readonly kind?: string;
  }[],
  own: (id: string) => Part = () => '',
): Html {
  const rows = items.map(
    ({ id, name, summary, kind }) =>
      html`<tr${own(id)}><th scope="row"><a href="#${id}"><code>${name}</code></a>${kind !== undefined && html` <span class="kind">${kind}</span>`}</th><td>${summary}</td></tr>\n`,
  );
  return html`<table class="codes plain overview"><thead class="sr"><tr><th scope="col">Name</th><th scope="col">Summary</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}
