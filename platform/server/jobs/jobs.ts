import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Clock } from '../clock.ts'
import { type Db, isTransient, type Trx } from '../db/connect.ts'
import type { FileStore } from '../files/files.ts'
import type { Door } from '../intents/door.ts'
import type { Log } from '../log.ts'
import type { Profile } from '../profile.ts'
import type { Territory } from '../territory/territory.ts'

/** What a running job may use, and how it tells where it stands. */
export interface JobTools {
  readonly runId: string
  readonly db: Db
  readonly clock: Clock
  readonly territory: Territory
  readonly profile: Profile
  readonly catalogue: Catalogue
  readonly files: FileStore
  /** For jobs that do what a person asked for by intents of that person. */
  readonly door: Pick<Door, 'submit'>
  /** What an account may do now; undefined when it may no longer sign in. */
  actorOf(accountId: string): Promise<Actor | undefined>
  readonly log: Log
  /** Steps already committed by an earlier try: start after them. */
  readonly done: number
  /**
   * Does one step in a transaction and moves the progress in the same one: after a crash the job goes on where it
   * committed last. Gives false when somebody asked to cancel; then stop. `count` may be asked for after the work, where
   * only the work can tell how much it did.
   */
  step(count: number | (() => number), run: (trx: Trx) => Promise<void>): Promise<boolean>
}

/** A kind of long work that a room offers. */
export interface JobKind {
  readonly kind: string
  run(input: unknown, tools: JobTools): Promise<unknown>
}

/** Asks for a job, in the transaction of the intent that wants it; it starts after the commit. */
export async function enqueueJob(
  trx: Trx,
  job: {
    id: string
    kind: string
    areaId: number
    accountId: string | null
    total: number
    input: unknown
    now: string
  },
): Promise<void> {
  await sql`
    insert into job_runs (id, kind, area_id, account_id, state, done, total, cancel_asked, input, created_at, updated_at)
    values (${job.id}, ${job.kind}, ${job.areaId}, ${job.accountId}, 'waiting', 0, ${job.total}, false,
            ${JSON.stringify(job.input)}::jsonb, ${job.now}, ${job.now})`.execute(trx)
  await sql`select pg_notify('jobs', '')`.execute(trx)
}

const leaseSeconds = 30
/** How often one step is tried when what stopped it passes by itself. */
const tries = 4

/**
 * Runs waiting jobs, one at a time in this process. A run is leased, not owned: when its process dies the lease runs
 * out and another process goes on from the last committed step.
 */
export class JobRunner {
  private readonly kinds: ReadonlyMap<string, JobKind>
  private readonly tools: Omit<JobTools, 'runId' | 'done' | 'step'>
  private running: Promise<void> | undefined
  private again = false
  private closed = false

  constructor(kinds: readonly JobKind[], tools: Omit<JobTools, 'runId' | 'done' | 'step'>) {
    this.kinds = new Map(kinds.map((kind) => [kind.kind, kind]))
    this.tools = tools
  }

  /** Looks for work now; harmless to call at any time. */
  wake(): void {
    this.again = true
    this.running ??= this.loop().finally(() => {
      this.running = undefined
    })
  }

  /** Stops after the current step. */
  async close(): Promise<void> {
    this.closed = true
    await this.running
  }

  private async loop(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false
      for (let run = await this.take(); run && !this.closed; run = await this.take()) await this.run(run)
    }
  }

  private async take(): Promise<{ id: string; kind: string; done: number; input: unknown } | undefined> {
    const { rows } = await sql<{ id: string; kind: string; done: number; input: unknown }>`
      with next as materialized (
        select id from job_runs
        where state = 'waiting' or (state = 'running' and leased_until < clock_timestamp())
        order by created_at limit 1 for update skip locked)
      update job_runs set state = 'running', leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      from next where job_runs.id = next.id
      returning job_runs.id, job_runs.kind, job_runs.done, job_runs.input`.execute(this.tools.db)
    return rows[0]
  }

  private async run(run: { id: string; kind: string; done: number; input: unknown }): Promise<void> {
    const kind = this.kinds.get(run.kind)
    try {
      if (!kind) throw new Error(`no room runs jobs of kind ${run.kind}`)
      const outcome = await kind.run(run.input, {
        ...this.tools,
        runId: run.id,
        done: run.done,
        step: (count, work) => this.step(run.id, count, work),
      })
      if (!this.closed) await this.finish(run.id, outcome)
    } catch (error) {
      this.tools.log.error({ job: run.id, kind: run.kind, error: String((error as Error).stack) }, 'a job failed')
      await this.setState(run.id, 'failed', { message: (error as Error).message })
    }
  }

  /** One step, tried again after a passing failure (rule R15): a deadlock with a busy door must not end long work. */
  private async step(id: string, count: number | (() => number), work: (trx: Trx) => Promise<void>): Promise<boolean> {
    for (let attempt = 1; !this.closed; attempt++) {
      try {
        return await this.stepOnce(id, count, work)
      } catch (error) {
        if (!isTransient(error) || attempt === tries) throw error
        this.tools.log.warn({ job: id, attempt, error: String(error) }, 'a step of a job is tried again')
        await new Promise((wake) => setTimeout(wake, 100 * 4 ** (attempt - 1) * Math.random()))
      }
    }
    return false
  }

  private stepOnce(id: string, count: number | (() => number), work: (trx: Trx) => Promise<void>): Promise<boolean> {
    return this.tools.db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('job_runs')
        .select('cancel_asked')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!row || row.cancel_asked) return false
      await work(trx)
      const done = typeof count === 'number' ? count : count()
      await sql`update job_runs set done = done + ${done}::int, updated_at = ${this.tools.clock.now()},
          leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}) where id = ${id}`.execute(trx)
      await sql`select pg_notify('changes', '{"keys":["jobs"],"areas":[]}')`.execute(trx)
      return true
    })
  }

  private async finish(id: string, outcome: unknown): Promise<void> {
    const row = await this.tools.db
      .selectFrom('job_runs')
      .select('cancel_asked')
      .where('id', '=', id)
      .executeTakeFirst()
    await this.setState(id, row?.cancel_asked ? 'cancelled' : 'done', outcome ?? null)
  }

  private async setState(id: string, state: 'done' | 'cancelled' | 'failed', outcome: unknown): Promise<void> {
    await sql`update job_runs set state = ${state}, outcome = ${JSON.stringify(outcome)}::jsonb,
        updated_at = ${this.tools.clock.now()}, leased_until = null where id = ${id}`.execute(this.tools.db)
    await sql`select pg_notify('changes', '{"keys":["jobs"],"areas":[]}')`.execute(this.tools.db)
  }
}
