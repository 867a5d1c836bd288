/** Templates: the values of a case in which `$var`, `$text`, `$repeat` and `$later` stand for something else. */
import { HarnessError, StepFailure } from './errors.ts';
import { dig, isObject } from './json.ts';

/** Where a template takes its values from. */
export class Scope {
  readonly #values = new Map<string, unknown>();
  readonly #parent: ((name: string) => unknown) | undefined;

  /** `outer` answers names that were never bound, such as `unique.key` and `device.a.id`. */
  constructor(outer?: (name: string) => unknown) {
    this.#parent = outer;
  }

  bind(name: string, value: unknown): void {
    this.#values.set(name, value);
  }

  /** The value of a dotted name: the longest bound prefix, then members of its value. */
  lookup(name: string): unknown {
    const parts = name.split('.');
    for (let length = parts.length; length > 0; length--) {
      const prefix = parts.slice(0, length).join('.');
      if (!this.#values.has(prefix)) continue;
      return found(name, dig(this.#values.get(prefix), parts.slice(length)));
    }
    return found(name, this.#parent?.(name));
  }
}

function found(name: string, value: unknown): unknown {
  if (value === undefined) throw new StepFailure(`nothing is known as “${name}” yet`, { blocked: true });
  return value;
}

/** The only key of an object, when it is a `$word`. */
export function wordOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  return keys[0]?.startsWith('$') ? keys[0] : undefined;
}

/** Replaces every template word in a value. */
export function evaluate(template: unknown, scope: Scope): unknown {
  if (Array.isArray(template)) return template.map(item => evaluate(item, scope));
  if (!isObject(template)) return template;
  switch (wordOf(template)) {
    case undefined:
      return Object.fromEntries(Object.entries(template).map(([key, item]) => [key, evaluate(item, scope)]));
    case '$var':
      return scope.lookup(String(template['$var']));
    case '$text':
      return interpolate(String(template['$text']), scope);
    case '$literal':
      return template['$literal'];
    case '$later':
      return new Date(Date.now() + Number(evaluate(template['$later'], scope))).toISOString();
    case '$repeat':
      return repeat(evaluate(template['$repeat'], scope));
    default:
      throw new HarnessError(`${wordOf(template)} does not stand for a value that can be sent`);
  }
}

function interpolate(text: string, scope: Scope): string {
  return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    const value = scope.lookup(name);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function repeat(value: unknown): string {
  if (isObject(value) && typeof value['text'] === 'string' && typeof value['times'] === 'number') {
    return value['text'].repeat(value['times']);
  }
  throw new HarnessError('$repeat needs {text, times}');
}
