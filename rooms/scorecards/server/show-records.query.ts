import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import type { Db } from '#platform/server'
import { documentNames } from '#rooms/documents/server'
import { taskTitles } from '#rooms/tasks/server'
import { type Evidence, type RecordView, reasonWords } from '../domain/index.ts'

/** Records as people read them: what each is called, where it opens, and the reason in words. */
export async function showRecords(db: Db, evidence: readonly Evidence[]): Promise<RecordView[]> {
  const idsOf = (...kinds: Evidence['kind'][]) => [
    ...new Set(evidence.flatMap(({ kind, record }) => (kinds.includes(kind) && record !== null ? [record] : []))),
  ]
  const [tasks, documents, posts] = await Promise.all([
    taskTitles(db, idsOf('task')),
    documentNames(db, idsOf('directive-day', 'receipt')),
    bodyNames(db, idsOf('watch')),
  ])
  return evidence.map((one) => ({
    indicator: one.indicator,
    kind: one.kind,
    subject: one.subject,
    title: titleOf(one, { tasks, documents, posts }),
    to: addressOf(one),
    verdict: one.verdict,
    why: reasonWords[one.why],
    at: one.at,
    recordedAt: one.recordedAt,
    dueAt: one.dueAt,
  }))
}

interface Names {
  readonly tasks: ReadonlyMap<string, string>
  readonly documents: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, string>
}

function titleOf({ kind, subject, record, dueAt }: Evidence, names: Names): Words {
  const same = (text: string | undefined) => ({ vi: text ?? subject, en: text ?? subject })
  switch (kind) {
    case 'task':
      return same(names.tasks.get(record ?? ''))
    case 'watch':
      return same(names.posts.get(record ?? ''))
    case 'report':
      return { vi: `Báo cáo ngày ${dayWords(dueAt)}`, en: `Daily report ${dayWords(dueAt)}` }
    case 'directive-day': {
      const name = names.documents.get(record ?? '') ?? ''
      const day = subject.split(' ')[1] ?? ''
      return { vi: `${name}, ngày thứ ${day}`, en: `${name}, day ${day}` }
    }
    case 'receipt':
      return same(names.documents.get(record ?? ''))
    case 'sample':
      return { vi: 'Đối chiếu ngẫu nhiên', en: 'Random re-check' }
    default:
      return { vi: 'Tồn tại qua kiểm tra', en: 'Finding of an inspection' }
  }
}

/** `24/7/2021` of a deadline: by which day a report was due, as Vietnamese offices write it. */
function dayWords(at: Instant | null): string {
  if (at === null) return ''
  const [year, month, day] = new Date(Date.parse(at) + vietnam).toISOString().slice(0, 10).split('-').map(Number)
  return `${day}/${month}/${year}`
}

const vietnam = 7 * 60 * 60_000

function addressOf({ kind, record, areaId }: Evidence): string | null {
  if (record === null) return kind === 'report' ? `/reports?areaId=${areaId}` : null
  const to: Record<Evidence['kind'], string> = {
    report: `/reports/${record}`,
    'directive-day': `/documents/${record}`,
    receipt: `/documents/${record}`,
    task: `/tasks/${record}`,
    watch: `/duty/posts/${record}`,
    finding: `/inspections/findings/${record}`,
    sample: `/scorecards/samples?areaId=${areaId}`,
  }
  return to[kind]
}

async function bodyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from bodies where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
