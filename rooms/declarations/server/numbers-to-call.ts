import type { FastifyInstance } from 'fastify'
import type { Words } from '#kit'

/** A number to call about health, and whose it is. */
export interface NumberToCall {
  readonly number: string
  readonly tel: string
  readonly label: Words
}

interface Hotline {
  readonly title: Words
  readonly callNow: { readonly number: string; readonly tel: string; readonly office: Words } | null
  readonly numbers: readonly { readonly number: string; readonly tel: string; readonly isBroken: boolean }[]
}

const freshMs = 60_000
const patienceMs = 1_500
const mostPlaces = 1_000

/**
 * The numbers of a place in the public directory of hotlines, asked of our own API as anybody would, kept for a minute. Where the
 * directory does not answer in time there are none: the emergency number stands on the page in any case.
 */
export class NumbersToCall {
  private readonly app: FastifyInstance
  private readonly kept = new Map<number, { readonly at: number; readonly numbers: Promise<NumberToCall[]> }>()

  constructor(app: FastifyInstance) {
    this.app = app
  }

  of(areaId: number): Promise<NumberToCall[]> {
    const known = this.kept.get(areaId)
    if (known && performance.now() - known.at < freshMs) return known.numbers
    if (this.kept.size >= mostPlaces) this.kept.clear()
    const numbers = within(this.ask(areaId), patienceMs)
    this.kept.set(areaId, { at: performance.now(), numbers })
    return numbers
  }

  private async ask(areaId: number): Promise<NumberToCall[]> {
    const answer = await this.app.inject({ method: 'GET', url: `/api/public/hotlines?areaId=${areaId}&limit=1` })
    const [place] = answer.statusCode === 200 ? answer.json<{ items: Hotline[] }>().items : []
    if (!place) return []
    const { callNow, numbers, title } = place
    const own = numbers.filter(({ isBroken }) => !isBroken).map(({ number, tel }) => ({ number, tel, label: title }))
    const now = callNow ? [{ number: callNow.number, tel: callNow.tel, label: callNow.office }] : []
    return [...new Map([...own, ...now].map((one) => [one.tel, one])).values()].slice(0, 3)
  }
}

async function within(promise: Promise<NumberToCall[]>, ms: number): Promise<NumberToCall[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<NumberToCall[]>((resolve) => {
    timer = setTimeout(() => resolve([]), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
