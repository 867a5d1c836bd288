/** Starts a gateway and says which modules of the agent that asks a model were loaded. Arguments: state directory, base URL. */
import { registerHooks } from 'node:module';

const loaded: string[] = [];
registerHooks({
  load(url, context, next) {
    if (/\/agents\/openai|node_modules\/openai\//.test(url)) loaded.push(url);
    return next(url, context);
  },
});
const { startGateway } = await import('../../src/index.ts');
const [stateDir = '', baseUrl] = process.argv.slice(2);
const model = {
  provider: 'local',
  id: 'tiny',
  name: 'Tiny',
  apiKey: undefined,
  api: 'openai-completions',
  timeoutMs: 1_000,
  reasoning: false,
  images: false,
  tools: true,
  contextTokens: 4_096,
  maxTokens: undefined,
} as const;
const gateway = await startGateway({
  port: 0,
  stateDir,
  token: 'token',
  ...(baseUrl === undefined ? {} : { model: { ...model, baseUrl } }),
});
await gateway.close();
process.stdout.write(JSON.stringify(loaded));
