import type { Exchange } from '../exchange/exchange.ts'
import type { FieldStore } from '../store/field-store.ts'
import type { Sealer } from '../store/sealing.ts'

/** All that field work needs of the phone: the store of one account, its seal, the line to the server, the phone's clock. */
export interface FieldDesk {
  readonly accountId: string
  readonly store: FieldStore
  readonly sealer: Sealer
  readonly exchange: Exchange
  /** Milliseconds since 1970 by the phone, right or wrong. */
  readonly deviceNow: () => number
  /** A number in 0…1 that spreads a crowd of phones. */
  readonly luck: () => number
}
