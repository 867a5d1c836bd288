/** Which model the agents have, and where it is: the file, and the environment for what it leaves out. */
import { StartupError } from '../errors.ts';
import { type ConfigFile, FORMATS } from './schema.ts';

export type ModelApi = 'openai-completions' | 'openai-responses';

/** A model of an OpenAI-compatible server, with everything that is needed to ask it. */
export interface ModelSettings {
  /** Name of the provider in the configuration. */
  readonly provider: string;
  /** Name of the model on its server. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly baseUrl: string;
  /** Undefined for a server that wants none. */
  readonly apiKey: string | undefined;
  readonly api: ModelApi;
  /** How long the server may be silent. */
  readonly timeoutMs: number;
  readonly reasoning: boolean;
  readonly images: boolean;
  readonly tools: boolean;
  /** Tokens. */
  readonly contextTokens: number;
  /** Longest reply in tokens; undefined leaves it to the server. */
  readonly maxTokens: number | undefined;
}

type Provider = NonNullable<NonNullable<ConfigFile['models']>['providers']>[string];

const OPENAI = 'openai';
const OPENAI_URL = 'https://api.openai.com/v1';
const APIS: readonly ModelApi[] = ['openai-completions', 'openai-responses'];
const DEFAULTS = { timeoutSeconds: 300, contextTokens: 32_768 };

/**
 * The model that the configuration names; undefined when it names none. Provider `openai` needs no entry: it
 * takes OPENAI_API_KEY and OPENAI_BASE_URL.
 *
 * @throws StartupError CONFIG_INVALID when it cannot be used, with what is missing
 */
export function modelSettings(
  config: ConfigFile,
  env: NodeJS.ProcessEnv,
  path: string,
): ModelSettings | undefined {
  const primary = config.agents?.defaults?.model?.primary;
  if (primary === undefined) return undefined;
  const at = primary.indexOf('/');
  const provider = primary.slice(0, at);
  const id = primary.slice(at + 1);
  const providers = config.models?.providers ?? {};
  const entry = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  if (entry === undefined && provider !== OPENAI) {
    const known = [...new Set([OPENAI, ...Object.keys(providers)])].join(', ');
    throw invalid(
      `${path}: agents.defaults.model.primary is "${primary}", but models.providers has no "${provider}"`,
      `describe it there with its baseUrl, or use one of: ${known}`,
    );
  }
  const known = entry?.models?.find(one => one.id === id);
  return {
    provider,
    id,
    name: known?.name ?? id,
    ...reach(provider, entry ?? {}, env, path),
    timeoutMs: (entry?.timeoutSeconds ?? DEFAULTS.timeoutSeconds) * 1000,
    reasoning: known?.reasoning ?? false,
    images: known?.input?.includes('image') ?? false,
    tools: known?.compat?.supportsTools ?? true,
    contextTokens: known?.contextWindow ?? DEFAULTS.contextTokens,
    maxTokens: known?.maxTokens,
  };
}

function reach(
  provider: string,
  entry: Provider,
  env: NodeJS.ProcessEnv,
  path: string,
): Pick<ModelSettings, 'baseUrl' | 'apiKey' | 'api'> {
  const own = provider === OPENAI;
  const section = `models.providers.${provider}`;
  const baseUrl = entry.baseUrl ?? (own ? urlFrom(env) : undefined);
  if (baseUrl === undefined) {
    throw invalid(`${path}: ${section} has no baseUrl`, 'add it, such as http://127.0.0.1:11434/v1');
  }
  const api = APIS.find(one => one === (entry.api ?? APIS[0]));
  if (api === undefined) {
    throw invalid(`${path}: ${section}.api is "${entry.api}"`, `this gateway speaks ${APIS.join(' and ')}`);
  }
  // The key of one provider is never sent to another.
  const apiKey = entry.apiKey?.trim() ?? (own ? env['OPENAI_API_KEY']?.trim() || undefined : undefined);
  if (apiKey === undefined && baseUrl === OPENAI_URL) {
    throw invalid('there is no API key for OpenAI', `set OPENAI_API_KEY, or ${section}.apiKey in ${path}`);
  }
  return { baseUrl, apiKey, api };
}

/** Where OpenAI is: its own address, or what the environment puts in its place. */
function urlFrom(env: NodeJS.ProcessEnv): string {
  const url = env['OPENAI_BASE_URL']?.trim() || OPENAI_URL;
  const { one, test } = FORMATS['http-url'];
  // It is not repeated: what is wrong with it may be a password.
  if (!test(url)) throw invalid('OPENAI_BASE_URL cannot be used', `give it ${one}, or leave it out`);
  return url;
}

function invalid(what: string, hint: string): StartupError {
  return new StartupError('CONFIG_INVALID', what, hint);
}
