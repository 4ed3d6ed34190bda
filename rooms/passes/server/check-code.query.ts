import type { Words } from '#kit'
import { type Asking, defineRead, may } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { documentNames } from '#rooms/documents/server'
import { type CodeVerdict, checkCode, type PassClaims } from '../domain/index.ts'
import { permitBookAt } from './pass-rules.ts'
import { areaLines } from './permit-lines.query.ts'
import { permitsByIds } from './permits.store.ts'
import { verifyPass } from './verify-passes.ts'
import { readVisitor } from './visitor-certificate.ts'

/** `GET /passes/verdict`: what a clerk at a desk sees of a code. */
export const checkCodeRead = defineRead(checkCode, async (asking, { code }) => {
  const visitor = readVisitor(code)
  if (visitor) return { verdict: 'ask' as const, reasons: [], says: null, visitor }
  const { db, now, profile } = asking
  const { verdict, reasons, claims } = await verifyPass({ trx: db, now, profile }, code)
  return {
    verdict,
    reasons: reasons.map(({ code: name, words }) => ({ code: name, words })),
    says: claims ? await sayClaims(asking, claims) : null,
    visitor: null,
  }
})

async function sayClaims(asking: Asking, claims: PassClaims): Promise<CodeVerdict['says']> {
  const area = await areaLines(asking)
  const { actor, db, tree } = asking
  // A reform may have carried a permit elsewhere than its code says: whose it is now, the register knows.
  const permit = claims.kind === 'permit' ? (await permitsByIds(db, [claims.id])).get(claims.id) : undefined
  const isKnown = tree.find(claims.areaId) !== undefined
  const isTheirs = permit !== undefined && may(actor, 'passes.read', permit.areaId, tree)
  return {
    kind: claims.kind,
    id: claims.id,
    area: isKnown ? area(claims.areaId) : null,
    from: claims.from,
    until: claims.until,
    details: await detailsOf(asking, claims),
    to: isTheirs ? `/passes/permits/${claims.id}` : null,
  }
}

async function detailsOf(asking: Asking, claims: PassClaims): Promise<{ name: Words; value: Words }[]> {
  const line = (vi: string, en: string, value: Words | string) => ({
    name: { vi, en },
    value: typeof value === 'string' ? { vi: value, en: value } : value,
  })
  const book = await permitBookAt(asking.profile, asking.now)
  if (claims.kind === 'permit') {
    const documents = await documentNames(asking.db, [claims.documentId])
    const kind = book.kinds.find(({ key }) => key === claims.permitKind)?.title
    const purpose = book.purposes.find(({ key }) => key === claims.purpose)?.title
    return [
      line('Loại giấy', 'Kind', kind ?? claims.permitKind),
      line('Mục đích', 'Purpose', purpose ?? claims.purpose),
      line('Số người', 'Persons', String(claims.persons)),
      line('Căn cứ', 'Ground', documents.get(claims.documentId) ?? '—'),
    ]
  }
  if (claims.kind === 'card') {
    const names = await officerNames(asking.db, [claims.holderId])
    const role = book.cardRoles.find(({ key }) => key === claims.role)?.title
    return [
      line('Loại thẻ', 'Kind of card', role ?? claims.role),
      line('Người được cấp', 'Held by', names.get(claims.holderId) ?? '—'),
    ]
  }
  if (claims.kind === 'coupon') return [line('Số thứ tự', 'Number', String(claims.serial))]
  return [line('Mẫu khai', 'Form', claims.form)]
}
