/** Tells a gateway that fails from a way to it that broke: the latter is never held against the gateway. */
import { createConnection } from 'node:net';
import type { CaseResult, CheckResult } from '../result.ts';

const WITHIN_MS = 5000;

/** Why nobody takes a TCP connection there; undefined when somebody does. */
export function whyUnreachable(url: string): Promise<string | undefined> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise(resolve => {
    const socket = createConnection({
      host: hostname.replace(/^\[|\]$/gu, ''),
      port: Number(port || (protocol === 'wss:' ? 443 : 80)),
    });
    const done = (why: string | undefined) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => done(`no connection within ${WITHIN_MS} ms`), WITHIN_MS);
    socket.once('connect', () => done(undefined));
    socket.once('error', error => done(error.message));
  });
}

/** A result that blames nobody, when the gateway is not there any more. */
export async function unlessGone(result: CaseResult, url: string): Promise<CaseResult> {
  if (!result.checks.some(isBad)) return result;
  const why = await whyUnreachable(url);
  if (why === undefined) return result;
  const error = `the gateway cannot be reached any more: ${why}`;
  return {
    ...result,
    verdict: 'error',
    error,
    checks: result.checks.map(check =>
      isBad(check) ? { ...check, verdict: 'error', failure: { message: error } } : check,
    ),
  };
}

const isBad = ({ verdict }: CheckResult) =>
  verdict === 'fail' || verdict === 'warn' || verdict === 'untestable';
