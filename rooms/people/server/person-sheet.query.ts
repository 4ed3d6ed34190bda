import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import { type Asking, defineRead, may, notFound, Refused } from '#platform/server'
import { looksAt } from '#rooms/access/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import {
  layOutSheet,
  type PersonLine,
  personSheetContract,
  type RequestKind,
  type SheetFrame,
  type SheetPart,
  sayPhone,
} from '../domain/index.ts'
import { type OpenedPerson, openPersons } from './open-persons.ts'
import { requestRules } from './people-rules.query.ts'
import type { PersonFile } from './person-file.ts'
import { visiblePerson } from './person-page.query.ts'
import { placesOf } from './person-places.query.ts'
import { idsOfPersons, type PersonRow } from './persons.store.ts'

/** Looks that go on the sheet, the newest. */
const mostLooks = 50

/** `GET /people/persons/:id/sheet`: for the person itself; one look, written down first (SG-09). */
export const personSheetRead = (files: readonly PersonFile[]) =>
  defineRead(personSheetContract, async (asking, { id, reason, language }) => {
    const { permission, path } = personSheetContract
    const person = await visiblePerson(asking, id, permission)
    if (person instanceof Refused) return person
    const opened = (await openPersons(asking, [id], { permission, subjectKind: `GET /api${path}`, reason })).get(id)
    if (!opened) return notFound()
    const ids = (await idsOfPersons(asking.db, [id])).get(id) ?? [id]
    const own: SheetPart = { title: ownTitle, lines: await ownLines(asking, person, opened) }
    const held = await heldParts(asking, { files, ids, areaId: person.areaId })
    const parts = [own, ...held, await requestLines(asking, ids), await lookLines(asking, ids)]
    const paper = layOutSheet(parts, { language, ...(await frameOf(asking, person.zoneId)) })
    return { paper, sections: files.map(({ kind, title }) => ({ kind, title })) }
  })

async function heldParts(
  asking: Asking,
  { files, ids, areaId }: { files: readonly PersonFile[]; ids: readonly string[]; areaId: number },
): Promise<SheetPart[]> {
  const parts: SheetPart[] = []
  for (const file of files) {
    const isOpen = may(asking.actor, file.permission, areaId, asking.tree)
    parts.push({ title: file.title, lines: isOpen ? await file.lines(asking, ids) : null })
  }
  return parts
}

/** The committee of the commune gives the sheet out. */
async function frameOf({ db, profile, now }: Asking, zoneId: number): Promise<Omit<SheetFrame, 'language'>> {
  const { rows } = await sql<{ kind: AreaKind; name: string }>`
    select kind, name from areas where id = ${zoneId}`.execute(db)
  const [area] = rows
  const { appeal, source } = await requestRules(profile)
  const { utcOffsetMinutes } = profile
  const title = area ? areaTitle(area).vi : ''
  return { area: area?.name ?? '', areaTitle: title, now, utcOffsetMinutes, appeal, source: source.text }
}

const ownTitle: Words = { vi: 'Thông tin của bản thân', en: 'Your own data' }
const plain = (text: string): Words => ({ vi: text, en: text })
const unknown: Words = { vi: 'không lưu', en: 'not kept' }
const sexWords = {
  female: { vi: 'nữ', en: 'female' },
  male: { vi: 'nam', en: 'male' },
  other: { vi: 'khác', en: 'other' },
}

async function ownLines({ db }: Asking, person: PersonRow, opened: OpenedPerson): Promise<PersonLine[]> {
  const place = (await placesOf(db, [person.id])).get(person.id)
  const year = opened.birthYear ?? person.yearOfBirth
  const text = (value: string | number | null) => (value === null ? unknown : plain(String(value)))
  const number = place?.householdNumber ?? null
  return [
    { label: { vi: 'Họ tên', en: 'Name' }, value: text(opened.name) },
    { label: { vi: 'Năm sinh', en: 'Year of birth' }, value: text(year) },
    { label: { vi: 'Giới tính', en: 'Sex' }, value: person.sex === null ? unknown : sexWords[person.sex] },
    { label: { vi: 'Điện thoại', en: 'Phone' }, value: text(opened.phone && sayPhone(opened.phone)) },
    { label: { vi: 'Số định danh', en: 'Identity number' }, value: text(opened.idNumber) },
    { label: { vi: 'Địa chỉ', en: 'Address' }, value: text(opened.address) },
    { label: { vi: 'Địa bàn', en: 'Area' }, value: place?.areaTitle ?? unknown },
    { label: { vi: 'Hộ trong sổ', en: 'Household' }, value: number === null ? unknown : plain(`số ${number}`) },
  ]
}

const kindWords: Readonly<Record<RequestKind, Words>> = {
  view: { vi: 'xem', en: 'view' },
  correct: { vi: 'sửa', en: 'correct' },
  dispute: { vi: 'phản đối', en: 'dispute' },
  delete: { vi: 'xóa', en: 'delete' },
}
const outcomeWords = {
  granted: { vi: 'chấp nhận', en: 'granted' },
  refused: { vi: 'không chấp nhận', en: 'refused' },
  open: { vi: 'đang giải quyết', en: 'not decided yet' },
}

async function requestLines({ db }: Asking, ids: readonly string[]): Promise<SheetPart> {
  const { rows } = await sql<{ kind: RequestKind; askedAt: Instant; outcome: 'granted' | 'refused' | null }>`
    select kind, asked_at as "askedAt", outcome from person_requests where person_id = any(${[...ids]}::uuid[])
    order by asked_at`.execute(db)
  const lines = rows.map(({ kind, askedAt, outcome }) => {
    return { label: kindWords[kind], value: outcomeWords[outcome ?? 'open'], at: askedAt }
  })
  return { title: { vi: 'Yêu cầu đã gửi', en: 'What you asked' }, lines }
}

async function lookLines({ db }: Asking, ids: readonly string[]): Promise<SheetPart> {
  const looks = await looksAt(db, ids, mostLooks)
  const lines = looks.map(({ at, postTitle, reason }) => ({ label: plain(postTitle ?? '–'), value: plain(reason), at }))
  return { title: { vi: 'Ai đã mở thông tin này, vì sao', en: 'Who opened this, and why' }, lines }
}
