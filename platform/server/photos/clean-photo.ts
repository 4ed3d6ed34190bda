import type { Sharp } from 'sharp'
import { type Instant, notParsed, type Parsed, parsed } from '#kit'
import type { PhotoRules } from './photo-rules.ts'
import { PHOTOS } from './photos.refusals.ts'
import { pictureKind } from './picture-kind.ts'
import { takenAtOf } from './taken-at.ts'

/** A photo as it is kept: a JPEG of our own making, without any metadata, and a small one to show in lists. */
export interface CleanPhoto {
  readonly bytes: Buffer
  readonly thumbnail: Buffer
  readonly takenAt: Instant | null
  /** Pixels, upright. */
  readonly width: number
  readonly height: number
}

const quality = 82
const thumbnailQuality = 70

/** The decoder takes tens of megabytes: it is loaded with the first photo, works alone, and keeps nothing. */
const openSharp = async () => {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

let last: Promise<unknown> = Promise.resolve()

/** One picture at a time is decoded: twenty phones at once must not take the memory of the house. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.then(
    () => undefined,
    () => undefined,
  )
  return mine
}

/**
 * A sent file as a photo that may be kept. Refuses what is no picture, what would unfold into too many pixels (read
 * from its header, before decoding), and what cannot be decoded to its end. Turns it upright, makes it smaller, writes
 * it anew: place, device, name and every other metadata are left behind; only the time taken is read before.
 */
export function cleanPhoto(
  sent: Buffer,
  { rules, offsetMinutes }: { rules: PhotoRules; offsetMinutes: number },
): Promise<Parsed<CleanPhoto>> {
  if (!pictureKind(sent)) return Promise.resolve(notParsed(PHOTOS.WRONG_TYPE))
  return oneAtATime(async () => {
    const sharp = await openSharp()
    const told = await orUndefined(sharp(sent, { limitInputPixels: false }).metadata())
    if (!told) return notParsed(PHOTOS.UNREADABLE)
    const most = rules.mostMegapixels * 1_000_000
    if (told.width * told.height > most)
      return notParsed(PHOTOS.TOO_MANY_PIXELS, { params: { max: rules.mostMegapixels } })
    const source = sharp(sent, { limitInputPixels: most, failOn: 'error' }).autoOrient()
    const kept = await orUndefined(writeAnew(source, rules.longestSide, quality))
    if (!kept) return notParsed(PHOTOS.UNREADABLE)
    const small = await writeAnew(sharp(kept.data), rules.thumbnailSide, thumbnailQuality)
    const { width, height } = kept.info
    const takenAt = await takenAtOf(told.exif, offsetMinutes)
    return parsed({ bytes: kept.data, thumbnail: small.data, takenAt, width, height })
  })
}

function writeAnew(picture: Sharp, side: number, jpegQuality: number) {
  return picture
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: jpegQuality })
    .toBuffer({ resolveWithObject: true })
}

/** What a decoder makes of it; undefined where it gives up: the file is at fault, not we. */
function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined)
}
