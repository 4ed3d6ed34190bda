import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Lays a Brotli file beside every script, style and program, pressed once as hard as it goes: a sixth less on the wire than what a
 * server can press while somebody waits.
 */
export function compressOnce(): Plugin {
  return {
    name: 'compress-once',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const names = (await readdir(dir, { recursive: true })).filter((name) => /[.](m?js|css|svg|wasm)$/.test(name))
      await Promise.all(names.map((name) => compress(path.join(dir, name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  const plain = await readFile(file)
  if (plain.length < 1_024) return
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }
  const pressed = await new Promise<Buffer>((resolve, reject) => {
    brotliCompress(plain, options, (error, result) => (error ? reject(error) : resolve(result)))
  })
  await writeFile(`${file}.br`, pressed)
}
