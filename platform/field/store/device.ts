import { isUuid, uuidV7 } from '#kit'
import { type FieldStore, readMark, writeMark } from './field-store.ts'

/** Who this phone is to the server, for one account: not who its holder is. */
export interface Device {
  readonly id: string
  /** Proves that it is this phone; 256 bits of chance, made here. */
  readonly secret: string
}

/** This phone's name and proof for an account; made the first time. Readable without the passcode: a lost phone must hear of it locked. */
export async function deviceOf(store: FieldStore, deviceNow: number): Promise<Device> {
  const known = await knownDevice(store)
  if (known) return known
  const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  const device = { id: uuidV7(deviceNow, crypto.getRandomValues(new Uint8Array(10))), secret }
  await writeMark(store, 'device', device)
  return device
}

/** The same where it was made before; undefined on a phone that never was one of the account's. */
export async function knownDevice(store: FieldStore): Promise<Device | undefined> {
  const kept = await readMark<Device>(store, 'device')
  return kept && isUuid(kept.id) ? kept : undefined
}
