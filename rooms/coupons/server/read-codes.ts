import type { Parsed, Refusal } from '#kit'
import { notParsed, parsed } from '#kit'
import type { Step } from '#platform/server'
import { PASSES } from '#rooms/passes/domain'
import { verifyPasses } from '#rooms/passes/server'
import { COUPONS } from '../domain/index.ts'

/** What the register of coupons knows better than a code that was printed weeks ago: a scheme may have been prolonged. */
const knownBetterHere: ReadonlySet<string> = new Set([
  PASSES.EXPIRED.code,
  PASSES.NOT_YET.code,
  PASSES.WITHDRAWN.code,
  PASSES.OTHER_AREA.code,
])

/** Ids of the coupons that these scanned texts are genuine codes of; a text that is none says why. */
export async function couponIdsOf(step: Step, codes: readonly string[]): Promise<Map<string, Parsed<string>>> {
  const texts = [...new Set(codes)]
  if (texts.length === 0) return new Map()
  const verdicts = await verifyPasses(step, texts, { kinds: ['coupon'] })
  return new Map(
    texts.map((text, index) => {
      const verdict = verdicts[index]
      const against = verdict?.verdict === 'refused' ? verdict.reasons : []
      const first = against.find(({ code }) => !knownBetterHere.has(code))
      if (!verdict?.claims) return [text, { ok: false, refusal: inOurWords(first) }]
      return [text, first ? { ok: false, refusal: inOurWords(first) } : parsed(verdict.claims.id)]
    }),
  )
}

/** At a gate the sentence says what to do: type the number, or help without. */
function inOurWords(reason: Refusal | undefined): Refusal {
  if (reason?.code === PASSES.OTHER_CITY.code) return refusalOf(COUPONS.OTHER_CITY)
  if (reason?.code === PASSES.WRONG_KIND.code || reason?.code === PASSES.NOT_OURS.code)
    return refusalOf(COUPONS.CODE_UNREADABLE)
  if (reason?.code === PASSES.FORGED.code || reason?.code === PASSES.UNKNOWN_KEY.code)
    return refusalOf(COUPONS.CODE_FORGED)
  return reason ? { ...reason, field: 'code' } : refusalOf(COUPONS.CODE_UNREADABLE)
}

function refusalOf(kind: Parameters<typeof notParsed>[0]): Refusal {
  const no = notParsed(kind, { field: 'code' })
  if (no.ok) throw new Error('a refusal is no value')
  return no.refusal
}
