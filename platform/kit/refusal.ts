/**
 * A sentence in both languages of the house; Vietnamese is read first.
 */
export interface Words {
  readonly vi: string
  readonly en: string
}

/**
 * Why something was not done: an expected answer, not a fault.
 * `code` is `ROOM.WHAT_IS_WRONG`; `field` names the input to mend (a dotted path); `params` fill `{name}` in the
 * sentences, a day among them as `27/7/2021`, and never hold what identifies a resident.
 */
export interface Refusal {
  readonly code: string
  readonly words: Words
  readonly status: RefusalStatus
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
  /** What was asked for stands already, by whoever's hand: nothing is to be mended. */
  readonly standsAlready?: true
}

/** HTTP's word for the refusal: malformed, sign in first, not yours, not found, conflicts with facts, against a rule. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503

/** One line of a room's catalogue of refusals. */
export interface RefusalKind {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly status: RefusalStatus
  readonly standsAlready?: true
}

/** Either a value or the reason there is none. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

type Sentences = Pick<RefusalKind, 'vi' | 'en' | 'standsAlready'> & { readonly status?: RefusalStatus }

/**
 * Declares a room's refusals. `defineRefusals('TASKS', { NO_OWNER: { vi, en } })` gives
 * `TASKS.NO_OWNER` with the code `TASKS.NO_OWNER`; the status is 422 (against a rule) unless said.
 */
export function defineRefusals<K extends string>(room: string, list: Record<K, Sentences>): Record<K, RefusalKind> {
  const kinds = {} as Record<K, RefusalKind>
  for (const key of Object.keys(list) as K[]) {
    const { vi, en, status = 422, standsAlready } = list[key]
    kinds[key] = { code: `${room}.${key}`, vi, en, status, ...(standsAlready && { standsAlready }) }
  }
  return kinds
}

/**
 * Says no: `refuse(TASKS.NO_OWNER, { field: 'ownerPostId' })`.
 */
export function refuse(
  kind: RefusalKind,
  more: { field?: string; params?: Record<string, string | number> } = {},
): Refusal {
  return {
    code: kind.code,
    words: { vi: fill(kind.vi, more.params), en: fill(kind.en, more.params) },
    status: kind.status,
    ...(more.field === undefined ? {} : { field: more.field }),
    ...(more.params === undefined ? {} : { params: more.params }),
    ...(kind.standsAlready && { standsAlready: true }),
  }
}

/** A parsed value: `{ ok: true, value }`. */
export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

/** No value, and why: `{ ok: false, refusal }`. */
export function notParsed<T = never>(
  kind: RefusalKind,
  more: { field?: string; params?: Record<string, string | number> } = {},
): Parsed<T> {
  return { ok: false, refusal: refuse(kind, more) }
}

function fill(sentence: string, params: Record<string, string | number> | undefined): string {
  if (!params) return sentence
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => sayDay(String(params[name] ?? whole)))
}

/** A day of the calendar as people write it, `27/7/2021`; whatever else stands as it is. */
function sayDay(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []
  return day === undefined ? value : `${Number(day)}/${Number(month)}/${year}`
}
