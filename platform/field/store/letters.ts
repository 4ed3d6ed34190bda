import type { FieldStore } from './field-store.ts'
import { openValue, sealValue } from './packing.ts'
import type { Sealed, Sealer } from './sealing.ts'

/** The content of an intent on the phone: what is sent, and what its reader calls it. */
export interface Letter {
  readonly title: string
  readonly payload: unknown
  /** Of a change to something kept: what stood there when the form was filled in. Never sent. */
  readonly before?: unknown
}

/** A letter, sealed under the intent's id. */
export function sealLetter(sealer: Sealer, id: string, letter: Letter): Promise<Sealed> {
  return sealValue(sealer, letter, id)
}

/** The letter of an intent; undefined where it is no longer on the phone. */
export async function letterOf(
  { store, sealer }: { readonly store: FieldStore; readonly sealer: Sealer },
  id: string,
): Promise<Letter | undefined> {
  const body = await store.bodies.get(id)
  return body && openValue<Letter>(sealer, body.sealed, id)
}
