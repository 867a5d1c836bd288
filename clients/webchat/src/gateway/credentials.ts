/**
 * What lets this tab in, and where it is kept: the shared token in sessionStorage, bound to the address
 * it was given for; with "remember", only a note that IndexedDB holds a device token for that address.
 */

export interface Access {
  /** ws:// or wss:// address. */
  readonly url: string;
  /** Shared token; absent when the device token stands in for it. */
  readonly token: string | undefined;
  readonly remember: boolean;
}

const TAB = 'clawspec.access';
const DEVICE = 'clawspec.remembered';

/** Address of the gateway that serves this page. */
export function ownGateway(at: Location = location): string {
  return `${at.protocol === 'https:' ? 'wss' : 'ws'}://${at.host}/`;
}

/** @returns the address in the form it is kept in, or undefined when it is not one. */
export function parseGatewayUrl(text: string): string | undefined {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `ws://${trimmed}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  if ((url.protocol !== 'ws:' && url.protocol !== 'wss:') || url.hostname === '') return undefined;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}

/** Takes `#token=…` out of the address bar. Call it before anything else looks at the address. */
export function takeTokenFromFragment(): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token === null) return undefined;
  fragment.delete('token');
  const rest = fragment.toString();
  history.replaceState(
    history.state,
    '',
    `${location.pathname}${location.search}${rest === '' ? '' : `#${rest}`}`,
  );
  return token.trim() === '' ? undefined : token.trim();
}

/** What an earlier visit left, newest first: this tab, then this device. */
export function knownAccess(): Access | undefined {
  const tab = read(sessionStorageOrNone(), TAB);
  if (tab !== undefined) return tab;
  const device = read(localStorageOrNone(), DEVICE);
  return device === undefined ? undefined : { ...device, token: undefined, remember: true };
}

/** Keeps the token for this tab, until it closes. */
export function keepForTab(access: Access): void {
  write(sessionStorageOrNone(), TAB, access);
}

/** The device token is stored: forgets the shared token and notes where to connect next time. */
export function keepForDevice(access: Access): void {
  remove(sessionStorageOrNone(), TAB);
  write(localStorageOrNone(), DEVICE, { url: access.url, remember: true });
}

/** The token was refused: it is not tried again. */
export function forgetTab(): void {
  remove(sessionStorageOrNone(), TAB);
}

export function forgetAccess(): void {
  forgetTab();
  remove(localStorageOrNone(), DEVICE);
}

function read(storage: Storage | undefined, key: string): Access | undefined {
  const text = storage?.getItem(key) ?? null;
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { url, token, remember } = value as Record<string, unknown>;
    const parsed = typeof url === 'string' ? parseGatewayUrl(url) : undefined;
    if (parsed === undefined) return undefined;
    return { url: parsed, token: typeof token === 'string' ? token : undefined, remember: remember === true };
  } catch {
    // Not ours any more, or cut off: the person is asked again.
    return undefined;
  }
}

function write(storage: Storage | undefined, key: string, value: unknown): void {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    // Full or switched off: the page works, it only asks again next time.
  }
}

function remove(storage: Storage | undefined, key: string): void {
  storage?.removeItem(key);
}

// Reading the property throws where the browser blocks storage.
export function sessionStorageOrNone(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

export function localStorageOrNone(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
