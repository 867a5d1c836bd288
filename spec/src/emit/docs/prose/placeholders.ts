/** `{{limit:tickIntervalMs}}` and the like: values that prose takes from the IR instead of repeating them. */
import { anchor, type Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { list, quantity } from '../words.ts';
import { ProseError } from './blocks.ts';

const KINDS: Readonly<Record<string, (context: Context, name: string) => Html | undefined>> = {
  limit: ({ ir }, name) => {
    const limit = ir.limits[name];
    return limit && html`<a href="#${anchor.limit(name)}">${quantity(limit.value, limit.unit)}</a>`;
  },
  close: ({ ir }, code) => {
    const known = ir.closeCodes.find(entry => String(entry.code) === code);
    return known && html`<a href="#${anchor.closeCode(known.code)}">${known.code} “${known.name}”</a>`;
  },
  default: ({ ir }, name) => {
    const value = (ir.defaults as Readonly<Record<string, string | number>>)[name];
    return value === undefined ? undefined : html`<code>${value}</code>`;
  },
  text: ({ ir }, name) => {
    const texts: Readonly<Record<string, string>> = {
      protocols: list(ir.protocols.map(String)),
      'signature-order': list(ir.deviceAuth.order, 'then'),
      methods: String(Object.keys(ir.methods).length),
      events: String(Object.keys(ir.events).length),
    };
    return texts[name] === undefined ? undefined : html`${texts[name]}`;
  },
};

/** Throws a ProseError when the IR does not know the name. */
export function placeholder(context: Context, kind: string, name: string): Html {
  const value = KINDS[kind]?.(context, name);
  if (value === undefined) throw new ProseError(`nothing is called {{${kind}:${name}}}`);
  return value;
}
