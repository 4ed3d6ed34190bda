import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Figure, Paper } from '#kit'
import type { Person, TestCity } from '#test-city'
import { openTestCity } from '#test-city'
import type { Brief } from '../domain/index.ts'
import { unzip, wordsOf } from './testing/unzip.ts'

type Answer = { brief: Brief; paper: Paper }
type Stated = { form: string; area: string; period: string; enteredAt: string; figures: Record<string, unknown> }

let city: TestCity
let chair: Person
let district: Person
let clerk: Person

const tell = async (person: Person, { area, enteredAt: _, ...stated }: Stated) => {
  const answer = await person.send({ type: 'reports.submit', payload: { ...stated, areaId: city.area(area) } })
  expect(answer, JSON.stringify(answer)).toMatchObject({ outcome: 'accepted' })
}
const briefOf = async (person: Person, query = '') => {
  const { status, body } = await person.get<Answer>(`/briefs/areas/${person.areaId}${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const exact = (value: number): Figure => ({ kind: 'exact', value })

beforeAll(async () => {
  city = await openTestCity({ at: '2021-08-10T20:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  district = await city.signIn('leader', '008')
  clerk = await city.signIn('office', '01')
  const file = new URL('../../../profiles/hanoi-2021/sample/reports.json', import.meta.url)
  const { reports } = JSON.parse(await readFile(file, 'utf8')) as { reports: Stated[] }
  const visit = reports.find(({ area, form }) => area === '008' && form === 'quoted-figures')
  await tell(clerk, visit as Stated)
  const evening = { form: 'daily-situation', area: '008', period: '2021-08-10', enteredAt: '' }
  const asOf = '2021-08-10T18:00:00+07:00'
  await tell(district, {
    ...evening,
    asOf,
    figures: { cases: 9, 'cases-community': 4, 'cases-quarantine': 5 },
  } as Stated)
  const health = { source: 'department-of-health', asOf: '2021-08-10T12:00:00+07:00', reference: 'Bản tin trưa' }
  await tell(clerk, { ...evening, ...health, figures: { cases: 7 } } as Stated)
  await city.settle()
})
afterAll(() => city.close())

describe('the figures of a brief', () => {
  it('[RPT-02] [SG-14] reproduce what Hoàng Mai reported on 10/8/2021, each as it was said', async () => {
    const { brief } = await briefOf(district)
    const said = Object.fromEntries(
      brief.figures.filter(({ key }) => key.endsWith('/press')).map(({ key, figure }) => [key.split('/')[1], figure]),
    )
    expect(said).toMatchObject({
      cases: exact(112),
      'cases-community': exact(30),
      'cases-quarantine': exact(81),
      'inspection-teams': exact(10),
      'self-managed-teams': exact(296),
      'guard-posts': exact(470),
      'guard-layers': exact(3),
      'quarantine-points': exact(21),
      'quarantine-wards': exact(10),
      doses: exact(48321),
      'quarantine-places': exact(2000),
      beds: { kind: 'about', value: 7500 },
    })
    expect(brief.figures.find(({ key }) => key.endsWith('cases/press'))).toMatchObject({ since: '2021-07-24' })
    expect(brief.figures.every(({ asOf, source }) => asOf <= brief.at && source.vi.length > 0)).toBe(true)
  })

  it('[SG-14] 112 against 30 + 81 stands with both figures, the difference of 1 and who must settle it', async () => {
    const { brief, paper } = await briefOf(district)
    expect(brief.flaws).toHaveLength(1)
    expect(brief.flaws[0]?.said.vi).toMatch(/báo cáo 112, nhưng .* cộng lại được 111, chênh 1$/)
    expect(brief.flaws[0]?.owner?.name).toMatch(/^Cán bộ thử/)
    expect(brief.figures.some(({ figure }) => 'value' in figure && figure.value === 111)).toBe(false)
    expect(JSON.stringify(paper.blocks)).toContain('chênh 1')
  })

  it('[RPT-03] two sources of one figure stay two lines, each with its own as-of and its own number among the sources', async () => {
    const { brief, paper } = await briefOf(district)
    const today = brief.figures.filter(({ key }) => key.startsWith('daily-situation/cases/'))
    expect(today.map(({ figure, asOf }) => [figure, asOf])).toEqual(
      expect.arrayContaining([
        [exact(9), '2021-08-10T11:00:00.000Z'],
        [exact(7), '2021-08-10T05:00:00.000Z'],
      ]),
    )
    const named = paper.sources.filter((source) => /12:00 10\/8\/2021|18:00 10\/8\/2021/.test(source))
    expect(named).toHaveLength(2)
    expect(named.join()).toContain('Bản tin trưa')
  })

  it('[RPT-02] what was entered later was not known before: the brief of noon does not know the evening', async () => {
    const noon = await briefOf(district, `?at=${encodeURIComponent('2021-08-10T12:30:00+07:00')}`)
    expect(noon.brief.figures).toEqual([])
  })

  it('[RPT-01] the city reads how many of its units reported in time, and who did not', async () => {
    const { brief, paper } = await briefOf(chair)
    expect(brief.reporting).toMatchObject([{ expected: 2, inTime: 0, late: 1, missing: 1 }])
    expect(brief.reporting[0]?.missingAreas.map(({ vi }) => vi)).toEqual(['Quận Ba Đình'])
    expect(JSON.stringify(paper.blocks)).toMatch(
      /0\/2 đơn vị gửi đúng hạn; 1 gửi chậm; 1 chưa gửi\. Chưa gửi: Quận Ba Đình/,
    )
  })

  it('[RPT-05] are written the Vietnamese way on the paper, in either language, and never more exact than they are', async () => {
    for (const [language, about] of [
      ['vi', 'khoảng 7.500'],
      ['en', 'about 7.500'],
    ]) {
      const response = await district.request(
        'GET',
        `/briefs/areas/${district.areaId}/file?format=docx&language=${language}`,
      )
      const xml = unzip(Buffer.from(await response.arrayBuffer())).get('word/document.xml') ?? ''
      const words = wordsOf(xml)
      expect(words).toContain('48.321')
      expect(words).toContain(about)
      expect(words).toContain('16:00 10/8/2021')
      expect(xml).toMatch(new RegExp(`<w:i/>(?:(?!</w:r>).)*${about}`))
    }
  })
})
