export * from './likeness.ts'
export { askFrom } from './likeness-weights.ts'
export { closelyLookedAt, leastOfBest, weightOfNumber } from './looked-at.ts'
export * from './name-tokens.ts'
