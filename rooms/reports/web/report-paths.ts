import { addressOf } from '#platform/web'
import type { UnitState } from '../domain/index.ts'

/** What a screen of this room is about. */
export interface PeriodOf {
  readonly form?: string | undefined
  readonly areaId?: number | undefined
  readonly period?: string | undefined
}

/** Who has sent, who has not. */
export function periodPath(about: PeriodOf & { readonly state?: string | undefined }): string {
  return addressOf('/reports', { ...about })
}

/** The address of a board of periods with another period, or another state of its units. */
export type PeriodDoor = (change: { readonly period: string; readonly state?: UnitState }) => string

/** The consolidated report of an area. */
export function consolidatedPath(about: PeriodOf): string {
  return addressOf('/reports/consolidated', { ...about })
}

/** A figure over time. */
export function seriesPath(about: {
  readonly form: string
  readonly indicator: string
  /** Absent: the area that the reader answers for. */
  readonly areaId?: number
  readonly source?: string | undefined
  readonly basis?: string | undefined
}): string {
  return addressOf('/reports/series', { ...about })
}

/** The records behind a number. */
export function recordsPath(
  about: PeriodOf & { readonly indicator?: string; readonly reach?: string; readonly source?: string | undefined },
): string {
  return addressOf('/reports/list', { ...about })
}

/** One report. */
export function reportPath(reportId: string): string {
  return `/reports/${reportId}`
}

/** Where a report is entered. */
export function enterPath(about: PeriodOf & { readonly source?: string | undefined }): string {
  return addressOf('/reports/new', { ...about })
}
