import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { say } from './say.ts'

const fileName = 'secrets.key'

/**
 * The key that seals what the database must not give away (keys of second factors): `SECRETS_KEY` when it is given, 64
 * hex digits; else the file `secrets.key` of the data folder, made by chance at the first start, for its owner's eyes only.
 * Fault: what stands there is no such key.
 */
export async function readSecretsKey(given: string | undefined, dataFolder: string): Promise<Buffer> {
  if (given !== undefined) return toKey(given, 'SECRETS_KEY')
  const file = path.join(dataFolder, fileName)
  await mkdir(dataFolder, { recursive: true })
  await makeOnce(file)
  const { mode } = await stat(file)
  if ((mode & 0o077) !== 0 && process.platform !== 'win32') {
    await chmod(file, 0o600)
    say(`  ${file}: đã thu quyền đọc của người khác / others could read it, no longer`)
  }
  return toKey(await readFile(file, 'utf8'), file)
}

/** `wx`: of two first starts at once one makes the file, the other finds it. */
async function makeOnce(file: string): Promise<void> {
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(`${randomBytes(32).toString('hex')}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function toKey(text: string, where: string): Buffer {
  const digits = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw new Error(`${where} must hold 64 hex digits (32 bytes)`)
  return Buffer.from(digits, 'hex')
}
