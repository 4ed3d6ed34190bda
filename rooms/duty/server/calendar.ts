import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Instant } from '#kit'

/** A shift as it goes into a calendar. */
export interface CalendarShift {
  readonly id: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly isCancelled: boolean
  readonly version: number
  readonly changedAt: Instant
}

/** How often a subscribed calendar should ask again. */
const refreshSeconds = 3600

/**
 * Shifts as an iCalendar file (RFC 5545). The UID of an event is the shift's id and never changes, `SEQUENCE` grows with
 * every change, a cancelled shift stays in it as cancelled, so that the calendar that already has it takes it away. Times
 * are written in UTC, which no calendar can misread, and the zone of the city is named for showing them.
 */
export function toCalendar(name: string, shifts: readonly CalendarShift[], zoneName: string): string {
  const calendar = new ICalCalendar({
    name: escapeText(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Nhac Truong', product: 'Duty', language: 'VI' },
    x: { 'X-WR-TIMEZONE': zoneName },
    ttl: refreshSeconds,
  })
  for (const shift of shifts) {
    calendar.createEvent({
      id: `${shift.id}@nhac-truong`,
      sequence: shift.version,
      start: new Date(shift.fromAt),
      end: new Date(shift.toAt),
      stamp: new Date(shift.changedAt),
      summary: shift.summary,
      location: shift.location,
      description: shift.description,
      status: shift.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

/** The library writes the name of a calendar as it is; a comma or a line break would end the value (RFC 5545, 3.3.11). */
function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n')
}
