export * from './city-day.ts'
export * from './line.ts'
export * from './nearest-superior.ts'
