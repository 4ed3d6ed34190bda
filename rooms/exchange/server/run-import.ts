import { type IntentAnswer, type Refusal, refuse } from '#kit'
import {
  type Actor,
  type JobKind,
  type JobTools,
  type Noticed,
  nothingNoticed,
  openTable,
  type SheetType,
  withTightHeap,
} from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'
import { findBatch, saveChunk, setBatchState } from './batches.store.ts'
import { judgeAnswers } from './judge-answers.ts'
import { saveMapping } from './mappings.store.ts'
import { type PlannedChunk, type Planning, planRows } from './plan-rows.ts'
import { type ReadRow, type RowReading, readRows } from './read-rows.ts'
import { mayImport, sheetAskingOf } from './sheets-for.ts'
import { importJob } from './start-import.ts'
import {
  cellReadingOf,
  feedsOf,
  headerFor,
  readFirstLines,
  signatureOf,
  tabOf,
  wantedColumns,
} from './table-reading.ts'
import { refusalOfFile } from './unreadable.ts'

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

/** Rows sent together: what one transaction of the door takes well. */
const perChunk = 1_000
/** Chunks under way at once: two at work in the door, one that waits for it. */
const atOnce = 3

/**
 * Reads the file of a batch and sends its rows through the door as the one who started it, by the rights they hold now.
 * Goes on after the last row that was written down; rows sent twice bear the same ids, and the door does them once.
 */
export const importJobKind: JobKind = {
  kind: importJob,
  async run(input, tools) {
    const { batchId, remember } = input as { batchId: string; remember: boolean }
    const batch = await findBatch(tools.db, batchId)
    if (!batch) throw new Error(`no batch ${batchId}`)
    await setBatchState(tools.db, batchId, { state: 'running' })
    try {
      const ended = await withTightHeap(() => importFile(batch, tools, remember))
      if (ended === 'closing') return null
      await setBatchState(tools.db, batchId, { state: ended, endedAt: tools.clock.now() })
    } catch (error) {
      await endByError(batchId, error, tools)
    }
    return { batchId }
  },
}

/** A file that breaks off is the sender's to mend; anything else is our fault, said so in the batch and in the log. */
async function endByError(batchId: string, error: unknown, { db, clock }: JobTools): Promise<void> {
  const endedAt = clock.now()
  if (error instanceof Stopped) {
    await setBatchState(db, batchId, { state: 'stopped', endedAt, problem: error.refusal })
    return
  }
  let problem: Refusal
  try {
    problem = refusalOfFile(error)
  } catch (fault) {
    await setBatchState(db, batchId, { state: 'failed', endedAt, problem: refuse(EXCHANGE.FAULT) })
    throw fault
  }
  await setBatchState(db, batchId, { state: 'failed', endedAt, problem })
}

/** The import cannot go on, and not by a fault. */
class Stopped extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

interface Run {
  readonly batch: Batch
  readonly sheet: SheetType
  readonly planning: Planning
  readonly noticed: Noticed
  readonly tools: JobTools
}

async function importFile(batch: Batch, tools: JobTools, remember: boolean): Promise<'done' | 'stopped' | 'closing'> {
  const sheet = tools.catalogue.sheets.get(batch.sheet)
  const way = sheet?.import
  if (!sheet || !way) throw new Stopped(refuse(EXCHANGE.UNKNOWN_SHEET, { params: { sheet: batch.sheet } }))
  const { reading, headers } = await openReading(batch, sheet, tools)
  const asking = await askingFor(batch, tools)
  const noticed = nothingNoticed()
  const { columns, feeds } = reading
  const planning = { sheet, way, batchId: batch.id, asking, columns, feeds, seen: new Map<string, number>() }
  const run: Run = { batch, sheet, planning, noticed, tools }
  const chunks = readRows({ ...reading, after: Math.max(reading.after, batch.read_to) }, asking, noticed)
  try {
    const went = await importChunks(run, chunks)
    if (went !== 'on') return went
  } finally {
    await chunks.return(undefined)
  }
  if (remember) await rememberMapping(batch, headers, tools)
  return 'done'
}

/**
 * While chunks are at the door, the next is read, planned and brought there too: neither the door nor we should wait for
 * one another. They are written down in their order; after a crash all are sent again under the same ids.
 */
async function importChunks(run: Run, chunks: AsyncGenerator<readonly ReadRow[]>): Promise<Went> {
  const underWay: Sent[] = []
  let next = chunks.next()
  for (;;) {
    const { value: rows, done } = await next
    if (done) return writeDownAll(run, underWay)
    next = chunks.next()
    next.catch(() => undefined)
    const sent = sendChunk(run, rows, [...underWay])
    sent.catch(() => undefined)
    underWay.push(sent)
    const went = underWay.length < atOnce ? 'on' : await writeDownNext(run, underWay)
    if (went !== 'on') return writeDownAll(run, underWay, went)
  }
}

async function writeDownAll(run: Run, underWay: Sent[], so: Went = 'on'): Promise<Went> {
  let went = so
  while (underWay.length > 0) {
    const next = await writeDownNext(run, underWay)
    if (went === 'on') went = next
  }
  return went
}

/** Writes the oldest chunk down while those after it go on. When the import ends here, what is under way is waited for. */
async function writeDownNext(run: Run, underWay: Sent[]): Promise<Went> {
  let went: Went | undefined
  try {
    went = await writeDown(run, await (underWay.shift() as Sent))
  } finally {
    if (went === undefined) await Promise.allSettled(underWay)
  }
  return went
}

