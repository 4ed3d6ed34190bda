import { describe, expect, it } from 'vitest'
import { type Competence, competenceOn, isOwnCompetence } from './competence.ts'

const row = (level: Competence['level'], validFrom: string, validTo: string | null = null): Competence => ({
  decisionType: 'epidemic-level',
  level,
  validFrom,
  validTo,
  source: `${level} from ${validFrom}`,
})
const register = [row('top', '2021-07-01', '2021-12-06'), row('district', '2021-12-06')]

describe('who decides what, on which day', () => {
  it('[ORG-07] the level of the day of the decision, not of today', () => {
    expect(competenceOn(register, 'epidemic-level', '2021-07-27')?.level).toBe('top')
    expect(competenceOn(register, 'epidemic-level', '2021-12-05')?.level).toBe('top')
    expect(competenceOn(register, 'epidemic-level', '2021-12-06')?.level).toBe('district')
    expect(competenceOn(register, 'epidemic-level', '2020-01-01')).toBeUndefined()
  })

  it('[ORG-07] a row the city adds stands over the profile’s of the same day', () => {
    expect(competenceOn([...register, row('commune', '2021-12-06')], 'epidemic-level', '2022-01-01')?.level).toBe(
      'commune',
    )
  })

  it('[ORG-07] one’s own is what the register gives to one’s level or below; a higher matter is rightly sent up', () => {
    const ofDistrict = row('district', '2021-12-06')
    expect(isOwnCompetence(ofDistrict, 'district')).toBe(true)
    expect(isOwnCompetence(ofDistrict, 'top')).toBe(true)
    expect(isOwnCompetence(ofDistrict, 'commune')).toBe(false)
  })
})
