/**
 * Starts one implementation in the foreground; what `clawspec test --command` is given. The token comes in
 * `$OPENCLAW_GATEWAY_TOKEN`, the model in `$OPENAI_BASE_URL` and `$OPENAI_API_KEY`. State stays in `--dir`,
 * so that a restart finds it.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_MODEL } from '../../conformance/src/model/index.ts';
import { IMPLEMENTATIONS } from './implementations.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string' }, dir: { type: 'string' }, package: { type: 'string', default: '' } },
});
const subject = IMPLEMENTATIONS.find(({ id }) => id === positionals[0]);
const {
  OPENCLAW_GATEWAY_TOKEN: token,
  OPENAI_BASE_URL: url = '',
  OPENAI_API_KEY: key = '',
  PATH,
} = process.env;
if (subject?.side !== 'gateway' || !values.dir || !values.port || !token) {
  process.stderr.write(
    'usage: start-gateway.ts NAME --port N --dir DIR [--package DIR], with OPENCLAW_GATEWAY_TOKEN\n',
  );
  process.exit(64);
}
const { args, cwd, env, config } = subject.start({
  port: Number(values.port),
  token,
  dir: values.dir,
  packageDir: values.package,
  model: DEFAULT_MODEL,
});
await mkdir(values.dir, { recursive: true });
// A case may have changed it: only the first start writes it.
if (!existsSync(config.path)) await writeFile(config.path, JSON.stringify(config.value), { mode: 0o600 });
process.chdir(cwd);
// In place of this process: what signals and waits for the command reaches the gateway itself.
if (!process.execve) throw new Error('this system cannot replace a process');
process.execve(process.execPath, [process.execPath, ...args], {
  PATH,
  OPENCLAW_GATEWAY_TOKEN: token,
  // Not under the usual names: a gateway would take them for an account, and call it at once.
  SCRIPTED_MODEL_URL: url,
  SCRIPTED_MODEL_KEY: key,
  ...env,
});
