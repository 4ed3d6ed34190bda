import type { Comparable } from './likeness.ts'

/** A made-up person of the register. */
export interface MadePerson extends Required<Comparable> {
  readonly name: string
  readonly yearOfBirth: number
  readonly sex: 'female' | 'male'
  readonly phone: string | null
  readonly idNumber: string | null
}
