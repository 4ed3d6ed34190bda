import { sql } from 'kysely'
import { addMinutes, type Instant, minutesBetween } from '#kit'
import { defineRead } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type KeyLine, keyRows, type PassAlgorithm } from '../domain/index.ts'
import { signsSince } from './pass-keys.store.ts'
import { passRules } from './pass-rules.ts'

const dayMinutes = 1440

interface KeyRow {
  readonly kid: string
  readonly algorithm: PassAlgorithm
  readonly madeAt: Instant
  readonly madeBy: string | null
  readonly reason: string | null
  readonly retiredAt: Instant | null
  readonly acceptUntil: Instant
  readonly withdrawnAt: Instant | null
  readonly withdrawnBy: string | null
  readonly withdrawReason: string | null
}

/** `GET /passes/key-rows` */
export const keyRowsRead = defineRead(keyRows, async ({ db, now, profile }) => {
  const { issuer, keys, policy } = await passRules(profile, now)
  const { rows } = await sql<KeyRow>`
    select kid, algorithm, made_at as "madeAt", made_by as "madeBy", reason, retired_at as "retiredAt",
           accept_until as "acceptUntil", withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy",
           withdraw_reason as "withdrawReason"
    from pass_keys order by retired_at desc nulls first, made_at, kid limit 200`.execute(db)
  const names = await officerNames(
    db,
    rows.flatMap(({ madeBy, withdrawnBy }) => [madeBy, withdrawnBy]),
  )
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const signing = await signsSince(db)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from withdrawn_passes where until_at > ${now}`.execute(db)
  return {
    asOf: now,
    issuer: issuer.value,
    policy,
    changeAfterDays: keys.changeAfterDays,
    changeBy: signing ? addMinutes(signing.since, keys.changeAfterDays * dayMinutes) : null,
    source: keys.source,
    withdrawnCodes: counted[0]?.count ?? 0,
    keys: rows.map(({ madeBy, withdrawnAt, withdrawnBy, withdrawReason, ...row }) => ({
      ...row,
      madeBy: named(madeBy),
      ageDays: Math.floor(minutesBetween(row.madeAt, now) / dayMinutes),
      state: stateOf({ ...row, withdrawnAt }, signing?.kid),
      withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, by: named(withdrawnBy), reason: withdrawReason },
    })),
  }
})

function stateOf(
  { kid, retiredAt, withdrawnAt }: Pick<KeyRow, 'kid' | 'retiredAt' | 'withdrawnAt'>,
  signing: string | undefined,
): KeyLine['state'] {
  if (withdrawnAt !== null) return 'withdrawn'
  if (retiredAt !== null) return 'retired'
  return kid === signing ? 'signs' : 'spare'
}
