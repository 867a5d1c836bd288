/** The Swift package against the reference gateway: `swift test` with a gateway, and the driver over what goes wrong. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createServer } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type GatewayOptions, type RunningGateway, startGateway } from '../../../gateway/src/index.ts';
import { freePort } from '../../../scripts/bench/process.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SWIFT = join(ROOT, 'scripts', 'swift.js');
const TOKEN = 'shared-secret-of-the-tests';
const BUILD_MS = 15 * 60_000;
const TEST_MS = 120_000;

const status = spawnSync(process.execPath, [SWIFT, 'status'], { encoding: 'utf8' });
const isReady = status.status === 0;
if (!isReady) {
  process.stderr.write(`\nSWIFT TESTS ARE SKIPPED: ${status.stderr.trim()}\n\n`);
}

type Line = Readonly<Record<string, unknown>>;

/** The driver, with everything it has written. */
class Driver {
  readonly #process: ChildProcess;
  readonly #lines: Line[] = [];
  readonly #waiting = new Set<() => void>();

  constructor() {
    this.#process = spawn(process.execPath, [SWIFT, 'driver'], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#process.stdout as NodeJS.ReadableStream }).on('line', line => {
      this.#lines.push(JSON.parse(line) as Line);
      for (const look of [...this.#waiting]) look();
    });
    onTestFinished(async () => {
      const ended = once(this.#process, 'exit');
      this.#process.stdin?.end();
      await ended;
    });
  }

  tell(command: Line): void {
    this.#process.stdin?.write(`${JSON.stringify(command)}\n`);
  }

  connect(gateway: RunningGateway, more: Line = {}): void {
    const scopes = ['operator.admin'];
    this.tell({
      do: 'connect',
      url: gateway.url,
      auth: { token: TOKEN },
      role: 'operator',
      scopes,
      device: true,
      ...more,
    });
  }

  /** The nth line that has these members; waits for it. */
  saw(members: Line, nth = 1): Promise<Line> {
    return new Promise(resolve => {
      const look = () => {
        const found = this.all(members)[nth - 1];
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  all(members: Line): Line[] {
    return this.#lines.filter(line => Object.entries(members).every(([name, value]) => line[name] === value));
  }
}

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'clawspec-swift-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function gateway(options: Partial<GatewayOptions> = {}): Promise<RunningGateway> {
  const running = await startGateway({ port: 0, token: TOKEN, stateDir: await folder(), ...options });
  onTestFinished(() => running.close());
  return running;
}

/** A TLS door before a gateway, with a certificate that it made for itself. */
async function secureDoor(inner: RunningGateway): Promise<{ url: string; pin: string }> {
  const dir = await folder();
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const command = [
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
  ];
  const made = spawnSync(
    process.execPath,
    [SWIFT, 'exec', ...command, '-keyout', key, '-out', cert, '-subj', '/CN=127.0.0.1', '-days', '2'],
    { encoding: 'utf8' },
  );
  expect(made.status, made.stderr).toBe(0);
  const pem = await readFile(cert, 'utf8');
  const port = Number(new URL(inner.url).port);
  const server = createServer({ key: await readFile(key), cert: pem }, socket => {
    const behind = connect(port, '127.0.0.1');
    socket.pipe(behind).pipe(socket);
    socket.on('error', () => behind.destroy());
    behind.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the door has no port');
  return { url: `wss://127.0.0.1:${address.port}`, pin: new X509Certificate(pem).fingerprint256 };
}

describe.skipIf(!isReady)('Swift', () => {
  beforeAll(() => {
    const built = spawnSync(process.execPath, [SWIFT, 'build', '--build-tests'], { encoding: 'utf8' });
    expect(built.status, `${built.stdout}\n${built.stderr}`).toBe(0);
    expect(built.stdout).not.toMatch(/warning:/);
  }, BUILD_MS);

  test('swift test, with a gateway', { timeout: BUILD_MS }, async () => {
    const running = await gateway();
    const door = await secureDoor(running);
    const child = spawn(process.execPath, [SWIFT, 'test', '--skip-build'], {
      env: {
        ...process.env,
        CLAWSPEC_TEST_GATEWAY_URL: running.url,
        CLAWSPEC_TEST_GATEWAY_TOKEN: TOKEN,
        CLAWSPEC_TEST_GATEWAY_TLS_URL: door.url,
        CLAWSPEC_TEST_GATEWAY_TLS_PIN: door.pin,
      },
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text));
    child.stderr.on('data', (text: Buffer) => (output += text));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code, output).toBe(0);
    expect(output).toMatch(/Executed \d+ tests, with 0 failures/);
    expect(output, 'a test found no gateway').not.toMatch(/skipped/);
  });

  test('handshake with a device identity, health, chat and agent', { timeout: TEST_MS }, async () => {
    const driver = new Driver();
    driver.connect(await gateway());
    expect(await driver.saw({ saw: 'connected' })).toMatchObject({ protocol: 4 });
    driver.tell({ do: 'request', id: 'h', method: 'health' });
    expect(await driver.saw({ id: 'h' })).toMatchObject({ ok: true, payload: { ok: true } });
    driver.tell({
      do: 'request',
      id: 'c',
      method: 'chat.send',
      params: { sessionKey: 'main', message: 'hi ü' },
    });
    await driver.saw({ id: 'c', ok: true });
    driver.tell({ do: 'request', id: 'a', method: 'agent', params: { message: 'again' }, final: true });
    expect(await driver.saw({ saw: 'accepted', id: 'a' })).toMatchObject({ payload: { status: 'accepted' } });
    expect(await driver.saw({ saw: 'response', id: 'a' })).toMatchObject({
      ok: true,
      payload: { status: 'ok' },
    });
    const texts = driver.all({ saw: 'event', event: 'chat' }).map(line => JSON.stringify(line['payload']));
    expect(texts.filter(text => text.includes('"delta"') && text.includes('You said: hi ü'))).not.toEqual([]);
    expect(driver.all({ saw: 'gap' })).toEqual([]);
  });

  test('a lost event is a gap', { timeout: TEST_MS }, async () => {
    const driver = new Driver();
    driver.connect(await gateway({ faults: ['drop event=chat nth=2'] }));
    await driver.saw({ saw: 'connected' });
    driver.tell({
      do: 'request',
      id: 'c',
      method: 'chat.send',
      params: { sessionKey: 'main', message: 'x' },
    });
    const gap = await driver.saw({ saw: 'gap' });
    expect(Number(gap['received']) - Number(gap['expected'])).toBe(1);
  });

  test('a gateway that restarts: the client comes back and sends what waited', {
    timeout: TEST_MS,
  }, async () => {
    const stateDir = await folder();
    const first = await startGateway({ port: await freePort(), token: TOKEN, stateDir });
    const driver = new Driver();
    driver.connect(first);
    await driver.saw({ saw: 'connected' });
    await first.close();
    expect(await driver.saw({ saw: 'disconnected' })).toMatchObject({ code: 1012, decision: 'retry' });
    driver.tell({ do: 'request', id: 'w', method: 'health' });
    const second = await startGateway({ port: Number(new URL(first.url).port), token: TOKEN, stateDir });
    onTestFinished(() => second.close());
    await driver.saw({ saw: 'connected' }, 2);
    expect(await driver.saw({ id: 'w' })).toMatchObject({ ok: true });
  });

  test('a response that never came is asked for again with the same key', { timeout: TEST_MS }, async () => {
    const faults = [
      'drop response=chat.send nth=1 connection=1',
      'close response=chat.send code=1012 connection=1',
    ];
    const driver = new Driver();
    driver.connect(await gateway({ faults }));
    await driver.saw({ saw: 'connected' });
    const params = { sessionKey: 'main', message: 'once', idempotencyKey: 'key-1' };
    driver.tell({ do: 'request', id: 'c', method: 'chat.send', params });
    expect(await driver.saw({ id: 'c' })).toMatchObject({ ok: true, payload: { runId: 'key-1' } });
    expect(driver.all({ saw: 'connected' })).toHaveLength(2);
    driver.tell({ do: 'request', id: 'n', method: 'chat.history', params: { sessionKey: 'main' } });
    const history = JSON.stringify((await driver.saw({ id: 'n' }))['payload']);
    expect(history.match(/"once"/g)).toHaveLength(1);
  });

  test('a node serves node.invoke', { timeout: TEST_MS }, async () => {
    const running = await gateway();
    const [node, operator] = [new Driver(), new Driver()];
    // What a node may offer depends on its platform.
    const [echo, lacking] = ['system.which', 'system.notify'];
    node.connect(running, { role: 'node', scopes: [], commands: [echo, lacking] });
    operator.connect(running);
    await node.saw({ saw: 'connected' });
    await operator.saw({ saw: 'connected' });
    const ask = async (id: string, method: string, params: Line = {}) => {
      operator.tell({ do: 'request', id, method, params });
      return await operator.saw({ saw: 'response', id });
    };
    const pending = (await ask('l', 'node.pair.list'))['payload'] as { pending: { requestId: string }[] };
    for (const { requestId } of pending.pending)
      expect(await ask(requestId, 'node.pair.approve', { requestId })).toMatchObject({ ok: true });
    const { nodes } = (await ask('n', 'node.list'))['payload'] as { nodes: { nodeId: string }[] };
    const nodeId = nodes[0]?.nodeId ?? '';
    const answer = await ask('i', 'node.invoke', {
      nodeId,
      command: lacking,
      idempotencyKey: 'k',
      params: { a: 1 },
    });
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining('there is no') } });
    expect(await node.saw({ saw: 'invoked' })).toMatchObject({ command: lacking });
  });

  test('the driver passes client-core and client-node', { timeout: 10 * TEST_MS }, async () => {
    const clawspec = join(ROOT, 'conformance', 'bin', 'clawspec.js');
    const args = ['test', '--client', `"${process.execPath}" "${SWIFT}" driver`, '--profile', 'client-core'];
    const child = spawn(process.execPath, [clawspec, ...args, '--profile', 'client-node'], { cwd: ROOT });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text));
    child.stderr.on('data', (text: Buffer) => (output += text));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code, output).toBe(0);
  });
});
