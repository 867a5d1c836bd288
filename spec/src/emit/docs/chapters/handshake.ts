/** The handshake step by step, with the bytes that a device signs. */
import type { SignatureField } from '../../../device-auth.ts';
import { anchor, type Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { inline } from '../markdown.ts';
import { heading } from '../parts.ts';
import { list, quantity } from '../words.ts';
import type { Chapter } from './chapter.ts';
import { signatureExample } from './signature-example.ts';

export const handshake: Chapter = {
  name: 'handshake',
  title: 'Handshake',
  body: context => html`${steps(context)}${signature(context)}${worked(context)}`,
};

function steps(context: Context): Html {
  const limit = (name: string) => {
    const found = context.ir.limits[name];
    return found === undefined ? 'some time' : quantity(found.value, found.unit);
  };
  const items = [
    `**Open the socket.** The gateway speaks first: \`connect.challenge\` with a \`nonce\`. A client that waits longer than ${limit('challengeTimeoutMs')} closes with 1008.`,
    '**Sign.** Build the text below from the nonce and from exactly the values that [connect](#connect) is going to carry. Sign its UTF-8 bytes with the Ed25519 key of the device.',
    `**Send \`connect\`.** It is the first request, within ${limit('handshakeTimeoutMs')} of opening, and at most ${limit('preAuthFrameBytes')} long. Send nothing after it until the response is there.`,
    '**Read the response.** `hello-ok` names the protocol, the scopes of the session and the limits to keep to, and carries a first snapshot. A refusal is an error response followed by a close.',
    '**Keep the device token.** When `hello-ok.auth.deviceToken` is there, store it like a password and use it for later connects of this device and role. In protocol 4 it goes into `auth.deviceToken`, in protocol 3 into `auth.token`.',
    '**Watch the ticks.** A client that has heard nothing for twice `policy.tickIntervalMs` closes with 4000 and connects again.',
  ];
  return html`<ol class="steps">
${items.map(item => html`<li>${inline(context, item)}</li>\n`)}</ol>
<p>${inline(context, 'A device that the gateway does not know is answered with NOT_PAIRED until an operator approves it. On loopback, a device with the shared secret is approved at once.')} <a href="#${anchor.method('connect')}">Params and result of connect</a></p>
`;
}

function signature(context: Context): Html {
  const { layouts, order } = context.ir.deviceAuth;
  return html`<div id="signature">${heading(3, 'signature', 'What a device signs')}<p>${inline(
    context,
    `The fields below, joined with \`|\`. Nothing is escaped and nothing follows the last field. \`device.id\` is the lower-case hex SHA-256 of the raw 32-byte public key. A gateway tries ${list(order, 'then')}; these names are versions of the text, not of the wire protocol. Protocol 3 gateways know v2 only.`,
  )}</p>
${Object.entries(layouts).map(([version, layout]) => template(version, layout))}${fieldTable(context)}</div>
`;
}

function template(version: string, layout: readonly SignatureField[]): Html {
  const fields = layout.map(field => html`<var>${field.name}</var>`);
  return html`<pre class="bytes" tabindex="0"><code>${join([html`<b>${version}</b>`, ...fields], '|')}</code></pre>\n`;
}

const AS: Readonly<Record<SignatureField['as'], string>> = {
  literal: 'As it stands here.',
  text: 'As it is.',
  decimal: 'Decimal digits.',
  'comma-list': 'Joined with commas.',
  'trim-ascii-lower': 'Trimmed, then A-Z lower-cased.',
  'first-token': 'As it is.',
};

function written(context: Context, { as, note }: SignatureField): Html {
  const isTold = as === 'trim-ascii-lower' && note !== undefined;
  return inline(context, [...(isTold ? [] : [AS[as]]), ...(note === undefined ? [] : [note])].join(' '));
}

function fieldTable(context: Context): Html {
  const versions = Object.keys(context.ir.deviceAuth.layouts);
  const fields = new Map<string, { field: SignatureField; in: string[] }>();
  for (const version of versions) {
    for (const field of context.ir.deviceAuth.layouts[version] ?? []) {
      const known = fields.get(field.name);
      if (known === undefined) fields.set(field.name, { field, in: [version] });
      else known.in.push(version);
    }
  }
  const rows = [...fields.values()].map(
    ({ field, in: found }) =>
      html`<tr><th scope="row"><code>${field.name}</code></th><td><code>${field.from}</code></td><td>${found.join(', ')}</td><td>${written(context, field)}</td></tr>\n`,
  );
  return html`<table class="members flat"><thead><tr><th scope="col">Field</th><th scope="col">Taken from</th><th scope="col">In</th><th scope="col">Written</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

function worked(context: Context): Html {
  const example = signatureExample(context.ir.deviceAuth.layouts);
  const version = context.ir.deviceAuth.order[0] ?? '';
  const { client, role, scopes, auth, device } = example.params as {
    client: { id: string; mode: string; platform: string };
    role: string;
    scopes: string[];
    auth: { token: string };
    device: { id: string; signedAt: number };
  };
  const inputs: [string, string][] = [
    ['Private key (seed, hex)', example.seed],
    ['device.publicKey', example.publicKey],
    ['device.id', device.id],
    ['client.id, mode, platform', `${client.id}, ${client.mode}, ${client.platform}`],
    ['role', role],
    ['scopes', JSON.stringify(scopes)],
    ['device.signedAt', String(device.signedAt)],
    ['auth.token', auth.token],
    ['nonce', example.nonce],
  ];
  return html`<div id="signature-example">${heading(3, 'signature-example', 'Worked example')}<p>The key is test vector 1 of RFC 8032, so the result can be checked in any language.</p>
<dl class="glance mono">${inputs.map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>\n`)}</dl>
<p class="label">Signed text, ${version}</p>
<pre class="bytes" tabindex="0"><code>${example.payloads[version]}</code></pre>
<p class="label">device.signature</p>
<pre class="bytes" tabindex="0"><code>${example.signatures[version]}</code></pre></div>
`;
}
