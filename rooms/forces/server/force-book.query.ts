import { z } from 'zod'
import { dayOf, type Instant } from '#kit'
import { defineRead, type Profile } from '#platform/server'
import { type ForceBook, type ForceKey, forceBook, forceBookOn, forceCatalogue } from '../domain/index.ts'

const books = new WeakMap<Profile, Promise<ForceBook[]>>()

/** The book of forces in force at a moment. Fault: the profile has none for that day. */
export async function forceBookAt(profile: Profile, at: Instant): Promise<ForceBook> {
  const known = books.get(profile) ?? profile.json('forces/forces.json', z.array(forceBook))
  books.set(profile, known)
  const day = dayOf(at, profile.utcOffsetMinutes)
  const book = forceBookOn(await known, day)
  if (!book) throw new Error(`profile ${profile.name}, forces/forces.json: nothing is in force on ${day}`)
  return book
}

/** How a force is called. */
export function forceNameIn(book: ForceBook): (key: string) => {
  key: ForceKey
  title: { vi: string; en: string }
  short: { vi: string; en: string }
} {
  return (key) => {
    const force = book.forces.find((one) => one.key === key)
    if (!force) throw new Error(`no force ${key} in the book`)
    return { key: force.key, title: force.title, short: force.short }
  }
}

/** `GET /forces/catalogue` */
export const forceCatalogueRead = defineRead(forceCatalogue, async ({ profile, now }) => {
  const { forces } = await forceBookAt(profile, now)
  return { forces }
})
