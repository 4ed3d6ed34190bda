import type { Density, DensityDay } from '../domain/index.ts'

/** What the chart of density shows and what its title says. */
export interface Finding {
  /** Per km² where the surface is known, else per commune. */
  readonly measure: 'perKm2' | 'perCommune'
  readonly unit: 'unit.km2' | 'unit.commune' | 'unit.checks'
  /** The last day that is over; undefined: none is shown. */
  readonly last: DensityDay | undefined
  /** In whole per cent against the day before; null: nothing was checked then. */
  readonly change: number | null
}

/** What there is to say: the last whole day against the day before. */
export function findingOf(density: Pick<Density, 'areaKm2' | 'communes' | 'days'>, today: string): Finding {
  const over = density.days.filter(({ day }) => day < today)
  const [last, before] = [over.at(-1), over.at(-2)]
  const change = last && before && before.checks > 0 ? whole((last.checks / before.checks - 1) * 100) : null
  const measure = density.areaKm2 === null ? 'perCommune' : 'perKm2'
  const unit = measure === 'perKm2' ? 'unit.km2' : density.communes > 1 ? 'unit.commune' : 'unit.checks'
  return { measure, unit, last, change }
}

/** Checks of a day; null where nobody planned or recorded anything: that is not known to be zero. */
export function checksKnown({ checks, people }: DensityDay): number | null {
  return checks === 0 && people === 0 ? null : checks
}

/** To two decimals under ten, one under a hundred, none above: as exact as a person reads. */
export function rounded(value: number): number {
  const digits = Math.abs(value) < 10 ? 100 : Math.abs(value) < 100 ? 10 : 1
  return Math.round(value * digits) / digits
}

/** To a whole number. */
export function whole(value: number): number {
  return Math.round(value)
}
