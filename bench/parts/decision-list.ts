import { randomUUID } from 'node:crypto'
import type { Ground } from '../ground.ts'
import { digits, type Line, percentile, spread, timeOf, timesOf } from '../measure.ts'
import { ask, type Visitor } from '../visitor.ts'

const decisions = 500
const turns = 12
const formats = ['docx', 'pdf'] as const

/** A list of 500 decisions as DOCX and as PDF: without names, and with names, where each look is written down first. */
export async function measureDecisionList(ground: Ground): Promise<Line[]> {
  const [police, chair] = [await ground.visitor('command-member.00001'), await ground.visitor('chairman.00001')]
  const { account, now } = await chair.get<{ account: { homeAreaId: number }; now: string }>('/session')
  const made = await timeOf(() => decideMany({ police, chair }, account.homeAreaId, now))
  const day = localDay(now)
  const list = `areaId=${account.homeAreaId}&from=${day}&to=${day}`
  const lines: Line[] = []
  for (const [who, reason] of [
    ['without names', ''],
    ['with names', `&reason=${encodeURIComponent('đo tốc độ, dữ liệu thử')}`],
  ] as const) {
    for (const format of formats) {
      const address = `${ground.url}/api/violation-decision-list/file?${list}&format=${format}${reason}`
      const first = await timeOf(() => sizeOf(address, chair))
      const next = await timesOf(turns, () => sizeOf(address, chair))
      lines.push({
        work: `list of ${decisions} decisions as ${format.toUpperCase()}, ${who}`,
        measured: spread(next),
        reach: 'p95 < 1 s',
        beside: `the first ${digits(first.ms)} ms, ${digits(first.value / 1024)} KB; ${percentile(next, 0.95) < 1000 ? 'reached' : 'not reached'}; all of them decided in ${digits(made.ms)} ms before`,
      })
    }
  }
  return lines
}

/** Opens, records, proposes and decides through the door; nobody in them exists. */
async function decideMany(
  { police, chair }: { readonly police: Visitor; readonly chair: Visitor },
  areaId: number,
  actAt: string,
): Promise<void> {
  const ids = Array.from({ length: decisions }, () => randomUUID())
  const all = (type: string, payloadOf: (violationId: string, index: number) => object) =>
    ids.map((violationId, index) => ({
      id: type === 'detect' ? violationId : randomUUID(),
      type: `violations.${type}`,
      payload: payloadOf(violationId, index),
    }))
  const detect = all('detect', (_, index) => ({
    areaId,
    behaviour: 'V01',
    variant: 'no-mask',
    actAt,
    subject: { kind: 'individual', name: `Người Thử Nghiệm ${index + 1}`, birthDate: '1990-03-02' },
  }))
  const byId = (violationId: string) => ({ violationId })
  for (const [who, intents] of [
    [police, detect],
    [police, all('record', byId)],
    [police, all('propose', byId)],
    [chair, all('decide', byId)],
  ] as const)
    for (let at = 0; at < intents.length; at += 100) await who.send(intents.slice(at, at + 100))
}

/** The day of a moment in Việt Nam. */
function localDay(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10)
}

async function sizeOf(address: string, { headers }: Visitor): Promise<number> {
  const { status, text } = await ask(address, { headers })
  if (status !== 200) throw new Error(`the list of decisions answered ${status}: ${text.slice(0, 200)}`)
  return Buffer.byteLength(text)
}
