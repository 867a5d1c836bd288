/** Says in words what stopped the connection and what to do about it. */
import type { GatewayClientError } from '@clawspec/client';
import { CLOSE_CODES } from '@clawspec/protocol';

export interface Problem {
  readonly title: string;
  readonly text: string;
  /** A command to run on the gateway's host. */
  readonly command?: string;
  /** What the page can offer: ask for a token, check again by itself, or try again when asked. */
  readonly remedy: 'token' | 'approval' | 'retry';
}

/** Ids come from the gateway and end in a command line that people copy. */
const safeId = (id: string) => (/^[\w.:-]{1,128}$/.test(id) ? id : undefined);

export function explain(error: GatewayClientError | undefined): Problem {
  const known = error === undefined ? undefined : (byDetail(error) ?? byClose(error) ?? byCode(error));
  return (
    known ?? {
      title: 'The gateway ended the connection',
      text: error?.wire?.message ?? error?.message ?? 'It gave no reason.',
      remedy: 'retry',
    }
  );
}

/** @param url of the gateway that the page was not allowed to reach. */
export function blockedByPolicy(url: string): Problem {
  return {
    title: 'This page may only talk to the gateway it came from',
    text: `To use the other one, open its own page: ${url.replace(/^ws/, 'http')}`,
    remedy: 'retry',
  };
}

function byDetail(error: GatewayClientError): Problem | undefined {
  switch (error.detailCode) {
    case 'AUTH_TOKEN_MISSING':
      return {
        title: 'The gateway asks for a token',
        text: 'Enter the token the gateway was started with.',
        remedy: 'token',
      };
    case 'AUTH_TOKEN_MISMATCH':
      return {
        title: 'This token is not accepted',
        text: 'Check that it is the token of this gateway, without extra spaces, and enter it again.',
        remedy: 'token',
      };
    case 'AUTH_SCOPE_MISMATCH':
      return {
        title: 'This device may not chat yet',
        text: 'Its own token does not cover chatting. Enter the gateway token once to renew it.',
        remedy: 'token',
      };
    case 'AUTH_RATE_LIMITED':
      return {
        title: 'Too many failed attempts',
        text: 'The gateway refuses connections from this address for a few minutes. Wait, then try again.',
        remedy: 'retry',
      };
    case 'CONTROL_UI_ORIGIN_NOT_ALLOWED':
      return {
        title: 'The gateway does not accept this page',
        text: `Open the page from the gateway itself, or allow the origin ${location.origin} in its configuration.`,
        remedy: 'retry',
      };
    case 'PROTOCOL_MISMATCH':
      return {
        title: 'The gateway speaks another protocol version',
        text: 'Reload the page to get the WebChat that belongs to this gateway, or update the older of the two.',
        remedy: 'retry',
      };
    case 'DEVICE_AUTH_SIGNATURE_EXPIRED':
      return {
        title: 'The clocks differ too much',
        text: 'The gateway checks when a connection was signed. Set the clock of this device, then try again.',
        remedy: 'retry',
      };
    case 'PAIRING_REQUIRED':
      return pairing(error);
    default:
      return error.pairingRequestId === undefined ? undefined : pairing(error);
  }
}

function pairing(error: GatewayClientError): Problem {
  const id = error.pairingRequestId === undefined ? undefined : safeId(error.pairingRequestId);
  return {
    title: 'This browser waits for approval',
    text: 'Run this on the gateway’s host. The page connects by itself once that is done.',
    command: id === undefined ? 'openclaw devices list' : `openclaw devices approve ${id}`,
    remedy: 'approval',
  };
}

function byClose(error: GatewayClientError): Problem | undefined {
  if (CLOSE_CODES.find(entry => entry.code === error.closeCode)?.name !== 'device removed') return undefined;
  return {
    title: 'This device was removed',
    text: 'An operator removed it or replaced its token. Enter the gateway token to connect again.',
    remedy: 'token',
  };
}

function byCode(error: GatewayClientError): Problem | undefined {
  switch (error.code) {
    case 'CRYPTO_UNAVAILABLE':
      return {
        title: 'This page cannot sign in securely',
        text: 'Browsers allow that only over https or from localhost. From another computer, open an SSH tunnel and load the page from localhost:',
        command: `ssh -N -L 18789:127.0.0.1:${location.port === '' ? '18789' : location.port} user@${location.hostname}`,
        remedy: 'retry',
      };
    case 'CONNECT_FAILED':
    case 'CONNECTION_LOST':
    case 'TIMEOUT':
      return {
        title: 'The gateway cannot be reached',
        text: 'It may be restarting. Messages you write are kept and sent once it is back.',
        remedy: 'retry',
      };
    default:
      return undefined;
  }
}
