// Not a part of the app: a page on which `npm run bench -- field` measures how a phone takes a ward's set along.
import {
  type BringAlong,
  bringAlong,
  newLock,
  openExchange,
  openFieldStore,
  withCursor,
  workingSet,
} from '#platform/field'

let desk: Awaited<ReturnType<typeof openPhone>> | undefined

async function openPhone(accountId: string) {
  const fetchNow: typeof fetch = (...asked) => fetch(...asked)
  const { sealer } = await newLock('271828', 1_000)
  return {
    store: openFieldStore(accountId),
    sealer,
    exchange: openExchange(accountId, { fetch: fetchNow, deviceNow: Date.now }),
  }
}

/** One sync as the app does it: who is there, then everything that is brought along; and how long until a screen has the set. */
async function sync(accountId: string, things: readonly BringAlong[]) {
  desk ??= await openPhone(accountId)
  const from = performance.now()
  const here = await desk.exchange.present()
  if (here.kind !== 'here') throw new Error(`not here: ${here.what}`)
  const came = await bringAlong(desk, things, here.cityNow)
  const syncMs = performance.now() - from
  const set = await workingSet(desk, 'people.working-set')
  return { came, syncMs, openMs: performance.now() - from - syncMs, rows: set?.rows.size ?? 0, isWhole: set?.isWhole }
}

/** The same answers over the same line, page after page, read and thrown away: what the line and the server alone cost. */
async function ask(accountId: string, things: readonly BringAlong[]) {
  desk ??= await openPhone(accountId)
  const { exchange } = desk
  const from = performance.now()
  await exchange.present()
  await Promise.all(
    things.map(async ({ address, changes }) => {
      let next: string | undefined
      do {
        const told = await exchange.ask(next ? withCursor(address, next) : address)
        const page = told.kind === 'answer' ? (told.answer as { cursor: string; more: boolean }) : undefined
        next = changes && page?.more ? page.cursor : undefined
      } while (next)
    }),
  )
  return { askMs: performance.now() - from }
}

/** Two journeys to the server and back, one after the other. */
async function journeys(accountId: string) {
  desk ??= await openPhone(accountId)
  const from = performance.now()
  await desk.exchange.present()
  await desk.exchange.present()
  return { askMs: performance.now() - from }
}

Object.assign(globalThis, { syncBench: { sync, ask, journeys } })
