/** The part of IndexedDB that the stores use. Declared here, so that the package needs no DOM types. */

interface IdbRequest<T> {
  readonly result: T;
  readonly error: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}

interface IdbObjectStore {
  get(key: string): IdbRequest<unknown>;
  put(value: unknown, key: string): IdbRequest<unknown>;
  add(value: unknown, key: string): IdbRequest<unknown>;
  delete(key: string): IdbRequest<unknown>;
}

interface IdbTransaction {
  readonly error: unknown;
  objectStore(name: string): IdbObjectStore;
  oncomplete: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
}

interface IdbDatabase {
  readonly objectStoreNames: { contains(name: string): boolean };
  createObjectStore(name: string): unknown;
  transaction(names: string, mode: 'readonly' | 'readwrite'): IdbTransaction;
  close(): void;
}

interface IdbOpenRequest extends IdbRequest<IdbDatabase> {
  onupgradeneeded: (() => void) | null;
  onblocked: (() => void) | null;
}

interface IdbFactory {
  open(name: string, version: number): IdbOpenRequest;
}

export type StoreName = 'identities' | 'tokens';
const STORES: readonly StoreName[] = ['identities', 'tokens'];

function factory(): IdbFactory {
  const found = (globalThis as { indexedDB?: IdbFactory }).indexedDB;
  if (!found) throw new Error('this runtime has no IndexedDB');
  return found;
}

function openDatabase(name: string): Promise<IdbDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory().open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) {
        if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another page holds the database'));
  });
}

/** Runs one operation in a transaction of its own and waits until it is durable. */
export async function inStore(
  database: string,
  store: StoreName,
  mode: 'readonly' | 'readwrite',
  operation: (store: IdbObjectStore) => IdbRequest<unknown>,
): Promise<unknown> {
  const db = await openDatabase(database);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(store, mode);
      const request = operation(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? request.error);
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  } finally {
    db.close();
  }
}
