import { foldVietnamese } from '#kit'

/** Shortest password. Length is what counts; nobody is asked for signs and capitals (NIST SP 800-63B). */
export const passwordMin = 12
/** Longest: bounds the work of hashing. */
export const passwordMax = 200

/** Whether a password is too easy: short, holding the user name, or a few characters over and over. */
export function isWeakPassword(password: string, username: string): boolean {
  const plain = foldVietnamese(password).replaceAll(' ', '')
  const name = foldVietnamese(username).replaceAll(' ', '')
  if ([...password].length < passwordMin || [...password].length > passwordMax) return true
  if (name.length >= 3 && plain.includes(name)) return true
  return new Set(plain).size < 5 || isStraightRow(plain)
}

function isStraightRow(text: string): boolean {
  const steps = [...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index))
  return steps.filter((step) => step === 1 || step === -1 || step === 0).length >= steps.length - 1
}
