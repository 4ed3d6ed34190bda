import { z } from 'zod'

/** A user name as people type it at the door: any case, spaces around. Gives how it is kept. */
export function toUsername(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

/** A user name to be given: small Latin letters, digits, dot, dash, underscore; 3 to 60. */
export const usernameField = z
  .string()
  .normalize('NFC')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]$/)
