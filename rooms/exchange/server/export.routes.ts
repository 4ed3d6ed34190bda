import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, foldVietnamese, refuse } from '#kit'
import {
  askingOf,
  columnsOf,
  type GivenRow,
  type House,
  INTENTS,
  Refused,
  refusedEntry,
  type Sheet,
  type SheetExport,
  type SheetExportAsking,
  sendProblem,
  type TableToWrite,
  tableTypes,
  writeCsv,
  writeXlsx,
} from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'
import { noteExport } from './note-export.ts'

const perPage = 200

interface Query extends Record<string, string | undefined> {
  readonly sheet?: string
  readonly variant?: string
  readonly format?: string
}

/**
 * `GET /api/exchange/export?sheet=…&format=xlsx|csv&<filters>`: the list that the screen shows, page after page, with the
 * same filters and the same permission. Each download is a fact with its number of rows.
 */
export function registerExport(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: Query }>('/api/exchange/export', async (request, reply) => {
    const sheet = findSheet(house, request.query.sheet)
    const out = sheet?.export
    if (!sheet || !out) {
      const kind = sheet ? EXCHANGE.NOT_EXPORTED : EXCHANGE.UNKNOWN_SHEET
      return sendProblem(reply, refuse(kind, { field: 'sheet', params: { sheet: request.query.sheet ?? '' } }))
    }
    const { permission } = out.list.contract
    const notAllowed = refusedEntry(request.actor, permission)
    if (notAllowed) return sendProblem(reply, notAllowed)
    const variant = request.query.variant ?? null
    const asking = { ...askingOf(house, request, permission), variant }
    const pages = new Pages(out, asking, { ...request.query, ...out.queryOf?.(variant) })
    const first = await pages.next()
    if (first instanceof Refused) return sendProblem(reply, first.refusal)
    const told = { sheet: sheet.key, variant, format: formatOf(request), permission }
    await noteExport(house, asking, { ...told, rows: first.length })
    return give(
      reply,
      { house, sheet, asking, format: formatOf(request) },
      rest(first, pages, (rows) => (rows === 0 ? Promise.resolve() : noteExport(house, asking, { ...told, rows }))),
    )
  })
}

/** The sheet of a key, with what it gives out. */
export function findSheet(house: House, key: string | undefined): Sheet | undefined {
  return house.rooms.flatMap((room) => room.sheets ?? []).find((sheet) => sheet.key === key)
}

function formatOf({ query }: FastifyRequest): 'xlsx' | 'csv' {
  return (query as Query).format === 'csv' ? 'csv' : 'xlsx'
}

/** The pages of a list, asked one after the other. */
class Pages {
  private readonly out: SheetExport
  private readonly asking: SheetExportAsking
  private readonly filters: Readonly<Record<string, string | undefined>>
  private cursor: string | null | undefined
  constructor(out: SheetExport, asking: SheetExportAsking, filters: Readonly<Record<string, string | undefined>>) {
    this.out = out
    this.asking = asking
    this.filters = filters
  }

  get hasMore(): boolean {
    return this.cursor !== null
  }

  async next(): Promise<readonly GivenRow[] | Refused> {
    const { list } = this.out
    const cursor = this.cursor ?? undefined
    const asked = list.contract.query.safeParse({
      ...this.filters,
      limit: String(perPage),
      ...(cursor ? { cursor } : {}),
    })
    if (!asked.success) {
      const field = asked.error.issues[0]?.path.join('.') ?? ''
      return new Refused(
        refuse(INTENTS.PAYLOAD, { field, params: { problem: `${field}: ${asked.error.issues[0]?.message}` } }),
      )
    }
    const answer = (await list.handle(this.asking, asked.data)) as { items: unknown[]; next: string | null } | Refused
    if (answer instanceof Refused) return answer
    this.cursor = answer.next
    return this.out.toRows(answer.items, this.asking)
  }
}

/** What is left after the first page; says in the end, however it ends, how many rows went out besides. */
async function* rest(
  first: readonly GivenRow[],
  pages: Pages,
  note: (rows: number) => Promise<void>,
): AsyncGenerator<readonly GivenRow[]> {
  let rows = 0
  try {
    yield first
    while (pages.hasMore) {
      const page = await pages.next()
      // Who lost the right between two pages gets what they had.
      if (page instanceof Refused) return
      rows += page.length
      yield page
    }
  } finally {
    await note(rows)
  }
}

interface Giving {
  readonly house: House
  readonly sheet: Sheet
  readonly asking: SheetExportAsking
  readonly format: 'xlsx' | 'csv'
}

async function give(
  reply: FastifyReply,
  { house, sheet, asking, format }: Giving,
  pages: AsyncIterable<readonly GivenRow[]>,
): Promise<FastifyReply> {
  const columns = (await columnsOf(sheet, asking)).filter(({ only }) => only !== 'import')
  const offsetMinutes = house.profile.utcOffsetMinutes
  const table: TableToWrite = { name: sheet.title.vi, columns, pages, offsetMinutes }
  const out = new PassThrough()
  const writing = format === 'csv' ? writeCsv(out, table) : writeXlsx(out, table)
  writing.catch((error: unknown) => {
    house.log.error({ sheet: sheet.key, error: String(error) }, 'an export broke off')
    out.destroy(error as Error)
  })
  const name = `${fileName(sheet.title.vi)}-${dayOf(asking.now, offsetMinutes)}.${format}`
  return reply
    .type(tableTypes[format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(out)
}

/** A name that every system takes. */
export function fileName(title: string): string {
  return foldVietnamese(title).replaceAll(' ', '-') || 'bang'
}
