/** The profiles of the conformance suite: what each promises, who claims it, and what tests it. */
import type { IrProfile } from '../../../ir.ts';
import { traces } from '../../traceability.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { codeWord } from '../markdown.ts';
import { headed } from '../parts.ts';
import type { Page } from './page.ts';

export function profilesPage(context: Context): Page {
  const { profiles } = context.ir;
  return {
    file: 'profiles.html',
    id: anchor.chapter('profiles'),
    title: 'Profiles',
    section: 'Appendix',
    summary: 'What a gateway or a client promises as a whole, and how many cases judge it.',
    body: html`<p class="lead">The conformance suite judges an implementation by the profiles it claims: a gateway by the methods that <code>hello-ok</code> advertises, a client by the features that its driver names. <code>clawspec test --profile NAME</code> demands one: then not claiming it is a failure.</p>
${profiles.map(profile => section(context, profile))}`,
    sections: profiles.map(({ profile, title }) => ({ id: anchor.profile(profile), title })),
  };
}

function section(context: Context, profile: IrProfile): Html {
  const own = traces(context.ir).filter(({ checks }) =>
    checks.some(({ check, profiles }) => !check.includes('*') && profiles.includes(profile.profile)),
  );
  return html`${headed(2, anchor.profile(profile.profile), profile.title)}<p><code>${profile.profile}</code>, for a ${profile.side}. ${profile.promise}</p>
<p>${claim(context, profile)} ${profile.cases.length} cases test ${own.length} requirements: ${join(
    own.map(({ id }) => html`<a class="whole" href="#${anchor.requirement(id)}">${id}</a>`),
    ' ',
  )}</p>
`;
}

function claim(context: Context, { claim: rule, side }: IrProfile): Html {
  if (rule === 'always') return html`Every ${side} is judged by it.`;
  const words = 'methods' in rule ? rule.methods : rule.features;
  return html`Claimed by a ${side} ${'methods' in rule ? 'that advertises' : 'with the features'} ${join(
    words.map(word => ('methods' in rule ? codeWord(context, word) : html`<code>${word}</code>`)),
    ', ',
  )}.`;
}
