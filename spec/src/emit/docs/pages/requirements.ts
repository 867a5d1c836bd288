/** Every MUST and SHOULD, and how it is tested. */
import type { IrRequirement } from '../../../ir.ts';
import { profilesOf } from '../../traceability.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { codeWord, inline } from '../markdown.ts';
import { heading, provenanceBadge } from '../parts.ts';
import type { Page } from './page.ts';

export function requirementsPage(context: Context): Page {
  const all = context.ir.requirements;
  const must = all.filter(({ level }) => level === 'MUST').length;
  const of = (subject: IrRequirement['subject']) =>
    all.filter(requirement => requirement.subject === subject);
  return {
    file: 'requirements.html',
    id: anchor.chapter('requirements'),
    title: 'Requirements',
    section: 'Appendix',
    summary: 'Every MUST and SHOULD, with the check of the conformance suite that tests it.',
    body:
      all.length === 0
        ? html`<p>This version of the specification states none.</p>\n`
        : html`<p class="lead">${must} MUST and ${all.length - must} SHOULD. Each one names the checks of the conformance suite that test it, or says why there are none.</p>
<p>A check is written <code>case#check</code>. <code>clawspec explain CASE</code> shows the frames that the case sends and what it expects, <code>clawspec explain HS-001</code> the checks of a requirement; <a href="#${anchor.chapter('judge')}">how to run them</a>.</p>
${SUBJECTS.map(subject => group(context, subject, of(subject)))}`,
    sections: SUBJECTS.filter(subject => of(subject).length > 0).map(subject => ({
      id: `requirements.${subject}`,
      title: title(subject),
    })),
  };
}

const SUBJECTS = ['gateway', 'client'] as const;
const title = (subject: string) => `What a ${subject} does`;

function group(context: Context, subject: string, list: readonly IrRequirement[]): Html {
  if (list.length === 0) return html``;
  const id = `requirements.${subject}`;
  return html`<div id="${id}">${heading(2, id, title(subject))}<ol class="requirement-list">
${list.map(requirement => item(context, requirement))}</ol></div>
`;
}

/** The profiles whose cases check it; not those of a check that every case has. */
function inProfiles({ ir }: Context, { cases, subject }: IrRequirement): Html {
  const own = (ir.profiles ?? []).filter(({ side }) => side === subject);
  const names = new Set(cases.filter(check => !check.includes('*')).flatMap(check => profilesOf(check, own)));
  if (names.size === 0) return html``;
  return html` in ${join(
    [...names].map(name => html`<a href="#${anchor.profile(name)}">${name}</a>`),
    ', ',
  )}`;
}

function item(context: Context, requirement: IrRequirement): Html {
  const { id, level, text, provenance, source, about, cases, untested } = requirement;
  const tested =
    cases.length > 0
      ? html`checked by ${join(
          cases.map(name => html`<code>${name}</code>`),
          ', ',
        )}${inProfiles(context, requirement)}`
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
