import type { Ground } from '../ground.ts'
import { digits, type Line, percentile, spread, timeOf, timesOf } from '../measure.ts'
import { ask, type Visitor } from '../visitor.ts'

const turns = 20
const formats = ['docx', 'pdf'] as const

/** The situation brief of the whole city and of a district: on the screen, as DOCX and as PDF, the first one and the next. */
export async function measureBrief(ground: Ground): Promise<Line[]> {
  const readers = { city: await ground.visitor('chairman.01'), district: await ground.visitor('chairman.008') }
  const lines: Line[] = []
  for (const [who, visitor] of Object.entries(readers)) {
    const areaId = await homeOf(visitor)
    const screen = await timesOf(turns, () => visitor.get(`/briefs/areas/${areaId}`))
    lines.push({ work: `brief of the ${who}, on the screen`, measured: spread(screen), reach: 'p95 < 1 s', beside: '' })
    for (const format of formats) {
      const first = await timeOf(() => takeFile(ground, visitor, { areaId, format }))
      const next = await timesOf(turns, () => takeFile(ground, visitor, { areaId, format }))
      lines.push({
        work: `brief of the ${who} as ${format.toUpperCase()}`,
        measured: spread(next),
        reach: 'p95 < 1 s',
        beside: `the first ${digits(first.ms)} ms, ${digits(first.value / 1024)} KB; ${meetsReach(next)}`,
      })
    }
  }
  return lines
}

async function homeOf(visitor: Visitor): Promise<number> {
  const { account } = await visitor.get<{ account: { homeAreaId: number } }>('/session')
  return account.homeAreaId
}

/** The bytes of the brief as a file: how many they are. */
async function takeFile(
  { url }: Ground,
  { headers }: Visitor,
  { areaId, format }: { readonly areaId: number; readonly format: 'docx' | 'pdf' },
): Promise<number> {
  const { status, text } = await ask(`${url}/api/briefs/areas/${areaId}/file?format=${format}`, { headers })
  if (status !== 200) throw new Error(`the brief as ${format} answered ${status}`)
  return Buffer.byteLength(text)
}

function meetsReach(times: readonly number[]): string {
  return percentile(times, 0.95) < 1000 ? 'reached' : 'not reached'
}
