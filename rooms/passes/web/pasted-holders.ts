import { readPastedRows } from '#ui'
import type { PermitHolder } from '../domain/index.ts'

/** Persons as they were typed or pasted: name, number of a paper, workplace, plate; a line without a name is none. */
export function holdersIn(text: string | undefined): PermitHolder[] {
  return readPastedRows(text ?? '').flatMap(([name = '', idNumber, workplace, plate]): PermitHolder[] => {
    if (name === '') return []
    return [
      {
        name,
        ...(idNumber ? { idNumber } : {}),
        ...(workplace ? { workplace } : {}),
        ...(plate ? { plate } : {}),
      },
    ]
  })
}
