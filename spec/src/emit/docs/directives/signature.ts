/** The bytes that a device signs. */
import type { SignatureField } from '../../../device-auth.ts';
import type { Context } from '../context.ts';
import { type Html, html, join } from '../html.ts';
import { inline } from '../markdown.ts';
import { signatureExample } from './signature-example.ts';

/** The text of every version, field by field. */
export function signatureTexts({ ir }: Context): Html {
  return html`${Object.entries(ir.deviceAuth.layouts).map(([version, layout]) => template(version, layout))}`;
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

export function signatureFields(context: Context): Html {
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

export function workedSignature(context: Context): Html {
  const example = signatureExample(context.ir.deviceAuth.layouts);
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
  return html`<dl class="glance mono">${inputs.map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>\n`)}</dl>
${Object.keys(context.ir.deviceAuth.layouts).map(
  version => html`<p class="label">Signed text, ${version}</p>
<pre class="bytes" tabindex="0"><code>${example.payloads[version]}</code></pre>
<p class="label">device.signature, ${version}</p>
<pre class="bytes" tabindex="0"><code>${example.signatures[version]}</code></pre>
`,
)}`;
}
