import { notParsed, type Parsed, parsed } from '#kit'
import { FORECAST } from './forecast.refusals.ts'
import { gammaTails } from './gamma.ts'

/**
 * The serial interval (khoảng cách thế hệ): probability that the next case of a chain comes k days after the one before,
 * by k from 0 (always 0) up.
 */
export type SerialInterval = Float64Array

/**
 * The probabilities of days 0 … `days` − 1 for a gamma distribution shifted by one day, of this mean and standard
 * deviation in days, discretised as EpiEstim’s `discr_si`. Refused: mean ≤ 1, deviation ≤ 0.
 * Source: Cori, Ferguson, Fraser, Cauchemez 2013, Am J Epidemiol 178(9):1505–1512, web appendix 11.
 */
export function discreteSerialInterval(mean: number, sd: number, days: number): Parsed<SerialInterval> {
  if (!(mean > 1 && sd > 0 && Number.isFinite(mean) && Number.isFinite(sd)))
    return notParsed(FORECAST.SERIAL_INTERVAL_SHAPE)
  if (!Number.isInteger(days) || days < 2) return notParsed(FORECAST.WINDOW, { field: 'days' })
  const shape = ((mean - 1) / sd) ** 2
  const scale = sd ** 2 / (mean - 1)
  const below = (k: number, more: number) => (k <= 0 ? 0 : gammaTails(shape + more, k / scale).below)
  const weight = (k: number) => {
    const whole = k * below(k, 0) + (k - 2) * below(k - 2, 0) - 2 * (k - 1) * below(k - 1, 0)
    return whole + shape * scale * (2 * below(k - 1, 1) - below(k - 2, 1) - below(k, 1))
  }
  return parsed(Float64Array.from({ length: days }, (_, k) => Math.max(0, weight(k))))
}

/** A distribution as somebody measured it. Refused: a first value other than 0, a negative one, a sum off 1 by more than 0,01. */
export function givenSerialInterval(weights: readonly number[]): Parsed<SerialInterval> {
  const isSound = weights[0] === 0 && weights.every((weight) => weight >= 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!isSound || !(Math.abs(total - 1) <= 0.01)) return notParsed(FORECAST.SERIAL_INTERVAL)
  return parsed(Float64Array.from(weights))
}

/** Its mean in days. */
export function meanOfInterval(interval: SerialInterval): number {
  return interval.reduce((sum, weight, k) => sum + weight * k, 0)
}
