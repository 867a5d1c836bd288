/** The schema of the configuration as forms want it. */
import {
  CONFIG_SCHEMA,
  type ConfigSchema,
  type ConfigSchemaLookupResult,
  type ConfigUiHint,
} from '@clawspec/protocol';
import { isIgnored, reloadKind, schemaAt } from './schema.ts';

/** Hints of every key that has some, by dotted path. */
export function uiHints(schema: ConfigSchema = CONFIG_SCHEMA, path = ''): Record<string, ConfigUiHint> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
      const below = path === '' ? key : `${path}.${key}`;
      if (isIgnored(child)) return [];
      return [[below, hintOf(child)], ...Object.entries(uiHints(child, below))];
    }),
  );
}

function hintOf(schema: ConfigSchema): ConfigUiHint {
  return {
    ...(schema.description === undefined ? {} : { help: schema.description }),
    ...(schema['x-secret'] === true && schema.properties === undefined ? { sensitive: true } : {}),
  };
}

/** @returns undefined for a path that the schema does not know. */
export function lookup(path: string): ConfigSchemaLookupResult | undefined {
  const keys = path === '.' ? [] : path.split(/[./]/).filter(key => key !== '');
  const schema = schemaAt(keys);
  if (schema === undefined) return undefined;
  const { properties, ...own } = schema;
  const here = keys.join('.');
  return {
    path: here === '' ? '.' : here,
    schema: own,
    reloadKind: reloadKind(keys),
    hint: hintOf(schema),
    children: Object.entries(properties ?? {}).map(([key, child]) => ({
      key,
      path: here === '' ? key : `${here}.${key}`,
      ...(child.type === undefined ? {} : { type: child.type }),
      required: false,
      hasChildren: child.properties !== undefined || typeof child.additionalProperties === 'object',
      reloadKind: reloadKind([...keys, key]),
      hint: hintOf(child),
    })),
  };
}
