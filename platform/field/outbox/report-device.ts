import type { DeviceStanding } from '../exchange/exchange.ts'
import { fieldVersion } from '../field-version.ts'
import { type Device, deviceOf } from '../store/device.ts'
import type { FieldDesk } from './desk.ts'

/** What the server said of this phone. */
export interface DeviceKnown {
  readonly kind: 'known'
  readonly standing: DeviceStanding
}

type Reporter = Pick<FieldDesk, 'store' | 'exchange' | 'deviceNow'>

/** Says that this phone is there, with how much it has not sent yet; undefined where no answer came. Works locked too. */
export async function reportDevice(desk: Reporter): Promise<DeviceKnown | undefined> {
  const device = await deviceOf(desk.store, desk.deviceNow())
  const unsent = await desk.store.items.where('state').anyOf('waiting', 'sending', 'refused').count()
  const told = await desk.exchange.report({ ...device, version: fieldVersion, unsent })
  return told.kind === 'standing' ? { kind: 'known', standing: told.standing } : undefined
}

/** Wipes all that this phone keeps for an account, then says so: what cannot be told is wiped all the same. */
export async function wipe(desk: Reporter): Promise<void> {
  const device: Device = await deviceOf(desk.store, desk.deviceNow())
  await desk.store.db.delete()
  await desk.exchange.report({ ...device, version: fieldVersion, unsent: 0, wiped: true })
}
