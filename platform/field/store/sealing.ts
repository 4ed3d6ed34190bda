/** Bytes as the browser's own stores and ciphers want them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Something at rest on the phone: enciphered where there is an `iv`, else as it is. */
export interface Sealed {
  readonly data: Bytes
  readonly iv?: Bytes
}

/** Seals what is kept on the phone. `name` is tied in: what was sealed as one thing does not open as another. */
export interface Sealer {
  /** False where the browser gives no cipher (a page without https): the app then says so. */
  readonly enciphers: boolean
  readonly seal: (bytes: Bytes, name: string) => Promise<Sealed>
  /** Throws when it was sealed under another key or name, or was changed. */
  readonly open: (sealed: Sealed, name: string) => Promise<Bytes>
}

/** The lock of a phone's store: its data key, wrapped under what the person types. Safe to keep beside the data. */
export interface Lock {
  readonly salt: Bytes
  readonly iterations: number
  readonly iv: Bytes
  readonly wrapped: Bytes
}

/** Work that one guess of the secret costs: about half a second on a phone of 2021. */
const defaultIterations = 600_000

/** Whether this browser can encipher here. */
export function canEncipher(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined
}

/** A store without a cipher. */
export const plainSealer: Sealer = {
  enciphers: false,
  seal: async (data) => ({ data }),
  open: async ({ data, iv }) => {
    if (iv) throw new Error('sealed with a key that is not here')
    return data
  },
}

/** A new data key under a new lock that `secret` opens. */
export async function newLock(
  secret: string,
  iterations: number = defaultIterations,
): Promise<{ readonly lock: Lock; readonly sealer: Sealer }> {
  const dataKey = crypto.getRandomValues(new Uint8Array(32))
  const lock = await wrapKey(dataKey, secret, iterations)
  return { lock, sealer: await sealerOf(dataKey) }
}

/** Opens a lock; undefined when the secret is not the right one. */
export async function openLock(lock: Lock, secret: string): Promise<Sealer | undefined> {
  const dataKey = await unwrapKey(lock, secret)
  return dataKey && sealerOf(dataKey)
}

/** The same data under another secret; undefined when the old one is not right. */
export async function changeSecret(lock: Lock, old: string, next: string): Promise<Lock | undefined> {
  const dataKey = await unwrapKey(lock, old)
  return dataKey && wrapKey(dataKey, next, lock.iterations)
}

async function wrapKey(dataKey: Bytes, secret: string, iterations: number): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyFrom(secret, salt, iterations)
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, dataKey))
  return { salt, iterations, iv, wrapped }
}

async function unwrapKey({ salt, iterations, iv, wrapped }: Lock, secret: string): Promise<Bytes | undefined> {
  const key = await keyFrom(secret, salt, iterations)
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, wrapped))
  } catch (thrown) {
    // The cipher says only this when the key is not the one it was sealed with.
    if ((thrown as Error).name === 'OperationError') return undefined
    throw thrown
  }
}

async function keyFrom(secret: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const given = new TextEncoder().encode(secret.normalize('NFC'))
  const material = await crypto.subtle.importKey('raw', given, 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** The key stays inside the browser's cipher: no script can read it out again. */
async function sealerOf(dataKey: Bytes): Promise<Sealer> {
  const key = await crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const withName = (iv: Bytes, name: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(name),
  })
  return {
    enciphers: true,
    async seal(bytes, name) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      return { iv, data: new Uint8Array(await crypto.subtle.encrypt(withName(iv, name), key, bytes)) }
    },
    async open({ data, iv }, name) {
      if (!iv) throw new Error(`${name} was not sealed`)
      return new Uint8Array(await crypto.subtle.decrypt(withName(iv, name), key, data))
    },
  }
}
