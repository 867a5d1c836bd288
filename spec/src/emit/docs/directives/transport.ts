/** Transport, the course of a session, and the frames. */
import { refName } from '../../emitter.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';
import { definition } from '../schema-table.ts';
import { quantity } from '../words.ts';

/** Address, encoding and sizes at a glance. */
export function transport(context: Context): Html {
  const { ir } = context;
  const url = `ws://${ir.defaults.host}:${ir.defaults.port}`;
  return html`<dl class="glance"><div><dt>Address</dt><dd><code>${url}</code>, any path. Other hosts reach it through a tunnel or TLS proxy.</dd></div>
<div><dt>Encoding</dt><dd>JSON in UTF-8, one object per message. No subprotocol, no compression.</dd></div>
<div><dt>Size</dt><dd>${limitWords(context, 'preAuthFrameBytes')} before the handshake is done, ${limitWords(context, 'maxPayloadBytes')} after.</dd></div>
<div><dt>Versions</dt><dd>${inline(context, `Wire protocols ${context.ir.protocols.join(' and ')}. The client offers a range, the gateway picks.`)} <a href="#${anchor.chapter('versions')}">What differs</a></dd></div></dl>
`;
}

function limitWords({ ir }: Context, name: string): Html {
  const limit = ir.limits[name];
  return limit === undefined
    ? html`unlimited`
    : html`<a href="#${anchor.limit(name)}">${quantity(limit.value, limit.unit)}</a>`;
}

const LADDER = [
  ['s2c', 'event connect.challenge', 'The first frame. Its nonce goes into the device signature.'],
  ['c2s', 'req connect', 'Protocol range, who the client is, role, scopes, credentials, device proof.'],
  ['s2c', 'res connect', 'hello-ok with the session and a snapshot; or an error, then a close.'],
  ['s2c', 'event presence, health, tick', 'From here on events come at any time, between any two frames.'],
  ['c2s', 'req chat.send', 'Any number of requests may be under way; their ids tell them apart.'],
  ['s2c', 'res chat.send', 'The run was accepted. Responses may overtake each other.'],
  ['s2c', 'event chat (delta …)', 'The reply as it grows.'],
  ['s2c', 'event chat (final)', 'The whole reply. The run is over.'],
] as const;

export function session(context: Context): Html {
  const rows = LADDER.map(
    ([dir, label, text]) =>
      html`<li class="${dir}"><span class="arrow">${label}</span><span class="what">${inline(context, text)}</span></li>\n`,
  );
  return html`<div class="ladder"><p class="ends" aria-hidden="true"><span>client</span><span>gateway</span></p><ol>
${rows}</ol></div>
`;
}

export function frames(context: Context): Html {
  const { request, response, event } = context.ir.frames;
  const blocks = [request, response, event].map(ref => {
    const name = refName(ref);
    return html`<h3 class="name"><code>${name}</code></h3>\n${definition(context, name)}`;
  });
  return html`${blocks}`;
}
