/**
 * The branch of the client for Apple platforms, type-checked on Linux with stand-ins for Apple's modules, and judged by
 * the availability that the standard library and Foundation declare.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SWIFT = join(ROOT, 'scripts', 'swift.js');
const STAND_INS = join(ROOT, 'clients', 'swift', 'Tests', 'apple-stand-ins');
const BUILD_MS = 15 * 60_000;
/** The oldest systems that Package.swift names. */
const OLDEST: Readonly<Record<string, number>> = { macOS: 13, iOS: 16 };
const MODULES = [
  'Swift',
  '_Concurrency',
  '_StringProcessing',
  'Synchronization',
  'FoundationEssentials',
  'Foundation',
];

const status = spawnSync(process.execPath, [SWIFT, 'status'], { encoding: 'utf8' });
// On a Mac the package itself is compiled with Apple's modules.
const isReady = status.status === 0 && process.platform !== 'darwin';

const sources = (folder: string) => globSync(join(ROOT, folder, '**', '*.swift')).sort();
const PROTOCOL = sources('generated/swift');
const CLIENT = sources('clients/swift/Sources/ClawspecClient');

async function exec(command: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [SWIFT, 'exec', ...command]);
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text));
  child.stderr.on('data', (text: Buffer) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

async function succeed(command: readonly string[]): Promise<string> {
  const { code, output } = await exec(command);
  expect(code, output).toBe(0);
  return output;
}

describe.skipIf(!isReady)('the Swift client on Apple platforms', () => {
  const dir = join(tmpdir(), `clawspec-apple-${randomUUID()}`);
  const [standIns, modules, index] = [join(dir, 'stand-ins'), join(dir, 'modules'), join(dir, 'index')];
  /** As strict as the package is built, with the stand-ins in sight. */
  const strict = ['-swift-version', '6', '-warnings-as-errors', '-I', standIns, '-I', modules];
  const apple = [...strict, '-Xfrontend', '-import-module', '-Xfrontend', 'AppleFoundation'];
  const declarationsOnly = ['-Xfrontend', '-experimental-skip-non-inlinable-function-bodies'];
  const emit = (name: string, files: readonly string[], more: readonly string[]) => [
    ...['swiftc', '-emit-module', '-parse-as-library', '-module-name', name],
    ...['-emit-module-path', join(modules, `${name}.swiftmodule`), ...more, ...files],
  ];
  const check = (name: string, files: readonly string[], more: readonly string[] = []) => [
    ...['swiftc', '-typecheck', '-module-name', name, ...apple, ...more, ...files],
  ];
  const indexed = ['-index-store-path', index, '-index-ignore-system-modules'];

  beforeAll(async () => {
    for (const folder of [standIns, modules]) mkdirSync(folder, { recursive: true });
    for (const name of ['Darwin', 'Security', 'CryptoKit', 'AppleFoundation'])
      await succeed([
        ...['swiftc', '-emit-module', '-parse-as-library', '-swift-version', '6', '-suppress-warnings'],
        // Enumerations of Apple's modules may grow.
        ...['-enable-library-evolution', '-module-name', name, '-I', standIns],
        ...['-emit-module-path', join(standIns, `${name}.swiftmodule`), join(STAND_INS, `${name}.swift`)],
      ]);
    await succeed(emit('ClawspecProtocol', PROTOCOL, [...strict, ...declarationsOnly]));
    await succeed(emit('ClawspecClient', CLIENT, [...apple, ...declarationsOnly, '-enable-testing']));
  }, BUILD_MS);

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('type-checks without a warning', { timeout: BUILD_MS }, async () => {
    await succeed(check('ClawspecClient', CLIENT, indexed));
    await succeed(check('Driver', sources('clients/swift/Sources/clawspec-swift-driver')));
    await succeed(check('Tests', sources('clients/swift/Tests/ClawspecClientTests')));
    const seen = readIndex(index).join('\n');
    expect(seen).toContain('URLSessionConnection');
    expect(seen).toContain('KeychainTokenStore');
    expect(seen).not.toContain('SocketConnection');
  });

  test.each([
    ['Transports/URLSessionTransport.swift', 'URLCredential(trust: peer)', 'URLCredential(trust: space)'],
    ['Transports/URLSessionTransport.swift', 'didCloseWith closeCode', 'didCloseWithCode closeCode'],
    ['Transports/URLSessionTransport.swift', 'let closing = Locked<', 'var closing = Locked<'],
    [
      'KeychainItem.swift',
      'SecItemDelete(query as CFDictionary)',
      'SecItemDelete(query as CFDictionary, nil)',
    ],
    ['Ed25519.swift', 'signature(for: message)', 'signature(of: message)'],
    ['SecretFile.swift', 'unlink(scratch)', 'unlinkFile(scratch)'],
  ])('a mistake in %s is found: %s', { timeout: BUILD_MS }, async (file, right, wrong) => {
    const place = CLIENT.find(path => path.endsWith(`/${file}`)) ?? '';
    const text = readFileSync(place, 'utf8');
    expect(text).toContain(right);
    const broken = join(dir, basename(file));
    writeFileSync(broken, text.replace(right, wrong));
    const others = CLIENT.filter(path => path !== place);
    const flags = apple.filter(flag => flag !== '-Xfrontend');
    const command = ['swiftc', '-frontend', '-typecheck', '-module-name', 'ClawspecClient', ...flags];
    expect(await exec([...command, '-primary-file', broken, ...others])).toMatchObject({
      code: 1,
      output: expect.stringContaining(`${basename(file)}:`),
    });
  });

  test('nothing newer than macOS 13 and iOS 16 is used', { timeout: BUILD_MS }, async () => {
    const newer = await newerSymbols();
    await succeed(check('ClawspecProtocol', PROTOCOL, indexed));
    const used = (folder: string) =>
      readIndex(folder).flatMap(record =>
        [...newer].filter(([id]) => record.includes(id)).map(([, text]) => text),
      );
    expect(used(index)).toEqual([]);
    // The same for something that is known to be newer.
    const file = join(dir, 'newer.swift');
    writeFileSync(file, 'import Synchronization\nfinal class Newer { let count = Mutex(0) }\n');
    const other = join(dir, 'index-of-newer');
    await succeed(check('Newer', [file], ['-index-store-path', other, '-index-ignore-system-modules']));
    expect(used(other)).toContain('Mutex: iOS 18.0');
  });

  test('the keychain: update or add, delete, and what goes wrong', { timeout: BUILD_MS }, async () => {
    const program = join(dir, 'keychain');
    const item = CLIENT.find(path => path.endsWith('/KeychainItem.swift')) ?? '';
    const run = join(STAND_INS, 'run', 'main.swift');
    const library = join(dir, 'libSecurity.a');
    await succeed([
      ...[
        'swiftc',
        '-emit-library',
        '-static',
        '-parse-as-library',
        '-swift-version',
        '6',
        '-suppress-warnings',
      ],
      ...['-enable-library-evolution', '-module-name', 'Security', '-o', library],
      join(STAND_INS, 'Security.swift'),
    ]);
    await succeed(['swiftc', '-swift-version', '6', '-I', standIns, '-o', program, item, run, library]);
    expect((await succeed([program])).trim().split('\n')).toEqual([
      'read what is not there: nil [find]',
      'write: done [update add]',
      'read: 1 [find]',
      'read another: nil [find]',
      'write again: done [update]',
      'read again: 2 [find]',
      'create what is there: false [add]',
      'items: 1 []',
      'stays on this device: true []',
      'write while another adds: done [update add update]',
      'read what was written: 4 [find]',
      'read before the first unlock: failure -25308 [find]',
      'write without an entitlement: failure -34018 [update]',
      'delete: done [delete]',
      'delete again: done [delete]',
      'read after: nil [find]',
    ]);
  });

  /** Symbols by their id in the index, with the systems that have them first. */
  async function newerSymbols(): Promise<Map<string, string>> {
    const folder = join(dir, 'symbols');
    mkdirSync(folder);
    const info = JSON.parse(await succeed(['swiftc', '-print-target-info'])) as {
      target: { triple: string };
    };
    const tool = '"$(dirname "$(readlink -f "$(command -v swift)")")/swift-symbolgraph-extract"';
    const args = `-target ${info.target.triple} -output-dir "$1" -skip-synthesized-members`;
    for (const name of MODULES)
      await succeed(['sh', '-c', `${tool} -module-name ${name} ${args}`, 'sh', folder]);
    const found = new Map<string, string>();
    for (const file of readdirSync(folder)) {
      const graph = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SymbolGraph;
      for (const symbol of graph.symbols)
        for (const { domain, introduced } of symbol.availability ?? []) {
          const oldest = OLDEST[domain ?? ''];
          if (oldest === undefined || introduced === undefined) continue;
          const { major, minor = 0 } = introduced;
          if (major < oldest || (major === oldest && minor === 0)) continue;
          found.set(
            symbol.identifier.precise,
            `${symbol.pathComponents.join('.')}: ${domain} ${major}.${minor}`,
          );
        }
    }
    expect(found.size, 'nothing is newer: the modules do not say').toBeGreaterThan(100);
    return found;
  }
});

interface SymbolGraph {
  readonly symbols: readonly {
    readonly identifier: { readonly precise: string };
    readonly pathComponents: readonly string[];
    readonly availability?: readonly {
      readonly domain?: string;
      readonly introduced?: { readonly major: number; readonly minor?: number };
    }[];
  }[];
}

/** What the compiler wrote down about each file: the ids of all that it declares and uses are in there as text. */
function readIndex(folder: string): string[] {
  const records = globSync(join(folder, 'v5', 'records', '*', '*'));
  return records.map(path => readFileSync(path, 'latin1'));
}
