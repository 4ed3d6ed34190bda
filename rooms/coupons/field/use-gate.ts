import { useMemo, useState } from 'react'
import type { Instant } from '#kit'
import {
  addToOutbox,
  cityTimeOf,
  type FieldDraft,
  newFieldId,
  StorageFull,
  useBrought,
  useClockGuess,
  useDesk,
  useFieldDraft,
} from '#platform/field'
import { useWords } from '#platform/web'
import { useCodeCheck } from '#rooms/passes/field'
import {
  type CarriedCard,
  type CouponKit,
  type CouponPage,
  countAtGate,
  helpWithoutCoupon,
  redeemCoupon,
} from '../domain/index.ts'
import { type CardVerdict, checkScanned, checkTyped, dayAt, type Known } from './check-card.ts'
import { gateWords } from './gate.words.ts'
import { emptyBook, type GateBook, withCount, withVisit } from './gate-book.ts'

/** Names under which the phone took things along. */
export const broughtKit = 'coupons.kit'
/** See {@link broughtKit}. */
export const broughtCards = 'coupons.cards'

/** All that the screen of a gate knows; `never` where it was not brought along; undefined until read. */
export interface GateKit {
  readonly known: Known
  readonly asOf: Instant
  readonly book: GateBook
  readonly draft: FieldDraft<GateBook>
}

/** What this phone knows of markets and cards, without a network as with one. */
export function useGateKit(): GateKit | 'never' | undefined {
  const kit = useBrought<CouponKit>(broughtKit)
  const cards = useBrought<{ readonly cards: readonly CarriedCard[] }>(broughtCards)
  const draft = useFieldDraft<GateBook>('coupons.gate', () => emptyBook)
  const list = cards?.value.cards
  const bySerial = useMemo(() => new Map(list?.map((card) => [card.s, card])), [list])
  const byId = useMemo(() => new Map(list?.map((card) => [card.i, card])), [list])
  if (kit === null || cards === null) return 'never'
  if (!kit || !cards || !draft) return undefined
  const known = { kit: kit.value, bySerial, byId, seen: draft.value.seen }
  return { known, asOf: kit.at, book: draft.value, draft }
}

/** Longest that a gate waits for the server before it goes by what it knows itself. */
const patienceMs = 1_500

/** Judges what was scanned or typed; with signal the other gates' visits of today count too. */
export function useCheck({ known }: Pick<GateKit, 'known'>, siteId: string) {
  const { desk } = useDesk()
  const { check } = useCodeCheck()
  const isTimeGuessed = useClockGuess()
  const judge = async (text: string, now: Known): Promise<CardVerdict> => {
    const at = await cityTimeOf(desk)
    const gate = { at, siteId, isTimeGuessed }
    if (!/^NT\d*:/.test(text)) return checkTyped(text, now, gate)
    return checkScanned(text, await check(text, at, ['coupon']), now, gate)
  }
  return async (text: string): Promise<CardVerdict> => {
    const first = await judge(text, known)
    if (first.verdict !== 'good' || !first.card || !('serial' in first.card)) return first
    const told = await Promise.race([
      desk.exchange.ask(`/coupons/by-serial/${first.card.serial}`),
      new Promise<undefined>((done) => setTimeout(() => done(undefined), patienceMs)),
    ])
    if (told?.kind !== 'answer') return first
    const { serial, usedDays } = told.answer as CouponPage
    const used = { ...known.kit.used, [serial]: [...usedDays] }
    return judge(text, { ...known, kit: { ...known.kit, used } })
  }
}

/** Puts what happened at the gate into the outbox, and in the phone's own book at once. */
export function useRecord({ known, draft }: GateKit, market: CouponKit['markets'][number]) {
  const t = useWords(gateWords)
  const { desk, sending } = useDesk()
  const [problem, setProblem] = useState<string>()
  const place = { areaId: market.areaId, siteId: market.siteId }
  const keep = async (type: string, payload: object, next: (at: Instant) => GateBook): Promise<boolean> => {
    setProblem(undefined)
    try {
      await addToOutbox(desk, { id: newFieldId(desk), type, title: market.name, payload: { ...place, ...payload } })
    } catch (thrown) {
      if (!(thrown instanceof StorageFull)) throw thrown
      setProblem(t('full'))
      return false
    }
    draft.change(next(await cityTimeOf(desk)))
    void sending.sendNow()
    return true
  }
  const counted = (book: GateBook, kind: 'in' | 'out' | 'recount', people: number, at: Instant) =>
    withCount(book, { kind, people, at, siteId: market.siteId }, known.kit.asOf)
  return {
    problem,
    letIn: ({ card, proxy }: CardVerdict) =>
      keep(redeemCoupon.type, { ...card, admitted: true, ...(proxy ? { proxy } : {}) }, (at) => {
        const book = counted(draft.value, 'in', 1, at)
        return card && 'serial' in card ? withVisit(book, card.serial, dayAt(at, known)) : book
      }),
    help: (why: string) => keep(helpWithoutCoupon.type, { why }, (at) => counted(draft.value, 'in', 1, at)),
    count: (kind: 'in' | 'out' | 'recount', people: number) =>
      keep(countAtGate.type, { kind, people }, (at) => counted(draft.value, kind, people, at)),
  }
}
