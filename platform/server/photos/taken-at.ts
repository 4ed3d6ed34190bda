import { type Instant, toInstant } from '#kit'

interface Told {
  readonly DateTimeOriginal?: unknown
  readonly OffsetTimeOriginal?: unknown
}

/**
 * When the camera says that the picture was taken, from its EXIF block; null when it says nothing that is a time. A
 * camera that does not tell its zone is believed to show the city's time. It is the camera's word, not a proof.
 */
export async function takenAtOf(exif: Buffer | undefined, offsetMinutes: number): Promise<Instant | null> {
  if (!exif) return null
  const { default: exifr } = await import('exifr')
  const pick = ['DateTimeOriginal', 'OffsetTimeOriginal']
  const told: Told | undefined = await exifr.parse(withoutPrefix(exif), { pick, reviveValues: false }).catch(
    // A broken EXIF block says nothing; the picture itself is judged by who decodes it.
    () => undefined,
  )
  return told ? toMoment(told, offsetMinutes) : null
}

/** The TIFF block itself: JPEG writes `Exif\0\0` before it. */
function withoutPrefix(exif: Buffer): Buffer {
  return exif.subarray(0, 4).toString('latin1') === 'Exif' ? exif.subarray(6) : exif
}

function toMoment({ DateTimeOriginal: time, OffsetTimeOriginal: offset }: Told, offsetMinutes: number): Instant | null {
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(String(time ?? ''))
  if (!parts) return null
  const zone = /^[+-]\d{2}:\d{2}/.exec(String(offset ?? ''))?.[0] ?? zoneOf(offsetMinutes)
  const moment = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`)
  return Number.isNaN(moment) ? null : toInstant(moment)
}

function zoneOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
