/** `clawspec model`: the scripted model, started by hand. */
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { UsageError } from '../errors.ts';
import { parseRules } from './answer.ts';
import { type AskedRequest, DEFAULT_MODEL, startModel } from './server.ts';

export interface ModelCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly key?: string;
  readonly model: readonly string[];
  readonly script?: string;
  readonly json: boolean;
}

/** Serves until it is interrupted. One line of output says where, and one each what was asked. */
export async function runModel(options: ModelCommandOptions): Promise<number> {
  const { port, host, key, script, json } = options;
  const rules = script === undefined ? [] : parseRules(readScript(script), script);
  const write = (entry: object, text: string) => {
    process.stdout.write(`${json ? JSON.stringify(entry) : text}\n`);
  };
  const model = await startModel({
    port,
    host,
    rules,
    models: options.model.length === 0 ? [DEFAULT_MODEL] : options.model,
    ...(key === undefined ? {} : { apiKey: key }),
    onRequest: ({ body: _, ...asked }) => write({ asked }, describe(asked)),
  }).catch((error: unknown) => {
    throw new UsageError(`cannot listen on ${host}:${port}: ${(error as Error).message}`);
  });
  // Listened for first: whoever reads that it is ready may end it at once.
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  write(
    { ready: model.url, models: model.models },
    `ready on ${model.url}, models: ${model.models.join(', ')}`,
  );
  await interrupted;
  await model.close();
  return 0;
}

function readScript(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the script: ${(error as Error).message}`);
  }
}

function describe({ api, stream, text, answered }: Omit<AskedRequest, 'body'>): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  const how = `${api}${stream ? ', stream' : ''}`;
  return `${how}: ${line.length > 100 ? `${line.slice(0, 100)}…` : line} → ${answered}`;
}