type Went = 'on' | 'stopped' | 'closing'

async function openReading(
  batch: Batch,
  sheet: SheetType,
  tools: JobTools,
): Promise<{ reading: RowReading; headers: readonly string[] }> {
  const bytes = batch.upload.forgotten_at === null ? await tools.files.read(batch.upload.hash) : undefined
  if (!bytes) throw new Stopped(refuse(EXCHANGE.UPLOAD_GONE))
  const opened = openTable(bytes, batch.reading.encoding ?? undefined)
  const tab = tabOf(opened, batch.reading.tab)
  const asking = await askingFor(batch, tools)
  const columns = await wantedColumns(sheet, asking)
  const { lines } = await readFirstLines(opened, tab)
  const reading: RowReading = {
    opened,
    tab,
    after: batch.reading.headerRow,
    columns,
    feeds: feedsOf(batch.reading.matches, columns),
    fixed: batch.reading.fixed,
    cells: cellReadingOf(opened, asking),
    permission: sheet.import?.permission ?? '',
    perChunk,
    together: sheet.import?.together,
  }
  return { reading, headers: headerFor(lines, columns, batch.reading.headerRow)?.headers ?? [] }
}

/** Asks anew for each chunk: who lost the right in the meantime sends nothing more. */
async function askingFor(batch: Batch, tools: JobTools) {
  const actor = await tools.actorOf(batch.account_id)
  if (!actor) throw new Stopped(refuse(EXCHANGE.STOPPED_RIGHTS))
  const { db, clock, territory, profile } = tools
  return sheetAskingOf({ db, actor, now: clock.now(), tree: territory.current(), profile }, batch.variant)
}

type Sent = Promise<SentChunk | 'stopped'>

/** What a chunk came to at the door, not yet written down in its batch. */
interface SentChunk {
  readonly rows: number
  readonly outcome: Parameters<typeof saveChunk>[2]
}

async function sendChunk(run: Run, rows: readonly ReadRow[], before: readonly Sent[]): Promise<SentChunk | 'stopped'> {
  const { tools, noticed, batch } = run
  if (await isCalledOff(tools)) return 'stopped'
  const percent = Math.min(99, Math.floor(noticed.part * 100))
  const planning = { ...run.planning, asking: await askingFor(batch, tools) }
  if (!mayImport(run.sheet, planning.asking)) throw new Stopped(refuse(EXCHANGE.STOPPED_RIGHTS))
  const first = await bringToDoor(rows, planning, tools)
  const outcome = await withSecondLook(first, rows, { before, planning, tools })
  return { rows: rows.length, outcome: { ...outcome, percent } }
}

type Brought = ReturnType<typeof judgeAnswers>

async function bringToDoor(rows: readonly ReadRow[], planning: Planning, tools: JobTools): Promise<Brought> {
  const planned = await planRows(rows, planning)
  const answers = await send(planned, planning.asking.actor, tools)
  return judgeAnswers(planned, answers, { rows, planning })
}

/** A row may be wrong only because a chunk before it had not landed when it was planned: it is looked at once more. */
async function withSecondLook(
  first: Brought,
  rows: readonly ReadRow[],
  { before, planning, tools }: { before: readonly Sent[]; planning: Planning; tools: JobTools },
): Promise<Brought> {
  const wrong = new Set(first.rows.flatMap((one) => (one.state === 'wrong' ? [one.row] : [])))
  if (wrong.size === 0 || before.length === 0) return first
  await Promise.all(before)
  const second = await bringToDoor(
    rows.filter(({ row }) => wrong.has(row)),
    planning,
    tools,
  )
  return {
    rows: [...first.rows.filter(({ row }) => !wrong.has(row)), ...second.rows],
    readTo: first.readTo,
    counts: {
      rows: first.counts.rows,
      done: first.counts.done + second.counts.done,
      wrong: second.counts.wrong,
      already: first.counts.already + second.counts.already,
      unchanged: first.counts.unchanged + second.counts.unchanged,
    },
  }
}

async function writeDown({ batch, tools }: Run, sent: SentChunk | 'stopped'): Promise<Went> {
  if (sent === 'stopped') return sent
  const { rows, outcome } = sent
  if (await tools.step(rows, (trx) => saveChunk(trx, batch.id, outcome))) return 'on'
  // The house is closing: the next server sends this chunk again, under the same ids.
  if (!(await isCalledOff(tools))) return 'closing'
  await tools.db.transaction().execute((trx) => saveChunk(trx, batch.id, outcome))
  return 'stopped'
}

async function isCalledOff({ db, runId }: JobTools): Promise<boolean> {
  const job = await db.selectFrom('job_runs').select('cancel_asked').where('id', '=', runId).executeTakeFirst()
  return job?.cancel_asked ?? false
}

async function send(planned: PlannedChunk, actor: Actor, { door, runId }: JobTools): Promise<IntentAnswer[]> {
  const intents = planned.intents.map(({ id, intent }) => ({ id, ...intent }))
  return intents.length === 0 ? [] : door.submit(intents, { actor, requestId: `import ${runId}` })
}

async function rememberMapping(batch: Batch, headers: readonly string[], { db, clock }: JobTools): Promise<void> {
  const { sheet, variant, account_id: accountId, area_id: areaId } = batch
  const mapping = { sheet, variant, matches: batch.reading.matches, accountId, areaId, now: clock.now() }
  await db.transaction().execute((trx) => saveMapping(trx, { ...mapping, signature: signatureOf(headers) }))
}
