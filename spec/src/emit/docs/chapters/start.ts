/** Transport, frames, and the life of a session. */
import { refName } from '../../emitter.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';
import { heading } from '../parts.ts';
import { definition } from '../schema-table.ts';
import { quantity } from '../words.ts';
import type { Chapter } from './chapter.ts';

export const start: Chapter = {
  name: 'start',
  title: 'Start here',
  body: context => html`${transport(context)}${session(context)}${frames(context)}${rules(context)}`,
};

function transport(context: Context): Html {
  const { ir } = context;
  const url = `ws://${ir.defaults.host}:${ir.defaults.port}`;
  return html`<p class="lead">A client holds one WebSocket to the gateway. Every message is one JSON object: a request, a response or an event.</p>
<dl class="glance"><div><dt>Address</dt><dd><code>${url}</code>, any path. Other hosts reach it through a tunnel or TLS proxy.</dd></div>
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

function session(context: Context): Html {
  const rows = LADDER.map(
    ([dir, label, text]) =>
      html`<li class="${dir}"><span class="arrow">${label}</span><span class="what">${inline(context, text)}</span></li>\n`,
  );
  return html`${heading(3, 'session', 'A session')}<div id="session" class="ladder"><p class="ends" aria-hidden="true"><span>client</span><span>gateway</span></p><ol>
${rows}</ol></div>
`;
}

function frames(context: Context): Html {
  const { request, response, event } = context.ir.frames;
  const blocks = [request, response, event].map(ref => {
    const name = refName(ref);
    return html`<h4><code>${name}</code></h4>\n${definition(context, name)}`;
  });
  return html`<div id="frames">${heading(3, 'frames', 'Frames')}<p>The member <code>type</code> says which frame it is: <code>req</code>, <code>res</code> or <code>event</code>. Only clients send requests; only gateways send responses and events.</p>
${blocks}</div>
`;
}

const RULES = [
  '**Ids.** The client chooses them; a response repeats the id of its request. Two requests under way never share one. A method with a second response uses the same id for both.',
  '**Order.** Responses come in any order. Events that a call causes may come before its response.',
  '**Gaps.** `seq` counts the broadcasts sent on this connection. A number that jumps ahead means that something was left out. Events are never replayed: load the state again with `health`, `system-presence` and `chat.history`.',
  '**Unknown things.** Ignore members, events, variants and values that you do not know. Gateways refuse unknown members in what clients send, wherever this page says so.',
  '**Errors.** Decide by `error.code` and `error.details.code`, never by `message`. [Errors](#chapter.errors) says what to do on each.',
  '**Repeating.** Every method says what a client may do when the connection broke before the response came.',
];

function rules(context: Context): Html {
  return html`<div id="rules">${heading(3, 'rules', 'Rules for every client')}<ul class="rules">
${RULES.map(rule => html`<li>${inline(context, rule)}</li>\n`)}</ul></div>
`;
}
