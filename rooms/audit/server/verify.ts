import type { z } from 'zod'
import { type JobKind, type JobTools, sealJournal, type Verdict, verifyJournal } from '#platform/server'
import type { verdictField, verifyContract } from '../domain/index.ts'

type Kept = z.infer<typeof verifyContract.payload>['kept']
type Found = z.infer<typeof verdictField>

/** Kind of the job. */
export const verifyKind = 'audit.verify'
const tellEveryMs = 400

class Cancelled extends Error {}

/**
 * Seals what is not sealed yet, then reads the whole journal again. Progress is told while it goes; after a crash it
 * begins again from the first seal, for a half-read chain proves nothing.
 */
export const verifyJob: JobKind = {
  kind: verifyKind,
  async run(input, tools) {
    const { kept } = input as { kept: Kept }
    await sealJournal(tools.db, () => tools.clock.now())
    const progress = { reached: 0, told: tools.done, cancelled: false }
    const telling = tellProgress(tools, progress)
    try {
      const verdict = await verifyJournal(tools.db, (seal) => {
        if (progress.cancelled) throw new Cancelled()
        progress.reached = seal
      })
      return await toFound(tools, verdict, kept)
    } catch (error) {
      if (error instanceof Cancelled) return null
      throw error
    } finally {
      await telling.stop()
    }
  },
}

/** Tells the progress from time to time (which also keeps the lease), and once more at the end. */
function tellProgress(tools: JobTools, progress: { reached: number; told: number; cancelled: boolean }) {
  let busy: Promise<void> = Promise.resolve()
  const tell = async () => {
    const count = Math.max(0, progress.reached - progress.told)
    progress.told += count
    if (!(await tools.step(count, async () => {}))) progress.cancelled = true
  }
  const next = () => {
    busy = busy.then(tell).catch((error: unknown) => {
      tools.log.warn({ job: tools.runId, error: String(error) }, 'the progress of a verification could not be told')
    })
  }
  const timer = setInterval(next, tellEveryMs)
  return {
    async stop() {
      clearInterval(timer)
      next()
      await busy
    },
  }
}

async function toFound(tools: JobTools, verdict: Verdict, kept: Kept): Promise<Found> {
  if (verdict.whole) return { ...verdict, keptHolds: kept === null ? null : await isInChain(tools, kept) }
  const { brokenAt, why } = verdict
  return {
    whole: false,
    brokenAt,
    why,
    after: await sealedAt(tools, brokenAt - 1),
    until: await sealedAt(tools, brokenAt),
  }
}

async function isInChain(tools: JobTools, kept: NonNullable<Kept>): Promise<boolean> {
  const seal = await tools.db.selectFrom('seals').select('hash').where('number', '=', kept.seal).executeTakeFirst()
  return seal?.hash.toString('hex') === kept.hash
}

async function sealedAt(tools: JobTools, number: number): Promise<string | null> {
  const seal = await tools.db.selectFrom('seals').select('sealed_at').where('number', '=', number).executeTakeFirst()
  return seal?.sealed_at ?? null
}
