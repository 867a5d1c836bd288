/** Where the agent that asks a model takes its settings from, and that a gateway without them loads nothing of it. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadGatewayConfig } from '../src/config/config.ts';
import { StartupError } from '../src/errors.ts';
import { tempDir, testGateway } from './support/gateway.ts';
import { connected } from './support/raw-client.ts';

async function modelOf(config: unknown, env: NodeJS.ProcessEnv = {}) {
  const stateDir = await tempDir();
  await writeFile(join(stateDir, 'openclaw.json'), JSON.stringify(config));
  return loadGatewayConfig({ stateDir }, env).model;
}

async function refusal(config: unknown, env: NodeJS.ProcessEnv = {}) {
  try {
    await modelOf(config, env);
  } catch (error) {
    if (error instanceof StartupError) return `${error.message} — ${error.hint}`;
    throw error;
  }
  throw new Error('was taken');
}

const primary = (name: string) => ({ defaults: { model: { primary: name } } });

describe('the settings of the model', () => {
  it('are none without a model, whatever the environment has', async () => {
    expect(await modelOf({}, { OPENAI_API_KEY: 'k' })).toBeUndefined();
    expect(await modelOf({ models: { providers: { x: { baseUrl: 'http://h/v1' } } } })).toBeUndefined();
  });

  it('come from a provider of the file', async () => {
    const local = {
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: `$\{LOCAL_KEY}`,
      api: 'openai-responses',
      timeoutSeconds: 60,
      headers: { 'of the real product': 'ignored' },
      models: [
        { id: 'other' },
        {
          id: 'qwen/3',
          name: 'Qwen',
          reasoning: true,
          input: ['text', 'image'],
          contextWindow: 8192,
          maxTokens: 512,
          compat: { supportsTools: false },
          cost: { input: 0, output: 0 },
        },
      ],
    };
    const file = { agents: primary('local/qwen/3'), models: { providers: { local } } };
    expect(await modelOf(file, { LOCAL_KEY: 'k1', OPENAI_API_KEY: 'other' })).toEqual({
      provider: 'local',
      id: 'qwen/3',
      name: 'Qwen',
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: 'k1',
      api: 'openai-responses',
      timeoutMs: 60_000,
      reasoning: true,
      images: true,
      tools: false,
      contextTokens: 8192,
      maxTokens: 512,
    });
  });

  it('take the environment for openai alone', async () => {
    const env = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' };
    expect(await modelOf({ agents: primary('openai/gpt') }, env)).toMatchObject({
      baseUrl: 'http://127.0.0.1:1/v1',
      apiKey: 'k',
      api: 'openai-completions',
      name: 'gpt',
    });
    const file = { agents: primary('x/y'), models: { providers: { x: { baseUrl: 'http://h/v1' } } } };
    expect((await modelOf(file, env))?.apiKey).toBeUndefined();
    const own = { agents: primary('openai/gpt'), models: { providers: { openai: { apiKey: 'mine' } } } };
    expect(await modelOf(own, { OPENAI_API_KEY: 'k' })).toMatchObject({
      apiKey: 'mine',
      baseUrl: 'https://api.openai.com/v1',
    });
  });

  const x = (provider: unknown) => ({ agents: primary('x/y'), models: { providers: { x: provider } } });
  it.each([
    [{ agents: primary('gpt') }, /primary is "gpt" — allowed: a provider and a model such as/],
    [{ agents: primary('x/y') }, /models.providers has no "x" — .*one of: openai/],
    [{ agents: primary('constructor/y'), models: { providers: {} } }, /has no "constructor"/],
    [{ agents: primary('openai/gpt') }, /no API key for OpenAI — set OPENAI_API_KEY/],
    [x({}), /models.providers.x has no baseUrl/],
    [x({ baseUrl: 'localhost:1' }), /baseUrl is "localhost:1" — allowed: an http/],
    [x({ baseUrl: 'http://me:secret@h/v1' }), /without user name and password/],
    [
      x({ baseUrl: 'http://h/v1', api: 'anthropic-messages' }),
      /speaks openai-completions and openai-responses/,
    ],
    [x({ baseUrl: 'http://h/v1', apiKey: '' }), /apiKey is an empty string/],
    [x('sk-secret'), /^(?!.*sk-secret).*models.providers.x is a string — allowed: an object/],
    [x({ baseUrl: 'http://h/v1', models: [{ name: 'no id' }] }), /models.0.id is missing/],
    [x({ baseUrl: 'http://h/v1', models: [{ id: 'y', contextWindow: 1 }] }), /models.0.contextWindow is 1/],
  ])('%j is refused', async (config, message) => {
    expect(await refusal(config)).toMatch(message);
  });

  it('do not take an address with a password from the environment', async () => {
    const env = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'https://me:secret@h/v1' };
    const text = await refusal({ agents: primary('openai/gpt') }, env);
    expect(text).toMatch(/^OPENAI_BASE_URL cannot be used — .*without user name and password/);
    expect(text).not.toContain('secret');
  });

  it('never show the key', async () => {
    const stateDir = await tempDir();
    const configPath = join(stateDir, 'openclaw.json');
    await writeFile(
      configPath,
      JSON.stringify({ models: { providers: { x: { baseUrl: 'http://h/v1', apiKey: 'sk-secret-1' } } } }),
    );
    const gateway = await testGateway({ stateDir, configPath });
    const { client } = await connected(gateway.url);
    const { payload } = await client.request('config.get', {});
    expect(payload.valid).toBe(true);
    expect(JSON.stringify(payload)).not.toContain('sk-secret-1');
    const schema = await client.request('config.schema.lookup', { path: 'models.providers.x.apiKey' });
    expect(schema.payload).toMatchObject({ reloadKind: 'restart', hint: { sensitive: true } });
  });
});

describe('what is loaded', () => {
  const loads = async (...more: string[]): Promise<string[]> => {
    const child = join(import.meta.dirname, 'support', 'loads-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [child, await tempDir(), ...more]);
    return JSON.parse(stdout) as string[];
  };

  it('without a model: nothing of it', async () => {
    expect(await loads()).toEqual([]);
  });

  it('with a model: the library not before the first run', async () => {
    const urls = await loads('http://127.0.0.1:1/v1');
    expect(urls.some(url => url.endsWith('/agents/openai.ts'))).toBe(true);
    expect(urls.filter(url => url.includes('node_modules'))).toEqual([]);
  });
});
