import { z } from 'zod'
import type { Instant } from './instant.ts'
import type { Refusal, Words } from './refusal.ts'

/**
 * A named permission, `room.verb-noun`. Two are known to every house: `public` (anybody) and `signed-in`.
 */
export type Permission = string

/**
 * A change one may ask for, through the one door. The server validates with `payload`, the screen builds its form
 * on it, the API page prints it. `subject` tells how the payload names the thing: see each room.
 */
export interface IntentContract<P = unknown> {
  readonly type: string
  readonly payload: z.ZodType<P>
  readonly permission: Permission
  readonly title: Words
}

/** A question one may ask: `GET path?query` answers `answer`. Path parameters (`:id`) are fields of the query. */
export interface ReadContract<Q = unknown, A = unknown> {
  readonly path: `/${string}`
  readonly query: z.ZodType<Q>
  readonly answer: z.ZodType<A>
  readonly permission: Permission
  readonly title: Words
  /** Seconds for which anybody on the way may keep the answer; only for `public` questions. Absent: asked again each time. */
  readonly keepSeconds?: number
}

/**
 * Declares a change: `intentContract({ type: 'tasks.acknowledge', payload: z.object({…}), … })`. It asks for the schema's
 * own type and reads the payload's off it: asking for a `z.ZodType<P>` makes the compiler compare every schema with it
 * member by member, three quarters of the time that all types take.
 */
export function intentContract<S extends z.core.$ZodType>(
  contract: Omit<IntentContract, 'payload'> & { readonly payload: S },
): IntentContract<z.output<S>> {
  return contract as unknown as IntentContract<z.output<S>>
}

/** Declares a question: `readContract({ path: '/tasks', query: z.object({…}), answer: …, … })`. */
export function readContract<Q extends z.core.$ZodType, A extends z.core.$ZodType>(
  contract: Omit<ReadContract, 'query' | 'answer'> & { readonly query: Q; readonly answer: A },
): ReadContract<z.output<Q>, z.output<A>> {
  return contract as unknown as ReadContract<z.output<Q>, z.output<A>>
}

/**
 * A route that is neither a question nor a change of the one door: signing in, files, anything with secrets. Described
 * so that the API's page is whole; the room's plugin registers it.
 */
export interface RouteContract {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: `/api/${string}`
  /** The JSON body; absent: none. */
  readonly body?: z.ZodType
  /** Media type of a body of plain bytes, in place of `body`. */
  readonly bytes?: string
  readonly answer?: z.ZodType
  readonly permission: Permission
  readonly title: Words
}

/**
 * What a sender puts through the door: its own id (the same id twice is done once), the type, when it happened in the
 * field (`occurredAt`; absent means "now"), and the payload.
 */
export interface Intent<P = unknown> {
  readonly id: string
  readonly type: string
  readonly occurredAt?: string
  readonly payload: P
}

/** The door's answer to one intent. `fault` is our own failure: keep the intent and send it again. */
export type IntentAnswer =
  | { readonly id: string; readonly outcome: 'accepted'; readonly recordedAt: Instant; readonly result?: unknown }
  | { readonly id: string; readonly outcome: 'already-done'; readonly recordedAt: Instant; readonly result?: unknown }
  | { readonly id: string; readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly id: string; readonly outcome: 'fault'; readonly requestId: string }

/** Query parameters of every paged list: `limit` 1–200 (default 50), `cursor` as given by the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
})

/** A page of a list: `next` is the cursor of the following page, or null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** A stable area id as it travels. */
export const areaIdField = z.coerce.number().int().positive()
/** An official day as it travels, `2021-07-27`. */
export const dayField = z.iso.date()
/** A moment as it travels: ISO 8601 with an offset. */
export const instantField = z.iso.datetime({ offset: true })
/** A kept file as records name it: the SHA-256 of its bytes, in hex. */
export const fileHashField = z.string().regex(/^[0-9a-f]{64}$/)
/** An id as it travels: a UUID, kept in lower case. */
export const uuidField = z.uuid().toLowerCase()

/**
 * One line of text as people type it: NFC, control characters refused, outer spaces cut.
 * Markup is kept as it was typed: screens escape, they never strip.
 */
export function lineField(max: number) {
  return (
    z
      .string()
      .normalize('NFC')
      .trim()
      .min(1)
      .max(max)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
      .regex(/^[^\u0000-\u001f\u007f]*$/)
  )
}

/** Several lines of text: as {@link lineField}, with line breaks and tabs. */
export function textField(max: number) {
  return (
    z
      .string()
      .normalize('NFC')
      .trim()
      .min(1)
      .max(max)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
      .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/)
  )
}
