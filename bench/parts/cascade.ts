import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Ground, usedBetween } from '../ground.ts'
import { digits, type Line, seconds } from '../measure.ts'

const templates = [
  'ct17-giao-viec-thanh-pho',
  'ct17-ke-hoach-cap-huyen',
  'ct17-trien-khai-cap-xa',
  'ct17-phan-cong-dia-ban',
  'ct17-bao-cao-3-ngay',
]

/** One directive of the city, entered, issued, and sent down to every residential group. */
export async function measureCascade(ground: Ground): Promise<Line[]> {
  const documentId = await issueDirective(ground)
  const chairman = await ground.visitor('chairman.01')
  const cascade = { id: randomUUID(), type: 'documents.cascade', payload: { documentId, areaId: 1, templates } }
  await ground.settle()
  const busy = ground.busy()
  const since = performance.now()
  await chairman.send([cascade])
  const ordered = performance.now() - since
  let first: number | undefined
  for (let state = ''; state !== 'done'; ) {
    first ??= (await seesTask(chairman, documentId)) ? performance.now() - since : undefined
    state = (await ground.pool.query('select state from job_runs where id = $1', [cascade.id])).rows[0]?.state
    if (state === 'failed' || state === 'cancelled') throw new Error(`the cascade ${state}`)
    await wait(10)
  }
  const whole = performance.now() - since
  const used = usedBetween(busy, ground.busy())
  const { tasks, areas, entries } = await countTasks(ground, documentId)
  const rows = await timePlainInsert(ground, documentId)
  return [
    {
      work: `cascade of one directive: ${digits(tasks)} tasks in ${digits(areas)} areas, ${digits(entries)} journal entries`,
      measured: `${seconds(whole)} (${digits((tasks / whole) * 1000)} tasks/s; ordered in ${seconds(ordered)})`,
      reach: '< 3 s',
      beside: `the same task and journal rows by INSERT … SELECT: ${seconds(rows)}, ratio ${digits(whole / rows)}; ${used}`,
    },
    { work: 'first of its tasks in the list', measured: seconds(first ?? whole), reach: '< 1 s', beside: '' },
  ]
}

async function seesTask(chairman: Awaited<ReturnType<Ground['visitor']>>, documentId: string): Promise<boolean> {
  const page = await chairman.get<{ items: unknown[] }>(`/tasks?documentId=${documentId}&limit=1`)
  return page.items.length > 0
}

async function issueDirective(ground: Ground): Promise<string> {
  const clerk = await ground.visitor('office-chief.01')
  const documentId = randomUUID()
  const payload = {
    areaId: 1,
    issuerAreaId: 1,
    entry: 'own',
    number: `${Math.floor(Math.random() * 800) + 100}/CT-UBND`,
    kind: 'chi-thi',
    issuer: 'chu-tich-ubnd-tp',
    title: 'Chỉ thị dùng để đo tốc độ',
    place: 'Hà Nội',
    issuedOn: '2021-07-23',
    effectiveFrom: '2021-07-24T06:00:00+07:00',
    effectiveTo: '2021-08-30T06:00:00+07:00',
    territory: [1],
    signatures: [{ capacity: null, onBehalfOf: null, title: 'Chủ tịch', name: 'Chu Ngọc Anh' }],
  }
  await clerk.send([{ id: documentId, type: 'documents.register', payload }])
  const chairman = await ground.visitor('chairman.01')
  await chairman.send([{ id: randomUUID(), type: 'documents.issue', payload: { documentId } }])
  return documentId
}

async function countTasks(ground: Ground, documentId: string) {
  const { rows } = await ground.pool.query<{ tasks: number; areas: number; entries: number }>(
    `select count(*)::int as tasks, count(distinct area_id)::int as areas,
            (select count(*)::int from journal where document_id = $1 and type = 'task-created') as entries
     from tasks where document_id = $1 and owner_officer_id is not null and due_at is not null`,
    [documentId],
  )
  return rows[0] ?? { tasks: 0, areas: 0, entries: 0 }
}

/** The baseline: the same rows copied inside the database, with all their indexes, and taken back. */
async function timePlainInsert(ground: Ground, documentId: string): Promise<number> {
  const client = await ground.pool.connect()
  try {
    const columns = async (table: string, but: readonly string[]) =>
      (
        await client.query<{ name: string }>(
          `select column_name as name from information_schema.columns where table_name = $1 and table_schema = 'public'`,
          [table],
        )
      ).rows
        .map(({ name }) => name)
        .filter((name) => !but.includes(name))
        .join(', ')
    const ofTask = await columns('tasks', ['id'])
    const ofEntry = await columns('journal', ['id', 'seq', 'xid'])
    await client.query('begin')
    const since = performance.now()
    await client.query(
      `insert into tasks (id, ${ofTask}) select gen_random_uuid(), ${ofTask} from tasks where document_id = $1`,
      [documentId],
    )
    await client.query(
      `insert into journal (id, ${ofEntry}) select gen_random_uuid(), ${ofEntry} from journal where document_id = $1`,
      [documentId],
    )
    return performance.now() - since
  } finally {
    await client.query('rollback')
    client.release()
  }
}
