import { sql } from 'kysely'
import { type Day, dayOf, formatDay, type Instant, type Paper, type PaperBlock, type Words } from '#kit'
import { type Asking, defineRead, may, notFound, Refused } from '#platform/server'
import { looksAt } from '#rooms/access/server'
import { personSheetContract, type RequestKind, sayPhone } from '../domain/index.ts'
import { type OpenedPerson, openPersons } from './open-persons.ts'
import { requestRules } from './people-rules.query.ts'
import type { PersonFile, PersonLine } from './person-file.ts'
import { visiblePerson } from './person-page.query.ts'
import { placesOf } from './person-places.query.ts'
import { idsOfPersons, type PersonRow } from './persons.store.ts'

/** Looks that go on the sheet, the newest. */
const mostLooks = 50

/** `GET /people/persons/:id/sheet`: for the person itself; one look, written down first (SG-09). */
export const personSheetRead = (files: readonly PersonFile[]) =>
  defineRead(personSheetContract, async (asking, { id, reason }) => {
    const { permission, path } = personSheetContract
    const person = await visiblePerson(asking, id, permission)
    if (person instanceof Refused) return person
    const opened = (await openPersons(asking, [id], { permission, subjectKind: `GET /api${path}`, reason })).get(id)
    if (!opened) return notFound()
    const ids = (await idsOfPersons(asking.db, [id])).get(id) ?? [id]
    const own: Part = { title: ownTitle, lines: await ownLines(asking, person, opened) }
    const held: Part[] = []
    for (const file of files) {
      const isOpen = may(asking.actor, file.permission, person.areaId, asking.tree)
      held.push({ title: file.title, lines: isOpen ? await file.lines(asking, ids) : null })
    }
    const parts = [own, ...held, await requestLines(asking, ids), await lookLines(asking, ids)]
    const paper = await paperOf(asking, {
      parts,
      areaName: (await placesOf(asking.db, [id])).get(id)?.areaTitle.vi ?? '',
    })
    return { paper, sections: files.map(({ kind, title }) => ({ kind, title })) }
  })

interface Part {
  readonly title: Words
  /** Null: the asker may not see it. */
  readonly lines: readonly PersonLine[] | null
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

async function requestLines({ db }: Asking, ids: readonly string[]): Promise<Part> {
  const { rows } = await sql<{ kind: RequestKind; askedAt: Instant; outcome: 'granted' | 'refused' | null }>`
    select kind, asked_at as "askedAt", outcome from person_requests where person_id = any(${[...ids]}::uuid[])
    order by asked_at`.execute(db)
  const lines = rows.map(({ kind, askedAt, outcome }) => {
    return { label: kindWords[kind], value: outcomeWords[outcome ?? 'open'], at: askedAt }
  })
  return { title: { vi: 'Yêu cầu đã gửi', en: 'What you asked' }, lines }
}

async function lookLines({ db }: Asking, ids: readonly string[]): Promise<Part> {
  const looks = await looksAt(db, ids, mostLooks)
  const lines = looks.map(({ at, postTitle, reason }) => ({ label: plain(postTitle ?? '–'), value: plain(reason), at }))
  return { title: { vi: 'Ai đã mở thông tin này, vì sao', en: 'Who opened this, and why' }, lines }
}

async function paperOf(
  { profile, now }: Asking,
  { parts, areaName }: { readonly parts: readonly Part[]; readonly areaName: string },
): Promise<Paper> {
  const day = dayOf(now, profile.utcOffsetMinutes)
  const { appeal, source } = await requestRules(profile)
  const [year, month, date] = day.split('-')
  return {
    language: 'vi',
    style: 'state',
    superior: null,
    issuer: [`ỦY BAN NHÂN DÂN ${areaName}`.toUpperCase()],
    number: null,
    placeAndDay: `${areaName}, ngày ${date} tháng ${month} năm ${year}`,
    kind: 'PHIẾU THÔNG TIN',
    subject: 'Những thông tin hệ thống đang lưu về ông/bà',
    standing: null,
    blocks: [
      ...parts.flatMap((part) => blocksOf(part, profile.utcOffsetMinutes)),
      { kind: 'heading', level: 2, text: 'Quyền của ông/bà' },
      { kind: 'paragraph', text: [{ text: `Ông/bà có quyền xem, sửa, phản đối, yêu cầu xóa. ${appeal.vi}` }] },
    ],
    sources: [source.text],
    sourcesTitle: 'Căn cứ',
    recipientsTitle: '',
    recipients: [],
    signatures: [],
    colophon: null,
  }
}

function blocksOf({ title, lines }: Part, offset: number): PaperBlock[] {
  const heading: PaperBlock = { kind: 'heading', level: 2, text: title.vi }
  const say = (text: string): PaperBlock => ({ kind: 'paragraph', text: [{ text, italic: true }] })
  if (lines === null) return [heading, say('Phần này do cơ quan phụ trách in; người in phiếu này không được xem.')]
  if (lines.length === 0) return [heading, say('Không lưu gì.')]
  const rows = lines.map(({ label, value, at }) => ({
    cells: [
      [{ text: label.vi }],
      [{ text: value.vi }],
      [{ text: at ? formatDay(dayOf(at as Instant, offset) as Day) : '' }],
    ],
  }))
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: 'Mục', width: 3, align: 'start' },
        { head: 'Nội dung', width: 5, align: 'start' },
        { head: 'Ngày', width: 2, align: 'start' },
      ],
      rows,
    },
  ]
}
