import { sql } from 'kysely'
import { dayOf, type Instant, millisOf, type Refusal, toInstant } from '#kit'
import type { Step, Work } from '#platform/server'
import { type AnswerSheet, type JudgedSheet, judgeSheet } from '../domain/index.ts'
import { inspectionBook } from './inspection-book.query.ts'

/** The sheets, each judged against its own version; or the first refusal. */
export async function judgeSheets(
  sheets: readonly AnswerSheet[],
  step: Step,
): Promise<readonly JudgedSheet[] | { readonly refusal: Refusal }> {
  const book = await inspectionBook(step.profile)
  const today = dayOf(step.now, step.profile.utcOffsetMinutes)
  const judged: JudgedSheet[] = []
  for (const [index, sheet] of sheets.entries()) {
    const one = judgeSheet(sheet, book, today)
    if (!one.ok) return { refusal: { ...one.refusal, field: `sheets.${index}.${one.refusal.field ?? ''}` } }
    judged.push(one.value)
  }
  return judged
}

/** Keeps answers; an item answered again has the later answer. */
export async function saveAnswers(
  work: Work<unknown>,
  step: Step,
  of: { zoneId: number; id: string },
  sheets: readonly JudgedSheet[],
): Promise<void> {
  const rows = sheets.flatMap(({ sheet, isOlder }) => [
    ...new Map(sheet.answers.map((answer) => [answer.item, { sheet, isOlder, answer }])).values(),
  ])
  if (rows.length === 0) return
  await sql`
    insert into inspection_answers (zone_id, inspection_id, checklist, version, item, verdict, number, note, older_version,
                                    answered_by, answered_at, recorded_at)
    select ${of.zoneId}::int, ${of.id}::uuid, given.*, ${work.actor.officerId}::uuid, ${work.occurredAt}::timestamptz,
           ${step.now}::timestamptz
    from unnest(${rows.map((row) => row.sheet.checklist)}::text[], ${rows.map((row) => row.sheet.version)}::int[],
      ${rows.map((row) => row.answer.item)}::text[], ${rows.map((row) => row.answer.verdict ?? null)}::text[],
      ${rows.map((row) => row.answer.number ?? null)}::numeric[], ${rows.map((row) => row.answer.note ?? null)}::text[],
      ${rows.map((row) => row.isOlder)}::boolean[]) as given
    on conflict (inspection_id, zone_id, checklist, version, item) do update
    set verdict = excluded.verdict, number = excluded.number, note = excluded.note, answered_by = excluded.answered_by,
        answered_at = excluded.answered_at, recorded_at = excluded.recorded_at`.execute(step.trx)
}

/** The moment so many seconds before another. */
export function before(at: Instant, seconds: number): Instant {
  return toInstant(millisOf(at) - seconds * 1000)
}
