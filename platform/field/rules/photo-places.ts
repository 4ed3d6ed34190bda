const prefix = 'photo:'

/**
 * What stands in a payload where the hash of a photo belongs, until the server has given it: `photo:<id>`. The server
 * names a photo by what it kept of it (without its metadata), which no phone can know before.
 */
export function photoPlace(photoId: string): string {
  return prefix + photoId
}

/** The id of the photo in a place; undefined for any other text. */
export function photoInPlace(text: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined
}

/** Ids of all photos that a payload waits for, each once. */
export function photosOf(payload: unknown): string[] {
  const found = new Set<string>()
  mapTexts(payload, (text) => {
    const id = photoInPlace(text)
    if (id !== undefined) found.add(id)
    return text
  })
  return [...found]
}

/** The payload with hashes in the places. Throws where one is missing: nothing is sent with a hole in it. */
export function fillPhotos(payload: unknown, hashes: ReadonlyMap<string, string>): unknown {
  return mapTexts(payload, (text) => {
    const id = photoInPlace(text)
    if (id === undefined) return text
    const hash = hashes.get(id)
    if (hash === undefined) throw new Error(`the hash of photo ${id} is not known yet`)
    return hash
  })
}

/** The payload with every text that is exactly `old` replaced: an id that another has taken the place of. */
export function swapText(payload: unknown, old: string, next: string): unknown {
  return mapTexts(payload, (text) => (text === old ? next : text))
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
}
