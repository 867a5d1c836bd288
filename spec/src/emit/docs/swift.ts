/** How methods and events look from Swift: one line, linked with the types. */
import type { IrEvent, IrMethod, Ref } from '../../ir.ts';
import { refName } from '../emitter.ts';
import { eventCase } from '../swift/catalogue.ts';
import { declarations } from '../swift/declarations.ts';
import { callLine } from '../swift/interface.ts';
import type { Declaration } from '../swift/model.ts';
import { anchor, type Context } from './context.ts';
import { type Html, html, join } from './html.ts';

export function swiftCall(context: Context, name: string, method: IrMethod): Html {
  // The handshake is not a call: the client makes it from its options.
  const line =
    method.role === 'pre-auth'
      ? 'try await client.connect()'
      : callLine(name, method, declared(context, refName(method.params)));
  const types = [method.params, method.result, ...(method.final === undefined ? [] : [method.final])];
  return html`<p class="fact"><span class="label">Swift</span> <code>${line}</code> <span class="types">${join([...new Set(types.map(refName))].map(typeLink), ' ')}</span></p>\n`;
}

export function swiftEvent(name: string, event: IrEvent): Html {
  return html`<p class="fact"><span class="label">Swift</span> <code>GatewayEvent.${eventCase(name)}</code> ${payloadLink(event.payload)}</p>\n`;
}

function payloadLink(payload: Ref): Html {
  return typeLink(refName(payload));
}

function typeLink(name: string): Html {
  return html`<a href="#${anchor.swift(name)}"><code>${name}</code></a>`;
}

/** Declarations by name, made once for each IR. */
const cache = new WeakMap<object, ReadonlyMap<string, Declaration>>();

function declared({ ir }: Context, name: string): Declaration | undefined {
  const known =
    cache.get(ir) ?? new Map(declarations(ir).map(declaration => [declaration.name, declaration]));
  cache.set(ir, known);
  return known.get(name);
}
