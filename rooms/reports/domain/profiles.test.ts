import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Figure } from '#kit'
import { findFlaws, formCatalogue, formOn, judgeReport, type ReportForm, sourceCatalogue, toFigure } from './index.ts'

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../profiles/${file}`, import.meta.url), 'utf8'))
const formsOf = (profile: string) => formCatalogue.parse(read(`${profile}/reports/forms.json`))

interface Quoted {
  readonly form: string
  readonly area: string
  readonly period: string
  readonly source: string
  readonly asOf: string
  readonly since?: string
  readonly reference: string
  readonly figures: Record<string, Figure | number>
}
const quoted = (read('hanoi-2021/sample/reports.json') as { reports: Quoted[] }).reports
const levels: Record<string, 'top' | 'district'> = { '01': 'top' }

describe('forms as dated data', () => {
  it.each(['hanoi-2021', 'hanoi-2025'])('[RPT-01] the forms of %s are sound, and every source is named', (profile) => {
    const sources = sourceCatalogue.parse(read(`${profile}/reports/sources.json`)).map(({ code }) => code)
    for (const form of formsOf(profile)) expect(sources).toEqual(expect.arrayContaining(form.sources))
  })

  it('a form that names an indicator it does not have, or one twice, does not start', () => {
    const [form] = formsOf('hanoi-2021') as [ReportForm]
    const stray = { ...form, breakdowns: [{ total: 'cases', parts: ['ghosts'] }] }
    const twice = { ...form, indicators: [...form.indicators, form.indicators[0]] }
    expect(formCatalogue.safeParse([stray]).success).toBe(false)
    expect(formCatalogue.safeParse([twice]).success).toBe(false)
  })

  it('the communes of 2025 report straight to the city: no level is assumed', () => {
    const form = formOn(formsOf('hanoi-2025'), 'daily-situation', '2025-07-01')
    expect(form?.reporters.filter(({ required }) => required).map(({ level }) => level)).toEqual(['commune'])
  })
})

describe('figures of the source documents (Z3)', () => {
  const forms = formsOf('hanoi-2021')
  const judgeAll = () =>
    quoted.map((report) => ({
      report,
      judged: judgeReport({ ...report, level: levels[report.area] ?? 'district', codes: [report.area] }, report, {
        forms,
        now: '2021-07-27T11:00:00.000Z' as never,
        offsetMinutes: 420,
      }),
    }))

  it('each can be taken as a report, and only the two known contradictions are flagged', () => {
    const found = judgeAll().map(({ report, judged }) => {
      if (!judged.ok) throw new Error(`${report.reference}: ${judged.refusal.words.en}`)
      return judged.value.flaws.map(({ kind }) => `${report.area} ${kind}`)
    })
    expect(found.flat()).toEqual(['008 footing', '01 average'])
  })

  it('[EPI-01] 21 = 12 + 9 passes; [EPI-02] 112, 30, 81 stay as said', () => {
    const said = (area: string, key: string) =>
      quoted.flatMap(({ area: of, figures }) => (of === area && key in figures ? [figures[key]] : []))
    expect([said('01', 'cases')[0], said('01', 'cases-community'), said('01', 'cases-quarantine')]).toEqual([
      21,
      [12],
      [9],
    ])
    expect(['cases', 'cases-community', 'cases-quarantine'].map((key) => said('008', key))).toEqual([[112], [30], [81]])
    expect([said('008', 'beds'), said('008', 'doses'), said('01', 'fines-proposed')]).toEqual([
      [{ kind: 'about', value: 7500 }],
      [48_321],
      [1_533_650_000],
    ])
  })

  it('[SG-14] an approximate figure is never exact on its way in', () => {
    const form = formOn(forms, 'quoted-figures', '2021-12-06') as ReportForm
    const figures = new Map([['beds', toFigure({ kind: 'about', value: 7500 })]])
    expect(findFlaws(form, figures, { since: null, until: '2021-08-10' as never })).toEqual([])
    expect(figures.get('beds')).toEqual({ kind: 'about', value: 7500 })
  })
})
