/** The types of the Swift package, without their bodies. What members mean stands at the method, event or type. */
import { declarations } from '../../swift/declarations.ts';
import { interfaceOf } from '../../swift/interface.ts';
import { anchor, type Context } from '../context.ts';
import { html } from '../html.ts';
import { heading } from '../parts.ts';
import type { Page } from './page.ts';

export function swiftPage({ ir }: Context): Page {
  return {
    file: 'swift-api.html',
    id: anchor.chapter('swift-api'),
    title: 'Swift types',
    section: 'Appendix',
    summary: 'Every definition as the Swift package declares it.',
    body: html`<p class="lead">Every definition as the Swift module ClawspecProtocol declares it. The initialisers take the members in this order, with nil for what is optional.</p>
${declarations(ir).map(
  declaration =>
    html`<section class="entry" id="${anchor.swift(declaration.name)}">${heading(2, anchor.swift(declaration.name), html`<code>${declaration.name}</code>`)}<pre class="json swift" tabindex="0"><code>${interfaceOf(declaration)}</code></pre></section>\n`,
)}`,
  };
}
