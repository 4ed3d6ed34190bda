import { hash, parseOptions, verify } from '@node-rs/argon2'
import { newSecret } from './secrets.ts'

/** Argon2id, 19 MiB, 2 passes, one lane: the first choice of OWASP's password storage cheat sheet (2023). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let decoy: Promise<string> | undefined

/** How a password is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/**
 * Whether the password is the one behind the hash. Without a hash (nobody of that name, or no password set) the same
 * work is done on a hash that nothing fits: the answer and its price are the same.
 */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(newSecret())
  const right = await verify(kept ?? (await decoy), password.normalize('NFC'))
  return right && kept != null
}

/** Whether a kept hash is cheaper than today's cost and should be made again at the next sign-in. */
export function isOutdated(kept: string): boolean {
  const was = parseOptions(kept)
  return was.memoryCost < cost.memoryCost || was.timeCost < cost.timeCost
}
