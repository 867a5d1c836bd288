/** Every MUST and SHOULD, and how it is tested. */
import type { IrRequirement } from '../../../ir.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { codeWord, inline } from '../markdown.ts';
import { heading, provenanceBadge } from '../parts.ts';
import type { Chapter } from './chapter.ts';

export const requirements: Chapter = {
  name: 'requirements',
  title: 'Requirements',
  body: context => {
    const all = context.ir.requirements;
    if (all.length === 0) return html`<p>This version of the specification states none.</p>\n`;
    const must = all.filter(({ level }) => level === 'MUST').length;
    return html`<p class="lead">${must} MUST and ${all.length - must} SHOULD. Each one names the check of the conformance suite that tests it, or says why there is none.</p>
${(['gateway', 'client'] as const).map(subject =>
  group(
    context,
    subject,
    all.filter(requirement => requirement.subject === subject),
  ),
)}`;
  },
};

function group(context: Context, subject: string, list: readonly IrRequirement[]): Html {
  if (list.length === 0) return html``;
  const id = `requirements.${subject}`;
  return html`<div id="${id}">${heading(3, id, `What a ${subject} does`)}<ol class="requirement-list">
${list.map(requirement => item(context, requirement))}</ol></div>
`;
}

function item(context: Context, requirement: IrRequirement): Html {
  const { id, level, text, provenance, source, about, cases, untested } = requirement;
  const tested =
    cases.length > 0
      ? html`checked by ${join(
          cases.map(name => html`<code>${name}</code>`),
          ', ',
        )}`
      : html`<span class="may">not tested${untested !== undefined && html`: ${inline(context, untested)}`}</span>`;
  return html`<li id="${anchor.requirement(id)}"><p><a class="id" href="#${anchor.requirement(id)}">${id}</a> <span class="level ${level.toLowerCase()}">${level}</span> ${inline(context, text)}</p>
<p class="meta">${provenanceBadge(provenance)}: ${inline(context, source)}${
    about.length > 0 &&
    html` · ${join(
      about.map(word => codeWord(context, word)),
      ' ',
    )}`
  } · ${tested}</p></li>
`;
}
