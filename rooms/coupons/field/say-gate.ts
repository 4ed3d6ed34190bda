import type { Words } from '#kit'
import { HELPS, type Help, showSerial } from '../domain/index.ts'

/** A visit in the outbox, by the number of the card where it has one. */
export function sayRedeem(payload: unknown): Words {
  const { serial } = payload as { readonly serial?: string }
  const number = serial === undefined ? '' : ` ${showSerial(serial)}`
  return { vi: `Vào chợ bằng phiếu${number}`, en: `In by coupon${number}` }
}

/** Help in the outbox. */
export function sayHelp(payload: unknown): Words {
  const { why } = payload as { readonly why: Help }
  return { vi: `Giúp không cần phiếu: ${HELPS[why].vi}`, en: `Helped without a coupon: ${HELPS[why].en}` }
}

/** A count in the outbox. */
export function sayCount(payload: unknown): Words {
  const { kind, people } = payload as { readonly kind: 'in' | 'out' | 'recount'; readonly people: number }
  if (kind === 'recount') return { vi: `Đếm lại trong chợ: ${people} người`, en: `Counted anew inside: ${people}` }
  const way = kind === 'in' ? { vi: 'vào', en: 'in' } : { vi: 'ra', en: 'out' }
  return { vi: `${people} người ${way.vi} chợ`, en: `${people} ${way.en}` }
}
