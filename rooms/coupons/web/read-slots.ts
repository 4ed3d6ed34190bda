import type { Slot } from '../domain/index.ts'

/** Slots out of what was typed, one to a line or with semicolons: `6:00–8:00`, `06h-08h30`. Undefined where a line is none. */
export function readSlots(text: string): Slot[] | undefined {
  const lines = text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const slots = lines.map((line) => {
    const [from, to, ...more] = line.split(/\s*(?:–|-|đến|to)\s*/)
    return more.length > 0 ? undefined : slotOf(clockOf(from), clockOf(to))
  })
  return lines.length > 0 && slots.every((slot) => slot !== undefined) ? slots : undefined
}

/** As {@link readSlots} reads them. */
export function showSlots(slots: readonly Slot[]): string {
  return slots.map(({ from, to }) => `${from}–${to}`).join('\n')
}

function slotOf(from: string | undefined, to: string | undefined): Slot | undefined {
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined
}

function clockOf(text: string | undefined): string | undefined {
  const [, hour, minute] = /^(\d{1,2})(?:[:hg](\d{2})?)?$/.exec(text?.trim() ?? '') ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute ?? '00'}`
}
