import { SYMPTOMS } from './declaration-fields.ts'
import type { Declared } from './declarations.contract.ts'

/**
 * What the page tells the person at once (SG-10): `emergency`: call 115 now; `station`: call the health station of the ward and stay
 * apart from others; `none`: nothing but the receipt.
 */
export type Advice = 'emergency' | 'station' | 'none'

/** See {@link Advice}. It is advice, nothing more: no way is barred by it. */
export function adviceFor({ symptoms, exposure }: Pick<Declared, 'symptoms' | 'exposure'>): Advice {
  if (symptoms.some((one) => SYMPTOMS[one].isSevere)) return 'emergency'
  return symptoms.length > 0 || exposure === 'contact' ? 'station' : 'none'
}
