import { z } from 'zod'
import type { Instant } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })
const source = z.object({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })

/** Something a household may need: who must see to it, how soon. No field for words: nothing of health stands in it. */
export const needSchema = z.strictObject({
  key: z.string(),
  title: words,
  /** `group`: head of the group; `health`: head of the commune's health station; `commune`: its chair. */
  owner: z.enum(['group', 'health', 'commune']),
  minutes: z.int().positive(),
  priority: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  /** Numbers to call at once, shown before anything is sent. */
  call: z.array(z.string()),
})

/** See {@link needSchema}. */
export type Need = z.infer<typeof needSchema>

/** What a profile says of teams. */
export const teamRulesSchema = z.strictObject({
  visits: z.strictObject({ everyDays: z.int().positive(), keepDays: z.int().positive(), source }),
  activity: z.strictObject({ quietDays: z.int().positive(), source }),
  needs: z.strictObject({ list: z.array(needSchema), source }),
  safety: z.strictObject({ criteria: z.array(z.strictObject({ key: z.string(), title: words })), source }),
  pledge: z.strictObject({ lines: z.array(words), source }),
})

/** See {@link teamRulesSchema}. */
export type TeamRules = z.infer<typeof teamRulesSchema>

/** Whether a household is to be visited: never met, or met longer ago than the rule says. */
export function isDue(lastMetAt: Instant | null, now: Instant, everyDays: number): boolean {
  return lastMetAt === null || Date.parse(now) - Date.parse(lastMetAt) >= everyDays * 86_400_000
}

/** What decides who comes first among those to be visited. */
export interface Waiting {
  readonly isInNeed: boolean
  readonly isDue: boolean
  readonly elderly: number | null
  readonly hasPhone: boolean
  readonly lastMetAt: Instant | null
  readonly number: number
}

/** Care first (SG-10): who needs help, then who is due; among them the old and those without a phone; then the longest unmet. */
export function compareWaiting(left: Waiting, right: Waiting): number {
  return (
    Number(right.isInNeed) - Number(left.isInNeed) ||
    Number(right.isDue) - Number(left.isDue) ||
    Number((right.elderly ?? 0) > 0) - Number((left.elderly ?? 0) > 0) ||
    Number(left.hasPhone) - Number(right.hasPhone) ||
    (left.lastMetAt ?? '').localeCompare(right.lastMetAt ?? '') ||
    left.number - right.number
  )
}
