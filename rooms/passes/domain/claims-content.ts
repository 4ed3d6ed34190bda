import { addDays, type Day, formatUuid, notParsed, type Parsed, parsed, toInstant } from '#kit'
import { readCbor } from './cose-sign1.ts'
import { type ClaimsOf, PASS_KINDS, type PassClaims, type PassKind, passClaims } from './pass-claims.ts'
import { PASSES } from './passes.refusals.ts'
import { CborWriter } from './write-cbor.ts'

/** Claims of RFC 8392 that we use; all that is ours stands in one private claim, so that its keys may be small. */
const CWT = { issuer: 1, until: 4, from: 5, id: 7, ours: -65_537 } as const
/** Keys inside our claim. Never given another meaning. */
const OURS = {
  kind: 0,
  area: 1,
  document: 2,
  permitKind: 3,
  purpose: 4,
  toArea: 5,
  persons: 6,
  scheme: 7,
  household: 8,
  serial: 9,
  day: 10,
  slot: 11,
  market: 12,
  form: 13,
  role: 14,
  force: 15,
  holder: 16,
} as const

type Items = Map<number, unknown>
const secondMs = 1000
const dayMs = 86_400_000
const firstDay = '1970-01-01' as Day

const writer = new CborWriter()

/** The content of a code: CWT claims in deterministic CBOR. */
export function writeClaims(claims: PassClaims): Uint8Array {
  write(claims)
  return writer.take()
}

/** Whether these bytes are the one way to write these claims. */
export function areClaimsWrittenSo(claims: PassClaims, content: Uint8Array): boolean {
  write(claims)
  return writer.isJust(content)
}

function write(claims: PassClaims): void {
  const own = ownItems(claims).filter(([, value]) => value !== null)
  writer.map(5)
  writer.number(CWT.issuer)
  writer.ascii(claims.issuer)
  writer.number(CWT.until)
  writer.number(secondsOf(claims.until))
  writer.number(CWT.from)
  writer.number(secondsOf(claims.from))
  writer.number(CWT.id)
  writer.uuid(claims.id)
  writer.number(CWT.ours)
  writer.map(own.length + 2)
  writer.number(OURS.kind)
  writer.number(PASS_KINDS.indexOf(claims.kind) + 1)
  writer.number(OURS.area)
  writer.number(claims.areaId)
  for (const [key, value] of own) writeItem(key, value)
}

type Item = readonly [key: number, value: string | number | null]
/** Keys whose text is a UUID. */
const ids: ReadonlySet<number> = new Set([OURS.document, OURS.scheme, OURS.household, OURS.market, OURS.holder])

function writeItem(key: number, value: string | number | null): void {
  writer.number(key)
  if (typeof value === 'number') writer.number(value)
  else if (ids.has(key)) writer.uuid(value ?? '')
  else writer.ascii(value ?? '')
}

/** What a kind says of its own, in the order of the keys. */
function ownItems(claims: PassClaims): readonly Item[] {
  if (claims.kind === 'permit')
    return [
      [OURS.document, claims.documentId],
      [OURS.permitKind, claims.permitKind],
      [OURS.purpose, claims.purpose],
      [OURS.toArea, claims.toAreaId],
      [OURS.persons, claims.persons],
    ]
  if (claims.kind === 'coupon')
    return [
      [OURS.scheme, claims.schemeId],
      [OURS.household, claims.householdId],
      [OURS.serial, claims.serial],
      [OURS.day, claims.day === null ? null : Date.parse(claims.day) / dayMs],
      [OURS.slot, claims.slot],
      [OURS.market, claims.marketId],
    ]
  if (claims.kind === 'receipt') return [[OURS.form, claims.form]]
  return [
    [OURS.role, claims.role],
    [OURS.force, claims.force],
    [OURS.holder, claims.holderId],
  ]
}

/** Reads the content. Refused: no CBOR, or not the claims of a code that this version knows. */
export function readClaims(content: Uint8Array): Parsed<PassClaims> {
  const whole = readCbor(content, true)
  if (!whole.ok) return whole
  if (!(whole.value instanceof Map)) return notParsed(PASSES.NOT_READABLE)
  const cwt = whole.value as Items
  const ours = cwt.get(CWT.ours)
  if (!(ours instanceof Map)) return notParsed(PASSES.UNKNOWN_FORM)
  const kind = PASS_KINDS[Number(ours.get(OURS.kind)) - 1]
  if (kind === undefined) return notParsed(PASSES.UNKNOWN_FORM)
  const read = passClaims.safeParse({
    kind,
    id: uuidText(cwt.get(CWT.id)),
    issuer: cwt.get(CWT.issuer),
    from: instantText(cwt.get(CWT.from)),
    until: instantText(cwt.get(CWT.until)),
    areaId: ours.get(OURS.area),
    ...readOwn(kind, (key) => ours.get(key) ?? null),
  })
  return read.success ? parsed(read.data) : notParsed(PASSES.UNKNOWN_FORM)
}

function readOwn(kind: PassKind, take: (key: number) => unknown): Partial<Record<keyof AnyClaims, unknown>> {
  if (kind === 'permit')
    return {
      permitKind: take(OURS.permitKind),
      purpose: take(OURS.purpose),
      documentId: uuidText(take(OURS.document)),
      toAreaId: take(OURS.toArea),
      persons: take(OURS.persons),
    }
  if (kind === 'coupon')
    return {
      schemeId: uuidText(take(OURS.scheme)),
      householdId: uuidText(take(OURS.household)),
      serial: take(OURS.serial),
      day: dayText(take(OURS.day)),
      slot: take(OURS.slot),
      marketId: uuidText(take(OURS.market)),
    }
  if (kind === 'receipt') return { form: take(OURS.form) }
  return { role: take(OURS.role), force: take(OURS.force), holderId: uuidText(take(OURS.holder)) }
}

type AnyClaims = ClaimsOf<'permit'> & ClaimsOf<'coupon'> & ClaimsOf<'receipt'> & ClaimsOf<'card'>

function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / secondMs)
}

/** Far beyond any pass: a number that a Date cannot hold must not throw. */
const lastSecond = 253_402_300_799

function instantText(value: unknown): unknown {
  return isCount(value, lastSecond) ? toInstant(value * secondMs) : undefined
}

function dayText(value: unknown): unknown {
  return isCount(value, lastSecond / 86_400) ? addDays(firstDay, value) : value
}

function isCount(value: unknown, last: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= last
}

function uuidText(value: unknown): unknown {
  return value instanceof Uint8Array && value.length === 16 ? formatUuid(value) : value
}
