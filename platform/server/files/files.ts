import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * Bytes by their SHA-256: the name is the proof. Writing the same bytes twice keeps one copy; reading checks the hash,
 * so that a damaged file is a fault and never quietly shown.
 */
export interface FileStore {
  /** Keeps the bytes; gives their hash in hex. Safe against a crash: written aside, flushed, then renamed. */
  keep(bytes: Buffer): Promise<string>
  /** The bytes of a hash; undefined when there are none; a fault when they no longer match it. */
  read(hash: string): Promise<Buffer | undefined>
  /** Removes the bytes of a hash, where a rule says that they may be kept no longer; the asker knows that nobody else needs them. */
  forget(hash: string): Promise<void>
  /** Where it lies. A room may keep what it derives from the database, and can lose, in a folder of its own name here. */
  readonly folder: string
}

/** A store in a folder, `ab/cdef…`. */
export function openFileStore(folder: string): FileStore {
  const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2))
  return {
    folder,
    async keep(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const place = placeOf(hash)
      await mkdir(path.dirname(place), { recursive: true })
      const aside = `${place}.${randomUUID()}`
      const file = await open(aside, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, place).catch(async (error: unknown) => {
        await rm(aside, { force: true })
        throw error
      })
      return hash
    },
    async read(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return undefined
      const bytes = await readFile(placeOf(hash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== hash) {
        throw new Error(`file ${hash} no longer matches its hash`)
      }
      return bytes
    },
    async forget(hash) {
      if (/^[0-9a-f]{64}$/.test(hash)) await rm(placeOf(hash), { force: true })
    },
  }
}
