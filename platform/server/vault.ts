import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

const lead = 's1.'
const nonceBytes = 12
const tagBytes = 16

/**
 * Seals the few secrets that must be read again (keys of second factors): AES-256-GCM under a key that is not in the
 * database, so that a copy of the database alone opens nothing. `about` is bound to the sealed text without being in
 * it: what was sealed for one account does not open for another.
 */
export interface Vault {
  /** Tells one key from another without telling anything of it: 16 hex digits. */
  readonly mark: string
  seal(secret: string, about: string): string
  /** Fault: sealed under another key, about something else, or changed. */
  open(sealed: string, about: string): string
  /** Whether a text was sealed by some vault. */
  isSealed(text: string): boolean
  /**
   * A keyed mark of a text, 32 bytes: the same text about the same thing gives the same mark, and nobody without the key
   * can try texts against it. For looking up a sealed number by its value.
   */
  markOf(text: string, about: string): Buffer
}

const noncesAtOnce = 256
let nonces = Buffer.alloc(0)
let noncesUsed = 0

/** Chance fetched for many texts at once: asking for it costs more than the sealing of a short text. */
function newNonce(): Buffer {
  if (noncesUsed + nonceBytes > nonces.length) {
    nonces = randomBytes(nonceBytes * noncesAtOnce)
    noncesUsed = 0
  }
  noncesUsed += nonceBytes
  return nonces.subarray(noncesUsed - nonceBytes, noncesUsed)
}

/** Opens a vault with its key. Fault: the key is not 32 bytes. */
export function openVault(key: Buffer): Vault {
  if (key.length !== 32) throw new Error(`the key of the vault must be 32 bytes, not ${key.length}`)
  // Neither mark is made before somebody asks: a room opens thousands of small vaults in one answer.
  let markingKey: KeyObject | undefined
  // Taken in once: given as bytes, a key is taken in anew for every text, which costs more than the sealing.
  let taken: KeyObject | undefined
  const secret = (): KeyObject => {
    taken ??= createSecretKey(key)
    return taken
  }
  return {
    markOf(text, about) {
      markingKey ??= createSecretKey(createHmac('sha256', key).update('marks').digest())
      return createHmac('sha256', markingKey).update(`${about}|${text}`).digest()
    },
    get mark() {
      return createHash('sha256').update('mark|').update(key).digest('hex').slice(0, 16)
    },
    isSealed: (text) => text.startsWith(lead),
    seal(text, about) {
      const nonce = newNonce()
      const cipher = createCipheriv('aes-256-gcm', secret(), nonce).setAAD(Buffer.from(about))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return lead + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
    },
    open(sealed, about) {
      if (!sealed.startsWith(lead)) throw new Error('this was not sealed by a vault')
      const bytes = Buffer.from(sealed.slice(lead.length), 'base64url')
      const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', secret(), bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
      return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
