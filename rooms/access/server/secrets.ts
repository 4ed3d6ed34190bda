import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A secret nobody can guess: 32 random bytes as text for a cookie or a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** How a secret is kept: whoever reads the database cannot use it. Only for secrets with much chance in them. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/**
 * The token that unsafe requests of a session carry. It follows from the cookie's value, which scripts of other sites
 * cannot read, so nothing more has to be kept.
 */
export function csrfTokenOf(sessionSecret: string): string {
  return createHash('sha256').update(`csrf|${sessionSecret}`).digest('base64url')
}

/** Groups of digits for a keypad: 3.3 bits each. */
export function newDigits(groups: number, size: number): string {
  const group = () => Array.from({ length: size }, () => String(randomInt(10))).join('')
  return Array.from({ length: groups }, group).join(' ')
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Groups of letters that can be read aloud and copied by hand; each letter is nearly 5 bits. */
export function newReadableSecret(groups: number, size: number): string {
  const group = () => Array.from({ length: size }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}
