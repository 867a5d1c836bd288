/** Keys of the configuration: what a change takes, and which are secret. */
import type { JsonSchema } from '../../../ir.ts';
import type { Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { inline } from '../markdown.ts';

interface Key {
  readonly path: string;
  readonly schema: JsonSchema;
  readonly reload: string;
}

const RELOAD: Readonly<Record<string, string>> = { hot: 'at once', restart: 'with a restart' };

/** Keys that the specification describes; those that nobody reads are left out. */
export function configKeys(context: Context): Html {
  const rows = keysOf(context.ir.$defs['OpenClawConfig'] ?? {}, '', 'restart')
    .filter(({ reload }) => reload !== 'none')
    .map(
      ({ path, schema, reload }) =>
        html`<tr><th scope="row"><code>${path}</code></th><td>${RELOAD[reload] ?? reload}</td><td>${schema['x-secret'] === true ? 'yes' : '—'}</td><td>${inline(context, schema.description ?? '')}</td></tr>\n`,
    );
  return html`<table class="codes wrap"><thead><tr><th scope="col">Key</th><th scope="col">Takes effect</th><th scope="col">Secret</th><th scope="col">Means</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

/** Leaves; what a section says about reloading holds for everything below. */
function keysOf(schema: JsonSchema, path: string, inherited: string): Key[] {
  const reload = schema['x-reload'] ?? inherited;
  if (reload === 'none') return [{ path, schema, reload }];
  const { additionalProperties: named, items } = schema;
  if (typeof named === 'object') return keysOf(named, `${path}.*`, reload);
  if (items?.properties !== undefined) return keysOf(items, `${path}[]`, reload);
  if (schema.properties === undefined) return [{ path, schema, reload }];
  return Object.entries(schema.properties).flatMap(([name, child]) =>
    keysOf(child, path === '' ? name : `${path}.${name}`, reload),
  );
}
