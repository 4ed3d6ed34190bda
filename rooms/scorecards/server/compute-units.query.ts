import { hash } from 'node:crypto'
import { countEvidence, type Evidence, inputsOf, type Score, scoreOf } from '../domain/index.ts'
import { type Gathering, type Grounds, gatherEvidence } from './gather-evidence.query.ts'
import type { Unit } from './units.query.ts'

/** What a unit's records of a day came to. */
export interface Computed {
  readonly unit: Unit
  readonly evidence: readonly Evidence[]
  readonly score: Score
  /** SHA-256 of the records with their verdicts: equal inputs, equal score. */
  readonly inputs: string
}

/** Scores of units for a day from the records as known at a moment; keeps nothing. */
export async function computeUnits(grounds: Grounds, gathering: Gathering): Promise<Computed[]> {
  const { formula, units } = gathering
  const found = await gatherEvidence(grounds, gathering)
  return units.map((unit) => {
    const evidence = found.get(unit.id) ?? []
    const score = scoreOf(formula, countEvidence(evidence))
    return { unit, evidence, score, inputs: hash('sha256', inputsOf(formula.code, evidence)) }
  })
}
