import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import { nothingFound, toNamedFinding } from './found.ts'

const end = toInstant('2021-07-27T10:00:00+07:00')

it('[INS-07] when a finding was seen travels as seconds before the end, and what is empty is left out', () => {
  const found = {
    ...nothingFound,
    template: 'bo-lot',
    lane: 'Làn 2',
    details: '',
    at: toInstant('2021-07-27T09:45:00+07:00'),
  }
  expect(toNamedFinding(found, end)).toEqual({
    template: 'bo-lot',
    lane: 'Làn 2',
    photos: [],
    fixedOnSpot: false,
    secondsAgo: 900,
  })
})

it('[INS-07] a moment after the end counts as the end; without a moment nothing is said', () => {
  expect(toNamedFinding({ ...nothingFound, at: toInstant('2021-07-27T11:00:00+07:00') }, end).secondsAgo).toBe(0)
  expect(toNamedFinding(nothingFound, end)).not.toHaveProperty('secondsAgo')
})
