/** One method. */
import type { IrMethod } from '../../ir.ts';
import { refName } from '../emitter.ts';
import { anchor, type Context } from './context.ts';
import { type Html, html, join, type Part } from './html.ts';
import { inline, markdown } from './markdown.ts';
import { badge, exampleList, heading, lifeBadges, nextStep, requirementLinks, scopeBadges } from './parts.ts';
import { part } from './schema-table.ts';
import { swiftCall } from './swift.ts';
import { idempotencyBadge, quantity, retryRule } from './words.ts';

export function methodSection(context: Context, name: string, method: IrMethod): Html {
  const id = anchor.method(name);
  return html`<section class="entry method" id="${id}">
${heading(2, id, html`<code>${name}</code>`)}<p class="lead">${inline(context, method.summary)}</p>
<p class="badges">${badges(context, method)}</p>
${method.description !== undefined && markdown(context, method.description)}<p class="fact"><span class="label">Retries</span> ${inline(context, retries(context, method))}</p>
${swiftCall(context, name, method)}${part(context, 'Params', method.params, method.provenance)}${part(context, 'Result', method.result, method.provenance)}${
  method.final !== undefined &&
  html`${part(context, 'Second response', method.final, method.provenance)}<p>It carries the same request id and comes when the work is done.</p>\n`
}${errors(context, method)}${emits(context, method)}${requirementLinks(method.requirements)}${exampleList(context, method.examples)}</section>
`;
}

function badges(context: Context, method: IrMethod): Html {
  const role =
    method.role === 'pre-auth' ? 'before the session' : method.role === 'any' ? 'any role' : method.role;
  return html`${badge('role', role)} ${scopeBadges(method.scopes, 'no scope')} ${badge('quiet', idempotencyBadge(method.idempotency))} ${
    method.advertised
      ? ''
      : html`${badge('quiet', 'not advertised', 'Served, but left out of hello-ok features.methods.')} `
  }${lifeBadges(context, method)}`;
}

function retries(context: Context, { role, idempotency }: IrMethod): string {
  if (role === 'pre-auth')
    return 'Sent once on each connection. No response came: open another connection, after growing pauses.';
  return retryRule(idempotency, keyMemory(context));
}

function keyMemory({ ir }: Context): string | undefined {
  const limit = ir.limits['dedupeTtlMs'];
  return limit === undefined ? undefined : quantity(limit.value, limit.unit);
}

function errors(context: Context, method: IrMethod): Part {
  if (method.errors.length === 0) return undefined;
  const codes = method.errors.map(code => {
    const known = context.ir.errors[code];
    return html`<tr><th scope="row"><a href="#${anchor.error(code)}"><code>${code}</code></a></th><td>${known !== undefined && inline(context, known.summary)}</td><td>${known !== undefined && nextStep(known.client)}</td></tr>\n`;
  });
  const details = detailCodes(context, method).map(code => {
    const known = context.ir.detailCodes[code];
    return html`<tr class="d1"><th scope="row"><a href="#${anchor.detail(code)}"><code>${code}</code></a></th><td>${known !== undefined && inline(context, known.summary)}</td><td>${known !== undefined && nextStep(known.client)}</td></tr>\n`;
  });
  return html`<h3 class="part">Errors</h3>
<table class="codes"><thead><tr><th scope="col">Code</th><th scope="col">When</th><th scope="col">The client</th></tr></thead><tbody>
${codes}</tbody>${
    details.length > 0 &&
    html`<tbody><tr class="group"><th colspan="3" scope="rowgroup">With <code>details.code</code></th></tr>\n${details}</tbody>`
  }</table>\n`;
}

/** Details of these shapes are those of calls; all others belong to the handshake. */
const SCOPE_DETAILS = 'MissingScopeDetails';
const CALL_DETAILS: ReadonlySet<string | undefined> = new Set([
  SCOPE_DETAILS,
  'NodeInvokeErrorDetails',
  'OutboundDeliveryDetails',
  'UnknownAgentDetails',
  'CronJobNotFoundDetails',
]);

/** Beside the one about scopes, a call has the details whose shape is in one of its examples. */
function detailCodes({ ir }: Context, method: IrMethod): string[] {
  const shapeOf = (code: string) => {
    const shape = ir.detailCodes[code]?.details;
    return shape === undefined ? undefined : refName(shape);
  };
  const codes = Object.keys(ir.detailCodes);
  if (method.role === 'pre-auth') return codes.filter(code => !CALL_DETAILS.has(shapeOf(code)));
  const shapes = new Set(shownDetails(method).map(shapeOf));
  if (method.scopes.length > 0) shapes.add(SCOPE_DETAILS);
  return codes.filter(code => shapeOf(code) !== undefined && shapes.has(shapeOf(code)));
}

function shownDetails({ examples }: IrMethod): string[] {
  return examples
    .flatMap(({ frames }) => frames)
    .flatMap(({ frame }) => {
      const { error } = frame as { error?: { details?: { code?: unknown } } };
      return typeof error?.details?.code === 'string' ? [error.details.code] : [];
    });
}

function emits(context: Context, method: IrMethod): Part {
  if (method.emits.length === 0) return undefined;
  return html`<p class="fact"><span class="label">Emits</span> ${join(
    method.emits.map(event =>
      Object.hasOwn(context.ir.events, event)
        ? html`<a href="#${anchor.event(event)}"><code>${event}</code></a>`
        : html`<code>${event}</code>`,
    ),
    ' ',
  )}</p>\n`;
}
