import type { Instant } from '#kit'
import { request } from './request.ts'

/** A photo that the server keeps: an intent names it by its hash. */
export interface KeptPhoto {
  readonly hash: string
  /** The camera's word; null when it said nothing. */
  readonly takenAt: Instant | null
}

/** What phones and desks may choose from; asking for these makes a phone convert its own format. */
export const photoKinds = 'image/jpeg,image/png,image/webp'

/** Brings a photo to the server before the intent that names it. Throws a `Problem`; bringing it again does no harm. */
export function bringPhoto(file: Blob): Promise<KeptPhoto> {
  return request<KeptPhoto>('/photos', { method: 'POST', body: file })
}

/** Where a kept photo is shown from. */
export function photoAddress(hash: string): string {
  return `/api/files/${hash}`
}

/** Where its small picture is shown from. */
export function thumbnailAddress(hash: string): string {
  return `/api/photos/${hash}/thumbnail`
}
