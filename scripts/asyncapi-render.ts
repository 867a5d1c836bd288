/**
 * `npm run asyncapi:render` proves that generated/asyncapi.json renders with the official AsyncAPI
 * generator and its HTML template, and that a browser shows every operation.
 *
 * Generator and template are 820 packages (400 MB), so they are installed on demand into a folder below
 * the temporary directory and kept there, not with the repository.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const PACKAGES = { '@asyncapi/generator': '3.4.1', '@asyncapi/html-template': '3.5.6' };
const DOCUMENT = join(import.meta.dirname, '..', 'generated', 'asyncapi.json');
const GENERATE_TIMEOUT_MS = 300_000;
const USAGE = `Usage: npm run asyncapi:render [-- --out <folder>] [-- --json]

Renders generated/asyncapi.json with the official AsyncAPI HTML template and opens the result in Chromium.

  --out <folder>  keep the HTML here (a temporary folder is used and removed otherwise)
  --json          print the result as JSON

Environment: CHROMIUM_PATH, the browser (default /usr/bin/chromium).
The first run downloads ${Object.entries(PACKAGES)
  .map(([name, version]) => `${name}@${version}`)
  .join(' and ')} from the npm registry.
Exit code 1 when the document does not render or an operation is missing.
`;

const RUNNER = `const Generator = require('@asyncapi/generator');
const [template, output, document] = process.argv.slice(2);
new Generator(template, output, { forceWrite: true, templateParams: { singleFile: 'true' } })
  .generateFromFile(document)
  .catch(error => {
    console.error(error);
    process.exit(1);
  });
`;

const { values } = parseArgs({
  options: { out: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) process.stdout.write(USAGE);
else {
  try {
    process.exitCode = await main(values.out, values.json === true);
  } catch (error) {
    process.stderr.write(`asyncapi:render: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

async function main(out: string | undefined, asJson: boolean): Promise<number> {
  const output = out === undefined ? mkdtempSync(join(tmpdir(), 'clawspec-asyncapi-')) : resolve(out);
  try {
    const started = performance.now();
    const html = generate(install(), output);
    const generateMs = Math.round(performance.now() - started);
    const shown = await open(html);
    const operations = Object.keys(
      (JSON.parse(readFileSync(DOCUMENT, 'utf8')) as { operations: object }).operations,
    );
    const missing = operations.filter(name => !shown.text.includes(name));
    const result = {
      ok: missing.length === 0 && shown.problems.length === 0,
      operations: operations.length,
      missing,
      problems: shown.problems,
      generateMs,
      showMs: shown.ms,
      htmlBytes: statSync(html).size,
    };
    process.stdout.write(asJson ? `${JSON.stringify(result)}\n` : report(result));
    if (out !== undefined && !asJson) process.stdout.write(`${html}\n`);
    return result.ok ? 0 : 1;
  } finally {
    if (out === undefined) rmSync(output, { recursive: true, force: true });
  }
}

/** The folder with generator and template; installed when it is not there. */
function install(): string {
  const versions = Object.values(PACKAGES).join('-');
  const folder = join(tmpdir(), `clawspec-asyncapi-render-${versions}`);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  process.stderr.write(`installing the AsyncAPI generator into ${folder}\n`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: PACKAGES }, null, 2),
  );
  writeFileSync(join(folder, 'render.cjs'), RUNNER);
  // The browser that the template would download is not needed for HTML; neither are install scripts.
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  writeFileSync(done, '');
  return folder;
}

function generate(folder: string, output: string): string {
  // The generator looks for npm among the global packages of the running Node, where the pinned Node has none.
  const globals = join(npmScript(), '..', '..', '..');
  execFileSync(
    process.execPath,
    [
      join(folder, 'render.cjs'),
      join(folder, 'node_modules', '@asyncapi', 'html-template'),
      output,
      DOCUMENT,
    ],
    {
      cwd: folder,
      env: { ...process.env, NODE_PATH: globals, PUPPETEER_SKIP_DOWNLOAD: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: GENERATE_TIMEOUT_MS,
    },
  );
  const html = join(output, 'index.html');
  if (!existsSync(html)) throw new Error('the generator wrote no index.html');
  return html;
}

function npm(args: readonly string[], cwd: string): string {
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' };
  return execFileSync(process.execPath, [npmScript(), ...args], { cwd, env, encoding: 'utf8' });
}

/** `<global packages>/npm/bin/npm-cli.js`, as npm tells its scripts. */
function npmScript(): string {
  const script = process.env['npm_execpath'];
  if (script === undefined) throw new Error('start this with `npm run asyncapi:render`');
  return script;
}

async function open(html: string): Promise<{ text: string; problems: string[]; ms: number }> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    const started = performance.now();
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', error => problems.push(error.message));
    await page.goto(pathToFileURL(html).href);
    await page.locator('#introduction, #operations').first().waitFor();
    // Below #root: what was rendered, without the script that carries the document.
    const text = (await page.locator('#root').textContent()) ?? '';
    return { text, problems, ms: Math.round(performance.now() - started) };
  } finally {
    await browser.close();
  }
}

function report(result: {
  ok: boolean;
  operations: number;
  missing: readonly string[];
  problems: readonly string[];
  generateMs: number;
  showMs: number;
  htmlBytes: number;
}): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return [
    ...result.missing.map(name => `missing: ${name}`),
    ...result.problems.map(problem => `page error: ${problem}`),
    `${result.ok ? 'renders' : 'DOES NOT RENDER'}: ${result.operations} operations, ${(result.htmlBytes / 1e6).toFixed(1)} MB of HTML, generated in ${seconds(result.generateMs)}, shown in ${seconds(result.showMs)}`,
    '',
  ].join('\n');
}
