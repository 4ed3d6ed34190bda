import { type Day, formatDayShort, isDay, notParsed, type Parsed, parsed } from '#kit'
import { type Area, fullName, isValidOn } from './area.ts'
import { AREAS } from './areas.refusals.ts'
import { groupBy } from './group-by.ts'

/** Areas by official code, each code with all it ever named, oldest first. */
export type AreaRegister = ReadonlyMap<string, readonly Area[]>

/** Makes the register of a list of areas. */
export function registerByCode(areas: readonly Area[]): AreaRegister {
  const register = groupBy(areas, (area) => area.code)
  for (const sameCode of register.values()) sameCode.sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1))
  return register
}

/** What to ask: a code as written, the day it is meant on (if known), and who took over an area that ended. */
export interface CodeQuestion {
  readonly code: string
  readonly on?: string | undefined
  readonly successorsOf?: (areaId: number) => readonly Area[]
}

/**
 * Which area an official code names. A code is not an identity: all 126 codes of Hà Nội since 1/7/2025 named an older
 * commune before, 96 of them one of another name. So:
 * - with a day: the area that had the code on that day; else a refusal that says when, and who took over;
 * - without a day: only a code that has had one meaning and still has it; else a refusal that lists the meanings.
 */
export function areaAtCode(register: AreaRegister, question: CodeQuestion): Parsed<Area> {
  const code = question.code.trim()
  const meanings = register.get(code) ?? []
  const oldest = meanings[0]
  if (!oldest) return notParsed(AREAS.UNKNOWN_CODE, { field: 'code', params: { code } })
  if (question.on !== undefined) return atDay(meanings, oldest, { ...question, code, on: question.on })
  if (meanings.length > 1) {
    return notParsed(AREAS.AMBIGUOUS_CODE, {
      field: 'code',
      params: { code, meanings: meanings.map(describe).join('; ') },
    })
  }
  return oldest.validTo === null ? parsed(oldest) : expired(oldest, oldest.validTo, question)
}

function atDay(meanings: readonly Area[], oldest: Area, question: CodeQuestion & { on: string }): Parsed<Area> {
  const { code, on } = question
  if (!isDay(on)) return notParsed(AREAS.NOT_A_DAY, { field: 'on', params: { value: on } })
  const found = meanings.find((area) => isValidOn(area, on))
  if (found) return parsed(found)
  const ended = meanings.filter((area) => area.validTo !== null && area.validTo <= on).at(-1)
  if (ended?.validTo) return expired(ended, ended.validTo, question)
  return notParsed(AREAS.CODE_NOT_YET_VALID, {
    field: 'code',
    params: { code, name: fullName(oldest), from: oldest.validFrom, on },
  })
}

function expired(area: Area, until: string, { successorsOf }: CodeQuestion): Parsed<Area> {
  const heirs = successorsOf?.(area.id) ?? []
  const params = { code: area.code, name: fullName(area), until }
  if (heirs.length === 0) return notParsed(AREAS.EXPIRED_CODE_HEIRS_UNKNOWN, { field: 'code', params })
  const successors = heirs.map((heir) => `${fullName(heir)} (${heir.code})`).join(', ')
  return notParsed(AREAS.EXPIRED_CODE, { field: 'code', params: { ...params, successors } })
}

const said = (day: string) => formatDayShort(day as Day)

/** "Phường Phúc Xá (25/10/2019 → 1/7/2025)": read the last day as the first one no more. */
function describe(area: Area): string {
  return `${fullName(area)} (${said(area.validFrom)} → ${area.validTo === null ? '…' : said(area.validTo)})`
}
