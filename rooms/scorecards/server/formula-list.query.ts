import { defineRead } from '#platform/server'
import { formulaList } from '../domain/index.ts'
import { formulasOf } from './formulas.ts'

/** `GET /scorecards/formulas` */
export const formulaListRead = defineRead(formulaList, async ({ profile }) => ({
  formulas: (await formulasOf(profile)).toReversed().map((formula) => ({
    ...formula,
    sourceText: formula.source.text,
    sure: formula.source.sure,
    situationTitle: formula.situation?.title ?? null,
    indicators: formula.indicators.map(({ source, ...indicator }) => ({
      ...indicator,
      sourceText: source.text,
      sure: source.sure,
    })),
  })),
}))
