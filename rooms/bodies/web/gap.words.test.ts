import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import { factWords, gapWords } from './gap.words.ts'

const source = (file: string) => readFileSync(new URL(`../server/${file}`, import.meta.url), 'utf8')

it('every gap rule of the room says a sentence in both languages', () => {
  const rules = [...source('bodies.gaps.ts').matchAll(/key: '([a-z-]+)'/g)].map((match) => match[1])
  expect(Object.keys(gapWords).sort()).toEqual(rules.sort())
  const gap = {
    id: 'g',
    rule: '',
    subject: 'p',
    areaId: 7,
    areaTitle: { vi: 'Tổ dân phố số 7', en: 'Residential group 7' },
    since: toInstant('2021-07-27T18:00:00+07:00'),
    dueAt: null,
    data: { missing: ['area-police', 'group-head'] },
    names: { p: 'Chủ tịch UBND phường Mai Động' },
  }
  expect(gapWords['group-roles-missing']?.say(gap).vi).toBe('Tổ dân phố số 7 còn thiếu cảnh sát khu vực, tổ trưởng')
  expect(gapWords['post-unheld']?.say(gap).vi).toBe('Chủ tịch UBND phường Mai Động: chưa có ai giữ')
})

it('every fact the room states has its words', () => {
  const files = [
    'appoint',
    'end-holding',
    'establish-body',
    'establish-posts',
    'establish-by-template',
    'activate-body',
  ]
  const more = ['set-accountability', 'dissolve-body', 'set-competence', 'record-decision', 'judge-avoidance']
  const rest = ['record-visit', 'opinions', 'entities', 'register-officers']
  const text = [...files, ...more, ...rest].map((file) => source(`${file}.ts`)).join('\n')
  const stated = [...text.matchAll(/(?:type: |fact\()'([a-z]+-[a-z-]+)'/g)].map((match) => match[1] ?? '')
  expect(stated.filter((type) => !(type in factWords))).toEqual([])
  expect(stated.length).toBeGreaterThan(15)
})
