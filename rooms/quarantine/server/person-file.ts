import { sql } from 'kysely'
import { type Day, formatDay, type Instant } from '#kit'
import type { PersonFile } from '#rooms/people/server'
import { SETTINGS, type Setting } from '../domain/index.ts'
import type {} from './quarantine.tables.ts'

interface Row {
  readonly setting: Setting
  readonly proposedAt: Instant
  readonly dayZero: Day | null
  readonly lastDay: Day | null
}

/** What the house holds on somebody's isolation, for the sheet of the person itself (EPI-09). */
export const isolationFile: PersonFile = {
  kind: 'quarantine',
  title: { vi: 'Cách ly y tế', en: 'Isolation' },
  permission: 'quarantine.read',
  async lines({ db }, personIds) {
    const { rows } = await sql<Row>`
      select setting, proposed_at as "proposedAt", day_zero as "dayZero", last_day as "lastDay" from isolation_orders
      where person_id = any(${[...personIds]}::uuid[]) order by proposed_at`.execute(db)
    return rows.map(({ setting, proposedAt, dayZero, lastDay }) => {
      const span = dayZero && lastDay ? `${formatDay(dayZero)} – ${formatDay(lastDay)}` : null
      return {
        label: SETTINGS[setting],
        value: span === null ? { vi: 'đề nghị', en: 'proposed' } : { vi: span, en: span },
        at: proposedAt,
      }
    })
  },
  async holds(trx, personIds) {
    const { rows } = await sql<{ personId: string; until: string | null }>`
      select person_id as "personId", max(keep_until)::text as until from isolation_orders
      where person_id = any(${[...personIds]}::uuid[]) group by person_id`.execute(trx)
    const why = { vi: 'hồ sơ cách ly còn trong thời hạn lưu', en: 'an isolation record is still within its time' }
    return new Map(rows.map(({ personId, until }) => [personId, { why, until }]))
  },
}
